// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// F6 and F9: no silent winner, and what was joined by mistake can be parted.
#include "cases/desks.h"

#include "cases/callrecord.h"

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// What each desk wrote on its own, after what all of them knew.
std::vector<std::vector<Entry>> ownParts(const std::vector<Desk> &desks, std::size_t shared)
{
    std::vector<std::vector<Entry>> parts;
    for (const Desk &desk : desks)
        parts.emplace_back(desk.knows.begin() + static_cast<std::ptrdiff_t>(shared), desk.knows.end());
    return parts;
}

/// Calls `see` with every way in which the parts can reach a desk, each part in its own order.
void interleave(const std::vector<std::vector<Entry>> &parts, std::vector<std::size_t> taken, std::vector<Entry> &came,
    const std::function<void(const std::vector<Entry> &)> &see)
{
    bool whole = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (taken[i] == parts[i].size())
            continue;
        whole = false;
        came.push_back(parts[i][taken[i]++]);
        interleave(parts, taken, came, see);
        --taken[i];
        came.pop_back();
    }
    if (whole)
        see(came);
}

std::vector<Desk> apart(const std::function<void(Desk &, int)> &write)
{
    auto desks = threeDesks();
    for (int i = 0; i < 3; ++i)
        write(desks[static_cast<std::size_t>(i)], i);
    return desks;
}

std::vector<Desk> threeTowns()
{
    return apart([](Desk &desk, int i) {
        constexpr const char *towns[] = { "高知市", "南国市", "土佐市" };
        desk.write(kind::Field, field("municipality", towns[i]));
    });
}
}

