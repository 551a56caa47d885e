// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/simulation/chance.h"
#include "sync/syncplan.h"

#include <gtest/gtest.h>

#include <set>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QUuid kLife = QUuid::fromString(QStringLiteral("11111111-0000-4000-8000-000000000000"));
const QUuid kNextLife = QUuid::fromString(QStringLiteral("22222222-0000-4000-8000-000000000000"));
const QDateTime kLater = QDateTime(QDate(2026, 11, 20), QTime(3, 0), Qt::UTC);

QUuid numbered(int n)
{
    return QUuid(static_cast<uint>(n), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);
}

SyncBase settled(qint64 seq = 40)
{
    SyncBase base;
    base.position = { kLife, seq };
    base.pulled = true;
    return base;
}

SyncProof proofOf(qint64 acknowledged, qint64 there, char digestThere, qint64 pending = 0)
{
    SyncProof proof;
    proof.local.acknowledged = acknowledged;
    proof.local.pending = pending;
    proof.local.entries = acknowledged + pending;
    proof.local.digest = QByteArray(64, 'a');
    proof.remote.entries = there;
    proof.remote.digest = QByteArray(64, digestThere);
    return proof;
}

std::string textOf(const SyncBase &base, const SyncLocal &local = {}, const QUuid &epoch = kLife, const SyncPolicy &policy = {})
{
    return planSync(base, local, { epoch }, policy).toText().toStdString();
}

std::vector<KnownEntry> knownOf(const std::vector<int> &numbers, char hash = 'a')
{
    std::vector<KnownEntry> known;
    for (const int n : numbers)
        known.push_back({ numbered(n), QByteArray(64, hash) });
    return known;
}

} // namespace

TEST(SyncPlan, ADeskThatWasNeverHereComparesBeforeItReceives)
{
    EXPECT_EQ(textOf({}), "compare own entries: nothing was ever received here");
    EXPECT_EQ(textOf({}, { { numbered(1), numbered(2) }, {} }),
        "compare own entries: nothing was ever received here\nsend 2 from 00000001");
}

TEST(SyncPlan, F5AnotherLifeOfTheServerIsComparedAndNeverReadFromTheOldPosition)
{
    SyncBase base = settled();
    base.pulled = false;
    EXPECT_EQ(textOf(base, {}, kNextLife), "compare own entries: another life of the server");
    EXPECT_EQ(textOf(base), "receive after 40") << "the same life goes on where it stood";
}

TEST(SyncPlan, SendsBeforeItReceivesAndProvesOnlyWhenNothingElseIsLeft)
{
    SyncBase base = settled();
    base.pulled = false;
    EXPECT_EQ(textOf(base, { { numbered(7) }, {} }), "send 1 from 00000007\nreceive after 40");
    EXPECT_EQ(textOf(settled(), { { numbered(7) }, {} }), "send 1 from 00000007");
    EXPECT_EQ(textOf(settled()), "prove");
    base = settled();
    base.proof = proofOf(5, 5, 'a');
    EXPECT_EQ(textOf(base), "nothing to do");
    EXPECT_TRUE(planSync(base, {}, { kLife }, {}).isDone());
}

TEST(SyncPlan, WhatWasPostponedIsWaitedForAndHoldsNothingUp)
{
    SyncBase base = settled();
    base.proof = proofOf(5, 5, 'a', 2);
    const SyncLocal local { {}, kLater };
    EXPECT_EQ(textOf(base, local), "wait until 2026-11-20T03:00:00.000Z");
    EXPECT_TRUE(planSync(base, local, { kLife }, {}).isDone());
    EXPECT_EQ(textOf(base, { { numbered(1) }, kLater }), "send 1 from 00000001\nwait until 2026-11-20T03:00:00.000Z");
}

TEST(SyncPlan, ADifferenceIsComparedOnceAndOneThatCouldNotBeExplainedNotAgain)
{
    SyncBase base = settled();
    base.proof = proofOf(5, 5, 'b');
    EXPECT_EQ(textOf(base), "compare own entries: the stores differ");
    base.proof = proofOf(5, 4, 'b');
    EXPECT_EQ(textOf(base), "compare own entries: the stores differ");
    base.compared = true;
    EXPECT_EQ(textOf(base), "nothing to do") << "in this pass it was";
    base.compared = false;
    base.unexplained = base.proof->difference();
    EXPECT_EQ(textOf(base), "nothing to do");
    base.proof = proofOf(5, 4, 'c');
    EXPECT_EQ(textOf(base), "compare own entries: the stores differ") << "it is another one now";
}

TEST(SyncPlan, WhileAnAnswerMayBeOnItsWayADifferenceIsNone)
{
    SyncBase base = settled();
    base.proof = proofOf(5, 6, 'b', 2);
    EXPECT_EQ(textOf(base), "nothing to do") << "one of the two that are pending may be there already";
    base.proof = proofOf(5, 8, 'b', 2);
    EXPECT_EQ(textOf(base), "compare own entries: the stores differ") << "more than those two";
    base.proof = proofOf(5, 4, 'b', 2);
    EXPECT_EQ(textOf(base), "compare own entries: the stores differ");
}

