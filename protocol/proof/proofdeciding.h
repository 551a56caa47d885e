// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/deciding.h"

#include <QList>

#include <vector>

namespace kikitori {

/// One way in which the rule decides wrongly in the checklist and modifiers of a protocol, with answers that show it.
struct DecidingFault {
    enum Kind {
        NoResult, ///< all that is needed is answered and there is no result
        Lowers, ///< the answer `after` to `item` in place of `before` gives a lower result, or none
        TooLow, ///< a yes to `item`, or a 不明 that counts, gives less than the item's urgency
        NeverDecides, ///< whatever the others are, open or answered, it is never the yes to `item` that gives its urgency
    };
    using Answers = std::vector<std::optional<Answer>>;
    Kind kind = NoResult;
    size_t item = 0; ///< in protocol order: the items, then the deciding modifiers; meaningless for NoResult
    std::optional<Answer> before; ///< Lowers: none is an open item
    std::optional<Answer> after;
    Answers answers; ///< of all items and deciding modifiers, with `after` in its place; empty for NeverDecides
    std::optional<Urgency> resultBefore; ///< Lowers
    std::optional<Urgency> result; ///< of `answers`
    Answers nodes; ///< of the tree, before them; without an answer what is not on the path
};

/// What the rule makes of a protocol's checklist and modifiers over all answer sets, 4 to the power of their number, and
/// over all that a tree before them can have reached: proved by walking all values that Reached can take at each question,
/// which is complete because the rule sees nothing else (docs/adr/0015).
struct DecidingProof {
    QList<Urgency> results; ///< that some answers to the items lead to, red first; no modifier said
    std::vector<DecidingFault> faults; ///< at most one of a kind for an item
    long long steps = 0; ///< of the rule that were looked at
};

[[nodiscard]] DecidingProof proveDeciding(const Protocol &protocol, const Deciding &rule = colourChecklist);

} // namespace kikitori
