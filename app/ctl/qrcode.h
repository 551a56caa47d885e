// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>

namespace kikitori {

/// A QR code for a terminal, two rows of modules a line in half-block characters, with the quiet zone of four modules
/// (ISO/IEC 18004). Dark modules are drawn: print it dark on light. Empty when the text is too long.
[[nodiscard]] QStringList qrLines(const QString &text);

} // namespace kikitori
