// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "programs/retention.h"

#include <algorithm>

namespace kikitori {

QDate endOfFiscalYear(QDate day)
{
    return day.isValid() ? QDate(day.month() <= 3 ? day.year() : day.year() + 1, 3, 31) : QDate();
}

QDate dayAfterKeeping(const Retention::Rule &rule, QDate from)
{
    if (!from.isValid())
        return {};
    QDate last = from.addYears(rule.years).addMonths(rule.months).addDays(rule.days);
    if (rule.until == Retention::Until::EndOfMonth)
        last = QDate(last.year(), last.month(), last.daysInMonth());
    else if (rule.until == Retention::Until::EndOfFiscalYear)
        last = endOfFiscalYear(last);
    return last.addDays(1);
}

QDate Retention::dueOn(Kind kind, QDate opened, QDate closed) const
{
    const Rule &rule = kind == Kind::Records ? records : kind == Kind::Recordings ? recordings : temporary;
    switch (rule.after) {
    case After::Opened:
        return dayAfterKeeping(rule, opened);
    case After::Closed:
        return dayAfterKeeping(rule, closed);
    case After::OperationEnd:
        return dayAfterKeeping(rule, operationEnd);
    case After::ContractEnd:
        return dayAfterKeeping(rule, contractEnd);
    case After::ReportAccepted:
        return reportAccepted.isValid() ? dayAfterKeeping(rule, std::max(reportAccepted, contractEnd)) : QDate();
    }
    return {};
}

} // namespace kikitori
