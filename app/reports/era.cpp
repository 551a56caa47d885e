// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/era.h"

namespace kikitori {

QString eraDate(QDate day)
{
    const QString monthAndDay = QStringLiteral("年%1月%2日").arg(day.month()).arg(day.day());
    if (day < QDate(2019, 5, 1))
        return QString::number(day.year()) + monthAndDay;
    const int year = day.year() - 2018;
    return QStringLiteral("令和") + (year == 1 ? QStringLiteral("元") : QString::number(year)) + monthAndDay;
}

} // namespace kikitori
