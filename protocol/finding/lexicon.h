// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <span>

namespace kikitori {

/// What a thing that callers name is: a part of the body, what is wrong with it, what came out of it, what happened,
/// with what, the state that the patient is in (pregnant, vaccinated, in the heat), or whom they speak of.
enum class ConceptKind : char { Place, Trouble, Substance, Event, Thing, State, Person };

/// One thing that callers name, whatever word they have for it: ぽんぽん, お腹 and 腹部 are one. Thread: any. Owner: static.
struct Concept {
    ConceptKind kind;
    const char *name;
    bool grave; ///< cannot wait: it weighs more than what is said in the same breath
};

/// The callers' words for concepts. Thread: any. Owner: static.
struct ConceptWords {
    const char *names; ///< of the concepts that these words name, parted by spaces; none for words that only look so
    const char16_t *said; ///< parted by spaces
};

[[nodiscard]] std::span<const Concept> allConcepts();
[[nodiscard]] std::span<const ConceptWords> allConceptWords();

} // namespace kikitori
