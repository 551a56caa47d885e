// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QStringList>
#include <QUuid>

#include <optional>
#include <vector>

namespace kikitori {

/// A login of the shared store and what it may: append as one desk, read reports, read as a lead, or erase; always
/// within its programs.
struct ShareAccount {
    QString login;
    QString kind; ///< "desk", "report", "lead" or "eraser"
    QString desk; ///< two digits, of a desk only
    QStringList programs;
};

/// What was destroyed of one case, call or recording.
struct ErasedSubject {
    QString stream;
    QString subject;
    qint64 entries = 0;
    QByteArray digest; ///< XOR of the hashes of what was, hex
};

/// What an administrator does to the shared store, each by a connection of its own; waits. Faults: as openPgRemote, and
/// BadArgument. Thread: any but GUI. Owner: none (functions).

/// Makes the login when there is none, and gives it its account; with a password, or to come by a client certificate of
/// that name. The same login again changes its account.
[[nodiscard]] Result<> addShareAccount(
    const QString &admin, const ShareAccount &account, const std::optional<QString> &password = {});
[[nodiscard]] Result<std::vector<ShareAccount>> shareAccounts(const QString &admin);
/// Takes the account away and shuts the login; what it wrote stays.
[[nodiscard]] Result<> removeShareAccount(const QString &admin, const QString &login);
/// After a backup was restored: a new life of the server, so that desks compare and send again.
[[nodiscard]] Result<QUuid> beginShareLife(const QString &admin);
/// Destroys what was said in these cases, calls and recordings, of the account's programs only; needs an eraser's
/// connection. The old bytes are in the server's files until rewriteErased().
[[nodiscard]] Result<std::vector<ErasedSubject>> eraseInShare(
    const QString &eraser, const QStringList &subjects, const QString &certificate);
/// Rewrites the files of the months in which something was erased; readers and writers of those months wait meanwhile.
/// Returns how many months.
[[nodiscard]] Result<int> rewriteErased(const QString &admin);

} // namespace kikitori
