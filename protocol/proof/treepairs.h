// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/treestates.h"

#include <unordered_map>

namespace kikitori {

/// Whether two places of a tree, each met with a value of Reached, can be followed by the same answers to a lower result on
/// the second way than on the first. Each pair is looked at once. Thread: any one at a time. Owner: the proof.
class TreePairs {
public:
    /// A place (a node, the checklist, the end) and the value of Reached that it is met with.
    struct At {
        int place = 0;
        int value = 0;
    };
    /// Answers to what both ways ask, and where they end.
    struct Shown {
        AnswerSet nodes;
        AnswerSet answers; ///< items, then deciding modifiers
        std::optional<Urgency> first;
        std::optional<Urgency> second;
    };
    TreePairs(const Protocol &protocol, const Deciding &rule, const TreeStates &tree);
    [[nodiscard]] bool canEndLower(const At &first, const At &second) { return lowering(first, second) >= 0; }
    /// The answers by which canEndLower() is true; `nodes` are those that led there.
    [[nodiscard]] Shown shown(At first, At second, AnswerSet nodes);
    /// The results that a place can lead to when no modifier is said, as bits by Urgency.
    [[nodiscard]] unsigned resultsFrom(const At &at) const;
    [[nodiscard]] long long steps() const;

private:
    [[nodiscard]] int lowering(const At &first, const At &second);
    [[nodiscard]] int searched(const At &first, const At &second);
    [[nodiscard]] int atTheItems(const At &first, const At &second) const;
    [[nodiscard]] At after(const At &at, int node, int choice) const;
    [[nodiscard]] const ChecklistTable &table(int place) const;
    void findResults();

    const TreeStates &m_tree;
    ChecklistTable m_needed; ///< the checklist that the tree has opened
    ChecklistTable m_unasked; ///< and the one that it has not
    std::vector<ChecklistTable::Pairs> m_lower; ///< both have opened it
    std::unordered_map<quint64, int> m_known; ///< by both places and values: the answer that leads on, or -1
    std::vector<std::array<unsigned, reachedValues>> m_results; ///< by place
    long long m_steps = 0;
};

} // namespace kikitori
