// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/entryrows.h"

#include "store/statement.h"

#include <QJsonDocument>

namespace kikitori {

Entry entryOf(const Statement &row)
{
    Entry entry;
    entry.id = QUuid::fromRfc4122(row.bytes(0));
    entry.stream = static_cast<Stream>(row.number(1));
    entry.subject = row.text(2);
    entry.seq = row.number(3);
    entry.kind = row.text(4);
    entry.at = row.time(5);
    entry.offsetMinutes = static_cast<int>(row.number(6));
    entry.author = row.text(7);
    entry.desk = row.text(8);
    entry.program = row.text(9);
    entry.body = QJsonDocument::fromJson(row.bytes(10)).object();
    entry.secret = row.bytes(11);
    return entry;
}

Result<std::optional<Entry>> findEntry(Connection &connection, const QUuid &id)
{
    Statement ask(connection, "SELECT " KIKITORI_ENTRY_COLUMNS " FROM entry e WHERE e.id = ?");
    return ask.with(id.toRfc4122()).step().map([&](bool there) { return there ? std::optional(entryOf(ask)) : std::nullopt; });
}

Result<std::vector<Entry>> entriesOf(Connection &connection, Stream stream, const QString &subject)
{
    Statement ask(connection,
        "SELECT " KIKITORI_ENTRY_COLUMNS " FROM entry e WHERE e.stream = ? AND e.subject = ? AND e.erased_ms IS NULL"
        " ORDER BY e.seq, e.desk");
    ask.with(stream, subject);
    return ask.all(entryOf);
}

Result<qint64> lastSeq(Connection &connection, Stream stream, const QString &subject)
{
    Statement ask(connection, "SELECT coalesce(max(seq), 0) FROM entry WHERE stream = ? AND subject = ?");
    return ask.with(stream, subject).step().map([&](bool) { return ask.number(0); });
}

namespace {
Result<> insertRow(Connection &connection, const Entry &entry, const QByteArray &hash, const QByteArray &link)
{
    Statement insert(connection,
        "INSERT INTO entry (id, stream, subject, seq, kind, at_ms, offset_min, author, desk, program, body, secret, hash, link)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.with(entry.id.toRfc4122(), entry.stream, entry.subject, entry.seq, entry.kind, entry.at, entry.offsetMinutes,
        entry.author, entry.desk, entry.program, QString::fromUtf8(canonicalBody(entry)),
        entry.secret.isEmpty() ? QByteArray() : entry.secret, hash, link);
    return insert.run();
}
}

Result<> insertEntry(Connection &connection, const Entry &entry, Chain &chain)
{
    const QByteArray hash = QByteArray::fromHex(hashOf(entry));
    return insertRow(connection, entry, hash, chain.add(hash)).and_then([&] {
        Statement queue(connection, "INSERT INTO outbox (entry, added_ms) VALUES (?, ?)");
        return queue.with(connection.lastRow(), QDateTime::currentMSecsSinceEpoch()).run();
    });
}

Result<> insertReceived(Connection &connection, const Entry &entry)
{
    return insertRow(connection, entry, QByteArray::fromHex(hashOf(entry)), QByteArray());
}

} // namespace kikitori
