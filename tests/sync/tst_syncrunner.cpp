// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fakes.h"

#include "sync/syncrunner.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QMutex>
#include <QThread>
#include <QTimer>
#include <QWaitCondition>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kDesk = QStringLiteral("01");
constexpr int kGraceMs = 1'000; ///< what the runner leaves to a batch under way

/// What both sides hold, shared with the doors that the runner opens on its thread.
struct Sides {
    QMutex mutex;
    FakeOutbox outbox;
    FakeRemote remote;
    int remotesOpened = 0;
    QThread *openedOn = nullptr;
    bool blockPush = false;
    bool inPush = false;
    bool news = false;
    bool waitsForNews = false;
    bool wokenFromNews = false; ///< the last wait for them ended because it was asked to look up
    bool tellsNothing = false;
    QWaitCondition changed;
};

struct Locked {
    std::shared_ptr<Sides> sides;
    QMutexLocker<QMutex> lock { &sides->mutex };
    Sides *operator->() { return sides.get(); }
};

class SharedOutbox final : public Outbox {
public:
    explicit SharedOutbox(std::shared_ptr<Sides> sides)
        : m_sides(std::move(sides))
    {
    }
    Result<std::vector<Entry>> pending(int most, const QDateTime &now) override { return locked()->outbox.pending(most, now); }
    Result<> acknowledged(const std::vector<QUuid> &ids) override { return locked()->outbox.acknowledged(ids); }
    Result<> setAside(const QUuid &id, const QString &reason) override { return locked()->outbox.setAside(id, reason); }
    Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &now) override
    {
        return locked()->outbox.postponed(ids, now);
    }
    Result<std::optional<QDateTime>> nextDue() override { return locked()->outbox.nextDue(); }
    Result<std::vector<Aside>> aside(int most) override { return locked()->outbox.aside(most); }
    Result<> offerAgain(const std::vector<QUuid> &ids) override { return locked()->outbox.offerAgain(ids); }
    Result<SharedPosition> position() override { return locked()->outbox.position(); }
    Result<Received> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) override
    {
        return locked()->outbox.receive(entries, upTo);
    }
    Result<std::vector<KnownEntry>> known(const QUuid &after, int most) override { return locked()->outbox.known(after, most); }
    Result<int> missingThere(const std::vector<QUuid> &ids) override { return locked()->outbox.missingThere(ids); }
    Result<Counts> counts() override { return locked()->outbox.counts(); }
    Result<Counts> countsFromRows() override { return locked()->outbox.countsFromRows(); }

private:
    Locked locked() { return Locked { m_sides }; }
    std::shared_ptr<Sides> m_sides;
};

class SharedRemote final : public RemoteStore {
public:
    explicit SharedRemote(std::shared_ptr<Sides> sides)
        : m_sides(std::move(sides))
    {
    }
    Result<Outcome> push(const std::vector<Entry> &entries) override
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->inPush = true;
        m_sides->changed.wakeAll();
        while (m_sides->blockPush && !QThread::currentThread()->isInterruptionRequested())
            m_sides->changed.wait(&m_sides->mutex, 10);
        m_sides->inPush = false;
        return m_sides->remote.push(entries);
    }
    Result<Counts> counts(const QString &desk) override { return locked()->remote.counts(desk); }
    Result<QUuid> epoch() override { return locked()->remote.epoch(); }
    Result<Page> pull(const QString &desk, qint64 after, int days, int most) override
    {
        return locked()->remote.pull(desk, after, days, most);
    }
    Result<std::vector<KnownEntry>> known(const QString &desk, const QUuid &after, int most) override
    {
        return locked()->remote.known(desk, after, most);
    }
    Result<std::vector<Entry>> fetch(const std::vector<QUuid> &ids) override { return locked()->remote.fetch(ids); }
    Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &ids) override { return locked()->remote.readBack(ids); }
    Result<QDateTime> clock() override { return locked()->remote.clock(); }
    Result<bool> waitForNews(std::chrono::milliseconds most, const std::function<bool()> &wake) override
    {
        const QDeadlineTimer end(most);
        QMutexLocker lock(&m_sides->mutex);
        if (m_sides->tellsNothing)
            return fail(Fault::ShareRefused, {}, QStringLiteral("0A000"));
        m_sides->waitsForNews = true;
        m_sides->wokenFromNews = false;
        while (!end.hasExpired() && !QThread::currentThread()->isInterruptionRequested()) {
            if (wake()) {
                m_sides->wokenFromNews = true;
                return false;
            }
            if (std::exchange(m_sides->news, false))
                return true;
            if (m_sides->remote.away)
                return fail(Fault::ShareUnreachable, {}, QStringLiteral("away"));
            m_sides->changed.wait(&m_sides->mutex, 5);
        }
        return false;
    }

