// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/dayfigures.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

const QDate kDay(2026, 11, 20);

/// A moment of local time (JST) as the records hold it, in UTC. `time` may carry milliseconds.
QDateTime at(const char *time, int day = 0)
{
    const QString words = QString::fromLatin1(time);
    const QTime parsed =
        QTime::fromString(words, words.contains(u'.') ? QStringLiteral("hh:mm:ss.zzz") : QStringLiteral("hh:mm:ss"));
    EXPECT_TRUE(parsed.isValid()) << time;
    return QDateTime(kDay.addDays(day), parsed, Qt::OffsetFromUTC, 540 * 60).toUTC();
}

CallRecord call(const QDateTime &rang, const QDateTime &answered, const QDateTime &ended, const QDateTime &wrappedUp,
    const char *number = "0881234567")
{
    CallRecord made;
    made.program = QStringLiteral("kochi-7119");
    made.callerNumber = QString::fromLatin1(number);
    made.rangAt = rang;
    made.answeredAt = answered;
    made.endedAt = ended;
    made.wrappedUpAt = wrappedUp;
    return made;
}

CallRecord lost(const QDateTime &rang, const QDateTime &ended, const char *number = "0881234567")
{
    return call(rang, {}, ended, {}, number);
}

DayFigures count(
    std::vector<CallRecord> calls, int lines = 4, std::vector<AgentPresence> presences = {}, const QDateTime &now = {})
{
    return countDay(Ledger { std::move(calls), std::move(presences) }, kDay, lines, 540, now);
}

AgentPresence presence(const char *staff, const QDateTime &from, const QDateTime &to)
{
    return { QString::fromLatin1(staff), from, to };
}

} // namespace

TEST(DayFigures, ACallRingsInTheHalfOpenLocalHour)
{
    struct Case {
        const char *time;
        int dayShift;
        int hour; // -1: not of this day
    };
    const Case table[] = {
        { "00:00:00.000", 0, 0 },
        { "00:59:59.999", 0, 0 },
        { "01:00:00.000", 0, 1 },
        { "08:59:59.999", 0, 8 },
        { "09:00:00.000", 0, 9 },
        { "12:30:15.500", 0, 12 },
        { "23:00:00.000", 0, 23 },
        { "23:59:59.999", 0, 23 },
        { "23:59:59.999", -1, -1 },
        { "00:00:00.000", 1, -1 },
    };
    for (const Case &row : table) {
        const QDateTime rang = at(row.time, row.dayShift);
        const DayFigures figures = count({ lost(rang, rang.addSecs(5)) });
        for (int hour = 0; hour < 24; ++hour)
            EXPECT_EQ(figures.hours[size_t(hour)].offered, hour == row.hour ? 1 : 0) << row.time << " hour " << hour;
        EXPECT_EQ(figures.total.offered, row.hour < 0 ? 0 : 1) << row.time;
    }
}

TEST(DayFigures, TheHoursAreLocalAndNotOfTheMachine)
{
    const QDateTime rang(kDay, QTime(0, 30), Qt::UTC); // 09:30 in Japan, 06:15 at +05:45
    EXPECT_EQ(countDay({ { lost(rang, rang.addSecs(1)) }, {} }, kDay, 4, 540).hours[9].offered, 1);
    EXPECT_EQ(countDay({ { lost(rang, rang.addSecs(1)) }, {} }, kDay, 4, 345).hours[6].offered, 1);
    EXPECT_EQ(countDay({ { lost(rang, rang.addSecs(1)) }, {} }, kDay, 4, -60).total.offered, 0) << "the day before there";
}

TEST(DayFigures, AnAnsweredCallIsHandledInTheHourItRang)
{
    const DayFigures figures =
        count({ call(at("09:59:59.900"), at("10:00:03"), at("10:05:03"), at("10:07:03")), lost(at("10:10:00"), at("10:10:20")) });
    EXPECT_EQ(figures.hours[9].handled, 1);
    EXPECT_EQ(figures.hours[10].handled, 0);
    EXPECT_EQ(figures.hours[10].offered, 1);
    ASSERT_TRUE(figures.hours[9].meanHandling());
    EXPECT_DOUBLE_EQ(*figures.hours[9].meanHandling(), 7.0) << "5 min of talk and 2 of wrap-up";
    EXPECT_FALSE(figures.hours[10].meanHandling());
    EXPECT_DOUBLE_EQ(*figures.hours[9].answerRate(), 100.0);
    EXPECT_DOUBLE_EQ(*figures.hours[10].answerRate(), 0.0);
    EXPECT_DOUBLE_EQ(*figures.total.answerRate(), 50.0);
}

TEST(DayFigures, ACallStillTalkedOrWrappedUpIsHandledButHasNoHandlingTime)
{
    const DayFigures figures =
        count({ call(at("11:00:00"), at("11:00:05"), {}, {}), call(at("11:10:00"), at("11:10:05"), at("11:20:05"), {}),
            call(at("11:30:00"), at("11:30:00"), at("11:33:00"), at("11:34:00")) });
    EXPECT_EQ(figures.hours[11].handled, 3);
    EXPECT_EQ(figures.hours[11].handlingKnown, 1);
    EXPECT_DOUBLE_EQ(*figures.hours[11].meanHandling(), 4.0);
}

TEST(DayFigures, AnEmptyDayHasNoRateRatherThanZero)
{
    const DayFigures figures = count({});
    EXPECT_FALSE(figures.total.answerRate());
    EXPECT_FALSE(figures.total.meanHandling());
    EXPECT_EQ(figures.total.offered, 0);
    EXPECT_DOUBLE_EQ(figures.meanPerHour(&HourFigures::blockedMinutes), 0.0);
}

