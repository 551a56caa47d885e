// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fakes.h"

#include "sync/backoff.h"
#include "sync/syncrunner.h"

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
