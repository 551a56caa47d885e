// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "programs/program.h"
#include "reports/dayfigures.h"

namespace kikitori {

/// Writes the daily form 日表 as .xlsx, laid out as the contract's form (Kochi 別紙様式2), written to a temporary file
/// and moved into place. Fault::WorkbookFailed or DiskFull.
[[nodiscard]] Result<> writeDayWorkbook(const DayFigures &figures, const Program &program, const QString &path);

} // namespace kikitori
