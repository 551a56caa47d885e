// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/theme.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

class EachTheme : public ::testing::TestWithParam<Theme::Mode> { };

TEST_P(EachTheme, EveryInkIsReadableOnItsGround)
{
    const Theme theme(GetParam());
    const auto pairs = theme.pairs();
    ASSERT_GT(pairs.size(), 20);
    for (auto it = pairs.cbegin(); it != pairs.cend(); ++it) {
        ASSERT_TRUE(it->ink.isValid() && it->ground.isValid()) << qPrintable(it.key());
        EXPECT_GE(Theme::contrast(it->ink, it->ground), 4.5) << qPrintable(it.key());
    }
}

TEST_P(EachTheme, QuestionsAndAdviceReachSevenToOne)
{
    const Theme theme(GetParam());
    for (const char *ground : { "card", "ground", "current" })
        EXPECT_GE(Theme::contrast(theme.color(QStringLiteral("ink")), theme.color(QString::fromLatin1(ground))), 7.0)
            << ground;
}

TEST_P(EachTheme, EveryUrgencyHasItsOwnColour)
{
    const Theme theme(GetParam());
    QSet<QRgb> grounds;
    for (int i = 0; i < 5; ++i)
        grounds.insert(theme.urgency(static_cast<Urgency>(i)).ground.rgb());
    EXPECT_EQ(grounds.size(), 5);
}

TEST_P(EachTheme, BarsOfCallsStandOutFromTheirGround)
{
    const Theme theme(GetParam());
    for (const char *ground : { "card", "current" }) // 3:1 is for what is no text (WCAG 2.1, 1.4.11)
        EXPECT_GE(Theme::contrast(theme.color(QStringLiteral("calls")), theme.color(QString::fromLatin1(ground))), 3.0)
            << ground;
}

TEST_P(EachTheme, EveryRoomsSheetKnowsAllItsColoursAndSizes)
{
    const Theme theme(GetParam(), 1.5);
    static const QRegularExpression token(QStringLiteral("@([a-z-]+)"));
    for (const QString &room : { QStringLiteral("desk"), QStringLiteral("log") }) {
        const QString sheet = theme.styleSheet(room);
        ASSERT_FALSE(sheet.isEmpty()) << qPrintable(room);
        EXPECT_FALSE(sheet.contains(u'@')) << qPrintable(room);
        EXPECT_FALSE(sheet.contains(QStringLiteral(": ;"))) << qPrintable(room);
        EXPECT_TRUE(sheet.contains(QStringLiteral("QLabel[look=\"key\"] { font-size: 18px"))) << "12 × 1.5";
        QFile source(QStringLiteral(":/themes/%1.qss").arg(room));
        ASSERT_TRUE(source.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(source.readAll());
        for (auto it = token.globalMatch(text); it.hasNext();) {
            const QString name = it.next().captured(1);
            EXPECT_TRUE(theme.color(name).isValid()) << qPrintable(room + u' ' + name);
        }
    }
    EXPECT_TRUE(theme.styleSheet(QStringLiteral("nowhere")).isEmpty());
}

TEST(Contrast, IsTheRatioOfWcag)
{
    EXPECT_NEAR(Theme::contrast(Qt::black, Qt::white), 21.0, 0.01);
    EXPECT_NEAR(Theme::contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

INSTANTIATE_TEST_SUITE_P(Both, EachTheme, ::testing::Values(Theme::Mode::Light, Theme::Mode::Dark));

} // namespace
