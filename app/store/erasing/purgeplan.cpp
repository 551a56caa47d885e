// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/purgeplan.h"

#include <QSet>

namespace kikitori {

namespace {
Error errorOf(Fault fault, const PurgeUnit &unit, const QString &detail)
{
    return { fault, unit.number.isEmpty() ? unit.id : unit.number, detail, 0, 0 };
}

std::optional<Error> tooEarly(const PurgeUnit &unit, QDate due, QDate today)
{
    if (!due.isValid())
        return errorOf(Fault::RetentionRuns, unit, QStringLiteral("—"));
    if (today < due)
        return errorOf(Fault::RetentionRuns, unit, due.toString(Qt::ISODate));
    return {};
}

std::optional<Error> held(const PurgeUnit &unit, const Holds &holds)
{
    const Hold *hold = holds.over(unit.caseId, unit.program, unit.opened);
    if (!hold)
        return {};
    return errorOf(Fault::OnHold, unit, hold->id.toString(QUuid::WithoutBraces));
}

std::optional<Error> unproven(const PurgeUnit &unit, const ReadBack &readBack)
{
    if (unit.lines.empty())
        return errorOf(Fault::NotShared, unit, QStringLiteral("its entries were not read"));
    if (!readBack)
        return {};
    int waiting = 0, missing = 0, other = 0;
    for (const PurgeUnit::Line &line : unit.lines) {
        const auto there = readBack->constFind(line.id);
        waiting += line.waiting;
        missing += there == readBack->constEnd() && !line.certified;
        other += there != readBack->constEnd() && *there != line.hash;
    }
    if (waiting + missing + other == 0)
        return {};
    return errorOf(Fault::NotShared, unit,
        QStringLiteral("%1 entries: %2 wait, %3 are not there, %4 are something else there")
            .arg(unit.lines.size())
            .arg(waiting)
            .arg(missing)
            .arg(other));
}

/// A recording is proven by itself, but when its case would go and cannot, taking the sound alone would leave half.
void keepTogether(std::vector<PurgeItem> &items)
{
    QHash<QString, Error> stuck;
    QSet<QString> going;
    for (const PurgeItem &item : items) {
        if (item.unit.what == PurgeUnit::What::Case && item.kept && item.kept->fault == Fault::NotShared)
            stuck.insert(item.unit.id, *item.kept);
        if (item.unit.what == PurgeUnit::What::Case && !item.kept)
            going.insert(item.unit.id);
    }
    for (PurgeItem &item : items) {
        if (!item.kept && stuck.contains(item.unit.caseId))
            item.kept = stuck.value(item.unit.caseId);
    }
    // The case takes its notes with it.
    std::erase_if(items,
        [&](const PurgeItem &item) { return item.unit.what == PurgeUnit::What::Fields && going.contains(item.unit.caseId); });
}
}

ReadBack readBackOf(const std::vector<KnownEntry> &known)
{
    QHash<QUuid, QByteArray> there;
    there.reserve(static_cast<qsizetype>(known.size()));
    for (const KnownEntry &entry : known)
        there.insert(entry.id, entry.hash);
    return there;
}

bool mayGo(const PurgeUnit &unit, const DueOn &dueOn, const Holds &holds, QDate today)
{
    return !tooEarly(unit, dueOn(unit), today) && !held(unit, holds);
}

std::vector<PurgeItem> planPurge(
    std::vector<PurgeUnit> units, const DueOn &dueOn, const Holds &holds, const ReadBack &readBack, QDate today)
{
    std::vector<PurgeItem> items;
    items.reserve(units.size());
    for (PurgeUnit &unit : units) {
        PurgeItem item { std::move(unit), {}, {} };
        item.due = dueOn(item.unit);
        item.kept = held(item.unit, holds); // first: a person asked for it, and wants to read that it is kept for them
        if (!item.kept)
            item.kept = tooEarly(item.unit, item.due, today);
        if (!item.kept)
            item.kept = unproven(item.unit, readBack);
        items.push_back(std::move(item));
    }
    keepTogether(items);
    return items;
}

std::vector<std::vector<PurgeUnit>> togetherOf(const std::vector<PurgeItem> &items)
{
    std::vector<std::vector<PurgeUnit>> groups;
    QHash<QString, std::size_t> groupOf;
    for (const PurgeItem &item : items) {
        if (item.kept)
            continue;
        const QString of = item.unit.caseId.isEmpty() ? item.unit.id : item.unit.caseId;
        if (!groupOf.contains(of)) {
            groupOf.insert(of, groups.size());
            groups.emplace_back();
        }
        groups[groupOf.value(of)].push_back(item.unit);
    }
    return groups;
}

} // namespace kikitori
