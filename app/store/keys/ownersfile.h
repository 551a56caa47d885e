// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

namespace kikitori {

/// Writes a small file for its owner only, whole or not at all, onto the medium, name and all; what was there stays
/// until then. Not QSaveFile: its commit() in Qt 6.4 does not see that what was still buffered could not be written,
/// and puts half a file in the place of a whole one. Faults: DiskFull, DiskFailed.
[[nodiscard]] Result<> writeForOwner(const QString &path, const QByteArray &content);

} // namespace kikitori