TEST(Conflicts, F6_allSixOrdersOfThreeDesksGiveTheSameRecord)
{
    auto desks = threeTowns();
    std::vector<int> order { 0, 1, 2 };
    QByteArray first;
    int seen = 0;
    do {
        Desk reader { say("04"), { desks[0].knows.front() } };
        for (const int i : order)
            reader.read(desks[static_cast<std::size_t>(i)]);
        const CaseRecord record = reader.record();
        EXPECT_EQ(valuesOf(record, "field:municipality"), (QStringList { say("01=高知市"), say("02=南国市"), say("03=土佐市") }));
        EXPECT_EQ(record.fields.value(say("municipality")), say("土佐市")) << "the last by (seq, desk) shows meanwhile";
        if (first.isEmpty())
            first = record.canonical();
        EXPECT_EQ(record.canonical(), first);
        ++seen;
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_EQ(seen, 6);
}

TEST(Conflicts, F6_everyInterleavingOfThreeEditScriptsGivesTheSameRecord)
{
    const auto desks = apart([](Desk &desk, int i) {
        desk.write(kind::Complaint, text(i == 0 ? "胸が痛い" : "息が苦しい"));
        desk.write(i == 2 ? kind::Closed : kind::Decision, i == 2 ? Body {} : urgency(i == 0 ? "red" : "green", "声の様子"));
        desk.write(kind::Field, field("age", i == 1 ? "71" : "72"));
    });
    QByteArray first;
    int seen = 0;
    std::vector<Entry> came { desks[0].knows.front() };
    interleave(ownParts(desks, 1), { 0, 0, 0 }, came, [&](const std::vector<Entry> &entries) {
        const QByteArray record = CaseRecord::fold(entries).canonical();
        if (first.isEmpty())
            first = record;
        ASSERT_EQ(record, first);
        ++seen;
    });
    EXPECT_EQ(seen, 1680);
}

TEST(Conflicts, aConflictNamesWhoSetWhatWhenAndWhere)
{
    auto desks = threeDesks();
    const Entry here = desks[0].write(kind::Complaint, text("胸が痛い"));
    const Entry there = desks[1].write(kind::Complaint, text("息が苦しい"));
    shareAll(desks);
    const auto conflicts = desks[2].record().conflicts();
    ASSERT_EQ(conflicts.size(), 1u);
    EXPECT_EQ(conflicts[0].reg, say("complaint"));
    ASSERT_EQ(conflicts[0].values.size(), 2u);
    EXPECT_EQ(conflicts[0].values[0].entry, here.id);
    EXPECT_EQ(conflicts[0].values[0].author, say("ns01"));
    EXPECT_EQ(conflicts[0].values[0].at, here.at);
    EXPECT_EQ(conflicts[0].values[1].entry, there.id);
    EXPECT_EQ(conflicts[0].values[1].value, say("息が苦しい"));
    EXPECT_TRUE(desks[2].record().inConflict());
}

TEST(Conflicts, whatTheNextDeskSawItReplaces)
{
    auto desks = threeDesks();
    desks[0].write(kind::Complaint, text("胸が痛い"));
    desks[1].read(desks[0]);
    desks[1].write(kind::Complaint, text("胸が痛い、汗"));
    shareAll(desks);
    EXPECT_FALSE(desks[0].record().inConflict());
    EXPECT_EQ(desks[0].record().complaint, say("胸が痛い、汗"));
    // Written on, unseen by the other, after it: the newer one stands beside the one that the desk did not see.
    desks[0].write(kind::Complaint, text("胸が痛い、冷や汗"));
    desks[1].write(kind::Complaint, text("胸の痛みは止んだ"));
    shareAll(desks);
    EXPECT_EQ(valuesOf(desks[2].record(), "complaint"), (QStringList { say("01=胸が痛い、冷や汗"), say("02=胸の痛みは止んだ") }));
}

TEST(Conflicts, aConflictStandsUntilAnEntryNamesAllValues)
{
    auto desks = threeTowns();
    shareAll(desks);
    const QJsonArray all = desks[0].record().allHeads(say("field:municipality"));
    ASSERT_EQ(all.size(), 3);
    Body two = field("municipality", "土佐市");
    two.insert(say("over"), QJsonArray { all[0], all[2] });
    desks[0].add(kind::Field, two, false);
    EXPECT_EQ(valuesOf(desks[0].record(), "field:municipality"), (QStringList { say("02=南国市"), say("01=土佐市") }));
    desks[0].settle(say("field:municipality"), kind::Field, field("municipality", "南国市"));
    EXPECT_FALSE(desks[0].record().inConflict());
    EXPECT_EQ(desks[0].record().fields.value(say("municipality")), say("南国市"));
}

TEST(Conflicts, writingOnDoesNotSettleByTheWay)
{
    auto desks = threeTowns();
    shareAll(desks);
    const Entry more = desks[2].write(kind::Field, field("municipality", "須崎市"));
    EXPECT_FALSE(more.body.contains(say("over")));
    EXPECT_EQ(valuesOf(desks[2].record(), "field:municipality"), (QStringList { say("01=高知市"), say("02=南国市"), say("03=須崎市") }));
}

TEST(Conflicts, settledOnTwoDesksAtOnceIsTheSameOrANewConflict)
{
    for (const bool same : { true, false }) {
        auto desks = threeTowns();
        shareAll(desks);
        desks[0].settle(say("field:municipality"), kind::Field, field("municipality", "高知市"));
        desks[1].settle(say("field:municipality"), kind::Field, field("municipality", same ? "高知市" : "南国市"));
        shareAll(desks);
        const CaseRecord record = desks[2].record();
        EXPECT_EQ(record.canonical(), desks[0].record().canonical());
        EXPECT_EQ(record.inConflict(), !same);
        EXPECT_EQ(valuesOf(record, "field:municipality"), same ? QStringList() : (QStringList { say("01=高知市"), say("02=南国市") }));
    }
}

TEST(Conflicts, whatWasWrittenUnseenBesideASettlementIsNotLost)
{
    auto desks = threeTowns();
    desks[0].read(desks[1]);
    desks[0].settle(say("field:municipality"), kind::Field, field("municipality", "南国市"));
    shareAll(desks);
    EXPECT_EQ(valuesOf(desks[1].record(), "field:municipality"), (QStringList { say("03=土佐市"), say("01=南国市") }));
}

TEST(Conflicts, theHighestUrgencyCountsUntilItIsSettled)
{
    auto desks = threeDesks();
    desks[0].write(kind::Verdict, urgency("red"));
    desks[1].write(kind::Verdict, urgency("orange"));
    shareAll(desks);
    EXPECT_EQ(desks[2].record().protocolUrgency, Urgency::Red) << "not the last, the highest";
    desks[0].write(kind::Decision, urgency("yellow", "落ち着いている"));
    desks[1].write(kind::Decision, urgency("green", "歩ける"));
    desks[2].write(kind::Decision, urgency("yellow", "落ち着いている"));
    shareAll(desks);
    EXPECT_EQ(desks[2].record().finalUrgency(), Urgency::Yellow);
    EXPECT_EQ(desks[2].record().decisionReason, say("落ち着いている"));
    desks[2].settle(say("decision"), kind::Decision, urgency("green", "歩ける"));
    EXPECT_EQ(desks[2].record().finalUrgency(), Urgency::Green);
    desks[2].settle(say("verdict"), kind::Verdict, urgency("orange"));
    EXPECT_EQ(desks[2].record().protocolUrgency, Urgency::Orange);
    EXPECT_FALSE(desks[2].record().inConflict());
}

TEST(Conflicts, aDecisionTakenBackOnOneDeskNeverLowersTheProtocol)
{
    auto desks = threeDesks();
    desks[0].write(kind::Verdict, urgency("red"));
    desks[0].write(kind::Decision, urgency("green", "歩ける"));
    shareAll(desks);
    EXPECT_EQ(desks[0].record().finalUrgency(), Urgency::Green);
    desks[0].write(kind::Decision, urgency("green", "歩ける、会話もできる"));
    desks[1].write(kind::Decision, urgency(""));
    shareAll(desks);
    EXPECT_EQ(desks[2].record().finalUrgency(), Urgency::Red);
    EXPECT_TRUE(desks[2].record().inConflict());
}

TEST(Conflicts, closedOnOneDeskOnlyIsOpen)
{
    auto desks = threeDesks();
    desks[0].write(kind::Closed);
    shareAll(desks);
    EXPECT_FALSE(desks[1].record().isOpen());
    desks[1].write(kind::Reopened);
    desks[0].write(kind::Field, field("notes", "追記"));
    desks[0].write(kind::Closed);
    shareAll(desks);
    EXPECT_TRUE(desks[2].record().isOpen()) << "though the closing comes last";
    EXPECT_EQ(valuesOf(desks[2].record(), "state"), (QStringList { say("02=open"), say("01=closed") }));
    desks[2].settle(say("state"), kind::Closed, {});
    EXPECT_FALSE(desks[2].record().isOpen());
    EXPECT_FALSE(desks[2].record().inConflict());
}

TEST(Conflicts, answersAndChecksAndRunsKeepBothSides)
{
    auto desks = threeDesks();
    desks[0].write(kind::RunStarted, { { say("run"), say("r1") }, { say("title"), say("胸痛") }, { say("protocol"), say("p") } });
    shareAll(desks);
    const auto answer = [](const char *value) {
        return Body { { say("run"), say("r1") }, { say("item"), say("sweat") }, { say("answer"), say(value) } };
    };
    const auto check = [](const QJsonValue &value) { return Body { { say("check"), say("airway") }, { say("answer"), value } }; };
    desks[0].write(kind::Answered, answer("yes"));
    desks[1].write(kind::Answered, answer("no"));
    desks[0].write(kind::Emergency, check(say("yes")));
    desks[1].write(kind::Emergency, check(QJsonValue::Null));
    desks[0].write(kind::RunWithdrawn, { { say("run"), say("r1") } });
    desks[1].write(kind::RunStarted, { { say("run"), say("r1") }, { say("title"), say("胸痛") } });
    shareAll(desks);
    const CaseRecord record = desks[2].record();
    EXPECT_EQ(valuesOf(record, "answer:r1:sweat"), (QStringList { say("01=yes"), say("02=no") }));
    EXPECT_EQ(valuesOf(record, "emergency:airway"), (QStringList { say("01=yes"), say("02=") }));
    EXPECT_EQ(valuesOf(record, "run:r1"), (QStringList { say("01=withdrawn"), say("02=standing") }));
    ASSERT_EQ(record.runs.size(), 1u);
    EXPECT_FALSE(record.runs[0].withdrawn) << "nothing that was asked is hidden unsettled";
    EXPECT_EQ(record.protocolTitle, say("胸痛"));
}

TEST(Conflicts, theSameValueFromTwoDesksIsNone)
{
    auto desks = threeDesks();
    desks[0].write(kind::Field, field("age", "71"));
    desks[1].write(kind::Field, field("age", "71"));
    shareAll(desks);
    EXPECT_FALSE(desks[2].record().inConflict());
    const Entry next = desks[2].write(kind::Field, field("age", "72"));
    EXPECT_EQ(next.body.value(say("over")).toArray().size(), 2) << "both were seen";
    EXPECT_FALSE(desks[2].record().inConflict());
}

TEST(Conflicts, anEntryAppliedInOrderGivesWhatTheFoldGives)
{
    auto desks = threeTowns();
    desks[0].write(kind::Closed);
    shareAll(desks);
    desks[1].settle(say("field:municipality"), kind::Field, field("municipality", "香美市"));
    auto entries = desks[1].knows;
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return std::pair(a.seq, a.desk) < std::pair(b.seq, b.desk); });
    CaseRecord grown;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        grown.apply(entries[i]);
        EXPECT_EQ(grown.canonical(), CaseRecord::fold({ entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i) + 1 }).canonical());
    }
}

