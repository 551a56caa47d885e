// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fakes.h"

#include "sync/backoff.h"
#include "sync/syncpass.h"

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kDesk = QStringLiteral("01");

std::vector<Entry> some(int count)
{
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i)
        entries.push_back(entryOf(QStringLiteral("case-%1").arg(i / 10), i % 10 + 1, kind::Field,
            { { QStringLiteral("name"), QStringLiteral("content") }, { QStringLiteral("value"), i } }));
    return entries;
}

} // namespace

TEST(SyncPass, SendsAllInBatchesAndProvesIt)
{
    FakeOutbox outbox(some(450));
    FakeRemote remote;
    const auto accepted = syncOnce(outbox, remote, 200);
    ASSERT_TRUE(accepted);
    EXPECT_EQ(*accepted, 450);
    EXPECT_EQ(remote.pushes, 3);
    EXPECT_EQ(remote.written, 450);
    const auto proof = proveSync(outbox, remote, kDesk);
    ASSERT_TRUE(proof);
    EXPECT_TRUE(proof->complete());
}

TEST(SyncPass, NothingPendingAsksTheServerNothing)
{
    FakeOutbox outbox;
    FakeRemote remote;
    ASSERT_EQ(syncOnce(outbox, remote).value(), 0);
    EXPECT_EQ(remote.pushes, 0);
    EXPECT_TRUE(proveSync(outbox, remote, kDesk)->complete()) << "nothing here and nothing there";
}

TEST(SyncPass, F1ALostAcknowledgementDoublesNothing)
{
    FakeOutbox outbox(some(30));
    FakeRemote remote;
    remote.loseAnswers = 2;
    EXPECT_EQ(syncOnce(outbox, remote, 10).error().fault, Fault::ShareUnreachable);
    EXPECT_EQ(remote.written, 10);
    EXPECT_EQ(outbox.waiting.size(), 30u) << "nothing is known, so nothing is forgotten";
    EXPECT_FALSE(syncOnce(outbox, remote, 10));
    EXPECT_EQ(syncOnce(outbox, remote, 10).value(), 30);
    EXPECT_EQ(remote.written, 30);
    EXPECT_TRUE(proveSync(outbox, remote, kDesk)->complete());
}

TEST(SyncPass, F8APoisonRowIsSetAsideWithItsReasonAndTheRestFlows)
{
    auto entries = some(25);
    const QUuid poison = entries[3].id;
    FakeOutbox outbox(entries);
    FakeRemote remote;
    remote.refuses = [&](const Entry &entry) { return entry.id == poison; };
    EXPECT_EQ(syncOnce(outbox, remote, 10).value(), 24);
    ASSERT_EQ(outbox.setAsideOnes.size(), 1u);
    EXPECT_EQ(outbox.setAsideOnes.front().id, poison);
    EXPECT_EQ(outbox.reasons.value(poison), QStringLiteral("no subject"));
    const auto proof = proveSync(outbox, remote, kDesk);
    EXPECT_FALSE(proof->complete()) << "what was set aside is not shared";
    EXPECT_EQ(proof->local.setAside, 1);
}

TEST(SyncPass, ABatchOfPoisonOnlyIsPassedBy)
{
    auto entries = some(12);
    FakeOutbox outbox(entries);
    FakeRemote remote;
    remote.refuses = [&](const Entry &entry) { return entry.id != entries.back().id; };
    EXPECT_EQ(syncOnce(outbox, remote, 5).value(), 1);
    EXPECT_EQ(outbox.setAsideOnes.size(), 11u);
    EXPECT_TRUE(outbox.waiting.empty());
}

TEST(SyncPass, WithTheServerAwayAllStaysPending)
{
    FakeOutbox outbox(some(5));
    FakeRemote remote;
    remote.away = true;
    EXPECT_EQ(syncOnce(outbox, remote).error().fault, Fault::ShareUnreachable);
    EXPECT_EQ(outbox.waiting.size(), 5u);
    EXPECT_TRUE(outbox.done.empty());
    EXPECT_FALSE(proveSync(outbox, remote, kDesk));
}

