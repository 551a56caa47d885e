// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/entryrows.h"

/// What the outbox asks of large tables; here so that a test can see that each is answered by an index.
namespace kikitori::outboxsql {

/// Each half by its own index; what was erased meanwhile has nothing to send.
inline constexpr char kPending[] =
    "WITH turn (entry) AS (SELECT entry FROM (SELECT entry FROM outbox WHERE state = 0 AND due_ms IS NULL ORDER BY entry"
    " LIMIT ?) UNION ALL SELECT entry FROM (SELECT entry FROM outbox WHERE state = 0 AND due_ms IS NOT NULL AND due_ms <= ?"
    " ORDER BY due_ms LIMIT ?))"
    " SELECT " KIKITORI_ENTRY_COLUMNS " FROM turn CROSS JOIN entry e ON e.position = turn.entry WHERE e.erased_ms IS NULL"
    " ORDER BY turn.entry LIMIT ?";
inline constexpr char kWaiting[] =
    "SELECT o.entry, e.hash, o.attempts FROM entry e CROSS JOIN outbox o ON o.entry = e.position WHERE e.id = ?";
inline constexpr char kNextDue[] = "SELECT min(due_ms) FROM outbox WHERE state = 0 AND due_ms IS NOT NULL";
inline constexpr char kAside[] =
    "SELECT " KIKITORI_ENTRY_COLUMNS ", o.reason, o.attempts FROM outbox o CROSS JOIN entry e ON e.position = o.entry"
    " WHERE o.state = 1 ORDER BY o.entry LIMIT ?";
inline constexpr char kKnown[] = "SELECT id, hash FROM entry WHERE id > ? AND desk = ? ORDER BY id LIMIT ?";
inline constexpr char kShared[] = "SELECT position, hash, erased_ms IS NOT NULL FROM entry WHERE id = ? AND desk = ?"
                                  " AND NOT EXISTS (SELECT 1 FROM outbox WHERE entry = position)";
/// Every own entry, on purpose: no index could know better than the rows.
inline constexpr char kAllShared[] =
    "SELECT hash FROM entry WHERE desk = ? AND NOT EXISTS (SELECT 1 FROM outbox WHERE entry = position)";
/// One statement, so that all figures are of the same moment.
inline constexpr char kCounts[] =
    "SELECT (SELECT count(*) FROM outbox WHERE state = 0 AND due_ms IS NULL)"
    " + (SELECT count(*) FROM outbox WHERE state = 0 AND due_ms IS NOT NULL),"
    " (SELECT count(*) FROM outbox WHERE state = 1),"
    " (SELECT value FROM meta WHERE name = 'acknowledged'), (SELECT value FROM meta WHERE name = 'digest'),"
    " (SELECT value FROM meta WHERE name = 'contradictions')";

} // namespace kikitori::outboxsql
