// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"

#include <libpq-fe.h>

#include <optional>
#include <vector>

namespace kikitori {

/// How entries go to the shared store and come from it. Thread: any. Owner: none (functions).

/// The array that kikitori.append_entries takes: the body in the very bytes that are hashed.
[[nodiscard]] QByteArray batchOf(const std::vector<Entry> &entries);
/// "{id,id}", as uuid[] reads it.
[[nodiscard]] QByteArray idListOf(const std::vector<QUuid> &ids);
[[nodiscard]] QString textAt(const PGresult *rows, int row, int column);
[[nodiscard]] QUuid idAt(const PGresult *rows, int row, int column);
/// A row of pull_entries or fetch_entries; empty when what came does not fit the hash that came with it.
[[nodiscard]] std::optional<Entry> entryAt(const PGresult *rows, int row);

} // namespace kikitori
