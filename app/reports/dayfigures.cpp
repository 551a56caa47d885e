// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/dayfigures.h"

#include "base/localday.h"

#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

constexpr qint64 kMsPerMinute = 60'000;
constexpr qint64 kMsPerHour = 60 * kMsPerMinute;
constexpr int kHours = 24;

/// A half-open stretch of milliseconds since the epoch.
struct Stretch {
    qint64 from = 0;
    qint64 to = 0;
    [[nodiscard]] qint64 within(const Stretch &frame) const
    {
        return std::max<qint64>(0, std::min(to, frame.to) - std::max(from, frame.from));
    }
    [[nodiscard]] bool holds(qint64 moment) const { return from <= moment && moment < to; }
};

/// The day as local hours; both ends in UTC milliseconds.
struct DayFrame {
    Stretch day;
    qint64 openEnd = 0; ///< where a stretch without an end is cut

    DayFrame(QDate date, int offsetMinutes, const QDateTime &now)
    {
        day.from = startOfDay(date, offsetMinutes).toMSecsSinceEpoch();
        day.to = day.from + kHours * kMsPerHour;
        openEnd = now.isValid() ? std::min(now.toMSecsSinceEpoch(), day.to) : day.to;
    }
    [[nodiscard]] Stretch hour(int index) const
    {
        const qint64 from = day.from + index * kMsPerHour;
        return { from, from + kMsPerHour };
    }
    [[nodiscard]] int hourOf(qint64 moment) const { return static_cast<int>((moment - day.from) / kMsPerHour); }
    [[nodiscard]] Stretch stretch(const QDateTime &from, const QDateTime &to) const
    {
        return { from.toMSecsSinceEpoch(), to.isValid() ? to.toMSecsSinceEpoch() : openEnd };
    }
};

/// 入電状態: from ringing to the end on our side, a transferred call included until our leg of it ends.
std::vector<Stretch> onTheLine(const std::vector<CallRecord> &calls, const DayFrame &frame)
{
    std::vector<Stretch> out;
    for (const CallRecord &call : calls) {
        if (!call.rangAt.isValid())
            continue;
        const Stretch stretch = frame.stretch(call.rangAt, call.endedAt);
        if (stretch.from < stretch.to)
            out.push_back(stretch);
    }
    return out;
}

/// The stretches in which at least `lines` calls were on a line.
std::vector<Stretch> blockedStretches(const std::vector<Stretch> &busy, int lines)
{
    std::vector<Stretch> out;
    if (lines <= 0)
        return out;
    std::vector<std::pair<qint64, int>> changes;
    for (const Stretch &stretch : busy) {
        changes.emplace_back(stretch.from, +1);
        changes.emplace_back(stretch.to, -1);
    }
    std::sort(changes.begin(), changes.end()); // at one moment an end comes before a begin: half-open
    int taken = 0;
    for (const auto &[moment, step] : changes) {
        const bool before = taken >= lines;
        taken += step;
        const bool after = taken >= lines;
        if (!before && after)
            out.push_back({ moment, moment });
        else if (before && !after)
            out.back().to = moment;
    }
    return out;
}

void countOperators(DayFigures &figures, const Ledger &ledger, const DayFrame &frame)
{
    std::array<QSet<QString>, kHours> signedIn;
    QSet<QString> overTheDay;
    for (const AgentPresence &presence : ledger.presences) {
        if (!presence.from.isValid())
            continue;
        const Stretch stretch = frame.stretch(presence.from, presence.to);
        for (int hour = 0; hour < kHours; ++hour) {
            if (stretch.within(frame.hour(hour)) == 0)
                continue;
            signedIn[static_cast<size_t>(hour)].insert(presence.staff);
            overTheDay.insert(presence.staff);
        }
    }
    for (size_t hour = 0; hour < kHours; ++hour)
        figures.hours[hour].operators = static_cast<int>(signedIn[hour].size());
    figures.total.operators = static_cast<int>(overTheDay.size());
}

void countHandling(HourFigures &hour, const CallRecord &call)
{
    if (!call.answeredAt.isValid())
        return;
    ++hour.handled;
    if (!call.endedAt.isValid() || !call.wrappedUpAt.isValid())
        return;
    ++hour.handlingKnown;
    hour.handlingMinutes += static_cast<double>(call.talkMs() + call.wrapUpMs()) / kMsPerMinute;
}

