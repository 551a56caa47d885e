// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "base/yamlmap.h"

#include <QMap>
#include <QSet>

namespace kikitori {

/// The *.yaml files of a folder by name. FileMissing or FileUnreadable when it cannot be read, or a file has over 8 MB.
[[nodiscard]] Result<QMap<QString, QByteArray>> yamlFilesIn(const QString &folder);
/// The top-level mapping of a file; refused with line and column where it is no UTF-8.
[[nodiscard]] Result<YamlMap> openYaml(const QString &name, const QByteArray &bytes);
/// Text that is read aloud or shown: blanks alone are no text.
[[nodiscard]] QString spokenText(YamlMap &map, const char *key);
/// What codes and ids are made of: they are stored in cases for ever, so plain ASCII.
[[nodiscard]] bool isCode(const QString &text);
/// A code or id, not used before.
QString uniqueCode(YamlMap &map, const char *key, QSet<QString> &used);
/// SHA-256 over the names and bytes, lower-case hex.
[[nodiscard]] QString hashOfFiles(const QMap<QString, QByteArray> &files);

} // namespace kikitori
