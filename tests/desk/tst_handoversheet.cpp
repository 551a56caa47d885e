// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cuttexts.h"
#include "deskstage.h"

#include <QLabel>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

/// All that stands in sight, a line each.
QString inSight(const DeskWindow &window)
{
    QStringList lines;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible())
            lines << label->text();
    }
    return lines.join(u'\n');
}

QString lastSheet(const FakeJournal &journal)
{
    QString sheet;
    for (const Entry &entry : journal.kept) {
        if (entry.kind == QLatin1String(kind::HandedOver))
            sheet = entry.body.value(QStringLiteral("sheet")).toString();
    }
    return sheet;
}

} // namespace

TEST(HandOverSheet, oneKeyShowsWhatTheCaseSaysAndGapsAreNamed)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    stage.key(Qt::Key_Y);
    stage.key(Qt::Key_U);
    stage.session.setField(QStringLiteral("age"), QStringLiteral("58"));
    stage.key(Qt::Key_S);
    const QString seen = inSight(stage.window);
    for (const char *text : { "58", "胸が苦しい", "胸痛", "今すぐ救急車", "“今も、冷や汗が出ていますか”", "（市町村）", "（既往・薬）",
             "“痛みは15分より長く続いていますか”" })
        EXPECT_TRUE(seen.contains(QString::fromUtf8(text))) << text << '\n' << qPrintable(seen);
    stage.key(Qt::Key_S);
    EXPECT_FALSE(inSight(stage.window).contains(QStringLiteral("（既往・薬）")));
}

TEST(HandOverSheet, whatWasReadAndToWhomIsWrittenDown)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    stage.key(Qt::Key_Y);
    stage.key(Qt::Key_S);
    stage.key(Qt::Key_2);
    ASSERT_TRUE(stage.settle());
    ASSERT_EQ(stage.journal.count(kind::HandedOver), 1);
    EXPECT_EQ(stage.journal.kept.back().body.value(QStringLiteral("to")).toString(), QStringLiteral("doctor"));
    EXPECT_TRUE(lastSheet(stage.journal).contains(QStringLiteral("胸が苦しい")));
    stage.key(Qt::Key_Space);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::HandedOver), 2);
    EXPECT_EQ(stage.journal.kept.back().body.value(QStringLiteral("to")).toString(), QStringLiteral("119"));
}

TEST(HandOverSheet, aLowUrgencyAsksForNoAmbulance)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    for (int i = 0; i < 4; ++i)
        stage.key(Qt::Key_N);
    stage.key(Qt::Key_S);
    stage.key(Qt::Key_3);
    ASSERT_TRUE(stage.settle());
    const QString low = lastSheet(stage.journal);
    Stage other;
    ASSERT_TRUE(other.show());
    ASSERT_TRUE(other.toChecklist());
    other.key(Qt::Key_Y);
    other.key(Qt::Key_S);
    other.key(Qt::Key_1);
    ASSERT_TRUE(other.settle());
    EXPECT_NE(low.section(u'\n', -1), lastSheet(other.journal).section(u'\n', -1));
}

TEST(HandOverSheet, noWordIsCutAtTwiceTheSize)
{
    Stage stage;
    stage.window.setFontScale(2.0);
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    stage.key(Qt::Key_Y);
    stage.key(Qt::Key_S);
    EXPECT_TRUE(QTest::qWaitFor([&] { return cutTexts(stage.window).isEmpty(); }, test::kPatienceMs))
        << qPrintable(cutTexts(stage.window).join(u'\n'));
}
