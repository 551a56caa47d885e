// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/prooffindings.h"

namespace kikitori {

/// What the texts of a pack must be for a caller to follow them: Rule::Asks and those after it.
void proveWording(const Pack &pack, Findings &findings);

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
