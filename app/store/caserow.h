// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDateTime>

#include <algorithm>

namespace kikitori {

/// The number of a case's row in the log begins with its time, so that newest first is the order of the rows. Thread: any.
inline constexpr qint64 kRowsAMs = 256;

/// The first row of the millisecond. Times beyond any calendar share one.
[[nodiscard]] inline qint64 firstRowOf(const QDateTime &openedAt)
{
    constexpr qint64 beyond = 8'640'000'000'000'000; // about the year 275760
    return std::clamp(openedAt.toMSecsSinceEpoch(), -beyond, beyond) * kRowsAMs;
}

} // namespace kikitori
