// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/caseindex.h"

#include "store/caserow.h"
#include "store/statement.h"
#include "store/wordindex.h"
#include "store/words.h"

#include <algorithm>

namespace kikitori {

namespace {
/// What a row of the log says of a case. The first group stands in indexes: rewriting it costs a page for each.
struct LogRow {
    WordKeys keys;
    QString desk, caller;
    QDateTime openedAt, closedAt;
    bool inWords = false; ///< only closed cases: what is being typed is never indexed letter by letter

    QString words;
    [[nodiscard]] bool sameKeys(const LogRow &other) const
    {
        return keys == other.keys && desk == other.desk && caller == other.caller && closedAt == other.closedAt
            && inWords == other.inWords;
    }
};

struct Stored {
    qint64 row = 0;
    LogRow log;
};

QString contentOf(const CaseRecord &record)
{
    const QString content = record.fields.value(QStringLiteral("content"));
    return content.isEmpty() ? record.complaint : content;
}

LogRow logRowOf(const CaseRecord &record)
{
    LogRow row { { record.program, record.receiver, record.fields.value(QStringLiteral("municipality")), record.finalUrgency() },
        record.desk, record.callerNumber, record.openedAt, record.closedAt, !record.isOpen(), {} };
    QStringList parts { record.number, record.complaint, record.fields.value(QStringLiteral("content")),
        record.fields.value(QStringLiteral("notes")), row.keys.municipality, record.callerNumber };
    if (const QString digits = digitsOf(record.callerNumber); digits != record.callerNumber)
        parts << digits;
    row.words = searchText(parts);
    return row;
}

Result<std::optional<Stored>> stored(Connection &connection, const QString &caseId)
{
    Statement ask(connection,
        "SELECT row, program, desk, receiver, caller, municipality, opened_ms, closed_ms, final_urgency, in_words, words"
        " FROM case_index WHERE id = ?");
    return ask.with(caseId).step().map([&](bool there) -> std::optional<Stored> {
        if (!there)
            return {};
        LogRow log { { ask.text(1), ask.text(3), ask.text(5), {} }, ask.text(2), ask.text(4), ask.time(6), ask.time(7),
            ask.number(9) != 0, ask.text(10) };
        if (!ask.isNull(8))
            log.keys.urgency = static_cast<Urgency>(ask.number(8));
        return Stored { ask.number(0), std::move(log) };
    });
}

/// The first free row of the millisecond; of a later one when 256 cases began in it.
Result<qint64> freeRow(Connection &connection, const QDateTime &openedAt)
{
    for (qint64 first = firstRowOf(openedAt);; first += kRowsAMs) {
        Statement ask(connection, "SELECT max(row) FROM case_index WHERE row >= ?1 AND row < ?1 + ?2");
        if (const auto asked = ask.with(first, kRowsAMs).step(); !asked)
            return tl::make_unexpected(asked.error());
        if (ask.isNull(0))
            return first;
        if (ask.number(0) < first + kRowsAMs - 1)
            return ask.number(0) + 1;
    }
}

Result<> addWords(Connection &connection, qint64 row, const LogRow &log)
{
    Statement add(connection, "INSERT INTO case_words (rowid, tokens) VALUES (?, ?)");
    return add.with(row, wordTokens(log.words, log.keys)).run();
}

Result<> removeWords(Connection &connection, const Stored &old)
{
    if (!old.log.inWords)
        return {};
    Statement remove(connection, "INSERT INTO case_words (case_words, rowid, tokens) VALUES ('delete', ?, ?)");
    return remove.with(old.row, wordTokens(old.log.words, old.log.keys)).run();
}

Result<> insertRow(Connection &connection, const CaseRecord &record, const LogRow &log)
{
    const auto row = freeRow(connection, record.openedAt);
    if (!row)
        return tl::make_unexpected(row.error());
    Statement write(connection,
        "INSERT INTO case_index (row, id, number, program, desk, receiver, opened_ms, closed_ms, caller, protocol_urgency,"
        " final_urgency, titles, content, municipality, disposition, in_conflict, in_words, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    write.with(*row, record.id, record.number, log.keys.program, log.desk, log.keys.receiver, log.openedAt, log.closedAt,
        log.caller, record.protocolUrgency, log.keys.urgency, record.protocolTitle, contentOf(record), log.keys.municipality,
        record.fields.value(QStringLiteral("result")), record.inConflict(), log.inWords, log.words);
    return write.run().and_then([&] { return log.inWords ? addWords(connection, *row, log) : Result<>(); });
}

Result<> updateText(Connection &connection, const CaseRecord &record, const LogRow &log, qint64 row)
{
    Statement write(connection,
        "UPDATE case_index SET number = ?, protocol_urgency = ?, titles = ?, content = ?, disposition = ?, in_conflict = ?,"
        " words = ? WHERE row = ?");
    write.with(record.number, record.protocolUrgency, record.protocolTitle, contentOf(record),
        record.fields.value(QStringLiteral("result")), record.inConflict(), log.words, row);
    return write.run();
}

Result<> updateKeys(Connection &connection, const LogRow &log, qint64 row)
{
    Statement write(connection,
        "UPDATE case_index SET program = ?, desk = ?, receiver = ?, closed_ms = ?, caller = ?, final_urgency = ?,"
        " municipality = ?, in_words = ? WHERE row = ?");
    write.with(log.keys.program, log.desk, log.keys.receiver, log.closedAt, log.caller, log.keys.urgency, log.keys.municipality,
        log.inWords, row);
    return write.run();
}

Result<> updateRow(Connection &connection, const CaseRecord &record, const LogRow &log, const Stored &old)
{
    Result<> done = updateText(connection, record, log, old.row);
    if (done && !log.sameKeys(old.log))
        done = updateKeys(connection, log, old.row);
    const bool otherWords = log.words != old.log.words || log.keys != old.log.keys || log.inWords != old.log.inWords;
    if (done && otherWords)
        done = removeWords(connection, old);
    if (done && otherWords && log.inWords)
        done = addWords(connection, old.row, log);
    return done;
}

Result<> removeRow(Connection &connection, const Stored &old)
{
    return removeWords(connection, old).and_then([&] {
        return Statement(connection, "DELETE FROM case_index WHERE row = ?").with(old.row).run();
    });
}
}

Result<> writeCaseRow(Connection &connection, const CaseRecord &record)
{
    const auto old = stored(connection, record.id);
    if (!old)
        return tl::make_unexpected(old.error());
    const LogRow log = logRowOf(record);
    if (!*old)
        return insertRow(connection, record, log);
    if ((*old)->log.openedAt == log.openedAt)
        return updateRow(connection, record, log, **old);
    // Another desk's opening came after what was written to the case: its place in the log is another one.
    return removeRow(connection, **old).and_then([&] { return insertRow(connection, record, log); });
}

Result<> removeCaseRow(Connection &connection, const QString &caseId)
{
    const auto old = stored(connection, caseId);
    if (!old)
        return tl::make_unexpected(old.error());
    return *old ? removeRow(connection, **old) : Result<>();
}

Result<QString> nextCaseNumber(Connection &connection, const QString &prefix, const QString &desk, const QString &day)
{
    Statement next(connection,
        "INSERT INTO case_number (desk, day, last) VALUES (?, ?, 1) ON CONFLICT (desk, day) DO UPDATE SET last = last + 1 "
        "RETURNING last");
    next.with(desk, day);
    const auto row = next.step();
    if (!row)
        return tl::make_unexpected(row.error());
    const qint64 number = next.number(0);
    return next.run().map([&] {
        return QStringLiteral("%1-%2-%3%4").arg(prefix, day, desk, QString::number(number).rightJustified(3, QLatin1Char('0')));
    });
}

Result<> neverGiveAgain(Connection &connection, const QString &desk, const QString &number)
{
    const QString day = number.section(QLatin1Char('-'), -2, -2);
    const QString deskAndLast = number.section(QLatin1Char('-'), -1);
    bool ok = false;
    const int last = deskAndLast.startsWith(desk) ? deskAndLast.mid(desk.size()).toInt(&ok) : 0;
    if (!ok || last <= 0 || day.isEmpty())
        return {};
    Statement raise(connection,
        "INSERT INTO case_number (desk, day, last) VALUES (?, ?, ?)"
        " ON CONFLICT (desk, day) DO UPDATE SET last = max(last, excluded.last)");
    return raise.with(desk, day, last).run();
}

} // namespace kikitori
