// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

#include "base/result.h"

namespace kikitori {

/// Writes the files of a pack (yamlOf) into a folder that does not exist or is empty: all of them, or nothing. BadArgument
/// when something stands there; FileMissing without the folder above; DiskFull or DiskFailed.
[[nodiscard]] Result<> writePackFolder(const Pack &pack, const QString &folder);

} // namespace kikitori