private:
    Locked locked() { return Locked { m_sides }; }
    std::shared_ptr<Sides> m_sides;
};

class SyncRunnerTest : public ::testing::Test {
protected:
    std::unique_ptr<SyncRunner> makeRunner(int betweenProofs = 0)
    {
        auto runner = std::make_unique<SyncRunner>(
            [sides = m_sides]() -> Result<std::unique_ptr<Outbox>> { return std::make_unique<SharedOutbox>(sides); },
            [sides = m_sides]() -> Result<std::unique_ptr<RemoteStore>> {
                QMutexLocker lock(&sides->mutex);
                ++sides->remotesOpened;
                sides->openedOn = QThread::currentThread();
                if (sides->remote.away)
                    return fail(Fault::ShareUnreachable, {}, QStringLiteral("away"));
                return std::make_unique<SharedRemote>(sides);
            },
            kDesk);
        runner->setPauses(5, 20, betweenProofs);
        return runner;
    }

    /// Lets events pass until it is so; false after two minutes.
    static bool until(const std::function<bool()> &so)
    {
        QElapsedTimer clock;
        clock.start();
        while (!so()) {
            if (clock.hasExpired(120'000))
                return false;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
        }
        return true;
    }
    /// How long the end of a runner takes, in milliseconds: the least of a few that `made` puts to work, because one may
    /// meet whatever else the machine does. What is well ends far below the grace; what waits for it never does.
    static qint64 leastEnd(const std::function<std::unique_ptr<SyncRunner>()> &made, const std::function<void()> &before = {})
    {
        qint64 least = kGraceMs;
        for (int attempt = 0; attempt < 10 && least > kGraceMs * 9 / 10; ++attempt) {
            auto runner = made();
            QElapsedTimer clock;
            clock.start();
            if (before)
                before();
            runner.reset();
            least = std::min(least, clock.elapsed());
        }
        return least;
    }
    void add(int count)
    {
        QMutexLocker lock(&m_sides->mutex);
        for (int i = 0; i < count; ++i)
            m_sides->outbox.waiting.push_back(entryOf(QStringLiteral("case-1"), ++m_seq));
    }
    template<class T>
    T read(const std::function<T(Sides &)> &what)
    {
        QMutexLocker lock(&m_sides->mutex);
        return what(*m_sides);
    }

    std::shared_ptr<Sides> m_sides = std::make_shared<Sides>();
    qint64 m_seq = 0;
    QTimer m_tick; // wakes the waiting loop above
    void SetUp() override { m_tick.start(10); }
};

} // namespace

TEST_F(SyncRunnerTest, IsOffUntilStarted)
{
    const auto runner = makeRunner();
    add(1);
    runner->nudge();
    QCoreApplication::processEvents();
    EXPECT_EQ(runner->state().phase, SyncState::Phase::Off);
    EXPECT_EQ(read<int>([](Sides &s) { return s.remotesOpened; }), 0);
}

TEST_F(SyncRunnerTest, SendsWhatWaitedWhenItStartsAndWhatIsCommittedLater)
{
    add(3);
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    EXPECT_EQ(read<int>([](Sides &s) { return s.remote.written; }), 3);
    EXPECT_NE(read<QThread *>([](Sides &s) { return s.openedOn; }), QThread::currentThread());
    const QDateTime first = runner->state().lastComplete;
    add(2);
    runner->nudge();
    EXPECT_TRUE(until([&] { return read<int>([](Sides &s) { return s.remote.written; }) == 5; }));
    EXPECT_TRUE(until([&] { return runner->state().lastComplete > first && runner->state().phase == SyncState::Phase::Idle; }));
    EXPECT_EQ(runner->state().pending, 0);
}

TEST_F(SyncRunnerTest, WaitsWhileTheServerIsAwayAndGoesOnByItselfWhenItComesBack)
{
    add(4);
    m_sides->remote.away = true;
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().phase == SyncState::Phase::Waiting; }));
    EXPECT_EQ(runner->state().pending, 4);
    EXPECT_EQ(runner->state().reason, QStringLiteral("away"));
    EXPECT_TRUE(until([&] { return read<int>([](Sides &s) { return s.remotesOpened; }) >= 3; })) << "it tries again";
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->remote.away = false;
    }
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    EXPECT_EQ(read<int>([](Sides &s) { return s.remote.written; }), 4);
    EXPECT_TRUE(runner->state().reason.isEmpty());
}

