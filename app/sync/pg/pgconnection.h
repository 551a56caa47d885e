// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <libpq-fe.h>

#include <memory>

namespace kikitori {

struct PgClosed {
    void operator()(PGconn *connection) const { PQfinish(connection); }
    void operator()(PGresult *result) const { PQclear(result); }
};
using PgConnection = std::unique_ptr<PGconn, PgClosed>;
using PgResult = std::unique_ptr<PGresult, PgClosed>;

/// The version of the shared schema that this program speaks: the newest file of resources/schema/share.
inline constexpr int kShareSchema = 2;

/// Connects, or says why not, within the connect_timeout (5 s when none is given) for each address, or as soon as the
/// thread is asked to end. Nothing leaves this machine in the
/// clear: a host that is neither a socket nor loopback needs sslmode verify-ca or verify-full. Faults:
/// ShareUnreachable, ShareRefused.
[[nodiscard]] Result<PgConnection> connectToShare(const QString &connection);

/// The error of a failed statement: unreachable when another try may help, refused when it will not. Holds the
/// SQLSTATE, and the server's words only where they cannot quote a value.
[[nodiscard]] tl::unexpected<Error> pgFault(PGconn *connection, const PGresult *result);

/// The server lives, and says that this cannot be done just now: no space, a lock, a deadlock, too slow.
[[nodiscard]] bool isForLater(PGconn *connection, const PGresult *result);

} // namespace kikitori
