// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/proof.h"

namespace kikitori {

/// What a finding says to who repairs the protocol.
[[nodiscard]] QString sentenceFor(const Finding &finding);

} // namespace kikitori
