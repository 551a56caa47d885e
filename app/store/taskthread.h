// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace kikitori {

/// A thread that runs tasks one after another in the order in which they were posted. Thread: post() from any. Owner:
/// whoever needs the thread.
class TaskThread {
public:
    explicit TaskThread(const QString &name);
    ~TaskThread();
    /// False once finish() was called; the task is dropped then.
    bool post(std::function<void()> task);
    /// Runs what was posted, then ends the thread and waits for it. Not from the thread itself.
    void finish();

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_finishing = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace kikitori
