// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/reading/packreader.h"

namespace kikitori {

/// Writes a pack as a workbook that a doctor can read, mark and change: head, emergency checks, texts, and one row an item
/// (docs/adr/0018-spreadsheets.md). The file is written beside and moved into place. WorkbookFailed when a
/// text is longer than a cell can hold, else as the disk says.
[[nodiscard]] Result<> writePackWorkbook(const Pack &pack, const QString &path);

/// Reads such a workbook, wherever its columns were moved to, and then as strictly as readPack does. A place is a sheet,
/// a row and a column; each refusal names them in words too. FileMissing or FileUnreadable when it is no workbook at all.
[[nodiscard]] Result<PackUnderRepair> readPackWorkbook(const QString &path);

} // namespace kikitori
