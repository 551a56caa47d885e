// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

namespace kikitori {

/// A stretch of a text, in QString positions.
struct Stretch {
    qsizetype from = 0;
    qsizetype length = 0;
    friend bool operator==(const Stretch &, const Stretch &) = default;
};

/// Where the space-separated words (also by the wide space) stand in a text: wide or narrow, hiragana or katakana,
/// upper or lower case alike. In order, joined where they overlap. Pure.
[[nodiscard]] QList<Stretch> foundWords(const QString &text, const QString &words);

} // namespace kikitori