TEST(SyncPass, AServerThatAnswersNothingIsAFaultAndNotACircle)
{
    FakeOutbox outbox(some(5));
    FakeRemote remote;
    remote.silent = true;
    EXPECT_EQ(syncOnce(outbox, remote).error().fault, Fault::ShareRefused);
    EXPECT_EQ(remote.pushes, 1);
    EXPECT_EQ(outbox.waiting.size(), 5u);
}

TEST(SyncPass, WhenTheOutboxCannotSettleTheFaultIsTold)
{
    FakeOutbox outbox(some(5));
    FakeRemote remote;
    outbox.failing = Error { Fault::DiskFull, {}, {} };
    EXPECT_EQ(syncOnce(outbox, remote).error().fault, Fault::DiskFull);
}

TEST(SyncPass, WhicheverOutboxOperationFailsTheNextPassConverges)
{
    const auto entries = some(23);
    const auto refuses = [&](const Entry &entry) { return entry.id == entries[4].id || entry.id == entries[17].id; };
    int operations = 0; // of a pass without a fault
    for (int failAt = 0; failAt <= operations; ++failAt) {
        FakeOutbox outbox(entries);
        FakeRemote remote;
        remote.refuses = refuses;
        if (failAt > 0)
            outbox.failing = Error { Fault::DiskFailed, {}, {} };
        outbox.onlyAt = failAt;
        EXPECT_EQ(syncOnce(outbox, remote, 5).has_value(), failAt == 0) << "operation " << failAt;
        if (failAt == 0)
            operations = outbox.operations;
        ASSERT_TRUE(syncOnce(outbox, remote, 5)) << "operation " << failAt;
        EXPECT_EQ(remote.written, 21) << "operation " << failAt;
        EXPECT_EQ(outbox.done.size(), 21u);
        EXPECT_EQ(outbox.setAsideOnes.size(), 2u);
        EXPECT_EQ(proveSync(outbox, remote, kDesk)->local.digest, remote.counts(kDesk)->digest);
    }
    EXPECT_EQ(operations, 13) << "six looks, five acknowledgements, two set aside";
}

TEST(SyncPass, F3AnotherContentThereIsNotComplete)
{
    FakeOutbox outbox(some(5));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote));
    remote.rows.first().body.insert(QStringLiteral("value"), QStringLiteral("changed"));
    const auto proof = proveSync(outbox, remote, kDesk);
    EXPECT_EQ(proof->remote.entries, proof->local.acknowledged);
    EXPECT_FALSE(proof->complete()) << "the counts agree, the digest does not";
}

TEST(SyncPass, F5ARowMissingThereIsNotComplete)
{
    FakeOutbox outbox(some(5));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote));
    remote.rows.erase(remote.rows.begin());
    EXPECT_FALSE(proveSync(outbox, remote, kDesk)->complete());
}

TEST(SyncPass, EntriesStillPendingAreNotComplete)
{
    FakeOutbox outbox(some(5));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote));
    outbox.waiting.push_back(entryOf(QStringLiteral("case-9"), 1));
    EXPECT_FALSE(proveSync(outbox, remote, kDesk)->complete());
}

TEST(SyncPass, AnEmptyDigestAndZerosMeanTheSame)
{
    SyncProof proof;
    proof.remote.digest = QByteArray(64, '0');
    EXPECT_TRUE(proof.complete());
    proof.remote.digest = QByteArray(64, 'a');
    EXPECT_FALSE(proof.complete());
}

namespace {

Entry ofOther(const QString &subject, qint64 seq)
{
    return entryOf(subject, seq, kind::Field, {}, Stream::Case, QStringLiteral("02"));
}

/// Small pages, so that everything comes in several.
SyncPolicy small()
{
    SyncPolicy policy;
    policy.batch = policy.page = 4;
    return policy;
}

} // namespace

