// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "sync/syncpass.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace kikitori {

/// How sharing stands, for the status line.
struct SyncState {
    enum class Phase { Off, Idle, Sending, Waiting } phase = Phase::Off; ///< Waiting: unreachable, backing off
    qint64 pending = 0; ///< postponed ones included
    qint64 setAside = 0;
    QDateTime lastComplete; ///< UTC of the last time nothing was pending and counts and digest agreed
    QString reason; ///< why it waits, for the engineer
    qint64 received = 0; ///< entries of other desks since the start
    QDateTime lastReceived; ///< UTC; invalid when none came since the start
    qint64 contradictions = 0; ///< entries that stand there with the same id and another hash
    std::optional<qint64> clockDriftMs; ///< this desk's clock less the shared store's; over 2 s either way is an alarm
};

/// Runs passes on the `sync` thread: when something was committed here, when the shared store says that another desk
/// wrote something, when a postponed entry is due, and after a back-off (1 s doubling to 60 s) when the shared store is
/// away. The desk never waits for it. Thread: GUI for calls and signals. Owner: main.
class SyncRunner final : public QObject {
    Q_OBJECT
public:
    using OpenOutbox = std::function<Result<std::unique_ptr<Outbox>>()>;
    using OpenRemote = std::function<Result<std::unique_ptr<RemoteStore>>()>;
    SyncRunner(OpenOutbox outbox, OpenRemote remote, QString desk, QObject *parent = nullptr);
    /// Waits for the batch that is under way, and no further one; when that takes over 1 s, the doors are asked to give
    /// up (QThread::isInterruptionRequested() on the sync thread).
    ~SyncRunner() override;
    /// Other pauses than 1 s to 60 s, and how often the proof is repeated at most; before start(), milliseconds.
    void setPauses(int first, int longest, int betweenProofs);
    /// How much at once and how many days back; before start().
    void setPolicy(const SyncPolicy &policy);
    /// Another clock than the machine's; before start(). It must outlive the runner.
    void setClock(const Clock *clock);
    void start();
    /// Something was committed; cheap, from any thread.
    void nudge();
    [[nodiscard]] SyncState state() const;

Q_SIGNALS:
    void stateChanged(const kikitori::SyncState &state);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
    SyncState m_state;
    // Not a QThread: its wait() returns before the thread's own data are gone, and OpenSSL's cleaning up at exit then
    // frees them a second time. join() waits for them.
    std::thread m_thread;
};

} // namespace kikitori