TEST(Conflicts, F9_joinedAndPartedIsByteForByteAsBefore)
{
    auto desks = threeDesks();
    desks[0].write(kind::Complaint, text("胸が痛い"));
    const CaseRecord before = desks[0].record();
    desks[0].write(kind::Joined, to("case-2"));
    EXPECT_EQ(desks[0].record().joinedTo, say("case-2"));
    EXPECT_NE(desks[0].record().canonical(), before.canonical());
    desks[0].write(kind::Parted, to("case-2"));
    EXPECT_EQ(desks[0].record().canonical(), before.canonical());
    EXPECT_EQ(desks[0].record().revision, before.revision + 2);
}

TEST(Conflicts, F9_partingBringsBackTheJoinThatStoodBefore)
{
    auto desks = threeDesks();
    desks[0].write(kind::Joined, to("case-2"));
    shareAll(desks);
    const QByteArray before = desks[1].record().canonical();
    desks[1].write(kind::Joined, to("case-3"));
    EXPECT_EQ(desks[1].record().joinedTo, say("case-3"));
    EXPECT_FALSE(desks[1].record().inConflict());
    shareAll(desks);
    desks[2].write(kind::Parted, to("case-3")); // names the join it saw
    EXPECT_EQ(desks[2].record().canonical(), before);
    EXPECT_EQ(desks[2].record().joinedTo, say("case-2"));
}

