// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cuttexts.h"
#include "deskstage.h"
#include "protocol/reading/packreader.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

constexpr int kSettleMs = 5'000; ///< reached in failure only, and that at each step

class DeskLayout : public ::testing::TestWithParam<double> {
protected:
    void SetUp() override
    {
        const QString resources = QStringLiteral(KIKITORI_SOURCE_DIR "/resources/");
        const auto program = readProgram(resources + QStringLiteral("programs/kochi-7119.yaml"));
        const auto pack = readPack(resources + QStringLiteral("protocols/sample"));
        ASSERT_TRUE(program && pack);
        m_stage = std::make_unique<Stage>(*program, *pack, Theme(Theme::Mode::Light, GetParam()));
    }
    /// Looks again for a while: a layout settles over a few turns of the event loop.
    void expectWhole(const char *where)
    {
        QStringList cut;
        const bool whole = QTest::qWaitFor([&] { return (cut = cutTexts(m_stage->window)).isEmpty(); }, kSettleMs);
        EXPECT_TRUE(whole) << where << ":\n" << qPrintable(cut.join(u'\n'));
        const QSize least = m_stage->window.minimumSizeHint();
        EXPECT_LE(least.width(), 1366) << where;
        EXPECT_LE(least.height(), 768) << where;
    }
    std::unique_ptr<Stage> m_stage;
};

TEST_P(DeskLayout, NoTextIsCutAt1366x768InAnyStep)
{
    Stage &stage = *m_stage;
    CaseSummary left;
    left.id = QStringLiteral("a");
    left.number = QStringLiteral("K-20261120-01001");
    left.openedAt = stage.clock.now();
    left.finalUrgency = Urgency::Green;
    left.content = QStringLiteral("子どもが熱を出した");
    left.disposition = QStringLiteral("visit-advised");
    stage.shelf.unfinished = { left };
    stage.shelf.earlier = { left };
    ASSERT_TRUE(stage.show({ 1366, 768 }));
    EXPECT_EQ(stage.window.size(), QSize(1366, 768)) << "the window grew beyond the screen";
    expectWhole("away");
    stage.key(Qt::Key_F3);
    expectWhole("ready");
    stage.phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
    ASSERT_TRUE(stage.settle());
    expectWhole("ringing");
    stage.key(Qt::Key_Return);
    expectWhole("opening");
    stage.key(Qt::Key_Space);
    expectWhole("emergency");
    stage.key(Qt::Key_N, Qt::ShiftModifier);
    stage.type(QStringLiteral("胸が締めつけられる"));
    expectWhole("complaint");
    stage.key(Qt::Key_Return);
    expectWhole("checklist");
    for (int i = 0; i < 8; ++i)
        stage.key(i % 2 ? Qt::Key_N : Qt::Key_U);
    expectWhole("checklist answered");
    stage.key(Qt::Key_5, Qt::AltModifier);
    stage.key(Qt::Key_3);
    expectWhole("result");
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_F6);
    expectWhole("transfer");
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_6, Qt::AltModifier);
    stage.window.tell(QStringLiteral(
        "ディスクがいっぱいです。書いた内容は残っています。要らないファイルを消すと、自動で保存をやり直します。"));
    expectWhole("disposition with a notice");
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_E);
    stage.key(Qt::Key_Y);
    expectWhole("red");
    stage.key(Qt::Key_F12);
    expectWhole("wrap-up");
    EXPECT_EQ(stage.window.size(), QSize(1366, 768)) << "the window grew beyond the screen";
}

TEST_P(DeskLayout, TheCurrentQuestionIsInSightWheneverItIsAnswered)
{
    Stage &stage = *m_stage;
    ASSERT_TRUE(stage.show({ 1366, 768 }));
    ASSERT_TRUE(stage.toChecklist(QStringLiteral("胸が締めつけられる")));
    const auto inSight = [&stage] {
        for (const QWidget *row : stage.window.findChildren<QWidget *>()) {
            if (row->isVisible() && row->property("look") == QStringLiteral("row") && row->property("current").toBool())
                return row->visibleRegion().boundingRect().top() == 0
                    && row->visibleRegion().boundingRect().height() >= std::min(row->height(), 100);
        }
        return false;
    };
    for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(QTest::qWaitFor(inSight, kSettleMs)) << "question " << i + 1;
        stage.key(Qt::Key_N);
    }
    stage.key(Qt::Key_F2);
    stage.key(Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor(inSight, kSettleMs)) << "back from the record";
}

TEST(DeskLayoutScale, TheSizeCanBeChangedInTheMiddleOfACallAndTheTypedTextStays)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    ASSERT_TRUE(QTest::qWaitFor([&] { return cutTexts(stage.window).isEmpty(); }, kSettleMs))
        << qPrintable(cutTexts(stage.window).join(u'\n'));
    for (const double scale : { 1.5, 2.0, 1.0 }) {
        stage.window.setFontScale(scale);
        EXPECT_TRUE(QTest::qWaitFor([&] { return cutTexts(stage.window).isEmpty(); }, kSettleMs))
            << scale << '\n'
            << qPrintable(cutTexts(stage.window).join(u'\n'));
    }
    EXPECT_EQ(stage.session.record().fields.value(QStringLiteral("content")), QStringLiteral("胸が苦しい"));
}

INSTANTIATE_TEST_SUITE_P(Scales, DeskLayout, ::testing::Values(1.0, 1.25, 1.5, 2.0),
    [](const auto &scale) { return "Percent" + std::to_string(static_cast<int>(scale.param * 100)); });

} // namespace
