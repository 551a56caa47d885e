// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/treeshape.h"

#include <QHash>

namespace kikitori {

TreeShape::TreeShape(const Protocol &protocol)
    : m_nodes(protocol.tree.size())
{
    QHash<QString, int> numbers; // of the nodes below the one in hand
    for (int n = items() - 1; n >= 0; --n) {
        const Node &node = protocol.tree[size_t(n)];
        Turns &turns = m_nodes[size_t(n)];
        for (const Answer answer : { Answer::No, Answer::Yes, Answer::Unknown }) {
            const Branch &branch = node.branch(answer);
            int to = nowhere;
            if (branch.to == Branch::To::End)
                to = end();
            else if (branch.to == Branch::To::Items)
                to = protocol.items.empty() ? nowhere : items();
            else
                to = numbers.value(branch.node, nowhere);
            turns.next[size_t(answer)] = to;
            m_sound = m_sound && to != nowhere;
            const bool below = to >= 0 && to < items();
            turns.red = turns.red || branch.urgency == Urgency::Red || (below && redBehind(to));
            turns.items = turns.items || to == items() || (below && itemsBehind(to));
        }
        numbers.insert(node.code, n); // the first of two with one code, as Protocol::node
    }
}

} // namespace kikitori
