// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/change/replay.h"
#include "protocol/reading/packreader.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

const QString chestPain = QStringLiteral("adult.chest-pain");

const Pack &samplePack()
{
    static const Pack pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample")).value();
    return pack;
}

Protocol &chest(Pack &pack)
{
    return *std::find_if(pack.protocols.begin(), pack.protocols.end(), [](const Protocol &p) { return p.id == chestPain; });
}

/// The first question of a colour in the sample's chest pain.
QString itemOf(Urgency urgency)
{
    for (const Item &item : samplePack().protocol(chestPain)->items) {
        if (item.urgency == urgency)
            return item.code;
    }
    return {};
}

CaseRecord caseWith(const QString &number, const QMap<QString, Answer> &answers)
{
    CaseRecord record;
    record.id = number;
    record.number = number;
    CaseRecord::Run run;
    run.protocol = chestPain;
    run.answers = answers;
    record.runs.push_back(run);
    record.protocolUrgency = decide(record, samplePack());
    return record;
}

QMap<QString, Answer> allNo()
{
    QMap<QString, Answer> answers;
    for (const Item &item : samplePack().protocol(chestPain)->items)
        answers.insert(item.code, Answer::No);
    return answers;
}

QMap<QString, Answer> onlyYes(const QString &code)
{
    QMap<QString, Answer> answers = allNo();
    answers.insert(code, Answer::Yes);
    return answers;
}

} // namespace

TEST(Replay, theSamePackDecidesAsItDid)
{
    const std::vector<CaseRecord> cases { caseWith(QStringLiteral("1"), onlyYes(itemOf(Urgency::Red))),
        caseWith(QStringLiteral("2"), onlyYes(itemOf(Urgency::Yellow))), caseWith(QStringLiteral("3"), allNo()) };
    EXPECT_EQ(cases[0].protocolUrgency, Urgency::Red);
    EXPECT_EQ(cases[1].protocolUrgency, Urgency::Yellow);
    const Replay done = replay(cases, samplePack(), samplePack());
    EXPECT_EQ(done.same, 3);
    EXPECT_EQ(done.up + done.down + done.other + done.different, 0);
}

TEST(Replay, whoWouldHaveGoneUpAndDownItemByItem)
{
    const QString red = itemOf(Urgency::Red);
    const QString yellow = itemOf(Urgency::Yellow);
    Pack after = samplePack();
    for (Item &item : chest(after).items) {
        if (item.code == red)
            item.urgency = Urgency::Orange;
        if (item.code == yellow)
            item.urgency = Urgency::Red;
    }
    const std::vector<CaseRecord> cases { caseWith(QStringLiteral("1"), onlyYes(red)), caseWith(QStringLiteral("2"), onlyYes(yellow)),
        caseWith(QStringLiteral("3"), onlyYes(yellow)), caseWith(QStringLiteral("4"), allNo()) };
    const Replay done = replay(cases, samplePack(), after);
    EXPECT_EQ(done.up, 2);
    EXPECT_EQ(done.down, 1);
    EXPECT_EQ(done.same, 1);
    EXPECT_EQ(done.table.at({ Urgency::Red, Urgency::Orange }), 1);
    EXPECT_EQ(done.table.at({ Urgency::Yellow, Urgency::Red }), 2);
    ASSERT_EQ(done.byQuestion.size(), 2u);
    EXPECT_EQ(done.byQuestion.at({ chestPain, red }).down, 1);
    EXPECT_EQ(done.byQuestion.at({ chestPain, yellow }).up, 2);
    EXPECT_TRUE(done.cases[0].fell());
    EXPECT_EQ(done.cases[0].question, red);
}

TEST(Replay, anAnswerToWhatIsNoLongerAskedIsCountedAndMayLower)
{
    const QString red = itemOf(Urgency::Red);
    Pack after = samplePack();
    std::erase_if(chest(after).items, [&](const Item &item) { return item.code == red; });
    const Replay done = replay({ caseWith(QStringLiteral("1"), onlyYes(red)) }, samplePack(), after);
    EXPECT_EQ(done.down, 1);
    EXPECT_EQ(done.cases[0].dropped, 1);
    EXPECT_EQ(done.cases[0].opened, 0);
}

TEST(Replay, aNewQuestionStandsOpenAndLowersNothing)
{
    Pack after = samplePack();
    chest(after).items.insert(chest(after).items.begin(), { QStringLiteral("brand-new"), Urgency::Red, QStringLiteral("新しい質問ですか"), {}, false, {} });
    const Replay done = replay({ caseWith(QStringLiteral("1"), onlyYes(itemOf(Urgency::Orange))) }, samplePack(), after);
    EXPECT_EQ(done.same, 1);
    EXPECT_EQ(done.cases[0].opened, 1);
}

TEST(Replay, aProtocolThatIsGoneIsSaid)
{
    Pack after = samplePack();
    std::erase_if(after.protocols, [](const Protocol &p) { return p.id == chestPain; });
    const Replay done = replay({ caseWith(QStringLiteral("1"), onlyYes(itemOf(Urgency::Orange))) }, samplePack(), after);
    EXPECT_EQ(done.down, 1);
    EXPECT_EQ(done.cases[0].missing, 1);
    EXPECT_EQ(done.cases[0].protocol, chestPain);
}

TEST(Replay, anEmergencyIsRedInBothWhileTheCheckIsAsked)
{
    CaseRecord record = caseWith(QStringLiteral("1"), allNo());
    record.emergency.insert(samplePack().emergency.front().code, Answer::Yes);
    record.protocolUrgency = Urgency::Red;
    EXPECT_EQ(replay({ record }, samplePack(), samplePack()).same, 1);
    Pack after = samplePack();
    after.emergency.erase(after.emergency.begin());
    EXPECT_EQ(replay({ record }, samplePack(), after).down, 1);
}

TEST(Replay, whatNoProtocolDecidedAndWhatIsErasedIsLeftOut)
{
    CaseRecord noRun;
    noRun.number = QStringLiteral("1");
    CaseRecord erased = caseWith(QStringLiteral("2"), allNo());
    erased.erased = true;
    CaseRecord withdrawn = caseWith(QStringLiteral("3"), onlyYes(itemOf(Urgency::Red)));
    withdrawn.runs.front().withdrawn = true;
    const Replay done = replay({ noRun, erased, withdrawn }, samplePack(), samplePack());
    EXPECT_EQ(done.other, 1);
    ASSERT_EQ(done.cases.size(), 1u);
    EXPECT_FALSE(done.cases[0].before);
}

TEST(Replay, casesDecidedByAnotherVersionAreCounted)
{
    CaseRecord record = caseWith(QStringLiteral("1"), onlyYes(itemOf(Urgency::Yellow)));
    record.protocolUrgency = Urgency::Red;
    EXPECT_EQ(replay({ record }, samplePack(), samplePack()).different, 1);
}
