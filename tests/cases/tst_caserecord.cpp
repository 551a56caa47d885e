// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/caserecord.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
using Body = QJsonObject;

/// Writes the entries of one case, a second apart.
struct Story {
    std::vector<Entry> entries;
    Story &add(const char *kind, Body body = {})
    {
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.subject = QStringLiteral("case-1");
        entry.kind = QString::fromLatin1(kind);
        entry.body = std::move(body);
        entry.seq = static_cast<qint64>(entries.size()) + 1;
        entry.at = QDateTime::fromSecsSinceEpoch(1795190400 + entry.seq, Qt::UTC);
        entry.author = QStringLiteral("ns01");
        entry.desk = QStringLiteral("01");
        entry.program = QStringLiteral("kochi-7119");
        entries.push_back(entry);
        return *this;
    }
    [[nodiscard]] CaseRecord record() const { return CaseRecord::fold(entries); }
};

Body pair(const char *a, const QJsonValue &x, const char *b, const QJsonValue &y)
{
    return { { QString::fromLatin1(a), x }, { QString::fromLatin1(b), y } };
}

Body one(const char *a, const QJsonValue &x)
{
    return { { QString::fromLatin1(a), x } };
}

Body answer(const char *run, const char *item, const QJsonValue &value)
{
    Body body = pair("run", QString::fromLatin1(run), "item", QString::fromLatin1(item));
    body.insert(QStringLiteral("answer"), value);
    return body;
}

Body run(const char *id, const QString &title)
{
    Body body = pair("run", QString::fromLatin1(id), "title", title);
    body.insert(QStringLiteral("protocol"), QStringLiteral("adult.x"));
    return body;
}

Story opened()
{
    Story story;
    story.add(kind::Opened,
        { { QStringLiteral("number"), QStringLiteral("K-20261120-01003") }, { QStringLiteral("call"), QStringLiteral("call-1") },
            { QStringLiteral("caller"), QStringLiteral("09012345678") }, { QStringLiteral("called"), QStringLiteral("7119") },
            { QStringLiteral("pack"), QStringLiteral("sample") }, { QStringLiteral("packVersion"), QStringLiteral("0.1") },
            { QStringLiteral("packHash"), QStringLiteral("ab12") } });
    return story;
}
}

TEST(CaseRecord, openedTellsWhoWhenAndUnderWhichPack)
{
    const CaseRecord record = opened().record();
    EXPECT_EQ(record.id, QStringLiteral("case-1"));
    EXPECT_EQ(record.number, QStringLiteral("K-20261120-01003"));
    EXPECT_EQ(record.program, QStringLiteral("kochi-7119"));
    EXPECT_EQ(record.desk, QStringLiteral("01"));
    EXPECT_EQ(record.receiver, QStringLiteral("ns01"));
    EXPECT_EQ(record.openedAt, QDateTime::fromSecsSinceEpoch(1795190401, Qt::UTC));
    EXPECT_EQ(record.callId, QStringLiteral("call-1"));
    EXPECT_EQ(record.callerNumber, QStringLiteral("09012345678"));
    EXPECT_EQ(record.calledNumber, QStringLiteral("7119"));
    EXPECT_EQ(record.packId, QStringLiteral("sample"));
    EXPECT_EQ(record.packVersion, QStringLiteral("0.1"));
    EXPECT_EQ(record.packHash, QStringLiteral("ab12"));
    EXPECT_TRUE(record.isOpen());
    EXPECT_EQ(record.revision, 1);
}

TEST(CaseRecord, lastAnswerCountsAndNullTakesItBack)
{
    Story story = opened();
    story.add(kind::RunStarted, run("r1", QStringLiteral("胸痛")));
    story.add(kind::Answered, answer("r1", "sweat", QStringLiteral("no")));
    story.add(kind::Answered, answer("r1", "sweat", QStringLiteral("yes")));
    story.add(kind::Answered, answer("r1", "cough", QStringLiteral("unknown")));
    ASSERT_EQ(story.record().runs.size(), 1u);
    EXPECT_EQ(story.record().runs[0].answers.value(QStringLiteral("sweat")), Answer::Yes);
    EXPECT_EQ(story.record().runs[0].answers.value(QStringLiteral("cough")), Answer::Unknown);
    story.add(kind::Answered, answer("r1", "sweat", QJsonValue::Null));
    EXPECT_FALSE(story.record().runs[0].answers.contains(QStringLiteral("sweat")));
    story.add(kind::Answered, answer("gone", "sweat", QStringLiteral("yes")));
    EXPECT_EQ(story.record().runs.size(), 1u);
}

TEST(CaseRecord, emergencyAnswersFollowTheSameRule)
{
    Story story = opened();
    story.add(kind::Emergency, pair("check", QStringLiteral("airway"), "answer", QStringLiteral("yes")));
    EXPECT_EQ(story.record().emergency.value(QStringLiteral("airway")), Answer::Yes);
    story.add(kind::Emergency, pair("check", QStringLiteral("airway"), "answer", QStringLiteral("no")));
    EXPECT_EQ(story.record().emergency.value(QStringLiteral("airway")), Answer::No);
    story.add(kind::Emergency, pair("check", QStringLiteral("airway"), "answer", QStringLiteral("perhaps")));
    EXPECT_EQ(story.record().emergency.value(QStringLiteral("airway")), Answer::No);
}

