// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QString>

#include <optional>

namespace kikitori {

/// The language of the table case_words (docs/adr/0011-search.md): what stands there for a case and how it is asked for.
/// Thread: any.

/// What of a case stands there beside its words, so that a word and a filter are looked up together.
struct WordKeys {
    QString program;
    QString receiver;
    QString municipality;
    std::optional<Urgency> urgency;
    [[nodiscard]] bool operator==(const WordKeys &) const = default;
};

/// All tokens of a case: every two neighbouring letters of its words (the form of searchText()), the last of each part
/// with the gap after it; every four neighbouring digits; one for each key.
[[nodiscard]] QString wordTokens(const QString &words, const WordKeys &keys);
/// The question for one word: what it finds has exactly these letters in this order. One letter is asked for as the
/// beginning of all its pairs.
[[nodiscard]] QString wordQuestion(const QString &word);
/// The question for all keys that are not empty; empty when all are.
[[nodiscard]] QStringList keyQuestions(const WordKeys &keys);

} // namespace kikitori
