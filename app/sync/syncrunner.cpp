// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/syncrunner.h"

#include "sync/backoff.h"
#include "sync/syncpass.h"

#include <QElapsedTimer>
#include <QTimer>

namespace kikitori {

namespace {
constexpr int kBatch = 200;
constexpr int kFirstPause = 1'000;
constexpr int kLongestPause = 60'000;
constexpr int kBetweenProofs = 10'000;
}

/// Holds both doors, opens them when they are needed and drops the shared one after each failure. Thread: sync, all of
/// it. Owner: the runner's thread, which deletes it as it ends.
class SyncRunner::Worker final : public QObject {
public:
    using Report = std::function<void(const SyncState &)>;
    Worker(OpenOutbox outbox, OpenRemote remote, QString desk, std::shared_ptr<std::atomic_bool> nudged, Report report)
        : m_openOutbox(std::move(outbox))
        , m_openRemote(std::move(remote))
        , m_desk(std::move(desk))
        , m_nudged(std::move(nudged))
        , m_report(std::move(report))
        , m_timer(this)
    {
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout(this, [this] { pass(); });
    }

    void setPauses(int first, int longest, int betweenProofs)
    {
        m_backOff = BackOff(first, longest);
        m_betweenProofs = betweenProofs;
    }

    /// While it waits for a store that is away, a commit does not cut the pause short: the timer comes anyway.
    void look()
    {
        m_nudged->store(false);
        if (m_state.phase != SyncState::Phase::Waiting)
            pass();
    }

private:
    void pass()
    {
        m_timer.stop();
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
            m_timer.start(m_betweenProofs);
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
        m_timer.start(m_backOff.next());
        m_report(m_state);
    }

    [[nodiscard]] static bool isEnding() { return QThread::currentThread()->isInterruptionRequested(); }

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
    std::shared_ptr<std::atomic_bool> m_nudged;
    Report m_report;
    QTimer m_timer;
    BackOff m_backOff { kFirstPause, kLongestPause };
    int m_betweenProofs = kBetweenProofs;
    QElapsedTimer m_lastProof;
    bool m_unproven = true;
    SyncState m_state;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<RemoteStore> m_remote;
};

SyncRunner::SyncRunner(OpenOutbox outbox, OpenRemote remote, QString desk, QObject *parent)
    : QObject(parent)
    , m_nudged(std::make_shared<std::atomic_bool>(false))
{
    qRegisterMetaType<SyncState>();
    // Called on the sync thread; the state crosses as a value.
    auto report = [this](const SyncState &state) {
        QMetaObject::invokeMethod(
            this,
            [this, state] {
                m_state = state;
                Q_EMIT stateChanged(m_state);
            },
            Qt::QueuedConnection);
    };
    m_worker = new Worker(std::move(outbox), std::move(remote), std::move(desk), m_nudged, std::move(report));
    m_thread.setObjectName(QStringLiteral("sync"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

SyncRunner::~SyncRunner()
{
    if (!m_thread.isRunning()) {
        delete m_worker; // it never ran: nobody else would
        return;
    }
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void SyncRunner::setPauses(int first, int longest, int betweenProofs)
{
    m_worker->setPauses(first, longest, betweenProofs);
}

void SyncRunner::start()
{
    if (m_thread.isRunning())
        return;
    m_thread.start();
    nudge();
}

void SyncRunner::nudge()
{
    if (m_nudged->exchange(true))
        return;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->look(); }, Qt::QueuedConnection);
}

SyncState SyncRunner::state() const
{
    return m_state;
}

} // namespace kikitori
