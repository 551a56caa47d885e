// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/syncrunner.h"

#include "sync/backoff.h"
#include "sync/syncpass.h"

#include <QElapsedTimer>
#include <QThread>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace kikitori {

namespace {
constexpr int kBatch = 200;
constexpr int kFirstPause = 1'000;
constexpr int kLongestPause = 60'000;
constexpr int kBetweenProofs = 10'000;
constexpr std::chrono::milliseconds kGrace { 1'000 };
}

/// Holds both doors, opens them when they are needed and drops the shared one after each failure. Thread: sync for
/// run() and all it calls; setPauses() before that; nudge(), end(), hasEndedWithin() and interrupt() from any.
/// Owner: the runner, which outlives the thread.
class SyncRunner::Worker final {
public:
    using Report = std::function<void(const SyncState &)>;
    Worker(OpenOutbox outbox, OpenRemote remote, QString desk, Report report)
        : m_openOutbox(std::move(outbox))
        , m_openRemote(std::move(remote))
        , m_desk(std::move(desk))
        , m_report(std::move(report))
    {
    }

    void setPauses(int first, int longest, int betweenProofs)
    {
        m_backOff = BackOff(first, longest);
        m_betweenProofs = betweenProofs;
    }

    void run()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_self = QThread::currentThread();
        }
        while (waitForWork())
            pass();
        m_remote.reset();
        m_outbox.reset();
        {
            const std::lock_guard lock(m_mutex);
            m_self = nullptr;
            m_ended = true;
        }
        m_wake.notify_all();
    }

    void nudge()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_nudged = true;
        }
        m_wake.notify_all();
    }

    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_all();
    }

    [[nodiscard]] bool hasEndedWithin(std::chrono::milliseconds bound)
    {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, bound, [this] { return m_ended; });
    }

    void interrupt()
    {
        const std::lock_guard lock(m_mutex);
        if (m_self)
            m_self->requestInterruption();
    }