TEST(CaseRecord, verdictSetsTheProtocolsUrgencyAndNullClearsIt)
{
    Story story = opened();
    story.add(kind::Verdict, pair("urgency", QStringLiteral("orange"), "title", QStringLiteral("胸痛")));
    EXPECT_EQ(story.record().protocolUrgency, Urgency::Orange);
    EXPECT_EQ(story.record().finalUrgency(), Urgency::Orange);
    EXPECT_EQ(story.record().protocolTitle, QStringLiteral("胸痛"));
    story.add(kind::Verdict, pair("urgency", QJsonValue::Null, "title", QString()));
    EXPECT_EQ(story.record().protocolUrgency, std::nullopt);
    EXPECT_EQ(story.record().finalUrgency(), std::nullopt);
}

TEST(CaseRecord, nursesDecisionWinsAndNullTakesItBack)
{
    Story story = opened();
    story.add(kind::Verdict, pair("urgency", QStringLiteral("green"), "title", QString()));
    story.add(kind::Decision, pair("urgency", QStringLiteral("red"), "reason", QStringLiteral("声の様子")));
    EXPECT_EQ(story.record().protocolUrgency, Urgency::Green);
    EXPECT_EQ(story.record().finalUrgency(), Urgency::Red);
    EXPECT_EQ(story.record().decisionReason, QStringLiteral("声の様子"));
    story.add(kind::Decision, pair("urgency", QJsonValue::Null, "reason", QStringLiteral("left over")));
    EXPECT_EQ(story.record().finalUrgency(), Urgency::Green);
    EXPECT_TRUE(story.record().decisionReason.isEmpty());
}

TEST(CaseRecord, titlesOfTheStandingRunsAreNamed)
{
    Story story = opened();
    story.add(kind::RunStarted, run("r1", QStringLiteral("胸痛")));
    story.add(kind::RunStarted, run("r2", QStringLiteral("頭痛")));
    EXPECT_EQ(story.record().protocolTitle, QStringLiteral("胸痛、頭痛"));
    story.add(kind::RunWithdrawn, one("run", QStringLiteral("r1")));
    EXPECT_EQ(story.record().protocolTitle, QStringLiteral("頭痛"));
    EXPECT_TRUE(story.record().runs[0].withdrawn);
}

TEST(CaseRecord, fieldsAreTextAndTheLastOneCounts)
{
    Story story = opened();
    story.add(kind::Field, pair("name", QStringLiteral("age"), "value", 71));
    EXPECT_EQ(story.record().fields.value(QStringLiteral("age")), QStringLiteral("71"));
    story.add(kind::Field, pair("name", QStringLiteral("age"), "value", QStringLiteral("72")));
    EXPECT_EQ(story.record().fields.value(QStringLiteral("age")), QStringLiteral("72"));
    story.add(kind::Field, pair("name", QStringLiteral("age"), "value", QString()));
    EXPECT_TRUE(story.record().fields.value(QStringLiteral("age")).isEmpty());
}

TEST(CaseRecord, closesAndOpensAgain)
{
    Story story = opened();
    story.add(kind::OpeningSaid, one("by", QStringLiteral("guidance")));
    story.add(kind::Complaint, one("text", QStringLiteral("胸が苦しい")));
    story.add(kind::AdviceSaid, one("urgency", QStringLiteral("red")));
    story.add(kind::Closed, one("openRedReason", QStringLiteral("通話が切れた")));
    CaseRecord record = story.record();
    EXPECT_EQ(record.openingSaidBy, QStringLiteral("guidance"));
    EXPECT_EQ(record.complaint, QStringLiteral("胸が苦しい"));
    EXPECT_TRUE(record.adviceSaid);
    EXPECT_FALSE(record.isOpen());
    EXPECT_EQ(record.openRedReason, QStringLiteral("通話が切れた"));
    story.add(kind::Reopened, one("reason", QStringLiteral("追記")));
    EXPECT_TRUE(story.record().isOpen());
}

TEST(CaseRecord, kindsOfANewerDeskAreCountedAndChangeNothingElse)
{
    Story story = opened();
    story.add(kind::Complaint, one("text", QStringLiteral("頭痛")));
    story.add("hologram-shown", one("text", QStringLiteral("?")));
    story.add(kind::Complaint, one("text", QStringLiteral("腹痛")));
    EXPECT_EQ(story.record().revision, 4);
    EXPECT_EQ(story.record().complaint, QStringLiteral("腹痛"));
}

TEST(CaseRecord, entriesOfAnotherStreamAreNotOfTheCase)
{
    Story story = opened();
    story.add(kind::Complaint, one("text", QStringLiteral("頭痛")));
    story.entries.back().stream = Stream::Audit;
    EXPECT_EQ(story.record().revision, 1);
    EXPECT_TRUE(story.record().complaint.isEmpty());
}

TEST(CaseRecord, entriesWithoutAnOpeningStillHaveATimeAndAnOwner)
{
    Story story;
    story.add(kind::Complaint, one("text", QStringLiteral("頭痛")));
    EXPECT_EQ(story.record().id, QStringLiteral("case-1"));
    EXPECT_TRUE(story.record().openedAt.isValid());
    EXPECT_EQ(story.record().program, QStringLiteral("kochi-7119"));
}
