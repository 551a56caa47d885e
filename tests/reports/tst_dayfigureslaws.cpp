// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/dayfigures.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace kikitori;

namespace {

const QDate kDay(2026, 11, 20);
constexpr int kMinuteOfDay = 24 * 60;

/// Calls of three days around the day, on whole seconds; some never answered, some never ended.
std::vector<CallRecord> anyCalls()
{
    const QDateTime start(kDay.addDays(-1), QTime(0, 0), Qt::OffsetFromUTC, 540 * 60);
    std::vector<CallRecord> calls;
    const int most = *rc::gen::inRange(0, 60);
    for (int i = 0; i < most; ++i) {
        CallRecord call;
        call.callerNumber = QString::number(*rc::gen::inRange(880000000, 880000012));
        call.rangAt = start.addSecs(*rc::gen::inRange(0, 3 * kMinuteOfDay * 60)).toUTC();
        const int waited = *rc::gen::inRange(0, 120);
        if (*rc::gen::inRange(0, 4) > 0)
            call.answeredAt = call.rangAt.addSecs(waited);
        if (*rc::gen::inRange(0, 8) > 0)
            call.endedAt = call.rangAt.addSecs(waited + *rc::gen::inRange(0, 5400));
        if (call.answeredAt.isValid() && call.endedAt.isValid() && *rc::gen::inRange(0, 8) > 0)
            call.wrappedUpAt = call.endedAt.addSecs(*rc::gen::inRange(0, 900));
        calls.push_back(call);
    }
    return calls;
}

/// The same minutes counted the slow way: second by second, how many calls are on a line.
int blockedSeconds(const std::vector<CallRecord> &calls, int lines)
{
    const QDateTime start(kDay, QTime(0, 0), Qt::OffsetFromUTC, 540 * 60);
    std::vector<int> taken(kMinuteOfDay * 60, 0);
    for (const CallRecord &call : calls) {
        const qint64 from = std::max<qint64>(0, start.secsTo(call.rangAt));
        const qint64 to =
            call.endedAt.isValid() ? std::min<qint64>(kMinuteOfDay * 60, start.secsTo(call.endedAt)) : kMinuteOfDay * 60;
        for (qint64 second = from; second < to; ++second)
            ++taken[size_t(second)];
    }
    return static_cast<int>(std::count_if(taken.begin(), taken.end(), [lines](int n) { return n >= lines; }));
}

} // namespace

RC_GTEST_PROP(DayFiguresLaws, TotalsAreTheSumsOfTheHours, ())
{
    const DayFigures figures = countDay({ anyCalls(), {} }, kDay, *rc::gen::inRange(1, 6));
    int offered = 0, handled = 0, known = 0, numbers = 0, mostNumbers = 0;
    double blocked = 0, handling = 0;
    for (const HourFigures &hour : figures.hours) {
        offered += hour.offered;
        handled += hour.handled;
        known += hour.handlingKnown;
        numbers += hour.numbers;
        mostNumbers = std::max(mostNumbers, hour.numbers);
        blocked += hour.blockedMinutes;
        handling += hour.handlingMinutes;
        RC_ASSERT(hour.handled <= hour.offered);
        RC_ASSERT(hour.handlingKnown <= hour.handled);
        RC_ASSERT(hour.numbers <= hour.offered);
        RC_ASSERT(hour.blockedMinutes >= 0 && hour.blockedMinutes <= 60);
    }
    RC_ASSERT(figures.total.offered == offered);
    RC_ASSERT(figures.total.handled == handled);
    RC_ASSERT(figures.total.handlingKnown == known);
    RC_ASSERT(figures.total.blockedMinutes == blocked);
    RC_ASSERT(figures.total.handlingMinutes == handling);
    RC_ASSERT(figures.total.numbers <= numbers && figures.total.numbers >= mostNumbers);
}

RC_GTEST_PROP(DayFiguresLaws, EachCallOfTheDayIsOfferedOnce, ())
{
    const auto calls = anyCalls();
    const QDateTime start(kDay, QTime(0, 0), Qt::OffsetFromUTC, 540 * 60);
    const auto ofTheDay = std::count_if(calls.begin(), calls.end(),
        [&](const CallRecord &call) { return call.rangAt >= start && call.rangAt < start.addDays(1); });
    RC_ASSERT(countDay({ calls, {} }, kDay, 4).total.offered == ofTheDay);
}

RC_GTEST_PROP(DayFiguresLaws, TheOrderOfTheCallsDoesNotMatter, ())
{
    auto calls = anyCalls();
    const DayFigures one = countDay({ calls, {} }, kDay, 2);
    std::reverse(calls.begin(), calls.end());
    const DayFigures other = countDay({ calls, {} }, kDay, 2);
    RC_ASSERT(one.total.offered == other.total.offered);
    RC_ASSERT(one.total.handled == other.total.handled);
    RC_ASSERT(one.total.blockedMinutes == other.total.blockedMinutes);
}

RC_GTEST_PROP(DayFiguresLaws, BlockedMinutesAgreeWithASecondBySecondCount, ())
{
    const auto calls = anyCalls();
    const int lines = *rc::gen::inRange(1, 4);
    const double minutes = countDay({ calls, {} }, kDay, lines).total.blockedMinutes;
    RC_ASSERT(std::abs(minutes * 60 - blockedSeconds(calls, lines)) < 1e-6);
}
