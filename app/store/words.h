// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>

namespace kikitori {

/// The form in which the case log compares words: NFKC, lower case, katakana as hiragana; the same letters that the
/// log marks. Thread: any.
[[nodiscard]] QString comparable(const QString &text);
/// Several texts to search in; no word is found across two of them.
[[nodiscard]] QString searchText(const QStringList &parts);
/// The words of a search, each as comparable().
[[nodiscard]] QStringList searchWords(const QString &typed);
/// A text in the form of searchText() as the words index has it: every two neighbouring letters as one token, 8 hex digits;
/// the last letter of each part with the gap after it.
[[nodiscard]] QString pairsOf(const QString &words);
/// The question to that index for one word of two letters or more, or for the beginning of all pairs of one letter. A word
/// that is found has exactly these letters in this order.
[[nodiscard]] QString pairsQuestion(const QString &word);
/// A telephone number without its hyphens and brackets; anything else unchanged.
[[nodiscard]] QString digitsOf(const QString &word);

} // namespace kikitori
