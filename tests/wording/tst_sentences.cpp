// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wording/wording.h"

#include <gtest/gtest.h>

using namespace kikitori;

// The compiler refuses a fault without a case; this refuses one whose sentence is empty or leaves a gap.
TEST(Sentences, EveryFaultSaysWhatHappenedAndLeavesNoGap)
{
    for (int i = 0; i <= static_cast<int>(Fault::TimedOut); ++i) {
        const QString sentence = sentenceFor({ static_cast<Fault>(i), QStringLiteral("SUBJECT"), QStringLiteral("DETAIL"), 0, 0 });
        EXPECT_GT(sentence.size(), 8) << i;
        EXPECT_FALSE(sentence.contains(QLatin1Char('%'))) << sentence.toStdString();
    }
}

TEST(Sentences, NameLineAndColumn)
{
    const QString sentence = sentenceFor({ Fault::YamlContent, QStringLiteral("p.yaml"), QStringLiteral("unknown key"), 12, 3 });
    EXPECT_TRUE(sentence.contains(QStringLiteral("p.yaml")));
    EXPECT_TRUE(sentence.contains(QStringLiteral("12")));
    EXPECT_TRUE(sentence.contains(QStringLiteral("3")));
    EXPECT_TRUE(sentence.contains(QStringLiteral("unknown key")));
}

TEST(Words, UrgencyHasAShapeOfItsOwnForEachColour)
{
    QStringList marks;
    for (const Urgency urgency : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White })
        marks << markFor(urgency);
    marks.removeDuplicates();
    EXPECT_EQ(marks.size(), 5);
}

TEST(Words, TimesAreLocalAndDurationsGrowHours)
{
    const QDateTime utc(QDate(2026, 11, 20), QTime(14, 42, 31), Qt::UTC);
    EXPECT_EQ(timeOfDay(utc, 540), QStringLiteral("23:42:31"));
    EXPECT_EQ(timeOfDay({}, 540), QString());
    EXPECT_EQ(duration(134), QStringLiteral("2:14"));
    EXPECT_EQ(duration(3600 + 61), QStringLiteral("1:01:01"));
}
