// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"

namespace kikitori {

/// `share account add|list|remove`, by an administrator's connection; returns an exit code. Thread: main. Owner: none.
int shareAccountCommand(Context &context, const Words &words, const QString &connection);

} // namespace kikitori
