// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "sync/remotestore.h"

#include <memory>

namespace kikitori {

/// Opens the shared store (PostgreSQL ≥ 15) by a libpq connection string. Faults: ShareUnreachable, ShareRefused
/// (rights, or not plain loopback and not TLS), ShareNewer. It and the store that it opens give up with
/// ShareUnreachable when the thread is asked to end (QThread::requestInterruption). Thread: sync.
[[nodiscard]] Result<std::unique_ptr<RemoteStore>> openPgRemote(const QString &connection);

/// Creates or migrates the shared schema; for `kikitorictl share init`, with an administrator's connection.
[[nodiscard]] Result<int> migrateShare(const QString &connection);

} // namespace kikitori
