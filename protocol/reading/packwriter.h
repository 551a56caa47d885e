// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

#include <QByteArray>

namespace kikitori {

/// The pack as files by name, in the form and order of docs/protocol-format.md: what readPack takes, and gives back. The
/// same content gives the same bytes, whatever files it came from; `hash` is none of the content. Protocols are read
/// back in the order of their file names. Comments of the files that it was read from are not in the pack.
[[nodiscard]] QMap<QString, QByteArray> yamlOf(const Pack &pack);

/// The file name of each protocol, in the order of the pack: the id with '-' for '.', and a number where two ids would
/// share a file.
[[nodiscard]] QStringList fileNamesOf(const Pack &pack);

} // namespace kikitori
