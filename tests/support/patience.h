// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace kikitori::test {

/// How long a window test waits for what must come: reached in failure only, on however slow a machine.
inline constexpr int kPatienceMs = 60'000;

} // namespace kikitori::test
