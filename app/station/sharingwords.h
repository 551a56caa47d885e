// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "sync/syncrunner.h"

#include <QString>

#include <optional>

namespace kikitori {

/// For the status line.
[[nodiscard]] QString sharingWords(const SyncState &state);
/// What needs a person's look and what to do; empty when nothing does.
[[nodiscard]] QString sharingDetails(const SyncState &state);
/// For a transcript: "complete", or why not.
[[nodiscard]] QString sharingCode(const SyncState &state);
/// How far this desk's clock is off when that is more than 2 s, milliseconds.
[[nodiscard]] std::optional<qint64> clockFault(const SyncState &state);
[[nodiscard]] QString clockWords(qint64 driftMs);

} // namespace kikitori