TEST_F(SyncRunnerTest, ANudgeDoesNotCutThePauseShort)
{
    m_sides->remote.away = true;
    auto runner = makeRunner();
    runner->setPauses(600'000, 600'000, 0);
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().phase == SyncState::Phase::Waiting; }));
    int ticks = 0;
    const auto counted = QObject::connect(&m_tick, &QTimer::timeout, [&] { ++ticks; });
    EXPECT_TRUE(until([&] {
        runner->nudge();
        return ticks >= 10;
    }));
    QObject::disconnect(counted);
    EXPECT_EQ(read<int>([](Sides &s) { return s.remotesOpened; }), 1);
}

TEST_F(SyncRunnerTest, ALostAnswerIsSentAgainOnANewConnectionAndDoublesNothing)
{
    add(7);
    m_sides->remote.loseAnswers = 1;
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    EXPECT_EQ(read<int>([](Sides &s) { return s.remote.written; }), 7);
    EXPECT_EQ(read<int>([](Sides &s) { return s.remotesOpened; }), 2);
}

TEST_F(SyncRunnerTest, WhatWasSetAsideIsShownAndNeverCalledComplete)
{
    add(3);
    const QUuid poison = m_sides->outbox.waiting[1].id;
    m_sides->remote.refuses = [poison](const Entry &entry) { return entry.id == poison; };
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().setAside == 1 && runner->state().phase == SyncState::Phase::Idle; }));
    EXPECT_EQ(read<int>([](Sides &s) { return s.remote.written; }), 2);
    EXPECT_FALSE(runner->state().lastComplete.isValid());
    EXPECT_EQ(runner->state().reason, QStringLiteral("entries were set aside"));
}

TEST_F(SyncRunnerTest, WhatAnotherDeskWroteComesAtOnceWhenTheServerTellsOfIt)
{
    const auto runner = makeRunner();
    runner->setPauses(5, 20, 600'000); // nothing but the news makes it look
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    EXPECT_FALSE(runner->state().lastReceived.isValid());
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->remote.put(entryOf(QStringLiteral("c"), 1, kind::Field, {}, Stream::Case, QStringLiteral("02")));
        m_sides->news = true;
        m_sides->changed.wakeAll();
    }
    EXPECT_TRUE(until([&] { return runner->state().received == 1; }));
    EXPECT_TRUE(runner->state().lastReceived.isValid());
    EXPECT_EQ(read<int>([](Sides &s) { return int(s.outbox.fromOthers.size()); }), 1);
}

TEST_F(SyncRunnerTest, AServerThatCannotTellNewsIsAskedNowAndThen)
{
    m_sides->tellsNothing = true;
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->remote.put(entryOf(QStringLiteral("c"), 1, kind::Field, {}, Stream::Case, QStringLiteral("02")));
    }
    EXPECT_TRUE(until([&] { return runner->state().received == 1; }));
}