TEST(Conflicts, F9_partingTakesBackWhatItSawAndNothingElse)
{
    auto desks = threeDesks();
    desks[0].write(kind::Joined, to("case-2"));
    desks[1].write(kind::Joined, to("case-3"));
    desks[0].write(kind::Parted, to("case-2"));
    shareAll(desks);
    EXPECT_EQ(desks[2].record().joinedTo, say("case-3"));
    EXPECT_FALSE(desks[2].record().inConflict());
    desks[2].add(kind::Parted, to("case-3"), false);
    EXPECT_EQ(desks[2].record().joinedTo, say("case-3")) << "another desk's, and not named";
    desks[0].write(kind::Joined, to("case-4"));
    desks[1].write(kind::Joined, to("case-5"));
    shareAll(desks);
    EXPECT_EQ(valuesOf(desks[2].record(), "joined"), (QStringList { say("01=case-4"), say("02=case-5") }));
}

TEST(Conflicts, erasedLeavesNumberTimesAndUrgencyOnly)
{
    auto desks = threeDesks();
    desks[0].write(kind::Complaint, text("胸が痛い"));
    desks[0].write(kind::Field, field("name", "高知 花子"));
    desks[0].write(kind::Verdict, urgency("red"));
    desks[0].write(kind::Closed, { { say("openRedReason"), say("電話が切れた") } });
    desks[1].write(kind::Complaint, text("遅れて届いた"));
    desks[1].write(kind::Field, field("age", "七十一"));
    desks[0].write(kind::Erased, { { say("certificate"), say("E-1") } });
    for (int i = 0; i < 5; ++i)
        desks[1].write(kind::Field, field("notes", "もっと遅い"));
    shareAll(desks);
    const CaseRecord record = desks[2].record();
    EXPECT_TRUE(record.erased);
    EXPECT_EQ(record.number, say("K-20261120-01003"));
    EXPECT_EQ(record.finalUrgency(), Urgency::Red);
    EXPECT_FALSE(record.isOpen());
    EXPECT_EQ(record.revision, 13);
    const QByteArray all = record.canonical();
    for (const char *gone : { "胸", "花子", "09012345678", "電話", "遅", "七十一" })
        EXPECT_FALSE(all.contains(gone)) << gone;
    EXPECT_FALSE(record.inConflict());
}

