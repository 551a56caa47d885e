// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "programs/program.h"

namespace kikitori {

/// A telephone number as a person reads it aloud: 088-8xx-4127, 0120-71-7119. The place prefixes of the program tell
/// where the first hyphen stands; other digits come back as they are.
[[nodiscard]] QString readable(const QString &digits, const Program &program);

} // namespace kikitori
