// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori::test {

/// Every record of a store as text: what all schemas from the first on have in common, in an order that does not depend
/// on how the tables are laid out. Thread: the connection's. Owner: none (function).
inline QByteArray dumpOf(Connection &connection)
{
    struct Table {
        const char *name;
        const char *sql;
        int columns;
    };
    static constexpr Table tables[] = {
        { "entry",
            "SELECT position, hex(id), stream, subject, seq, kind, at_ms, offset_min, author, desk, program, body, hex(secret),"
            " secret IS NULL, hex(hash) FROM entry ORDER BY position",
            15 },
        { "outbox", "SELECT entry, added_ms, state, reason, attempts FROM outbox ORDER BY entry", 5 },
        { "meta", "SELECT name, hex(value) FROM meta WHERE name IN ('acknowledged', 'digest') ORDER BY name", 2 },
        { "case_number", "SELECT desk, day, last FROM case_number ORDER BY desk, day", 3 },
        { "case_index",
            "SELECT id, number, program, desk, receiver, opened_ms, closed_ms, caller, protocol_urgency, final_urgency, titles,"
            " content, municipality, disposition, words FROM case_index ORDER BY opened_ms, id",
            15 },
        { "call_index",
            "SELECT id, program, desk, agent, caller, called, case_id, rang_ms, answered_ms, ended_ms, wrapped_ms, end_reason,"
            " transferred_to FROM call_index ORDER BY id",
            13 },
        { "presence_index", "SELECT id, staff, desk, from_ms, to_ms FROM presence_index ORDER BY id", 5 },
        { "recording_index", "SELECT id, case_id, call_id, file, ms, finished FROM recording_index ORDER BY id", 6 },
    };
    QJsonObject dump;
    for (const Table &table : tables) {
        Statement ask(connection, table.sql);
        const auto rows = ask.all([&](const Statement &row) {
            QStringList cells;
            for (int column = 0; column < table.columns; ++column)
                cells << (row.isNull(column) ? QStringLiteral("NULL") : row.text(column));
            return QJsonValue(cells.join(QLatin1String(" | ")));
        });
        QJsonArray lines;
        for (const QJsonValue &line : rows ? *rows : std::vector<QJsonValue> { QJsonValue(rows.error().detail) })
            lines.append(line);
        dump.insert(QLatin1String(table.name), lines);
    }
    return QJsonDocument(dump).toJson();
}

} // namespace kikitori::test
