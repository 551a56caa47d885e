// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/callrecord.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
QDateTime at(int second)
{
    return QDateTime::fromSecsSinceEpoch(1795190400 + second, Qt::UTC);
}

Entry entry(const char *kind, int second, QJsonObject body = {}, const char *author = "")
{
    Entry entry;
    entry.id = QUuid::createUuid();
    entry.stream = Stream::Call;
    entry.subject = QStringLiteral("call-1");
    entry.kind = QString::fromLatin1(kind);
    entry.body = std::move(body);
    entry.at = at(second);
    entry.author = QString::fromLatin1(author);
    entry.desk = QStringLiteral("01");
    entry.program = QStringLiteral("kochi-7119");
    return entry;
}

std::vector<Entry> wholeCall()
{
    return { entry(kind::Ringing, 0,
                 { { QStringLiteral("caller"), QStringLiteral("0888") }, { QStringLiteral("called"), QStringLiteral("7119") } }),
        entry(kind::CallAnswered, 5, { { QStringLiteral("case"), QStringLiteral("case-1") } }, "ns01"), entry(kind::Held, 20),
        entry(kind::Resumed, 40), entry(kind::TransferDone, 60, { { QStringLiteral("to"), QStringLiteral("119") } }),
        entry(kind::Ended, 65, { { QStringLiteral("reason"), QStringLiteral("transferred") } }), entry(kind::WrappedUp, 95) };
}
}

TEST(CallRecord, answeredCallTellsItsTimesWithHoldInTalk)
{
    const CallRecord call = CallRecord::fold(wholeCall());
    EXPECT_EQ(call.id, QStringLiteral("call-1"));
    EXPECT_EQ(call.program, QStringLiteral("kochi-7119"));
    EXPECT_EQ(call.desk, QStringLiteral("01"));
    EXPECT_EQ(call.agent, QStringLiteral("ns01"));
    EXPECT_EQ(call.callerNumber, QStringLiteral("0888"));
    EXPECT_EQ(call.calledNumber, QStringLiteral("7119"));
    EXPECT_EQ(call.caseId, QStringLiteral("case-1"));
    EXPECT_EQ(call.rangAt, at(0));
    EXPECT_EQ(call.talkMs(), 60'000);
    EXPECT_EQ(call.wrapUpMs(), 30'000);
    EXPECT_EQ(call.endReason, QStringLiteral("transferred"));
    EXPECT_EQ(call.transferredTo, QStringLiteral("119"));
}

TEST(CallRecord, missedCallHasNoTalkAndNoWrapUp)
{
    const CallRecord call = CallRecord::fold({ entry(kind::Ringing, 0), entry(kind::Ended, 9), entry(kind::WrappedUp, 20) });
    EXPECT_EQ(call.talkMs(), 0);
    EXPECT_EQ(call.wrapUpMs(), 0);
    EXPECT_FALSE(call.answeredAt.isValid());
    EXPECT_TRUE(call.agent.isEmpty());
}

TEST(CallRecord, whatHasNotEndedCountsNothingYet)
{
    auto entries = wholeCall();
    entries.pop_back();
    EXPECT_EQ(CallRecord::fold(entries).wrapUpMs(), 0);
    entries.pop_back();
    EXPECT_EQ(CallRecord::fold(entries).talkMs(), 0);
}

TEST(CallRecord, clockThatWasSetBackGivesNoNegativeTime)
{
    const CallRecord call = CallRecord::fold({ entry(kind::CallAnswered, 100), entry(kind::Ended, 50) });
    EXPECT_EQ(call.talkMs(), 0);
}

TEST(CallRecord, kindsOfANewerDeskAndOtherStreamsChangeNothing)
{
    auto entries = wholeCall();
    entries.push_back(entry("whispered", 200));
    entries.push_back(entry(kind::Ended, 300));
    entries.back().stream = Stream::Case;
    EXPECT_EQ(CallRecord::fold(entries).endedAt, at(65));
}
