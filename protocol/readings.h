// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <vector>

namespace kikitori {

/// A text as it is said: the everyday kanji of complaints replaced by their kana, so that 胸がいたい, むねが痛い and
/// 胸が痛い are one. Thread: any. Owner: its holder.
struct Reading {
    QString kana; ///< folded; kanji that have no reading here stay
    enum Origin : char { TypedKana, KanjiStart, KanjiRest };
    std::vector<Origin> origin; ///< of each character; what was chosen as kanji is no typing slip
    std::vector<QChar> kanji; ///< from which each character was read; null for kana. Of variants (目, 眼) the first
    /// Where this stands in `other`, read from no other kanji: 歯痛 is not in 吐いた; -1 when nowhere.
    [[nodiscard]] qsizetype findIn(const Reading &other) const;
    /// True when both characters were chosen as kanji, and as different ones.
    [[nodiscard]] static bool clash(QChar kanji, QChar other);
};

/// The reading of a text that was folded with foldForSearch().
[[nodiscard]] Reading readingOf(const QString &folded);

} // namespace kikitori
