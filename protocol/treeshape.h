// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

#include <array>

namespace kikitori {

/// Where the branches of a protocol's tree lead, as places in its list of nodes, so that a run need not search for codes.
/// Thread: any (immutable after construction). Owner: the run or the proof.
class TreeShape {
public:
    explicit TreeShape(const Protocol &protocol);
    /// Behind every node: the checklist.
    [[nodiscard]] int items() const { return int(m_nodes.size()); }
    [[nodiscard]] int end() const { return items() + 1; }
    /// What a branch is that leads to no node below, or to a checklist that is not there: a run stays open for ever.
    static constexpr int nowhere = -1;
    /// Where a run begins: the first node, or the checklist when there is no tree.
    [[nodiscard]] int begin() const { return 0; }
    /// The node that an answer leads to, items(), end() or nowhere.
    [[nodiscard]] int next(int node, Answer answer) const { return m_nodes[size_t(node)].next[size_t(answer)]; }
    /// True when some answers from this node on reach red by a branch.
    [[nodiscard]] bool redBehind(int node) const { return m_nodes[size_t(node)].red; }
    /// True when some answers from this node on open the checklist.
    [[nodiscard]] bool itemsBehind(int node) const { return m_nodes[size_t(node)].items; }
    /// True when no branch leads nowhere.
    [[nodiscard]] bool isSound() const { return m_sound; }

private:
    struct Turns {
        std::array<int, 3> next { nowhere, nowhere, nowhere }; ///< by Answer
        bool red = false;
        bool items = false;
    };
    std::vector<Turns> m_nodes;
    bool m_sound = true;
};

} // namespace kikitori
