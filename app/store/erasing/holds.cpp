// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/holds.h"

#include "store/entryrows.h"
#include "store/statement.h"

#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {
QString text(const Entry &entry, const char *name)
{
    return entry.body.value(QLatin1String(name)).toString();
}

QDate day(const Entry &entry, const char *name)
{
    return QDate::fromString(text(entry, name), Qt::ISODate);
}

Hold holdOf(const Entry &entry)
{
    return { entry.id, text(entry, "case"), text(entry, "program"), day(entry, "from"), day(entry, "to"), text(entry, "reason"),
        entry.author, entry.at };
}

Entry about(const Hold &hold, const char *kind)
{
    Entry entry;
    entry.stream = Stream::Audit;
    entry.subject = hold.caseId.isEmpty() ? hold.program : hold.caseId;
    entry.kind = QLatin1String(kind);
    entry.program = hold.program;
    return entry;
}
}

bool Hold::covers(const QString &wantedCase, const QString &wantedProgram, QDate day) const
{
    if (!caseId.isEmpty())
        return caseId == wantedCase;
    return program == wantedProgram && (!from.isValid() || day >= from) && (!to.isValid() || day < to);
}

Holds Holds::fold(const std::vector<Entry> &entries)
{
    // By id, not by order: a lifting may come from another desk before the setting does.
    QSet<QUuid> lifted;
    Holds holds;
    for (const Entry &entry : entries) {
        if (entry.stream != Stream::Audit)
            continue;
        if (entry.kind == QLatin1String(kind::HoldSet))
            holds.m_standing.push_back(holdOf(entry));
        else if (entry.kind == QLatin1String(kind::HoldLifted))
            lifted.insert(QUuid::fromString(text(entry, "hold")));
    }
    std::erase_if(holds.m_standing, [&](const Hold &hold) { return lifted.contains(hold.id); });
    std::stable_sort(holds.m_standing.begin(), holds.m_standing.end(),
        [](const Hold &one, const Hold &other) { return std::tie(one.setAt, one.id) < std::tie(other.setAt, other.id); });
    return holds;
}

const Hold *Holds::over(const QString &caseId, const QString &program, QDate day) const
{
    const auto found =
        std::find_if(m_standing.begin(), m_standing.end(), [&](const Hold &hold) { return hold.covers(caseId, program, day); });
    return found == m_standing.end() ? nullptr : &*found;
}

const Hold *Holds::byId(const QUuid &id) const
{
    const auto found = std::find_if(m_standing.begin(), m_standing.end(), [&](const Hold &hold) { return hold.id == id; });
    return found == m_standing.end() ? nullptr : &*found;
}

Entry settingOf(const Hold &hold)
{
    Entry entry = about(hold, kind::HoldSet);
    entry.id = hold.id;
    entry.body = { { QStringLiteral("reason"), hold.reason }, { QStringLiteral("program"), hold.program } };
    if (!hold.caseId.isEmpty())
        entry.body.insert(QStringLiteral("case"), hold.caseId);
    if (hold.from.isValid())
        entry.body.insert(QStringLiteral("from"), hold.from.toString(Qt::ISODate));
    if (hold.to.isValid())
        entry.body.insert(QStringLiteral("to"), hold.to.toString(Qt::ISODate));
    return entry;
}

Entry liftingOf(const Hold &hold, const QString &reason)
{
    Entry entry = about(hold, kind::HoldLifted);
    entry.body = { { QStringLiteral("reason"), reason }, { QStringLiteral("hold"), hold.id.toString(QUuid::WithoutBraces) } };
    return entry;
}

Result<Holds> readHolds(Connection &connection)
{
    Statement ask(connection,
        "SELECT " KIKITORI_ENTRY_COLUMNS " FROM entry e WHERE e.stream = ? AND e.kind IN ('hold-set', 'hold-lifted')");
    return ask.with(Stream::Audit).all(entryOf).map([](const std::vector<Entry> &entries) { return Holds::fold(entries); });
}

Result<NamedCase> caseNumbered(Connection &connection, const QString &number)
{
    Statement ask(connection, "SELECT id, program FROM case_index WHERE number = ?");
    const auto there = ask.with(number).step();
    if (!there)
        return tl::make_unexpected(there.error());
    if (!*there)
        return fail(Fault::CaseUnknown, number);
    return NamedCase { ask.text(0), ask.text(1) };
}

} // namespace kikitori
