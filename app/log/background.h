// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace kikitori {

/// Does work that must not stop the window (files, decrypting), one piece after the other, on a thread of its own.
/// Thread: GUI; only `work` runs elsewhere. Owner: a window. The destructor waits for the piece that is running; what
/// had not begun is dropped, and `done` is never called after it.
class Background final : public QObject {
    Q_OBJECT
public:
    explicit Background(QObject *parent = nullptr);
    ~Background() override;

    template<class Value>
    void run(std::function<Value()> work, std::function<void(Value)> done)
    {
        m_pool.start([this, work = std::move(work), done = std::move(done)] {
            auto value = std::make_shared<Value>(work());
            QMetaObject::invokeMethod(this, [value, done] { done(std::move(*value)); }, Qt::QueuedConnection);
        });
    }

private:
    QThreadPool m_pool;
};

} // namespace kikitori