TEST(SyncPass, WhatOtherDesksWroteComesPageByPageAndThePositionWithIt)
{
    FakeOutbox outbox(some(3));
    FakeRemote remote;
    for (int i = 0; i < 10; ++i)
        remote.put(ofOther(QStringLiteral("c"), i + 1));
    const auto outcome = syncOnce(outbox, remote, kDesk, small());
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->received, 10);
    EXPECT_EQ(outcome->accepted, 3);
    EXPECT_EQ(outbox.fromOthers.size(), 10u);
    EXPECT_EQ(outbox.where.epoch, remote.life);
    EXPECT_GE(outbox.where.seq, 10);
    EXPECT_TRUE(outcome->proof->complete());
    const int pulls = remote.pulls;
    remote.put(ofOther(QStringLiteral("c"), 11));
    EXPECT_EQ(syncOnce(outbox, remote, kDesk, small())->received, 1);
    EXPECT_EQ(remote.pulls, pulls + 1) << "only what is new is read";
}

TEST(SyncPass, APageWithNothingNewWritesNothing)
{
    FakeOutbox outbox;
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk));
    outbox.operations = 0;
    for (int i = 0; i < 20; ++i) {
        outbox.waiting.push_back(entryOf(QStringLiteral("case-1"), i + 1));
        ASSERT_TRUE(syncOnce(outbox, remote, kDesk));
    }
    EXPECT_EQ(outbox.operations, 20 * 5) << "position, three looks and the acknowledgement; no commit for the horizon";
}

TEST(SyncPass, F5ARestoredServerGetsAgainWhatItLostAndAllIsReadAnew)
{
    FakeOutbox outbox(some(23));
    FakeRemote remote;
    remote.put(ofOther(QStringLiteral("c"), 1));
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk, small())->proof->complete());
    for (int i = 0; i < 9; ++i) // yesterday's backup has less
        remote.drop(remote.order.back());
    remote.life = QUuid::createUuid();
    remote.put(ofOther(QStringLiteral("c"), 2));
    const auto outcome = syncOnce(outbox, remote, kDesk, small());
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->sentAgain, 9);
    EXPECT_EQ(outcome->accepted, 9);
    EXPECT_EQ(outcome->received, 1) << "though its number was given before";
    EXPECT_EQ(remote.rows.size(), 25);
    EXPECT_TRUE(outcome->proof->complete());
    EXPECT_EQ(outbox.where.epoch, remote.life);
}

TEST(SyncPass, F5AServerThatWasRestoredAndSaysNothingIsFoundOutByTheProof)
{
    FakeOutbox outbox(some(12));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk, small()));
    for (int i = 0; i < 8; ++i)
        remote.put(ofOther(QStringLiteral("c"), i + 1));
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk, small()));
    EXPECT_EQ(outbox.where.seq, 20);
    for (int i = 0; i < 8; ++i)
        remote.drop(remote.order.back());
    remote.drop(remote.order[3]);
    remote.drop(remote.order[7]);
    for (int i = 0; i < 12; ++i) // the numbers up to 20 are given a second time, and two more
        remote.put(ofOther(QStringLiteral("d"), i + 1));
    const auto outcome = syncOnce(outbox, remote, kDesk, small());
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->sentAgain, 2);
    EXPECT_EQ(outcome->received, 12) << "those of a number that was read before too";
    EXPECT_TRUE(outcome->proof->complete());
    EXPECT_EQ(remote.rows.size(), 24);
}

