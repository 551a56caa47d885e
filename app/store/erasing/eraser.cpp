// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/eraser.h"

#include "store/callindex.h"
#include "store/caseindex.h"
#include "store/entryrows.h"
#include "store/erasing/purgesource.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace kikitori {

namespace {
using What = PurgeUnit::What;

bool same(const std::vector<PurgeUnit::Line> &one, const std::vector<PurgeUnit::Line> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
        [](const auto &a, const auto &b) { return a.id == b.id && a.hash == b.hash; });
}

/// As it stands now, under the write lock: what the plan proved must be all there is.
Result<> stillAsPlanned(Connection &connection, const PurgeUnit &unit, bool withoutShare)
{
    const QString subject = unit.number.isEmpty() ? unit.id : unit.number;
    const auto lines = purgeLinesOf(connection, unit);
    if (!lines)
        return tl::make_unexpected(lines.error());
    if (lines->empty() || !same(*lines, unit.lines))
        return fail(Fault::NotShared, subject, QStringLiteral("it was written to after it was proven"));
    for (const auto &line : *lines) {
        if (line.waiting && !withoutShare)
            return fail(Fault::NotShared, subject, QStringLiteral("an entry waits to be shared"));
    }
    return {};
}

const char *tableOf(Stream stream)
{
    return stream == Stream::Call ? "DELETE FROM call_index WHERE id = ?" : "DELETE FROM recording_index WHERE id = ?";
}
}

Eraser::Eraser(Connection &connection, Place place, const Clock &clock)
    : m_connection(connection)
    , m_place(std::move(place))
    , m_clock(clock)
{
}

Result<std::unique_ptr<Eraser>> Eraser::over(Connection &connection, Place place, const Clock &clock)
{
    Statement secure(connection, "PRAGMA secure_delete = ON");
    const auto row = secure.step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (secure.number(0) != 1)
        return fail(Fault::DiskFailed, {}, QStringLiteral("this build of the store does not overwrite what is deleted"));
    return std::unique_ptr<Eraser>(new Eraser(connection, std::move(place), clock));
}

Result<> Eraser::erase(const PurgeRun &run, const std::vector<PurgeUnit> &together)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    return eraseAll(run, together).and_then([&] { return transaction->commit(); });
}

Result<> Eraser::eraseAll(const PurgeRun &run, const std::vector<PurgeUnit> &together)
{
    const auto holds = readHolds(m_connection);
    if (!holds)
        return tl::make_unexpected(holds.error());
    auto chain = readChain(m_connection);
    if (!chain)
        return tl::make_unexpected(chain.error());
    for (const PurgeUnit &unit : together) {
        if (const Hold *hold = holds->over(unit.caseId, unit.program, unit.opened))
            return fail(Fault::OnHold, unit.number.isEmpty() ? unit.id : unit.number, hold->id.toString(QUuid::WithoutBraces));
        if (const auto done = eraseUnit(run, unit, *chain); !done)
            return done;
    }
    return keepChain(m_connection, *chain);
}

Result<> Eraser::eraseUnit(const PurgeRun &run, const PurgeUnit &unit, Chain &chain)
{
    const QDateTime now = m_clock.now();
    return stillAsPlanned(m_connection, unit, run.order.withoutShare)
        .and_then([&] { return tell(run, unit, now, chain); })
        .and_then([&] { return putDownFile(run, unit); })
        .and_then([&] { return emptyLines(run, unit, now); })
        .and_then([&] { return dropRows(unit); });
}

Result<> Eraser::emptyLines(const PurgeRun &run, const PurgeUnit &unit, const QDateTime &now)
{
    for (const PurgeUnit::Line &line : unit.lines) {
        if (run.order.withoutShare) {
            Statement unqueue(m_connection, "DELETE FROM outbox WHERE entry = ?");
            if (const auto done = unqueue.with(line.position).run(); !done)
                return done;
        }
        Statement empty(m_connection, "UPDATE entry SET body = '', secret = NULL, erased_ms = ? WHERE position = ?");
        if (const auto done = empty.with(now, line.position).run(); !done)
            return done;
    }
    return {};
}

