// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"

namespace kikitori {

/// protocol export FOLDER --out FILE.xlsx: a pack as a workbook to read and change.
int protocolExport(Context &context, const Words &words);
/// protocol import FILE.xlsx --out FOLDER [--draft]: the workbook as files again. What is refused, and what the proof finds,
/// is said by sheet, row and column; nothing is written then. With --draft the proof's findings are said, and it is written.
int protocolImport(Context &context, const Words &words);
/// protocol review FOLDER --out FILE.xlsx: a workbook to print, for the doctor's approval and signature.
int protocolReview(Context &context, const Words &words);

} // namespace kikitori