TEST(SyncPass, AServerThatCountsBackwardsWithinOneLifeIsNotBelieved)
{
    FakeOutbox outbox(some(3));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk));
    remote.countsBackwards = true;
    outbox.waiting.push_back(entryOf(QStringLiteral("case-1"), 5));
    EXPECT_EQ(syncOnce(outbox, remote, kDesk).error().fault, Fault::ShareRefused);
    EXPECT_EQ(remote.written, 4) << "it is sent to all the same";
    EXPECT_EQ(outbox.where.seq, 0) << "three of its own were no reason to note a position";
}

TEST(SyncPass, WhileSomethingIsPendingADifferenceIsNotTakenForUnexplained)
{
    FakeOutbox outbox(some(6));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk));
    remote.rows.first().body.insert(QStringLiteral("value"), QStringLiteral("changed"));
    remote.life = QUuid::createUuid();
    outbox.waiting.push_back(entryOf(QStringLiteral("case-1"), 7));
    remote.delays = [](const Entry &) { return true; };
    SyncPass pass(outbox, remote, kDesk, {}, [] { return QDateTime::currentDateTimeUtc(); });
    ASSERT_TRUE(pass.run());
    EXPECT_EQ(pass.outcome().contradicting, 1);
    EXPECT_TRUE(pass.unexplained().isEmpty());
}

TEST(SyncPass, ATurnThatIsPastAndYetNothingToSendIsNotWaitedFor)
{
    // As with an entry that was erased while it was postponed: it is counted, but it is never offered.
    struct Erased : FakeOutbox {
        Result<std::optional<QDateTime>> nextDue() override { return QDateTime::currentDateTimeUtc().addSecs(-5); }
    } outbox;
    FakeRemote remote;
    EXPECT_FALSE(syncOnce(outbox, remote, kDesk)->nextDue) << "the runner would come back at once, for ever";
}

TEST(SyncPass, F5ARestoredDeskFetchesBackItsOwn)
{
    FakeOutbox outbox(some(23));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk, small()));
    FakeOutbox yesterday({ outbox.done.begin(), outbox.done.begin() + 5 });
    yesterday.where = { remote.life, 5 };
    const auto outcome = syncOnce(yesterday, remote, kDesk, small());
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->fetchedBack, 18);
    EXPECT_EQ(yesterday.done.size(), 23u);
    EXPECT_TRUE(outcome->proof->complete());
    FakeOutbox empty;
    EXPECT_EQ(syncOnce(empty, remote, kDesk, small())->fetchedBack, 23) << "also when nothing at all is left";
}

TEST(SyncPass, WhatTheServerTakesLaterIsPostponedWithBackOffAndTheRestFlows)
{
    auto entries = some(10);
    FakeOutbox outbox(entries);
    FakeRemote remote;
    remote.delays = [&](const Entry &entry) { return entry.id == entries[2].id; };
    QDateTime now(QDate(2026, 11, 20), QTime(3, 0), Qt::UTC);
    QList<qint64> pauses;
    for (int i = 0; i < 12; ++i) {
        SyncPass pass(outbox, remote, kDesk, small(), [&] { return now; });
        ASSERT_TRUE(pass.run());
        EXPECT_EQ(outbox.done.size(), 9u);
        ASSERT_TRUE(pass.outcome().nextDue);
        pauses << now.msecsTo(*pass.outcome().nextDue);
        now = *pass.outcome().nextDue;
    }
    EXPECT_EQ(pauses, (QList<qint64> { 1000, 2000, 4000, 8000, 16000, 32000, 64000, 128000, 256000, 512000, 900000, 900000 }));
    EXPECT_TRUE(outbox.setAsideOnes.empty());
    remote.delays = nullptr;
    SyncPass pass(outbox, remote, kDesk, small(), [&] { return now; });
    ASSERT_TRUE(pass.run());
    EXPECT_TRUE(pass.outcome().proof->complete());
    EXPECT_FALSE(pass.outcome().nextDue);
}

