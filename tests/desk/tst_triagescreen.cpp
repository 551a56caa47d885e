// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Trees, facts to weigh, reading back and earlier cases in the real window, by keys.
#include "desk/cuttexts.h"
#include "desk/deskstage.h"
#include "desk/earlierpanel.h"
#include "desk/questionrow.h"
#include "desk/readbackpanel.h"

#include <QLineEdit>

#include <gtest/gtest.h>

using namespace kikitori;
using Step = DeskSession::Step;

namespace {

class TriageScreen : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(stage.show());
        ASSERT_TRUE(stage.toChecklist(QStringLiteral("頭を打った")));
    }
    const QuestionRow *row(const char *code) const
    {
        for (const QuestionRow *one : stage.window.findChildren<QuestionRow *>()) {
            if (one->code() == QLatin1String(code))
                return one;
        }
        return nullptr;
    }
    bool inSight(const QString &words) const
    {
        for (const QLabel *label : stage.window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    std::optional<Answer> answerTo(const char *code) const { return stage.session.runs().front()->answerTo(QLatin1String(code)); }

    Stage stage { smallProgram(), treePack() };
};

} // namespace

TEST_F(TriageScreen, OnlyThePathIsShownWithTheOpenQuestionInHandAndWhereItsAnswersLead)
{
    ASSERT_NE(row("awake"), nullptr);
    EXPECT_TRUE(row("awake")->isVisible());
    EXPECT_FALSE(row("height")->isVisible());
    EXPECT_TRUE(row("awake")->property("current").toBool());
    EXPECT_TRUE(inSight(QStringLiteral("→ ◆"))) << "a yes is red";
    stage.key(Qt::Key_N);
    EXPECT_TRUE(row("height")->isVisible());
    EXPECT_TRUE(row("height")->property("current").toBool());
    EXPECT_FALSE(row("bump")->isVisible());
    EXPECT_FALSE(inSight(QStringLiteral("→ ◆"))) << "the question that is answered no longer tells where it leads";
}

TEST_F(TriageScreen, ItemsThatThePathDoesNotNeedAreDimmedAndCanBeAnswered)
{
    ASSERT_NE(row("sweat"), nullptr);
    EXPECT_TRUE(row("sweat")->isVisible());
    EXPECT_TRUE(row("sweat")->property("dim").toBool());
    for (int i = 0; i < 3 && stage.session.currentItem() != QLatin1String("sweat"); ++i)
        stage.key(Qt::Key_Down);
    ASSERT_EQ(stage.session.currentItem(), QStringLiteral("sweat"));
    stage.key(Qt::Key_Y);
    EXPECT_EQ(stage.session.protocolUrgency(), Urgency::Red);
    stage.session.answerItem(QStringLiteral("awake"), Answer::No);
    stage.session.answerItem(QStringLiteral("height"), Answer::Unknown);
    EXPECT_FALSE(row("sweat")->property("dim").toBool());
}

TEST_F(TriageScreen, WhatUnknownMeansIsShownForTheQuestionInHandAndWhereItWasTheAnswer)
{
    EXPECT_TRUE(inSight(QStringLiteral("肩を軽くたたいて"))) << "it is in hand";
    stage.key(Qt::Key_N);
    EXPECT_FALSE(inSight(QStringLiteral("肩を軽くたたいて")));
    stage.session.answerItem(QStringLiteral("awake"), Answer::Unknown);
    ASSERT_NE(stage.session.currentItem(), QStringLiteral("awake"));
    EXPECT_TRUE(inSight(QStringLiteral("肩を軽くたたいて"))) << "unknown was chosen";
}

TEST_F(TriageScreen, AFactIsWeighedWithOneKeyAndTheResultSaysSo)
{
    stage.session.setField(QStringLiteral("history"), QStringLiteral("ワーファリンを飲んでいる"));
    EXPECT_TRUE(row("blood-thinner")->property("proposed").toBool());
    EXPECT_FALSE(row("age-65")->property("proposed").toBool());
    stage.key(Qt::Key_M);
    EXPECT_EQ(answerTo("blood-thinner"), Answer::Yes);
    EXPECT_EQ(stage.session.protocolUrgency(), Urgency::Orange);
    EXPECT_EQ(stage.session.currentItem(), QStringLiteral("awake"));
    EXPECT_FALSE(row("blood-thinner")->property("proposed").toBool());
    stage.key(Qt::Key_M, Qt::ShiftModifier);
    EXPECT_EQ(answerTo("age-65"), Answer::No);
    stage.key(Qt::Key_5, Qt::AltModifier);
    EXPECT_TRUE(inSight(QStringLiteral("血をさらさらにする薬を飲んでいる")));
    EXPECT_EQ(answerTo("blood-thinner"), Answer::Yes);
    stage.key(Qt::Key_M); // the questions are not in sight
    EXPECT_EQ(answerTo("age-65"), Answer::No);
}

