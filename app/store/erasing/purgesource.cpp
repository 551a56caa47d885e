// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/purgesource.h"

#include "base/localday.h"
#include "store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace kikitori {

namespace {
constexpr int kJapanMinutes = 540;
using What = PurgeUnit::What;

QDate dayOf(const QDateTime &moment)
{
    return moment.isValid() ? dayAt(moment, kJapanMinutes) : QDate();
}

/// A subject that still says something, and what the index knows of it.
struct Row {
    QString id;
    QString program;
    QDateTime first;
    QString caseId; ///< of a call or a recording
    QString callId; ///< of a case or a recording
    QString number;
    QDateTime closed;
};

// The program and the time stand in the same row as the smallest time (SQLite: bare columns beside min()).
constexpr auto kCases =
    "SELECT e.subject, e.program, min(e.at_ms), '', coalesce((SELECT json_extract(o.body, '$.call') FROM entry o"
    " WHERE o.stream = 0 AND o.subject = e.subject AND o.kind = 'opened' AND o.erased_ms IS NULL), ''),"
    " coalesce(i.number, ''), i.closed_ms FROM entry e LEFT JOIN case_index i ON i.id = e.subject"
    " WHERE e.stream = 0 AND e.erased_ms IS NULL AND e.kind <> 'erased' GROUP BY e.subject";
constexpr auto kCalls = "SELECT e.subject, e.program, min(e.at_ms), coalesce(i.case_id, ''), '', '', NULL FROM entry e"
                        " LEFT JOIN call_index i ON i.id = e.subject"
                        " WHERE e.stream = 1 AND e.erased_ms IS NULL AND e.kind <> 'erased' GROUP BY e.subject";
constexpr auto kRecordings =
    "SELECT e.subject, e.program, min(e.at_ms), coalesce(i.case_id, ''), coalesce(i.call_id, ''), '', NULL"
    " FROM entry e LEFT JOIN recording_index i ON i.id = e.subject"
    " WHERE e.stream = 3 AND e.erased_ms IS NULL AND e.kind <> 'erased' GROUP BY e.subject";

Result<std::vector<Row>> rowsOf(Connection &connection, const char *sql)
{
    Statement ask(connection, sql);
    return ask.all([](const Statement &row) {
        return Row { row.text(0), row.text(1), row.time(2), row.text(3), row.text(4), row.text(5), row.time(6) };
    });
}

QByteArray asJson(const QStringList &names)
{
    return QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact);
}

Result<QSet<QString>> casesHolding(Connection &connection, const QStringList &fields)
{
    if (fields.isEmpty())
        return QSet<QString> {};
    Statement ask(connection,
        "SELECT DISTINCT subject FROM entry WHERE stream = 0 AND kind = 'field' AND erased_ms IS NULL"
        " AND json_extract(body, '$.name') IN (SELECT value FROM json_each(?))");
    ask.with(QString::fromUtf8(asJson(fields)));
    return ask.all([](const Statement &row) { return row.text(0); }).map([](const std::vector<QString> &ids) {
        return QSet<QString>(ids.begin(), ids.end());
    });
}

PurgeUnit unitOf(What what, Stream stream, const Row &row)
{
    PurgeUnit unit;
    unit.what = what;
    unit.id = row.id;
    unit.caseId = what == What::Case ? row.id : row.caseId;
    unit.number = row.number;
    unit.program = row.program;
    unit.opened = dayOf(row.first);
    unit.closed = dayOf(row.closed);
    unit.subjects.push_back({ stream, row.id });
    return unit;
}

/// The cases of the program, by id, and which call belongs to which.
struct Gathered {
    std::vector<PurgeUnit> units;
    QHash<QString, std::size_t> caseAt;
    QHash<QString, QString> caseOfCall;
};

void gatherCases(Gathered &all, const std::vector<Row> &rows, const QString &program)
{
    for (const Row &row : rows) {
        if (!row.callId.isEmpty())
            all.caseOfCall.insert(row.callId, row.id);
        if (row.program != program)
            continue;
        all.caseAt.insert(row.id, all.units.size());
        all.units.push_back(unitOf(What::Case, Stream::Case, row));
    }
}