TEST(SyncPlan, APassThatOnlySendsDoesNothingElse)
{
    SyncPolicy policy;
    policy.compare = policy.pull = policy.prove = false;
    EXPECT_EQ(textOf({}, {}, kNextLife, policy), "nothing to do");
    EXPECT_EQ(textOf({}, { { numbered(1) }, {} }, kNextLife, policy), "send 1 from 00000001");
    policy.pull = true;
    EXPECT_EQ(textOf(settled(), {}, kNextLife, policy), "nothing to do") << "without comparing no other life is read";
}

TEST(SyncPlan, PlanningTwiceIsPlanningOnce)
{
    SyncBase base;
    const SyncLocal local { { numbered(1), numbered(2) }, kLater };
    EXPECT_EQ(textOf(base, local, kNextLife), textOf(base, local, kNextLife));
}

TEST(ComparePages, SaysWhatIsMissingOnWhichSide)
{
    auto there = knownOf({ 1, 3, 4, 6 });
    there[2].hash = QByteArray(64, 'f');
    const auto found = comparePages(knownOf({ 1, 2, 4, 5 }), there, 10);
    EXPECT_EQ(found.missingThere, (std::vector { numbered(2), numbered(5) }));
    EXPECT_EQ(found.missingHere, (std::vector { numbered(3), numbered(6) }));
    EXPECT_EQ(found.contradicting, std::vector { numbered(4) });
    EXPECT_FALSE(found.more);
}

TEST(ComparePages, BeyondAPageThatWasCutOffNothingIsSaid)
{
    const auto found = comparePages(knownOf({ 1, 2, 3 }), knownOf({ 2, 8, 9 }), 3);
    EXPECT_TRUE(found.more);
    EXPECT_EQ(found.upTo, numbered(3));
    EXPECT_EQ(found.missingThere, (std::vector { numbered(1), numbered(3) }));
    EXPECT_TRUE(found.missingHere.empty()) << "8 and 9 may stand on the next page here";
    EXPECT_FALSE(comparePages({}, {}, 3).more);
    EXPECT_EQ(comparePages(knownOf({ 1 }), {}, 3).missingThere.size(), 1u);
}

TEST(ComparePages, HashesAreComparedWithoutTheirCase)
{
    EXPECT_TRUE(comparePages(knownOf({ 1 }, 'a'), knownOf({ 1 }, 'A'), 3).contradicting.empty());
}

TEST(ComparePages, PageByPageComesToTheSameAsAllAtOnce)
{
    Chance chance(20261120);
    for (int round = 0; round < 300; ++round) {
        std::set<QUuid, bool (*)(const QUuid &, const QUuid &)> here(comesBefore), there(comesBefore);
        const int count = chance.between(0, 40);
        for (int i = 0; i < count; ++i) {
            const QUuid id = chance.id();
            if (chance.in1000(800))
                here.insert(id);
            if (chance.in1000(800))
                there.insert(id);
        }
        const auto page = [](const auto &ids, const QUuid &after, int most) {
            std::vector<KnownEntry> some;
            for (const QUuid &id : ids) {
                if (static_cast<int>(some.size()) < most && (after.isNull() || comesBefore(after, id)))
                    some.push_back({ id, QByteArray(64, 'a') });
            }
            return some;
        };
        const int most = chance.between(1, 7);
        std::set<QUuid, bool (*)(const QUuid &, const QUuid &)> missingHere(comesBefore), missingThere(comesBefore);
        QUuid after;
        int pages = 0;
        for (bool more = true; more; ++pages) {
            ASSERT_LT(pages, 100) << "it goes in circles";
            const auto found = comparePages(page(here, after, most), page(there, after, most), most);
            missingHere.insert(found.missingHere.begin(), found.missingHere.end());
            missingThere.insert(found.missingThere.begin(), found.missingThere.end());
            after = found.upTo;
            more = found.more;
        }
        for (const QUuid &id : here)
            EXPECT_EQ(missingThere.count(id), there.count(id) ? 0u : 1u);
        for (const QUuid &id : there)
            EXPECT_EQ(missingHere.count(id), here.count(id) ? 0u : 1u);
    }
}

TEST(ComparePages, TheOrderIsThatOfTheIdsBytes)
{
    Chance chance(7);
    for (int i = 0; i < 2'000; ++i) {
        const QUuid one = chance.id();
        QUuid other = chance.id();
        if (i % 3 == 0) { // differ late
            other = one;
            other.data4[chance.upTo(8)] ^= static_cast<uchar>(chance.upTo(256));
        }
        EXPECT_EQ(comesBefore(one, other), one.toRfc4122() < other.toRfc4122());
    }
}

TEST(SyncProof, TheDifferenceIsTheSumOfWhatOnlyOneSideHas)
{
    EXPECT_EQ(proofOf(1, 1, 'a').difference(), QByteArray(64, '0'));
    EXPECT_EQ(proofOf(1, 1, 'b').difference(), QByteArray("11").repeated(32));
    SyncProof nothing;
    nothing.remote.digest = QByteArray(64, '0');
    EXPECT_EQ(nothing.difference(), QByteArray(64, '0'));
}

TEST(PauseAfter, DoublesFromASecondToAQuarterOfAnHour)
{
    QList<qint64> pauses;
    for (int attempts : { 0, 1, 2, 3, 10, 11, 12, 1'000'000 })
        pauses << pauseAfter(attempts).count();
    EXPECT_EQ(pauses, (QList<qint64> { 1'000, 1'000, 2'000, 4'000, 512'000, 900'000, 900'000, 900'000 }));
}