TEST_F(TriageScreen, ThePathIsReadBackInOrderAndNoAnswerKeyActsMeanwhile)
{
    stage.key(Qt::Key_U);
    stage.key(Qt::Key_U);
    stage.key(Qt::Key_Y);
    stage.key(Qt::Key_R);
    auto *sheet = stage.window.findChild<ReadBackPanel *>();
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(sheet->isVisible());
    QStringList texts;
    QStringList times;
    for (const QLabel *label : sheet->findChildren<QLabel *>()) {
        if (label->isVisible() && label->property("look") == QStringLiteral("opening"))
            texts << label->text();
        if (label->isVisible() && label->text().contains(u':') && label->text().size() == 8)
            times << label->text();
    }
    ASSERT_EQ(texts.size(), 6) << qPrintable(texts.join(u'\n'));
    EXPECT_TRUE(texts[0].contains(QStringLiteral("頭を打った")));
    EXPECT_TRUE(texts[1].contains(QStringLiteral("頭部打撲")));
    EXPECT_TRUE(texts[2].contains(QStringLiteral("冷や汗")));
    EXPECT_TRUE(texts[3].contains(QStringLiteral("目を開けませんか")));
    EXPECT_TRUE(texts[4].contains(QStringLiteral("背より高い")));
    EXPECT_TRUE(texts[5].contains(QStringLiteral("今すぐ救急車")));
    EXPECT_EQ(times.size(), 6);
    const auto before = stage.session.runs().front()->history().size();
    for (const Qt::Key key : { Qt::Key_Y, Qt::Key_N, Qt::Key_U, Qt::Key_Backspace, Qt::Key_M })
        stage.key(key);
    stage.key(Qt::Key_N, Qt::ShiftModifier);
    EXPECT_EQ(stage.session.runs().front()->history().size(), before);
    stage.key(Qt::Key_R);
    EXPECT_FALSE(sheet->isVisible());
    stage.key(Qt::Key_N);
    EXPECT_EQ(stage.session.runs().front()->history().size(), before + 1);
    stage.key(Qt::Key_R);
    stage.key(Qt::Key_Escape);
    EXPECT_FALSE(sheet->isVisible());
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
}

TEST_F(TriageScreen, BeforeALowUrgencyOneKeyLeadsToTheHistoryOrSaysThatThereIsNone)
{
    stage.key(Qt::Key_H, Qt::ShiftModifier);
    EXPECT_TRUE(stage.session.record().fields.value(QStringLiteral("history")).isEmpty()) << "nobody asked for it yet";
    for (int i = 0; i < 3; ++i)
        stage.key(Qt::Key_N);
    ASSERT_EQ(stage.session.protocolUrgency(), Urgency::White);
    stage.key(Qt::Key_Return);
    ASSERT_EQ(stage.session.step(), Step::Result);
    stage.key(Qt::Key_Space);
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QStringLiteral("既往・薬")) << "nothing is told before it was asked";
    EXPECT_EQ(stage.journal.count(kind::AdviceSaid), 0);
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_H);
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QStringLiteral("既往・薬"));
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_H, Qt::ShiftModifier);
    EXPECT_FALSE(stage.session.record().fields.value(QStringLiteral("history")).isEmpty());
    stage.key(Qt::Key_H);
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QStringLiteral("年齢"));
    stage.type(QStringLiteral("40"));
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_Space);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::AdviceSaid), 2);
    EXPECT_EQ(stage.session.step(), Step::Result);
    stage.key(Qt::Key_Space, Qt::ShiftModifier);
    EXPECT_TRUE(stage.session.stepDone(Step::Result));
    stage.key(Qt::Key_Space);
    EXPECT_EQ(stage.session.step(), Step::Disposition);
}

TEST_F(TriageScreen, NothingMayBeForgottenByOneKeyTwice)
{
    stage.key(Qt::Key_U);
    stage.key(Qt::Key_U);
    ASSERT_EQ(stage.session.openRed(), 2);
    stage.key(Qt::Key_Return); // orange stands, but red is open: Enter leads nowhere
    EXPECT_EQ(stage.session.step(), Step::Checklist);
    stage.key(Qt::Key_N, Qt::ShiftModifier);
    stage.key(Qt::Key_Backspace);
    EXPECT_EQ(stage.session.openRed(), 2);
}