void gatherCalls(Gathered &all, const std::vector<Row> &rows, const QString &program)
{
    for (Row row : rows) {
        if (row.caseId.isEmpty())
            row.caseId = all.caseOfCall.value(row.id);
        if (!row.caseId.isEmpty())
            all.caseOfCall.insert(row.id, row.caseId);
        const auto owner = all.caseAt.constFind(row.caseId);
        if (owner != all.caseAt.constEnd())
            all.units[*owner].subjects.push_back({ Stream::Call, row.id });
        else if (row.program == program)
            all.units.push_back(unitOf(What::Call, Stream::Call, row));
    }
}

void gatherRecordings(Gathered &all, const std::vector<Row> &rows, const QString &program)
{
    for (Row row : rows) {
        if (row.caseId.isEmpty())
            row.caseId = all.caseOfCall.value(row.callId);
        const auto owner = all.caseAt.constFind(row.caseId);
        if (row.program != program && owner == all.caseAt.constEnd())
            continue;
        PurgeUnit unit = unitOf(What::Recording, Stream::Recording, row);
        unit.program = program;
        if (owner != all.caseAt.constEnd()) {
            unit.number = all.units[*owner].number;
            unit.closed = all.units[*owner].closed;
        }
        all.units.push_back(std::move(unit));
    }
}

void gatherFields(Gathered &all, const QSet<QString> &cases, const QStringList &fields)
{
    const std::size_t before = all.units.size();
    for (std::size_t at = 0; at < before; ++at) {
        if (all.units[at].what != What::Case || !cases.contains(all.units[at].id))
            continue;
        PurgeUnit unit = all.units[at];
        unit.what = What::Fields;
        unit.fields = fields;
        unit.subjects.resize(1); // not its calls
        all.units.push_back(std::move(unit));
    }
}
}

Result<std::vector<PurgeUnit>> purgeUnitsOf(Connection &connection, const QString &program, const QStringList &temporaryFields)
{
    Gathered all;
    const auto cases = rowsOf(connection, kCases);
    if (!cases)
        return tl::make_unexpected(cases.error());
    gatherCases(all, *cases, program);
    const auto calls = rowsOf(connection, kCalls);
    if (!calls)
        return tl::make_unexpected(calls.error());
    gatherCalls(all, *calls, program);
    const auto recordings = rowsOf(connection, kRecordings);
    if (!recordings)
        return tl::make_unexpected(recordings.error());
    gatherRecordings(all, *recordings, program);
    return casesHolding(connection, temporaryFields).map([&](const QSet<QString> &holding) {
        gatherFields(all, holding, temporaryFields);
        return std::move(all.units);
    });
}

Result<std::vector<PurgeUnit::Line>> purgeLinesOf(Connection &connection, const PurgeUnit &unit)
{
    std::vector<PurgeUnit::Line> lines;
    for (const PurgeUnit::Subject &subject : unit.subjects) {
        Statement ask(connection,
            "SELECT e.position, e.id, e.hash, EXISTS (SELECT 1 FROM outbox o WHERE o.entry = e.position),"
            " EXISTS (SELECT 1 FROM entry x WHERE x.stream = e.stream AND x.subject = e.subject AND x.kind = 'erased'"
            " AND x.seq > e.seq) FROM entry e"
            " WHERE e.stream = ?1 AND e.subject = ?2 AND e.erased_ms IS NULL AND e.kind <> 'erased' AND (?3 OR (e.kind = 'field'"
            " AND json_extract(e.body, '$.name') IN (SELECT value FROM json_each(?4)))) ORDER BY e.seq");
        ask.with(subject.stream, subject.id, unit.what != What::Fields, QString::fromUtf8(asJson(unit.fields)));
        auto read = ask.all([](const Statement &row) {
            return PurgeUnit::Line { row.number(0), QUuid::fromRfc4122(row.bytes(1)), row.bytes(2).toHex(), row.number(3) != 0,
                row.number(4) != 0 };
        });
        if (!read)
            return tl::make_unexpected(read.error());
        lines.insert(lines.end(), read->begin(), read->end());
    }
    return lines;
}

} // namespace kikitori
