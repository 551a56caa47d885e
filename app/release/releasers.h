// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDate>

#include <optional>
#include <vector>

namespace kikitori {

/// A doctor whose releases a desk takes.
struct Releaser {
    QString name;
    QByteArray key; ///< the public half, 32 bytes
    std::optional<QDate> until; ///< the last day of review: what they released by then stays good, later releases are refused
};

/// releasers.yaml of a desk's home: `releasers: [{name, key, until?}]`, the key in base64. Nobody when there is no file.
/// YamlSyntax or YamlContent with the place; a key that stands twice is refused.
[[nodiscard]] Result<std::vector<Releaser>> readReleasers(const QString &path);

/// The line for releasers.yaml.
[[nodiscard]] QString releaserLine(const QString &name, const QByteArray &key);

} // namespace kikitori
