// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/versions/packdiff.h"

namespace kikitori {

/// What changed, as a sentence for the doctor who releases: 「…」の緊急度が 橙 から 赤 に上がった.
[[nodiscard]] QString sentenceFor(const PackChange &change);
/// ▲ raises, ▼ can lower, ◇ finds, ・ wording: read before the sentence.
[[nodiscard]] QString markFor(Bearing bearing);
[[nodiscard]] QString codeOf(Bearing bearing); ///< "raises", "lowers", "finds", "text", in JSON

} // namespace kikitori
