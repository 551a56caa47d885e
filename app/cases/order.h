// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"

#include <vector>

namespace kikitori {

/// The order of a subject's entries, the same on every desk: (seq, desk), then time and id, for a desk that was
/// restored may have given a seq twice. An entry that no store has numbered yet (seq 0) stays where it stands.
[[nodiscard]] bool comesBefore(const Entry &one, const Entry &other);
/// The entries in that order; they must outlive the answer.
[[nodiscard]] std::vector<const Entry *> inOrder(const std::vector<Entry> &entries);

} // namespace kikitori
