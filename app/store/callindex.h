// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "store/connection.h"

namespace kikitori {

/// Calls, presences and recordings as the store keeps them: rows folded from their entries.
/// Thread: the connection's. Owner: none (functions).
[[nodiscard]] Result<> writeCallRow(Connection &connection, const CallRecord &call);
/// Signing in begins a presence; one that a crash left open on that desk ends with the last thing that the desk wrote.
[[nodiscard]] Result<> writePresence(Connection &connection, const Entry &entry);
/// The same for what was received: it may be older than what stands there, of this desk too after a restore.
[[nodiscard]] Result<> writeReceivedPresence(Connection &connection, const Entry &entry);
[[nodiscard]] Result<> writeRecordingRow(Connection &connection, const Entry &entry);

/// Calls that touch [from, to) (one without an end counts for a day at most) and presences that touch it.
[[nodiscard]] Result<Ledger> ledgerOf(Connection &connection, const QString &program, const QDateTime &from, const QDateTime &to);
[[nodiscard]] Result<std::vector<RecordingInfo>> recordingsOf(
    Connection &connection, const QString &caseId, const QString &callId);
/// One with its key, its case and its program; Fault::RecordingFailed when there is none.
[[nodiscard]] Result<RecordingInfo> recordingOf(Connection &connection, const QString &recordingId);

} // namespace kikitori