TEST(SyncPass, AServerThatShowsNothingStillGetsEverything)
{
    FakeOutbox outbox(some(30));
    FakeRemote remote;
    remote.refusesToShow = true;
    EXPECT_EQ(syncOnce(outbox, remote, kDesk, small()).error().fault, Fault::ShareRefused) << "it is told all the same";
    EXPECT_EQ(remote.written, 30);
    EXPECT_TRUE(outbox.waiting.empty());
}

TEST(SyncPass, AnotherContentUnderAnOwnIdIsCountedAndNotComparedAgainAndAgain)
{
    FakeOutbox outbox(some(6));
    FakeRemote remote;
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk));
    remote.rows.first().body.insert(QStringLiteral("value"), QStringLiteral("changed"));
    SyncPass first(outbox, remote, kDesk, {}, [] { return QDateTime::currentDateTimeUtc(); });
    ASSERT_TRUE(first.run());
    EXPECT_EQ(first.outcome().contradicting, 1);
    EXPECT_FALSE(first.outcome().proof->complete());
    const int comparisons = remote.comparisons;
    SyncPass second(outbox, remote, kDesk, {}, [] { return QDateTime::currentDateTimeUtc(); });
    second.setUnexplained(first.unexplained());
    ASSERT_TRUE(second.run());
    EXPECT_EQ(remote.comparisons, comparisons);
    EXPECT_FALSE(second.outcome().proof->complete());
}

TEST(SyncPass, WhatComesWithAKnownIdAndAnotherHashIsKeptOut)
{
    FakeOutbox outbox;
    FakeRemote remote;
    const Entry entry = ofOther(QStringLiteral("c"), 1);
    outbox.fromOthers.push_back(entry);
    Entry other = entry;
    other.body.insert(QStringLiteral("value"), QStringLiteral("changed"));
    remote.put(other);
    ASSERT_TRUE(syncOnce(outbox, remote, kDesk));
    EXPECT_EQ(outbox.contradictions, 1);
    EXPECT_EQ(hashOf(outbox.fromOthers.front()), hashOf(entry));
}

TEST(SyncPass, WhicheverOutboxOperationFailsWithEverythingToDoTheNextPassesConverge)
{
    const auto entries = some(9);
    int operations = 0;
    for (int failAt = 0; failAt <= operations; ++failAt) {
        FakeOutbox outbox(entries);
        FakeRemote remote;
        outbox.done.assign(entries.begin(), entries.begin() + 6); // two of them lost there, one lost here
        outbox.waiting.assign(entries.begin() + 7, entries.end());
        for (int i = 2; i < 7; ++i)
            remote.put(entries[size_t(i)]);
        for (int i = 0; i < 5; ++i)
            remote.put(ofOther(QStringLiteral("c"), i + 1));
        if (failAt > 0)
            outbox.failing = Error { Fault::DiskFailed, {}, {} };
        outbox.onlyAt = failAt;
        EXPECT_EQ(syncOnce(outbox, remote, kDesk, small()).has_value(), failAt == 0) << "operation " << failAt;
        if (failAt == 0)
            operations = outbox.operations;
        const auto outcome = syncOnce(outbox, remote, kDesk, small());
        ASSERT_TRUE(outcome) << "operation " << failAt;
        EXPECT_TRUE(outcome->proof->complete()) << "operation " << failAt;
        EXPECT_EQ(outbox.done.size(), 9u) << "operation " << failAt;
        EXPECT_EQ(outbox.fromOthers.size(), 5u) << "operation " << failAt;
        EXPECT_EQ(remote.rows.size(), 14) << "operation " << failAt;
    }
    EXPECT_GT(operations, 15);
}

TEST(BackOff, DoublesToTheLongestAndBeginsAgain)
{
    BackOff pause(1000, 60000);
    QList<int> pauses;
    for (int i = 0; i < 8; ++i)
        pauses << pause.next();
    EXPECT_EQ(pauses, (QList<int> { 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000 }));
    pause.reset();
    EXPECT_EQ(pause.next(), 1000);
}
