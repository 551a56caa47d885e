// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace kikitori {

/// Files whose content and whose names survive a power cut when these say success. Thread: any. Owner: none (functions).
/// Faults of all: FileUnreadable, DiskFull, DiskFailed.

/// The file's bytes are on the medium, and reading it again asks the medium and not the machine's memory.
[[nodiscard]] Result<> fileToDisk(const QString &path);
/// Gives a file another name in the same folder, in place of what has that name, in one step: at any moment one of the
/// two stands there. The folder is on the medium afterwards.
[[nodiscard]] Result<> takeName(const QString &from, const QString &to);
/// A second name for a file; a copy where the file system knows no second names.
[[nodiscard]] Result<> alsoName(const QString &path, const QString &also);
/// Copies the bytes into a new file, made for its owner only, and onto the medium.
[[nodiscard]] Result<> copyToDisk(const QString &from, const QString &to);
/// SHA-256 of a file, hex.
[[nodiscard]] Result<QByteArray> sha256Of(const QString &path);

} // namespace kikitori
