// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/reading/packplaces.h"
#include "protocol/script.h"

namespace kikitori {

/// Reads one book of scripts: a folder with book.yaml (head) and one further *.yaml a script. The format is
/// docs/script-format.md. Errors carry file, line and column; unknown keys are refused; also refused: a double id or
/// code, a jump to where nothing is, more than 9 choices, a step with nothing to say or ask.
[[nodiscard]] Result<ScriptBook> readScripts(const QString &folder);
/// The same from bytes by file name.
[[nodiscard]] Result<ScriptBook> readScripts(const QMap<QString, QByteArray> &files);

/// A book with all that the reader refused in it, for who repairs it; no desk works with what stands here. Parts are named
/// as in a pack: "common.handover-119/steps/age/choices/child/go".
struct ScriptsUnderRepair {
    ScriptBook book; ///< without the files that were refused
    PackPlaces places;
    std::vector<Error> refused; ///< the first fault of each file
    QStringList refusedIds; ///< scripts that would be there, had their files been read; others may jump to them
};
[[nodiscard]] ScriptsUnderRepair readScriptsWithPlaces(const QMap<QString, QByteArray> &files);
/// FileMissing or FileUnreadable when the folder cannot be read at all.
[[nodiscard]] Result<ScriptsUnderRepair> readScriptsWithPlaces(const QString &folder);

} // namespace kikitori