Result<> Eraser::dropRows(const PurgeUnit &unit)
{
    if (unit.what == What::Fields) {
        // The case stays and is folded from what is left of it.
        Statement ask(m_connection,
            "SELECT " KIKITORI_ENTRY_COLUMNS " FROM entry e WHERE e.stream = ? AND e.subject = ? AND e.erased_ms IS NULL"
            " ORDER BY e.seq, e.desk");
        return ask.with(Stream::Case, unit.id).all(entryOf).and_then([&](const std::vector<Entry> &left) {
            return writeCaseRow(m_connection, CaseRecord::fold(left));
        });
    }
    for (const PurgeUnit::Subject &subject : unit.subjects) {
        const auto done = subject.stream == Stream::Case
            ? removeCaseRow(m_connection, subject.id)
            : Statement(m_connection, tableOf(subject.stream)).with(subject.id).run();
        if (!done)
            return done;
    }
    return {};
}

Result<> Eraser::tell(const PurgeRun &run, const PurgeUnit &unit, const QDateTime &now, Chain &chain)
{
    for (const PurgeUnit::Subject &subject : unit.subjects) {
        Entry told;
        told.id = QUuid::createUuid();
        // On the case's own stream it would say that the whole case is gone.
        told.stream = unit.what == What::Fields ? Stream::Audit : subject.stream;
        told.subject = subject.id;
        told.kind = QLatin1String(kind::Erased);
        told.body = { { QStringLiteral("certificate"), run.number },
            { QStringLiteral("day"), unit.opened.toString(Qt::ISODate) } };
        if (unit.what == What::Fields)
            told.body.insert(QStringLiteral("fields"), QJsonArray::fromStringList(unit.fields));
        if (subject.stream == Stream::Case)
            told.body.insert(QStringLiteral("number"), unit.number);
        told.at = now;
        told.offsetMinutes = m_place.offsetMinutes;
        told.author = run.order.orderedBy;
        told.desk = m_place.desk;
        told.program = unit.program;
        const auto last = lastSeq(m_connection, told.stream, told.subject);
        if (!last)
            return tl::make_unexpected(last.error());
        told.seq = *last + 1;
        if (const auto done = insertEntry(m_connection, told, chain); !done)
            return done;
    }
    return {};
}

Result<> Eraser::putDownFile(const PurgeRun &run, const PurgeUnit &unit)
{
    if (unit.what != What::Recording)
        return {};
    Statement ask(m_connection,
        "SELECT coalesce((SELECT json_extract(body, '$.file') FROM entry WHERE stream = ?1 AND subject = ?2 AND kind = "
        "'started'), ''),"
        " coalesce((SELECT desk FROM entry WHERE stream = ?1 AND subject = ?2 AND kind = 'started'), ''),"
        " coalesce((SELECT json_extract(body, '$.sha256') FROM entry WHERE stream = ?1 AND subject = ?2 AND kind = 'finished'), "
        "''),"
        " coalesce((SELECT json_extract(body, '$.bytes') FROM entry WHERE stream = ?1 AND subject = ?2 AND kind = 'finished'), "
        "0)");
    const auto there = ask.with(Stream::Recording, unit.id).step();
    if (!there)
        return tl::make_unexpected(there.error());
    const bool here = ask.text(1) == m_place.desk;
    const QJsonObject put { { QStringLiteral("certificate"), run.number }, { QStringLiteral("file"), ask.text(0) },
        { QStringLiteral("sha256"), ask.text(2) }, { QStringLiteral("bytes"), ask.number(3) },
        { QStringLiteral("outcome"), here ? QStringLiteral("pending") : QStringLiteral("elsewhere") } };
    Statement keep(m_connection, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)");
    return keep
        .with(QString(QStringLiteral("erasing:") + unit.id), QString::fromUtf8(QJsonDocument(put).toJson(QJsonDocument::Compact)))
        .run();
}

} // namespace kikitori