TEST(Conflicts, anEntryThatWasEmptiedSetsNothing)
{
    auto desks = threeDesks();
    desks[0].write(kind::Complaint, text("胸が痛い"));
    desks[0].write(kind::Decision, urgency("red", "声の様子"));
    desks[0].write(kind::Field, field("age", "71"));
    const QByteArray before = desks[0].record().canonical();
    for (const char *kind : { kind::Field, kind::Complaint, kind::Decision, kind::Verdict, kind::OpeningSaid, kind::Joined, kind::Emergency }) {
        Entry emptied = desks[1].add(kind, {}, false);
        emptied.seq += 100;
        desks[0].knows.push_back(emptied);
    }
    EXPECT_EQ(desks[0].record().canonical(), before);
    EXPECT_EQ(desks[0].record().revision, 11);
}

TEST(Conflicts, aDeskThatWasRestoredAndGaveASeqTwiceFoldsTheSameEverywhere)
{
    auto desks = threeDesks();
    Desk restored = desks[0];
    desks[0].write(kind::Complaint, text("はじめの"));
    Entry again = restored.write(kind::Complaint, text("戻したあとの"));
    restored.knows.back().at = again.at.addSecs(60);
    Desk one { say("03"), {} }, other { say("03"), {} };
    one.read(desks[0]);
    one.read(restored);
    other.read(restored);
    other.read(desks[0]);
    EXPECT_EQ(one.record().canonical(), other.record().canonical());
    EXPECT_EQ(one.record().complaint, say("戻したあとの"));
}

TEST(Conflicts, aCallFoldsInTheSameOrderOnEveryDesk)
{
    const auto part = [](const char *kind, qint64 seq, const char *desk, Body body = {}) {
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.stream = Stream::Call;
        entry.subject = say("call-1");
        entry.kind = QString::fromLatin1(kind);
        entry.body = std::move(body);
        entry.seq = seq;
        entry.at = QDateTime::fromSecsSinceEpoch(1795190400 + seq, Qt::UTC);
        entry.desk = QString::fromLatin1(desk);
        return entry;
    };
    std::vector<Entry> entries { part(kind::Ringing, 1, "01"), part(kind::Ended, 2, "02", { { say("reason"), say("theirs") } }),
        part(kind::Ended, 2, "01", { { say("reason"), say("ours") } }), part(kind::WrappedUp, 3, "01") };
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.id < b.id; });
    do {
        const CallRecord call = CallRecord::fold(entries);
        ASSERT_EQ(call.endReason, say("theirs"));
        ASSERT_EQ(call.desk, say("01"));
    } while (std::next_permutation(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.id < b.id; }));
}
