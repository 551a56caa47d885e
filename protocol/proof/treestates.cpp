// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/treestates.h"

namespace kikitori {

TreeStates::TreeStates(const Protocol &protocol, const Deciding &rule)
    : m_shape(protocol)
    , m_met(protocol.tree.size() + 2)
{
    for (const Node &node : protocol.tree) {
        auto &table = m_steppedTo.emplace_back();
        for (int value = 0; value < reachedValues; ++value) {
            for (int choice = 0; choice < choices; ++choice, ++m_steps)
                table[size_t(value)][size_t(choice)] = numberOf(rule.node(reachedOf(value), node, answerFor(choice)));
        }
    }
    m_met[size_t(m_shape.begin())][size_t(numberOf({}))] = { -1, 0, Said::Open };
    walk();
}

/// Branches lead down, so what a node is met with is known when its turn comes.
void TreeStates::walk()
{
    for (int node = 0; node < m_shape.items(); ++node) {
        for (const int value : metAt(node)) {
            for (int choice = Said::No; choice <= Said::Yes; ++choice, ++m_steps) {
                const int to = next(node, choice);
                if (to == TreeShape::nowhere)
                    continue;
                Link &link = m_met[size_t(to)][size_t(stepped(node, value, choice))];
                if (link.choice < 0)
                    link = { node, value, choice };
            }
        }
    }
}

int TreeStates::stepped(int node, int value, int choice) const
{
    return m_steppedTo[size_t(node)][size_t(value)][size_t(choice)];
}

std::vector<int> TreeStates::metAt(int place) const
{
    std::vector<int> values;
    for (int value = 0; value < reachedValues; ++value) {
        if (m_met[size_t(place)][size_t(value)].choice >= 0)
            values.push_back(value);
    }
    return values;
}

AnswerSet TreeStates::answersTo(int place, int value) const
{
    AnswerSet answers(m_steppedTo.size());
    Link link = m_met[size_t(place)][size_t(value)];
    while (link.node >= 0) {
        answers[size_t(link.node)] = answerFor(link.choice);
        link = m_met[size_t(link.node)][size_t(link.value)];
    }
    return answers;
}

} // namespace kikitori
