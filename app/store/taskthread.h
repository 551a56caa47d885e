// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace kikitori {

/// A thread that runs tasks one after another in the order in which they were posted. Thread: post() from any. Owner:
/// whoever needs the thread.
class TaskThread {
public:
    TaskThread();
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
    // Not a QThread: its wait() returns before the thread's own data are gone, and OpenSSL's cleaning up at exit then
    // frees them a second time. join() waits for them.
    std::thread m_thread;
};

} // namespace kikitori
