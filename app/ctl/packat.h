// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/protocol.h"

namespace kikitori {

/// The pack in a folder of YAML or in a .kpack, whoever sealed it: to be looked at, not to be worked with.
[[nodiscard]] Result<Pack> packAt(const QString &path);

} // namespace kikitori