TEST_F(SyncRunnerTest, AConnectionThatIsLostWhileItWaitsForNewsIsOpenedAgain)
{
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    const QDateTime before = runner->state().lastComplete;
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->remote.away = true;
    }
    EXPECT_TRUE(until([&] { return runner->state().phase == SyncState::Phase::Waiting; }));
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->remote.away = false;
    }
    EXPECT_TRUE(until([&] { return runner->state().lastComplete > before; }));
}

TEST_F(SyncRunnerTest, EndsAtOnceWhileItWaitsForNews)
{
    const qint64 ms = leastEnd([this] {
        m_sides->waitsForNews = false;
        auto runner = makeRunner();
        runner->setPauses(5, 20, 600'000);
        runner->start();
        EXPECT_TRUE(until([&] { return read<bool>([](Sides &s) { return s.waitsForNews; }); }));
        return runner;
    });
    EXPECT_LT(ms, kGraceMs * 9 / 10) << "not even the grace for a batch under way";
    EXPECT_TRUE(m_sides->wokenFromNews);
}

TEST_F(SyncRunnerTest, TheProofIsNotMadeForEachCommit)
{
    const auto runner = makeRunner();
    runner->setPauses(5, 20, 600'000);
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    for (int i = 1; i <= 20; ++i) {
        add(1);
        runner->nudge();
        EXPECT_TRUE(until([&] { return read<int>([](Sides &s) { return s.remote.written; }) == i; }));
    }
    EXPECT_EQ(read<int>([](Sides &s) { return s.remote.counted; }), 1);
}

TEST_F(SyncRunnerTest, APostponedEntryIsSentByItselfWhenItsTurnComes)
{
    add(3);
    const QUuid slow = m_sides->outbox.waiting[1].id;
    int refusals = 0;
    m_sides->remote.delays = [slow, &refusals](const Entry &entry) { return entry.id == slow && ++refusals <= 1; };
    const auto runner = makeRunner();
    runner->setPauses(5, 20, 600'000);
    bool shown = false; // it may be sent before this thread has looked
    QObject::connect(runner.get(), &SyncRunner::stateChanged, &m_tick, [&](const SyncState &state) {
        shown = shown || (state.pending == 1 && state.phase == SyncState::Phase::Idle);
    });
    runner->start();
    EXPECT_TRUE(until([&] { return shown; })) << "shown as pending meanwhile";
    EXPECT_TRUE(until([&] { return read<int>([](Sides &s) { return s.remote.written; }) == 3; })) << "a second later";
}

TEST_F(SyncRunnerTest, TheClocksAreComparedAndTheDifferenceIsTold)
{
    m_sides->remote.aheadMs = 3'600'000;
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().clockDriftMs.has_value(); }));
    EXPECT_NEAR(double(*runner->state().clockDriftMs), -3'600'000, 60'000);
}

TEST_F(SyncRunnerTest, AnEntryThatContradictsTheSharedStoreIsCountedAndNeverCalledComplete)
{
    add(2);
    {
        const auto runner = makeRunner();
        runner->start();
        EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    }
    m_sides->remote.rows.first().body.insert(QStringLiteral("value"), QStringLiteral("changed"));
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().contradictions == 1; }));
    EXPECT_FALSE(runner->state().lastComplete.isValid());
    EXPECT_TRUE(runner->state().reason.startsWith(QStringLiteral("the stores differ"))) << qPrintable(runner->state().reason);
    const int proofs = read<int>([](Sides &s) { return s.remote.counted; });
    EXPECT_TRUE(until([&] { return read<int>([](Sides &s) { return s.remote.counted; }) >= proofs + 5; }));
    EXPECT_LE(read<int>([](Sides &s) { return s.remote.comparisons; }), 3) << "looked for once, not again and again";
}

