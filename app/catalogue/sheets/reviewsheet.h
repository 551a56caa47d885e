// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

#include "base/result.h"

namespace kikitori {

/// Writes a pack as a workbook to print on A4 and to sign: a cover with every protocol, then a sheet a protocol with each
/// question by colour, boxes for the doctor's judgement, and what is said to the caller. Version and hash stand at the foot of
/// every page, so that a signature is for this content and no other. The file is written beside and moved into place.
[[nodiscard]] Result<> writeReviewWorkbook(const Pack &pack, const QString &path);

} // namespace kikitori