private:
    using Clock = std::chrono::steady_clock;

    /// Sleeps until there is something to do; false when it is to end. While it waits for a store that is away, a
    /// commit does not cut the pause short: the pass comes anyway.
    [[nodiscard]] bool waitForWork()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            if (m_ending)
                return false;
            if (std::exchange(m_nudged, false) && m_state.phase != SyncState::Phase::Waiting)
                return true;
            if (m_due && Clock::now() >= *m_due)
                return true;
            if (m_due)
                m_wake.wait_until(lock, *m_due);
            else
                m_wake.wait(lock);
        }
    }

    void pass()
    {
        m_due.reset();
        if (auto done = openDoors().and_then([this] { return send(); }).and_then([this] { return prove(); }); !done)
            waitAfter(done.error());
    }

    Result<> openDoors()
    {
        if (!m_outbox) {
            auto opened = m_openOutbox();
            if (!opened)
                return tl::make_unexpected(opened.error());
            m_outbox = std::move(*opened);
            noteCounts();
        }
        if (!m_remote) {
            auto opened = m_openRemote();
            if (!opened)
                return tl::make_unexpected(opened.error());
            m_remote = std::move(*opened);
        }
        return {};
    }

    Result<> send()
    {
        for (bool first = true; !isEnding(); first = false) {
            const auto outcome = syncBatch(*m_outbox, *m_remote, kBatch);
            if (!outcome)
                return tl::make_unexpected(outcome.error());
            m_unproven = m_unproven || outcome->more;
            if (!outcome->more)
                break;
            if (first) {
                m_state.phase = SyncState::Phase::Sending;
                m_report(m_state);
            }
        }
        return {};
    }

    /// Comparing reads all rows of the desk on both sides, so it is not repeated for each key that a nurse presses.
    Result<> prove()
    {
        if (isEnding())
            return {};
        m_backOff.reset();
        m_state.pending = 0;
        if (m_unproven && (!m_lastProof.isValid() || m_lastProof.hasExpired(m_betweenProofs))) {
            const auto proof = proveSync(*m_outbox, *m_remote, m_desk);
            if (!proof)
                return tl::make_unexpected(proof.error());
            m_lastProof.start();
            note(*proof);
        }
        if (m_unproven)
            passAgainIn(m_betweenProofs);
        m_state.phase = SyncState::Phase::Idle;
        m_report(m_state);
        return {};
    }

    void note(const SyncProof &proof)
    {
        m_state.pending = proof.local.pending;
        m_state.setAside = proof.local.setAside;
        if (proof.complete()) {
            m_unproven = false;
            m_state.lastComplete = QDateTime::currentDateTimeUtc();
            m_state.reason.clear();
            return;
        }
        if (proof.local.setAside > 0)
            m_state.reason = QStringLiteral("entries were set aside");
        else if (proof.local.pending == 0) // else somebody committed meanwhile, and the nudge for it is on its way
            m_state.reason = QStringLiteral("the stores differ: %1 entries there, %2 acknowledged here")
                                 .arg(proof.remote.entries)
                                 .arg(proof.local.acknowledged);
    }

    void waitAfter(const Error &error)
    {
        m_remote.reset();
        m_unproven = true;
        if (m_outbox)
            noteCounts();
        m_state.phase = SyncState::Phase::Waiting;
        m_state.reason = error.detail;
        passAgainIn(m_backOff.next());
        m_report(m_state);
    }

    void passAgainIn(int ms) { m_due = Clock::now() + std::chrono::milliseconds(ms); }

    [[nodiscard]] bool isEnding()
    {
        const std::lock_guard lock(m_mutex);
        return m_ending;
    }

    void noteCounts()
    {
        const auto counts = m_outbox->counts();
        if (!counts)
            return;
        m_state.pending = counts->pending;
        m_state.setAside = counts->setAside;
    }

    OpenOutbox m_openOutbox;
    OpenRemote m_openRemote;
    QString m_desk;
    Report m_report;
    BackOff m_backOff { kFirstPause, kLongestPause };
    int m_betweenProofs = kBetweenProofs;
    QElapsedTimer m_lastProof;
    bool m_unproven = true;
    SyncState m_state;
    std::optional<Clock::time_point> m_due; ///< of the next pass that comes without a nudge
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<RemoteStore> m_remote;

    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    bool m_nudged = false;
    bool m_ending = false;
    bool m_ended = false;
    QThread *m_self = nullptr; ///< Qt's view of the thread while it runs
};

SyncRunner::SyncRunner(OpenOutbox outbox, OpenRemote remote, QString desk, QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<SyncState>();
    // Called on the sync thread, which is joined before this object goes; the state crosses as a value, and Qt drops
    // what was posted to an object that is gone.
    auto report = [this](const SyncState &state) {
        QMetaObject::invokeMethod(
            this,
            [this, state] {
                m_state = state;
                Q_EMIT stateChanged(m_state);
            },
            Qt::QueuedConnection);
    };
    m_worker = std::make_unique<Worker>(std::move(outbox), std::move(remote), std::move(desk), std::move(report));
}

SyncRunner::~SyncRunner()
{
    if (!m_thread.joinable())
        return;
    m_worker->end();
    if (!m_worker->hasEndedWithin(kGrace))
        m_worker->interrupt();
    m_thread.join();
}

void SyncRunner::setPauses(int first, int longest, int betweenProofs)
{
    m_worker->setPauses(first, longest, betweenProofs);
}

void SyncRunner::start()
{
    if (m_thread.joinable())
        return;
    m_worker->nudge();
    m_thread = std::thread([worker = m_worker.get()] { worker->run(); });
}

void SyncRunner::nudge()
{
    m_worker->nudge();
}

SyncState SyncRunner::state() const
{
    return m_state;
}

} // namespace kikitori
