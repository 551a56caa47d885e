// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"
#include "store/connection.h"

#include <vector>

namespace kikitori {

/// Which looks and deeds are asked for; empty members do not filter.
struct AuditQuery {
    QDateTime from; ///< UTC, inclusive
    QDateTime to; ///< UTC, exclusive
    QString author; ///< staff id
    QString subject; ///< case, call, recording or staff id: who looked at this?
    int limit = 1000;
};

/// Audit entries and comings and goings (Stream::Audit, Stream::Agent), newest first. Thread: the connection's.
[[nodiscard]] Result<std::vector<Entry>> auditTrail(Connection &connection, const AuditQuery &query);

} // namespace kikitori
