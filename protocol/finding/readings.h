// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace kikitori {

/// Parts a text into words and reads each: written form and kana, empty where it cannot tell. It is asked only for
/// kanji that are not among the everyday ones known here, and must be callable from any thread.
using WordReader = std::function<std::vector<std::pair<QString, QString>>(const QString &text)>;

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
[[nodiscard]] Reading readingOf(const QString &folded, const WordReader &reader = {});
/// The same by ear: as if all of it had been typed in kana, so that 風を引いた is かぜをひいた.
[[nodiscard]] Reading heardAsKana(const Reading &reading);

} // namespace kikitori
