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
/// A telephone number without its hyphens and brackets; anything else unchanged.
[[nodiscard]] QString digitsOf(const QString &word);

} // namespace kikitori
