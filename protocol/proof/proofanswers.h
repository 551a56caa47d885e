// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/deciding.h"
#include "protocol/proof/prooffindings.h"

namespace kikitori {

/// What holds over all answers to a protocol's tree, items and modifiers, and of their codes and order. Returns the steps
/// of the rule that were looked at.
long long proveAnswers(const Protocol &protocol, const Deciding &rule, Findings &findings);

} // namespace kikitori
