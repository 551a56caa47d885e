// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

namespace kikitori {

/// What became of a file that had to go.
enum class Wiped { Gone, WasMissing };

/// Overwrites a file's bytes once, brings them to the medium, cuts the file to nothing, removes it and brings the folder
/// to the medium. A link is removed, never followed. What a file system or a flash disk keeps elsewhere this does not
/// reach: the recording's key is destroyed for that. Thread: any. Faults: FileUnreadable (its rights), DiskFull,
/// DiskFailed; the file may then be overwritten and still there, and the same call again finishes it.
[[nodiscard]] Result<Wiped> wipeFile(const QString &path);

/// The file that a recording's entry names, inside the folder of recordings; Fault::EntryRefused when the name leads
/// out of it, as one from another desk might.
[[nodiscard]] Result<QString> recordingPath(const QString &folder, const QString &file);

} // namespace kikitori
