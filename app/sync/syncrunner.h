// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"
#include "sync/remotestore.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace kikitori {

/// How sharing stands, for the status line.
struct SyncState {
    enum class Phase { Off, Idle, Sending, Waiting } phase = Phase::Off; ///< Waiting: unreachable, backing off
    qint64 pending = 0;
    qint64 setAside = 0;
    QDateTime lastComplete; ///< UTC of the last time nothing was pending and counts and digest agreed
    QString reason; ///< why it waits, for the engineer
};

/// What both sides hold, compared.
struct SyncProof {
    Outbox::Counts local;
    RemoteStore::Counts remote;
    [[nodiscard]] bool complete() const;
};

/// One pass: sends what is pending in batches, acknowledges what was accepted, sets aside what was refused. Pure in
/// its dependencies; used by the runner, by kikitorictl and by the tests. Returns how many were accepted.
[[nodiscard]] Result<qint64> syncOnce(Outbox &outbox, RemoteStore &remote, int batch = 200);
[[nodiscard]] Result<SyncProof> proveSync(Outbox &outbox, RemoteStore &remote, const QString &desk);

/// Runs passes on the `sync` thread when something was committed, and after a back-off (1 s doubling to 60 s) when the
/// shared store is away. The desk never waits for it. Thread: GUI for calls and signals. Owner: main.
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
