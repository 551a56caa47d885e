// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "release/refusal.h"
#include "release/versionstate.h"

namespace kikitori {

/// What a desk says to this file, and what to do.
[[nodiscard]] QString sentenceFor(const ReleaseRefusal &refusal, const QString &file);
/// "damaged", "changed-after-sealing", "unknown-releaser", "not-yet-in-force", "retired", "newer-form".
[[nodiscard]] QString codeOf(Refused why);
/// 下書き, 検査済み, …
[[nodiscard]] QString wordFor(VersionState state);

} // namespace kikitori
