// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/deciding.h"

#include <QList>

#include <vector>

namespace kikitori {

/// One fault of a decision tree, with answers that show it where answers can.
struct TreeFault {
    enum Kind {
        LeadsNowhere, ///< the branch `after` of `node` leads to no node below, or to a checklist that is not there
        NeverAsked, ///< no answers lead to `node`
        NeverOpened, ///< no answers open the checklist
        Lowers, ///< the answer `after` to `node` in place of `before` gives a lower result, or none
        NeverResult, ///< whatever else is answered, the urgency of the branch `after` of `node` is never the result
    };
    using Answers = std::vector<std::optional<Answer>>;
    Kind kind = LeadsNowhere;
    size_t node = 0; ///< in protocol order; meaningless for NeverOpened
    std::optional<Answer> before; ///< Lowers
    std::optional<Answer> after;
    Answers nodes; ///< Lowers: of all nodes that one of both runs asks, with `after` in its place
    Answers answers; ///< Lowers: of the items and then the deciding modifiers, where one of both runs asks them
    std::optional<Urgency> resultBefore; ///< Lowers
    std::optional<Urgency> result;
};

/// What is proved of a protocol that is followed from the tree's first node to its end: over all answers to its nodes, items
/// and modifiers, where each run answers what it is asked and nothing else (docs/adr/0016).
struct TreeProof {
    QList<Urgency> results; ///< that some answers lead to, red first; no modifier said
    std::vector<TreeFault> faults; ///< at most one Lowers for a node; of a tree that leads nowhere only that is said
    long long steps = 0; ///< of the rule, and pairs of places, that were looked at
};

/// Nothing is found in a protocol without a tree.
[[nodiscard]] TreeProof proveTree(const Protocol &protocol, const Deciding &rule = colourChecklist);

} // namespace kikitori
