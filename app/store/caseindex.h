// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "store/connection.h"

namespace kikitori {

/// The case log as the store keeps it: one row a case, folded from its entries.
/// Thread: the connection's. Owner: none (functions).
[[nodiscard]] Result<> writeCaseRow(Connection &connection, const CaseRecord &record);
/// One page, newest first, and how many match.
[[nodiscard]] Result<CasePage> findCases(Connection &connection, const CaseQuery &query);
[[nodiscard]] Result<std::vector<CaseSummary>> earlierCasesOf(Connection &connection, const QString &callerNumber, int most);
[[nodiscard]] Result<std::vector<CaseSummary>> openCasesOf(Connection &connection, const QString &desk);
/// The next number of a desk on a day (yyyyMMdd): PREFIX-DAY-DDNNN; more digits after 999.
[[nodiscard]] Result<QString> nextCaseNumber(
    Connection &connection, const QString &prefix, const QString &desk, const QString &day);

} // namespace kikitori
