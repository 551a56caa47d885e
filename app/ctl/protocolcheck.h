// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"

namespace kikitori {

/// Proves the pack in the folder words.at(1) and prints what fails, a line each or as JSON; Failed when anything does.
int protocolCheck(Context &context, const Words &words);

} // namespace kikitori
