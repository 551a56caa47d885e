// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"
#include "store/erasing/purgeplan.h"

namespace kikitori {

/// Everything of a program that this store still says something about: cases with their calls, calls without a case,
/// recordings, and, where `temporaryFields` names any, the cases that still hold such a field. Without lines. Reads
/// the whole store: for maintenance, not beside a call. Thread: the connection's.
[[nodiscard]] Result<std::vector<PurgeUnit>> purgeUnitsOf(
    Connection &connection, const QString &program, const QStringList &temporaryFields);

/// The entries that would go with the unit, in the order of the store.
[[nodiscard]] Result<std::vector<PurgeUnit::Line>> purgeLinesOf(Connection &connection, const PurgeUnit &unit);

} // namespace kikitori