TEST_F(SyncRunnerTest, NudgesOfManyCommitsBecomeFewPasses)
{
    const auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->blockPush = true;
    }
    add(1);
    runner->nudge();
    EXPECT_TRUE(until([&] { return read<bool>([](Sides &s) { return s.inPush; }); }));
    for (int i = 0; i < 1000; ++i) {
        add(1);
        runner->nudge(); // returns at once though a push is under way
    }
    {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->blockPush = false;
        m_sides->changed.wakeAll();
    }
    EXPECT_TRUE(until([&] { return read<int>([](Sides &s) { return s.remote.written; }) == 1001; }));
    EXPECT_LE(read<int>([](Sides &s) { return s.remote.pushes; }), 10);
}

TEST_F(SyncRunnerTest, EndsInTheMiddleOfABacklogWithoutSendingAllOfIt)
{
    add(1000);
    m_sides->blockPush = true;
    auto runner = makeRunner();
    runner->start();
    EXPECT_TRUE(until([&] { return read<bool>([](Sides &s) { return s.inPush; }); }));
    runner.reset(); // the push under way goes on once it sees that the thread is to end; a door that hangs is asked to
    EXPECT_FALSE(m_sides->inPush);
    EXPECT_EQ(m_sides->outbox.done.size(), 200u) << "the batch under way was settled";
    EXPECT_LE(m_sides->remote.pushes, 1);
    EXPECT_EQ(m_sides->outbox.waiting.size() + m_sides->outbox.done.size(), 1000u);
}

TEST_F(SyncRunnerTest, ABatchThatIsSoonDoneIsNotInterrupted)
{
    const auto atWork = [this] {
        m_sides->outbox.waiting.clear();
        m_sides->outbox.done.clear();
        m_sides->inPush = false;
        m_sides->blockPush = true;
        add(1000);
        auto runner = makeRunner();
        runner->start();
        EXPECT_TRUE(until([&] { return read<bool>([](Sides &s) { return s.inPush; }); }));
        return runner;
    };
    const qint64 ms = leastEnd(atWork, [this] {
        QMutexLocker lock(&m_sides->mutex);
        m_sides->blockPush = false;
        m_sides->changed.wakeAll();
    });
    EXPECT_LT(ms, kGraceMs * 9 / 10);
    EXPECT_EQ(m_sides->outbox.done.size() % 200, 0u);
    EXPECT_GE(m_sides->outbox.done.size(), 200u);
}

TEST_F(SyncRunnerTest, EndsAtOnceInTheMiddleOfALongPauseAndTellsNobodyAfterwards)
{
    m_sides->remote.away = true;
    int told = 0;
    int before = 0;
    const auto paused = [&] {
        auto runner = makeRunner();
        runner->setPauses(600'000, 600'000, 0);
        QObject::connect(runner.get(), &SyncRunner::stateChanged, &m_tick, [&] { ++told; });
        runner->start();
        EXPECT_TRUE(until([&] { return runner->state().phase == SyncState::Phase::Waiting; }));
        return runner;
    };
    EXPECT_LT(leastEnd(paused, [&] { before = told; }), kGraceMs * 9 / 10) << "not even the grace for a batch under way";
    QCoreApplication::processEvents();
    EXPECT_EQ(told, before);
}

TEST_F(SyncRunnerTest, WhatWasPostedToARunnerThatIsGoneIsDropped)
{
    for (int round = 0; round < 50; ++round) {
        add(3);
        auto runner = makeRunner();
        QObject::connect(runner.get(), &SyncRunner::stateChanged, &m_tick, [&] { ADD_FAILURE() << "told after its end"; });
        runner->start();
        if (round % 2 == 0) {
            QMutexLocker lock(&m_sides->mutex);
            while (m_sides->remotesOpened <= round / 2 && m_sides->changed.wait(&m_sides->mutex, 5)) { }
        }
        runner.reset(); // with its reports still in the queue of this thread
        QCoreApplication::processEvents();
    }
}
