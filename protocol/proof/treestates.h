// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/checklisttable.h"
#include "protocol/treeshape.h"

namespace kikitori {

/// Which values of Reached the questions of a tree can be met with, and its checklist and its end, with the answers that
/// show it. Thread: any (immutable). Owner: the proof.
class TreeStates {
public:
    TreeStates(const Protocol &protocol, const Deciding &rule);
    [[nodiscard]] const TreeShape &shape() const { return m_shape; }
    /// Where a choice other than Open at a node leads: a node below, shape().items(), shape().end() or nowhere.
    [[nodiscard]] int next(int node, int choice) const { return m_shape.next(node, *answerFor(choice)); }
    [[nodiscard]] int stepped(int node, int value, int choice) const;
    /// The values with which a node, the checklist or the end can be met.
    [[nodiscard]] std::vector<int> metAt(int place) const;
    /// The answers to the nodes by which it is met so.
    [[nodiscard]] AnswerSet answersTo(int place, int value) const;
    [[nodiscard]] long long steps() const { return m_steps; }

private:
    struct Link {
        int node = -1; ///< the one before; -1 at the beginning
        int value = 0;
        int choice = -1; ///< -1: it is not met so
    };
    using Layer = std::array<Link, reachedValues>;
    void walk();

    TreeShape m_shape;
    std::vector<std::array<std::array<int, choices>, reachedValues>> m_steppedTo; ///< by node
    std::vector<Layer> m_met; ///< by node, then the checklist, then the end
    long long m_steps = 0;
};

} // namespace kikitori
