// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "programs/retentionreader.h"

#include <algorithm>

namespace kikitori {

namespace {

constexpr std::pair<const char *, Retention::After> kAfter[] = {
    { "opened", Retention::After::Opened },
    { "closed", Retention::After::Closed },
    { "operation-end", Retention::After::OperationEnd },
    { "contract-end", Retention::After::ContractEnd },
    { "report-accepted", Retention::After::ReportAccepted },
};

constexpr std::pair<const char *, Retention::Until> kUntil[] = {
    { "day", Retention::Until::Day },
    { "end-of-month", Retention::Until::EndOfMonth },
    { "end-of-fiscal-year", Retention::Until::EndOfFiscalYear },
};

/// One of a few words; anything else is refused at its place.
template<class T, std::size_t N>
T wordOf(YamlMap &map, const char *key, const QString &word, const std::pair<const char *, T> (&known)[N])
{
    QStringList all;
    for (const auto &[name, value] : known) {
        if (word == QLatin1String(name))
            return value;
        all << QLatin1String(name);
    }
    map.refuse(key, QStringLiteral("\"%1\" must be one of %2").arg(QLatin1String(key), all.join(QStringLiteral(", "))));
    return known[0].second;
}

QDate dayOf(YamlMap &map, const char *key)
{
    const QString text = map.text(key);
    const QDate day = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid())
        map.refuse(key, QStringLiteral("\"%1\" must be a day, YYYY-MM-DD").arg(QLatin1String(key)));
    return day;
}

QDate dayNotBefore(YamlMap &map, const char *key, QDate least)
{
    const QDate day = dayOf(map, key);
    if (day.isValid() && least.isValid() && day < least)
        map.refuse(key, QStringLiteral("\"%1\" is before the contract's end").arg(QLatin1String(key)));
    return day;
}

Retention::Rule readRule(YamlMap &map)
{
    Retention::Rule rule;
    rule.after = wordOf(map, "after", map.text("after"), kAfter);
    rule.years = map.number("years", 0, 100, 0);
    rule.months = map.number("months", 0, 1200, 0);
    rule.days = map.number("days", 0, 36600, 0);
    rule.until = wordOf(map, "until", map.text("until", QStringLiteral("day")), kUntil);
    return rule;
}

QStringList readFields(YamlMap &map, const std::vector<FieldSpec> &fields)
{
    const QStringList names = map.texts("fields");
    if (names.isEmpty())
        map.refuse("fields", QStringLiteral("\"fields\" must name at least one field"));
    for (const QString &name : names) {
        if (std::none_of(fields.begin(), fields.end(), [&](const FieldSpec &field) { return field.name == name; }))
            map.refuse("fields", QStringLiteral("\"%1\" is not a field of this program").arg(name));
    }
    return names;
}

} // namespace

Retention readRetention(YamlMap &map, const std::vector<FieldSpec> &fields)
{
    Retention retention;
    retention.contractEnd = dayOf(map, "contract-end");
    retention.operationEnd = map.has("operation-end") ? dayOf(map, "operation-end") : retention.contractEnd;
    if (map.has("report-accepted"))
        retention.reportAccepted = dayNotBefore(map, "report-accepted", retention.contractEnd);
    YamlMap records = map.map("records");
    retention.records = readRule(records);
    YamlMap recordings = map.map("recordings");
    retention.recordings = readRule(recordings);
    if (map.has("temporary")) {
        YamlMap temporary = map.map("temporary");
        retention.temporaryFields = readFields(temporary, fields);
        retention.temporary = readRule(temporary);
    }
    return retention;
}

} // namespace kikitori
