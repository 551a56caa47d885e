// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "sync/pg/pgconnection.h"

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <functional>

namespace kikitori {

/// Waits for a server, but no longer than 0.1 s once the thread is asked to end (QThread::requestInterruption): a server
/// that hangs must not hold the desk up as it closes. Only the look-up of a host's name cannot be broken off.
/// Thread: the one that uses the connection. Owner: none (functions).
struct PgAttempt {
    PgConnection connection; ///< made when PQstatus() says so
    bool late = false; ///< an address did not answer in time
};
/// As PQconnectdbParams(): every address has `bound` to answer, zero is without end. The connection is non-blocking.
[[nodiscard]] PgAttempt attemptConnection(const QHash<QByteArray, QByteArray> &options, std::chrono::milliseconds bound);

/// The last result of what was sent; null when sending failed, or the thread is asked to end (the connection is of no
/// more use then).
[[nodiscard]] PgResult answerOf(PGconn *connection, bool sent);

enum class PgNews { Came, None, ConnectionLost };
/// Waits for a notification whose payload `isNews` takes, at most so long; ends within 0.1 s when `wake` says so or the
/// thread is asked to end.
[[nodiscard]] PgNews awaitNews(PGconn *connection, std::chrono::milliseconds most, const std::function<bool()> &wake,
    const std::function<bool(const QByteArray &)> &isNews);

} // namespace kikitori