TEST(EarlierCall, OneKeyShowsWhatWasFoundAndAdvisedThen)
{
    Stage stage;
    CaseSummary before;
    before.id = QStringLiteral("old");
    before.openedAt = stage.clock.now().addSecs(-50 * 3600);
    before.finalUrgency = Urgency::Green;
    before.protocolTitle = QStringLiteral("胸焼け");
    stage.shelf.earlier = { before };
    stage.shelf.files.insert(before.id, [&] {
        CaseFile file;
        file.record.id = before.id;
        file.record.number = QStringLiteral("T-20261118-01007");
        file.record.openedAt = before.openedAt;
        file.record.protocolUrgency = Urgency::Green;
        file.record.complaint = QStringLiteral("胸が焼ける");
        Entry said;
        said.kind = QLatin1String(kind::AdviceSaid);
        said.at = before.openedAt;
        said.body = { { QStringLiteral("urgency"), QStringLiteral("green") }, { QStringLiteral("line"), QStringLiteral("明日、内科にかかってください。") } };
        file.entries = { said };
        return file;
    }());
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    const auto inSight = [&](const QString &words) {
        for (const QLabel *label : stage.window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    EXPECT_TRUE(inSight(QStringLiteral("胸焼け")));
    EXPECT_TRUE(inSight(QStringLiteral("72")));
    stage.key(Qt::Key_P);
    EXPECT_TRUE(QTest::qWaitFor([&] { return inSight(QStringLiteral("明日、内科にかかってください。")); }));
    EXPECT_TRUE(inSight(QStringLiteral("胸が焼ける")));
    stage.key(Qt::Key_Y);
    EXPECT_EQ(stage.session.runs().front()->history().size(), 0u);
    stage.key(Qt::Key_Escape);
    EXPECT_FALSE(inSight(QStringLiteral("明日、内科にかかってください。")));
    stage.shelf.files.clear();
    stage.key(Qt::Key_P); // it cannot be read: said at the foot, and the questions are there again
    EXPECT_TRUE(QTest::qWaitFor([&] { return !stage.window.findChild<EarlierPanel *>()->isVisible(); }));
    stage.key(Qt::Key_Y);
    EXPECT_EQ(stage.session.runs().front()->history().size(), 1u);
}

class TriageScreenScale : public ::testing::TestWithParam<double> { };

TEST_P(TriageScreenScale, NoTextIsCutInATreeItsResultAndItsSheets)
{
    Stage stage(smallProgram(), treePack(), Theme(Theme::Mode::Light, GetParam()));
    const auto expectWhole = [&stage](const char *where) {
        QStringList cut;
        EXPECT_TRUE(QTest::qWaitFor([&] { return (cut = cutTexts(stage.window)).isEmpty(); }, 400)) << where << ":\n" << qPrintable(cut.join(u'\n'));
        EXPECT_LE(stage.window.minimumSizeHint().width(), 1366) << where;
        EXPECT_LE(stage.window.minimumSizeHint().height(), 768) << where;
    };
    ASSERT_TRUE(stage.show({ 1366, 768 }));
    ASSERT_TRUE(stage.toChecklist(QStringLiteral("頭を打った")));
    expectWhole("tree");
    stage.key(Qt::Key_U);
    stage.session.setField(QStringLiteral("history"), QStringLiteral("ワーファリン"));
    stage.key(Qt::Key_N);
    stage.key(Qt::Key_N);
    expectWhole("answered");
    stage.key(Qt::Key_R);
    expectWhole("read back");
    const auto marked = [&stage] {
        for (const QWidget *row : stage.window.findChild<ReadBackPanel *>()->findChildren<QWidget *>()) {
            if (row->property("look") == QStringLiteral("row") && row->property("current").toBool())
                return row;
        }
        return static_cast<const QWidget *>(nullptr);
    };
    const auto inSight = [&marked] {
        return marked() && marked()->visibleRegion().boundingRect().height() >= std::min(marked()->height(), 60);
    };
    EXPECT_TRUE(QTest::qWaitFor(inSight, 400)) << "the first sentence to be read";
    const QWidget *first = marked();
    for (const Qt::Key key : { Qt::Key_Space, Qt::Key_Down, Qt::Key_Down, Qt::Key_Down }) {
        stage.key(key);
        EXPECT_TRUE(QTest::qWaitFor(inSight, 400)) << "the next one, height " << (marked() ? marked()->height() : -1) << " seen " << marked()->visibleRegion().boundingRect().height();
    }
    EXPECT_NE(marked(), first);
    stage.key(Qt::Key_5, Qt::AltModifier);
    stage.key(Qt::Key_Space);
    expectWhole("result");
    stage.session.answerItem(QStringLiteral("awake"), Answer::No);
    stage.session.setField(QStringLiteral("history"), {});
    expectWhole("ask first");
}

INSTANTIATE_TEST_SUITE_P(Scales, TriageScreenScale, ::testing::Values(1.0, 1.25, 1.5, 2.0),
    [](const auto &scale) { return "Percent" + std::to_string(static_cast<int>(scale.param * 100)); });
