// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/syncrunner.h"

#include "sync/backoff.h"

#include <QElapsedTimer>
#include <QThread>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace kikitori {

namespace {
constexpr int kFirstPause = 1'000;
constexpr int kLongestPause = 60'000;
constexpr int kBetweenProofs = 10'000;
constexpr int kProofAtLeast = 600'000; // also when nothing changed here: the server may have
constexpr int kProofShare = 20; // proofs take a twentieth of the time at most
constexpr int kSilence = 30'000; // news may be lost on the way
constexpr int kWithoutNews = 2'000; // when the server cannot tell them
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
    void setPolicy(const SyncPolicy &policy) { m_policy = policy; }
    void setClock(const Clock *clock) { m_clock = clock; }

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
    using Steady = std::chrono::steady_clock;

    /// Sleeps until there is something to do; false when it is to end. While it waits for a store that is away, a
    /// commit does not cut the pause short: the pass comes anyway.
    [[nodiscard]] bool waitForWork()
    {
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                if (m_ending)
                    return false;
                if (std::exchange(m_nudged, false) && m_state.phase != SyncState::Phase::Waiting)
                    return true;
                if (m_due && Steady::now() >= *m_due)
                    return true;
                if (!listens()) {
                    if (m_due)
                        m_wake.wait_until(lock, *m_due);
                    else
                        m_wake.wait(lock);
                    continue;
                }
            }
            if (hasNews())
                return true;
        }
    }

    [[nodiscard]] bool listens() const { return m_remote && m_tellsNews && m_state.phase == SyncState::Phase::Idle && m_due; }

    /// Waits at the shared store's door, but no longer than to the next pass.
    [[nodiscard]] bool hasNews()
    {
        const auto most = std::chrono::ceil<std::chrono::milliseconds>(*m_due - Steady::now());
        const auto news = m_remote->waitForNews(std::max(most, std::chrono::milliseconds(1)), [this] {
            const std::lock_guard lock(m_mutex);
            return m_nudged || m_ending;
        });
        if (news)
            return *news;
        if (news.error().fault == Fault::ShareRefused) {
            m_tellsNews = false;
            passAgainIn(kWithoutNews);
        } else {
            waitAfter(news.error());
        }
        return false;
    }

    void pass()
    {
        m_due.reset();
        if (auto done = openDoors().and_then([this] { return bringTogether(); }); !done)
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
            m_tellsNews = true;
            return measureClock();
        }
        return {};
    }

    /// The answer was on its way for half of the time that asking took.
    Result<> measureClock()
    {
        const QDateTime before = m_clock->now();
        const qint64 start = m_clock->monotonicMs();
        const auto there = m_remote->clock();
        const qint64 took = m_clock->monotonicMs() - start;
        if (there)
            m_state.clockDriftMs = there->msecsTo(before.addMSecs(took / 2));
        else if (there.error().fault != Fault::ShareRefused)
            return tl::make_unexpected(there.error());
        return {};
    }

    Result<> bringTogether()
    {
        SyncPolicy policy = m_policy;
        policy.prove = isProofDue();
        SyncPass pass(*m_outbox, *m_remote, m_desk, policy, [this] { return m_clock->now(); });
        pass.setUnexplained(m_unexplained);
        for (bool first = true; !isEnding(); first = false) {
            QElapsedTimer took;
            took.start();
            const auto more = pass.step();
            // Both sides read all rows of the desk for a proof: the more there are, the longer the pause after it.
            if (!pass.plan().items.empty() && pass.plan().items.front().act == SyncItem::Act::Prove)
                m_proofPause = std::max<qint64>(m_betweenProofs, kProofShare * took.elapsed());
            note(pass.outcome());
            if (!more)
                return tl::make_unexpected(more.error());
            if (!*more)
                return rest(pass);
            if (first && pass.outcome().accepted > 0) {
                m_state.phase = SyncState::Phase::Sending;
                m_report(m_state);
            }
        }
        return {};
    }

    /// Comparing reads all rows of the desk on both sides, so it is not repeated for each key that a nurse presses.
    [[nodiscard]] bool isProofDue() const
    {
        return !m_lastProof.isValid() || m_lastProof.hasExpired(m_unproven ? m_proofPause : kProofAtLeast);
    }

    /// What a pass did, as soon as it did it: the next step may fail.
    void note(const SyncOutcome &outcome)
    {
        const qint64 settled = outcome.accepted + outcome.refused + outcome.postponed + outcome.received + outcome.sentAgain;
        m_unproven = m_unproven || settled > 0;
        if (outcome.received <= m_noted.received) {
            m_noted = outcome;
            return;
        }
        m_state.received += outcome.received - m_noted.received;
        m_state.lastReceived = m_clock->now();
        m_noted = outcome;
    }

    Result<> rest(const SyncPass &pass)
    {
        m_noted = {};
        m_backOff.reset();
        m_unexplained = pass.unexplained();
        if (const auto &proof = pass.outcome().proof) {
            judge(*proof, pass.outcome());
            m_lastProof.start();
            if (const auto measured = measureClock(); !measured)
                return measured;
        } else {
            noteCounts();
        }
        const int pause = m_tellsNews ? kSilence : kWithoutNews;
        passAgainIn(m_unproven ? static_cast<int>(std::min<qint64>(m_proofPause, pause)) : pause);
        if (const auto &next = pass.outcome().nextDue) {
            const auto at = Steady::now() + std::chrono::milliseconds(std::max<qint64>(0, m_clock->now().msecsTo(*next)));
            m_due = std::min(*m_due, at);
        }
        m_state.phase = SyncState::Phase::Idle;
        m_report(m_state);
        return {};
    }

    void judge(const SyncProof &proof, const SyncOutcome &outcome)
    {
        m_state.pending = proof.local.pending;
        m_state.setAside = proof.local.setAside;
        if (outcome.compared || proof.complete())
            m_ownContradictions = outcome.contradicting;
        m_state.contradictions = proof.local.contradictions + m_ownContradictions;
        if (proof.complete()) {
            m_unproven = false;
            m_state.lastComplete = m_clock->now();
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
        m_noted = {};
        m_unproven = true;
        if (m_outbox)
            noteCounts();
        m_state.phase = SyncState::Phase::Waiting;
        m_state.reason = error.detail;
        passAgainIn(m_backOff.next());
        m_report(m_state);
    }

    void passAgainIn(int ms) { m_due = Steady::now() + std::chrono::milliseconds(ms); }

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
    qint64 m_proofPause = 0; ///< milliseconds
    qint64 m_ownContradictions = 0; ///< when last compared
    bool m_unproven = true;
    SyncState m_state;
    bool m_tellsNews = true;
    SyncPolicy m_policy;
    SystemClock m_systemClock;
    const Clock *m_clock = &m_systemClock;
    QByteArray m_unexplained; ///< difference that comparing did not explain
    SyncOutcome m_noted; ///< of the pass under way
    std::optional<Steady::time_point> m_due; ///< of the next pass that comes without a nudge
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

void SyncRunner::setPolicy(const SyncPolicy &policy)
{
    m_worker->setPolicy(policy);
}

void SyncRunner::setClock(const Clock *clock)
{
    m_worker->setClock(clock);
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
