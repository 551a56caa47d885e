// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/finding/lexicon.h"
#include "protocol/finding/readings.h"

#include <bitset>
#include <vector>

namespace kikitori {

/// The concepts that a folded text names, as indices of allConcepts() in the order said, each as often as it is said.
/// Of words that stand in one another the longest counts.
[[nodiscard]] std::vector<int> conceptsIn(const Reading &heard);

/// What a complaint as typed gives in figures: 38.7 is a fever, 178/102 a blood pressure.
[[nodiscard]] std::vector<int> conceptsMeasured(const QString &complaint);

/// Concepts without their order. At most as many as allConcepts() has.
using ConceptSet = std::bitset<256>;
[[nodiscard]] ConceptSet conceptSetOf(const std::vector<int> &concepts);
/// The set of one; the name must be in the lexicon.
[[nodiscard]] ConceptSet conceptNamed(const char *name);
[[nodiscard]] ConceptSet conceptsOf(ConceptKind kind);

} // namespace kikitori
