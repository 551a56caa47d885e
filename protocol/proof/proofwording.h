// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/prooffindings.h"

namespace kikitori {

/// What the texts of a pack must be for a caller to follow them: Rule::Asks and those after it.
void proveWording(const Pack &pack, Findings &findings);

inline constexpr qsizetype longestQuestion = 45; ///< characters: one breath at the telephone

/// Where a text is noted and where it is refused, as docs/adr/0015 argues: a note where nine in ten texts of the sample
/// pack are easier, an error where nobody could follow.
struct HardnessBounds {
    int noteShare; ///< percent
    int failShare;
    qsizetype noteClause; ///< characters
    qsizetype failClause;
};
inline constexpr HardnessBounds questionBounds { 50, 75, 25, 35 };
inline constexpr HardnessBounds speechBounds { 40, 60, 25, 40 };

/// How hard a text is to follow by ear.
struct HardnessOfText {
    int kanjiShare = 0; ///< percent of the letters; digits count as letters, marks do not
    QString longestClause; ///< between marks, brackets and line ends
    QStringList hardWords; ///< medical words that callers do not use
};
[[nodiscard]] HardnessOfText hardnessOf(const QString &text);
/// What to say instead of a hard word.
[[nodiscard]] QString plainWordFor(const QString &hardWord);

} // namespace kikitori
