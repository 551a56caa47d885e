// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/proofscript.h"

namespace kikitori {

/// What a finding says to who repairs the script.
[[nodiscard]] QString sentenceFor(const ScriptFinding &finding);

} // namespace kikitori
