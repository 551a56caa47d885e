// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/callrecord.h"

#include <QDate>

#include <array>
#include <optional>

namespace kikitori {

/// One hour of the daily form, Kochi 別紙様式2 (requirement K13, K14).
struct HourFigures {
    int operators = 0; ///< 配置オペレーター数: distinct agents signed in at any time of the hour
    int offered = 0; ///< 入電件数 (A), by ringing time
    int handled = 0; ///< 対応件数 (B): answered, counted in the hour they rang
    double blockedMinutes = 0; ///< 回線閉塞時間: minutes in which all lines were taken
    double handlingMinutes = 0; ///< sum of 通話 + 後処理 of the handled calls of this hour
    int handlingKnown = 0; ///< handled calls whose wrap-up has ended
    int numbers = 0; ///< 電話番号件数: distinct numbers of calls that rang while not blocked; withheld ones are not seen
    /// 応答率 B/A in percent; none when nothing was offered.
    [[nodiscard]] std::optional<double> answerRate() const;
    /// 平均処理時間 in minutes; none when no handled call is complete.
    [[nodiscard]] std::optional<double> meanHandling() const;
};

/// A day of a program: 24 hours of local time, half-open.
struct DayFigures {
    QDate day;
    QString program;
    std::array<HourFigures, 24> hours;
    HourFigures total; ///< operators: distinct over the day; numbers: distinct over the day
    /// 日平均 of a column over the 24 hours.
    [[nodiscard]] double meanPerHour(double HourFigures::*column) const;
};

/// Counts a day. Pure. `lines`: dedicated lines of the program; `offsetMinutes`: local time from UTC (540 for Japan).
/// A call or a presence without an end lasts until `now`, or to the end of the day when `now` is not given: give it for
/// a day that is still going on, so that the hours to come stay empty.
[[nodiscard]] DayFigures countDay(const Ledger &ledger, QDate day, int lines, int offsetMinutes = 540,
                                  const QDateTime &now = {});

} // namespace kikitori
