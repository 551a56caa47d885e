// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "store/connection.h"

namespace kikitori {

/// The case log as the store keeps it: one row a case, folded from its entries, and the words of closed cases.
/// Thread: the connection's. Owner: none (functions).
[[nodiscard]] Result<> writeCaseRow(Connection &connection, const CaseRecord &record);
/// Takes a case out of the log and out of the words that are searched; nothing when it is not there.
[[nodiscard]] Result<> removeCaseRow(Connection &connection, const QString &caseId);
/// How far findCases() counts.
inline constexpr int kCountedCases = 10'000;
/// One page, newest first, and how many match, counted up to kCountedCases.
[[nodiscard]] Result<CasePage> findCases(Connection &connection, const CaseQuery &query);
[[nodiscard]] Result<std::vector<CaseSummary>> earlierCasesOf(Connection &connection, const QString &callerNumber, int most);
[[nodiscard]] Result<std::vector<CaseSummary>> openCasesOf(Connection &connection, const QString &desk);
/// The next number of a desk on a day (yyyyMMdd): PREFIX-DAY-DDNNN; more digits after 999.
[[nodiscard]] Result<QString> nextCaseNumber(
    Connection &connection, const QString &prefix, const QString &desk, const QString &day);
/// A number that the desk gave in a life before: nextCaseNumber() goes on after it. One of another form is let be.
[[nodiscard]] Result<> neverGiveAgain(Connection &connection, const QString &desk, const QString &number);

} // namespace kikitori
