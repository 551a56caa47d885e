// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/desksession.h"

namespace kikitori {

/// One line of the course of a case in words; empty for what needs none (a typed field).
[[nodiscard]] QString wordsOf(const DeskSession::FlowLine &line);

} // namespace kikitori
