// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/audittrail.h"

#include "store/entryrows.h"
#include "store/statement.h"

#include <algorithm>

namespace kikitori {

Result<std::vector<Entry>> auditTrail(Connection &connection, const AuditQuery &query)
{
    Statement ask(connection,
        "SELECT " KIKITORI_ENTRY_COLUMNS " FROM entry e WHERE e.stream IN (?1, ?2) AND (?3 IS NULL OR e.at_ms >= ?3)"
        " AND (?4 IS NULL OR e.at_ms < ?4) AND (?5 = '' OR e.author = ?5) AND (?6 = '' OR e.subject = ?6)"
        " ORDER BY e.at_ms DESC, e.position DESC LIMIT ?7");
    ask.with(Stream::Audit, Stream::Agent, query.from, query.to, query.author, query.subject, std::max(0, query.limit));
    return ask.all(entryOf);
}

} // namespace kikitori
