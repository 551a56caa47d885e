// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"

#include <QObject>

#include <memory>
#include <optional>
#include <utility>

namespace kikitori {

/// The one signal of a delivery. A queued connection is what Qt promises to drop, under its own lock, when the
/// receiving object goes while another thread emits; a guarded pointer promises no such thing across threads.
class DeliverySignal final : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void given();
};

/// Carries one result to the thread of whoever asked. Thread: made on the asking thread while `context` is alive;
/// give() once, from any. Owner: the task that answers.
template<class T>
class Delivery {
public:
    /// Without a context or a reply nobody is told.
    Delivery(QObject *context, Reply<T> reply)
    {
        if (!context || !reply)
            return;
        // The reply is moved out, so that what it holds goes on the thread that it was made for.
        QObject::connect(
            &m_signal, &DeliverySignal::given, context,
            [reply = std::move(reply), value = m_value]() mutable { std::exchange(reply, nullptr)(std::move(**value)); },
            Qt::QueuedConnection);
        // Of no thread: it is emitted and dropped on the answering one.
        m_signal.moveToThread(nullptr);
    }
    void give(Result<T> result)
    {
        *m_value = std::move(result);
        Q_EMIT m_signal.given();
    }

private:
    std::shared_ptr<std::optional<Result<T>>> m_value = std::make_shared<std::optional<Result<T>>>();
    DeliverySignal m_signal;
};

} // namespace kikitori