void countCalls(DayFigures &figures, const std::vector<CallRecord> &calls, const DayFrame &frame)
{
    for (const CallRecord &call : calls) {
        if (!call.rangAt.isValid() || !frame.day.holds(call.rangAt.toMSecsSinceEpoch()))
            continue;
        HourFigures &hour = figures.hours[static_cast<size_t>(frame.hourOf(call.rangAt.toMSecsSinceEpoch()))];
        ++hour.offered;
        countHandling(hour, call);
    }
}

/// Numbers are those that could be seen: a withheld one holds no digit. Whether the line was blocked is asked of the
/// calls that were there before this one, for a call does not block itself.
void countNumbers(DayFigures &figures, const std::vector<CallRecord> &calls, int lines, const DayFrame &frame)
{
    std::vector<const CallRecord *> ordered;
    for (const CallRecord &call : calls)
        if (call.rangAt.isValid())
            ordered.push_back(&call);
    std::stable_sort(
        ordered.begin(), ordered.end(), [](const CallRecord *a, const CallRecord *b) { return a->rangAt < b->rangAt; });
    std::array<QSet<QString>, kHours> seen;
    QSet<QString> overTheDay;
    std::vector<qint64> ends;
    for (const CallRecord *call : ordered) {
        const Stretch stretch = frame.stretch(call->rangAt, call->endedAt);
        std::erase_if(ends, [&](qint64 end) { return end <= stretch.from; });
        const bool blocked = lines > 0 && static_cast<int>(ends.size()) >= lines;
        ends.push_back(stretch.to);
        const bool shown =
            std::any_of(call->callerNumber.cbegin(), call->callerNumber.cend(), [](QChar c) { return c.isDigit(); });
        if (blocked || !shown || !frame.day.holds(stretch.from))
            continue;
        seen[static_cast<size_t>(frame.hourOf(stretch.from))].insert(call->callerNumber);
        overTheDay.insert(call->callerNumber);
    }
    for (size_t hour = 0; hour < kHours; ++hour)
        figures.hours[hour].numbers = static_cast<int>(seen[hour].size());
    figures.total.numbers = static_cast<int>(overTheDay.size());
}

void countBlocked(DayFigures &figures, const std::vector<Stretch> &blocked, const DayFrame &frame)
{
    for (int hour = 0; hour < kHours; ++hour) {
        qint64 ms = 0;
        for (const Stretch &stretch : blocked)
            ms += stretch.within(frame.hour(hour));
        figures.hours[static_cast<size_t>(hour)].blockedMinutes = static_cast<double>(ms) / kMsPerMinute;
    }
}

void sumUp(DayFigures &figures)
{
    for (const HourFigures &hour : figures.hours) {
        figures.total.offered += hour.offered;
        figures.total.handled += hour.handled;
        figures.total.blockedMinutes += hour.blockedMinutes;
        figures.total.handlingMinutes += hour.handlingMinutes;
        figures.total.handlingKnown += hour.handlingKnown;
    }
}

} // namespace

std::optional<double> HourFigures::answerRate() const
{
    if (offered == 0)
        return std::nullopt;
    return 100.0 * handled / offered;
}

std::optional<double> HourFigures::meanHandling() const
{
    if (handlingKnown == 0)
        return std::nullopt;
    return handlingMinutes / handlingKnown;
}

double DayFigures::meanPerHour(double HourFigures::*column) const
{
    double sum = 0;
    for (const HourFigures &hour : hours)
        sum += hour.*column;
    return sum / kHours;
}

DayFigures countDay(const Ledger &ledger, QDate day, int lines, int offsetMinutes, const QDateTime &now)
{
    DayFigures figures;
    figures.day = day;
    const DayFrame frame(day, offsetMinutes, now);
    for (const CallRecord &call : ledger.calls)
        if (figures.program.isEmpty())
            figures.program = call.program;
    countOperators(figures, ledger, frame);
    countCalls(figures, ledger.calls, frame);
    countNumbers(figures, ledger.calls, lines, frame);
    countBlocked(figures, blockedStretches(onTheLine(ledger.calls, frame), lines), frame);
    sumUp(figures);
    return figures;
}

} // namespace kikitori
