// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDateTime>

namespace kikitori {

/// Midnight at which a day begins where the clock stands `offsetMinutes` before UTC; in UTC.
[[nodiscard]] inline QDateTime startOfDay(QDate day, int offsetMinutes)
{
    return QDateTime(day, QTime(0, 0), Qt::OffsetFromUTC, offsetMinutes * 60).toUTC();
}

/// The day that it is there at a moment.
[[nodiscard]] inline QDate dayAt(const QDateTime &moment, int offsetMinutes)
{
    return moment.toOffsetFromUtc(offsetMinutes * 60).date();
}

} // namespace kikitori
