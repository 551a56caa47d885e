// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace kikitori {

/// Work that must not hold a window (deriving a key, copying a store), each on a thread of its own. The reply comes once,
/// on the GUI thread, and never when its context is gone. Thread: GUI. Owner: who asks; it waits for what runs.
class Errands final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Errands() override;

    template<class T>
    void run(std::function<Result<T>()> work, QObject *context, Reply<T> reply)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        QThread *thread = QThread::create([work = std::move(work), result] { result->emplace(work()); });
        connect(thread, &QThread::finished, context, [result, reply = std::move(reply)] { reply(std::move(**result)); });
        begin(thread);
    }

private:
    void begin(QThread *thread);
    QList<QThread *> m_threads;
};

} // namespace kikitori
