// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"

namespace kikitori {

/// Puts a backup in the place of the store. On a home without people the set's own people file is taken first; the
/// person signs in with the password that they had then. Refused while a desk holds the home. Thread: main.
[[nodiscard]] Result<> restoreInto(Context &context, const QString &file, const QString &staffId);

/// Everything for the next contractor, in one encrypted file below the folder; plain only when a reason is given. Asks for
/// ExportReport and ReadCases; the audit entry is written first.
[[nodiscard]] Result<> exportTo(Context &context, const Words &words);
/// Reads such a file into a new folder.
[[nodiscard]] Result<> unpack(Context &context, const QString &file, const QString &folder);

} // namespace kikitori
