// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/script.h"

namespace kikitori {

/// Reads one book of scripts: a folder with book.yaml (head) and one further *.yaml a script. The format is
/// docs/script-format.md. Errors carry file, line and column; unknown keys are refused; also refused: a double id or
/// code, a jump to where nothing is, more than 9 choices, a step with nothing to say or ask.
[[nodiscard]] Result<ScriptBook> readScripts(const QString &folder);
/// The same from bytes by file name.
[[nodiscard]] Result<ScriptBook> readScripts(const QMap<QString, QByteArray> &files);

} // namespace kikitori
