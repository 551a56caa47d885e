// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/reading/protocolreader.h"

namespace kikitori {

/// Reads the decision tree of a protocol; empty when it has none. Its codes join `codes`. Refused: a branch that leads to no
/// node below, or to a checklist that is not there.
[[nodiscard]] std::vector<Node> readTree(YamlMap &map, QSet<QString> &codes, const PackSpot &spot);

} // namespace kikitori