TEST(DayFigures, TheLineIsBlockedFromTheLastRingingToTheFirstEnd)
{
    const DayFigures figures =
        count({ call(at("09:00:00"), at("09:00:10"), at("09:30:00"), {}), lost(at("09:10:00"), at("09:20:00")) }, 2);
    EXPECT_DOUBLE_EQ(figures.hours[9].blockedMinutes, 10.0);
    EXPECT_DOUBLE_EQ(figures.total.blockedMinutes, 10.0);
    EXPECT_DOUBLE_EQ(figures.meanPerHour(&HourFigures::blockedMinutes), 10.0 / 24);
}

TEST(DayFigures, BlockedMinutesAreClippedToHoursAndToTheDay)
{
    // Both lines taken from 23:50 the day before to 01:15, and again from 23:45 into the next day.
    const DayFigures figures = count({ call(at("23:40:00", -1), at("23:40:05", -1), at("01:15:00"), {}),
                                         call(at("23:50:00", -1), at("23:50:05", -1), at("02:00:00"), {}),
                                         call(at("23:30:00"), at("23:30:05"), at("00:30:00", 1), {}),
                                         call(at("23:45:00"), at("23:45:05"), at("00:10:00", 1), {}) },
        2);
    EXPECT_DOUBLE_EQ(figures.hours[0].blockedMinutes, 60.0);
    EXPECT_DOUBLE_EQ(figures.hours[1].blockedMinutes, 15.0);
    EXPECT_DOUBLE_EQ(figures.hours[23].blockedMinutes, 15.0);
    EXPECT_DOUBLE_EQ(figures.total.blockedMinutes, 90.0);
    EXPECT_EQ(figures.total.offered, 2) << "those of the day before rang the day before";
}

TEST(DayFigures, OneCallEndsAsTheNextBeginsAndTheLineWasNeverFull)
{
    const DayFigures figures = count({ lost(at("09:00:00"), at("09:10:00")), lost(at("09:10:00"), at("09:20:00")) }, 2);
    EXPECT_DOUBLE_EQ(figures.total.blockedMinutes, 0.0);
}

TEST(DayFigures, MoreCallsThanLinesBlockOnce)
{
    const DayFigures figures = count(
        { lost(at("09:00:00"), at("09:10:00")), lost(at("09:00:00"), at("09:10:00")), lost(at("09:02:00"), at("09:08:00")) }, 1);
    EXPECT_DOUBLE_EQ(figures.total.blockedMinutes, 10.0);
}

TEST(DayFigures, WithoutALineNumberNothingIsBlocked)
{
    const DayFigures figures = count({ lost(at("09:00:00"), at("09:10:00")) }, 0);
    EXPECT_DOUBLE_EQ(figures.total.blockedMinutes, 0.0);
    EXPECT_EQ(figures.total.numbers, 1);
}

TEST(DayFigures, NumbersAreDistinctShownAndNotSeenWhileBlocked)
{
    const DayFigures figures =
        count({ lost(at("09:00:00"), at("09:20:00"), "0881111111"),
                  lost(at("09:05:00"), at("09:20:00"), "0882222222"), // takes the last line
                  lost(at("09:10:00"), at("09:11:00"), "0883333333"), // while blocked
                  lost(at("09:20:00"), at("09:21:00"), "0881111111"), // again
                  lost(at("09:30:00"), at("09:31:00"), "anonymous"), lost(at("09:40:00"), at("09:41:00"), ""),
                  lost(at("10:00:00"), at("10:01:00"), "0881111111") },
            2);
    EXPECT_EQ(figures.hours[9].numbers, 2);
    EXPECT_EQ(figures.hours[10].numbers, 1);
    EXPECT_EQ(figures.total.numbers, 2) << "distinct over the day, not a sum";
}

TEST(DayFigures, ABlockingCallFromTheDayBeforeKeepsANumberOut)
{
    const DayFigures figures =
        count({ lost(at("23:59:00", -1), at("00:05:00"), "0881111111"), lost(at("00:01:00"), at("00:02:00"), "0882222222"),
                  lost(at("00:05:00"), at("00:06:00"), "0883333333") },
            1);
    EXPECT_EQ(figures.total.numbers, 1);
}

TEST(DayFigures, AnOperatorCountsInEveryHourTouched)
{
    const DayFigures figures = count({}, 4,
        { presence("ns01", at("22:00:00", -1), at("08:00:00")), // leaves on the hour
            presence("ns02", at("07:59:59.999"), at("08:00:00.001")),
            presence("ns02", at("08:30:00"), at("08:40:00")), // the same person again
            presence("ns03", at("23:30:00"), {}) });
    EXPECT_EQ(figures.hours[0].operators, 1);
    EXPECT_EQ(figures.hours[7].operators, 2);
    EXPECT_EQ(figures.hours[8].operators, 1);
    EXPECT_EQ(figures.hours[9].operators, 0);
    EXPECT_EQ(figures.hours[23].operators, 1);
    EXPECT_EQ(figures.total.operators, 3);
}

TEST(DayFigures, WhatHasNoEndLastsUntilNow)
{
    const DayFigures figures =
        count({ call(at("10:30:00"), at("10:30:05"), {}, {}) }, 1, { presence("ns01", at("09:30:00"), {}) }, at("11:15:00"));
    EXPECT_DOUBLE_EQ(figures.hours[10].blockedMinutes, 30.0);
    EXPECT_DOUBLE_EQ(figures.hours[11].blockedMinutes, 15.0);
    EXPECT_DOUBLE_EQ(figures.hours[12].blockedMinutes, 0.0);
    EXPECT_EQ(figures.hours[11].operators, 1);
    EXPECT_EQ(figures.hours[12].operators, 0);
}
