// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"
#include "store/chain.h"
#include "store/connection.h"

#include <optional>
#include <vector>

namespace kikitori {

class Statement;

/// The columns that entryOf() reads, in its order; `e` is the entry table.
#define KIKITORI_ENTRY_COLUMNS                                                                                                   \
    "e.id, e.stream, e.subject, e.seq, e.kind, e.at_ms, e.offset_min, e.author, e.desk, e.program, e.body, e.secret"

/// The entry in the row that the statement stands on.
[[nodiscard]] Entry entryOf(const Statement &row);
/// The entry with this id, if it is there.
[[nodiscard]] Result<std::optional<Entry>> findEntry(Connection &connection, const QUuid &id);
/// All entries of a subject that were not erased, in the order (seq, desk), which is the same on every desk.
[[nodiscard]] Result<std::vector<Entry>> entriesOf(Connection &connection, Stream stream, const QString &subject);
/// The highest number that a subject's entries have; 0 when there are none.
[[nodiscard]] Result<qint64> lastSeq(Connection &connection, Stream stream, const QString &subject);
/// Inserts an entry that was written here, with its place in the chain and its outbox row.
[[nodiscard]] Result<> insertEntry(Connection &connection, const Entry &entry, Chain &chain);
/// Inserts an entry that was received.
[[nodiscard]] Result<> insertReceived(Connection &connection, const Entry &entry);

} // namespace kikitori
