// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keeping/backup.h"

namespace kikitori {

/// The files of one generation. Thread: any. Owner: none (functions).
[[nodiscard]] QString peopleFileOf(const QString &backupFile);
[[nodiscard]] QString descriptionOf(const QString &backupFile);
[[nodiscard]] Result<> writeDescription(const BackupSet &set);
/// Takes the description away first: what is half removed is no backup any more. False when something stayed.
[[nodiscard]] bool removeSet(const BackupSet &set);

} // namespace kikitori
