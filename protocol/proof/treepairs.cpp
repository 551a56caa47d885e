// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/treepairs.h"

#include <algorithm>
#include <tuple>

namespace kikitori {

namespace {

using Items = ChecklistTable::Items;
using Answering = ChecklistTable::Answering;

} // namespace

TreePairs::TreePairs(const Protocol &protocol, const Deciding &rule, const TreeStates &tree)
    : m_tree(tree)
    , m_needed(protocol, rule, Items::Needed)
    , m_unasked(protocol, rule, Items::NotNeeded)
    , m_lower(m_needed.leadingTo([](auto before, auto after) { return isLower(after, before); }, Answering::Followed))
{
    findResults();
}

/// From the end back up: branches lead down only.
void TreePairs::findResults()
{
    const TreeShape &shape = m_tree.shape();
    m_results.resize(size_t(shape.end()) + 1);
    for (const int place : { shape.items(), shape.end() }) {
        for (int value = 0; value < reachedValues; ++value) {
            const auto met = table(place).reachable({ value }, Answering::Followed)[table(place).items()];
            unsigned &results = m_results[size_t(place)][size_t(value)];
            for (int last = 0; last < reachedValues; ++last) {
                const std::optional<Urgency> result = table(place).result(last);
                if (met[size_t(last)].choice >= 0 && result)
                    results |= 1u << int(*result);
            }
        }
    }
    for (int node = shape.items() - 1; node >= 0; --node) {
        for (int value = 0; value < reachedValues; ++value) {
            for (int choice = Said::No; choice <= Said::Yes; ++choice, ++m_steps) {
                const At to = after({ node, value }, node, choice);
                m_results[size_t(node)][size_t(value)] |= m_results[size_t(to.place)][size_t(to.value)];
            }
        }
    }
}

unsigned TreePairs::resultsFrom(const At &at) const
{
    return m_results[size_t(at.place)][size_t(at.value)];
}

long long TreePairs::steps() const
{
    return m_steps + m_needed.steps() + m_unasked.steps();
}

const ChecklistTable &TreePairs::table(int place) const
{
    return place == m_tree.shape().items() ? m_needed : m_unasked;
}

/// A place that is not the node in hand is not asked it, and stays.
TreePairs::At TreePairs::after(const At &at, int node, int choice) const
{
    return at.place == node ? At { m_tree.next(node, choice), m_tree.stepped(node, at.value, choice) } : at;
}

int TreePairs::lowering(const At &first, const At &second)
{
    const quint64 places = quint64(first.place) << 32 | quint64(second.place);
    const quint64 key = places * reachedValues * reachedValues + quint64(first.value * reachedValues + second.value);
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second;
    const int found = searched(first, second);
    m_known.emplace(key, found);
    return found;
}

/// The higher of both places is asked first: the lower one cannot lead to it, so no node is met twice with two answers.
int TreePairs::searched(const At &first, const At &second)
{
    const int node = std::min(first.place, second.place);
    if (node >= m_tree.shape().items())
        return atTheItems(first, second);
    for (int choice = Said::No; choice <= Said::Yes; ++choice) {
        ++m_steps;
        if (lowering(after(first, node, choice), after(second, node, choice)) >= 0)
            return choice;
    }
    return -1;
}

/// One way has opened the items and the other has not: its answers to them count for itself alone. A value of Reached
/// behind the items by which the rest goes wrong; where both ways ask the same, 0.
int TreePairs::atTheItems(const At &first, const At &second) const
{
    const ChecklistTable &table = m_needed;
    if (first.place == second.place) {
        const size_t from = first.place == m_tree.shape().items() ? 0 : table.items();
        return m_lower[from][size_t(first.value)][size_t(second.value)] < 0 ? -1 : 0;
    }
    const bool firstAsks = first.place == m_tree.shape().items();
    const auto met = table.reachable({ firstAsks ? first.value : second.value }, Answering::Followed)[table.items()];
    const auto &rest = m_lower[table.items()];
    for (int value = 0; value < reachedValues; ++value) {
        if (met[size_t(value)].choice < 0)
            continue;
        if ((firstAsks ? rest[size_t(value)][size_t(second.value)] : rest[size_t(first.value)][size_t(value)]) >= 0)
            return value;
    }
    return -1;
}

TreePairs::Shown TreePairs::shown(At first, At second, AnswerSet nodes)
{
    const int items = m_tree.shape().items();
    while (std::min(first.place, second.place) < items) {
        const int node = std::min(first.place, second.place);
        const int choice = lowering(first, second);
        nodes[size_t(node)] = answerFor(choice);
        std::tie(first, second) = std::pair(after(first, node, choice), after(second, node, choice));
    }
    Shown shown { std::move(nodes), AnswerSet(m_needed.size()), {}, {} };
    size_t from = first.place == items ? 0 : m_needed.items();
    if (first.place != second.place) {
        At &asks = first.place == items ? first : second;
        const int value = atTheItems(first, second);
        const auto layers = m_needed.reachable({ asks.value }, Answering::Followed);
        shown.answers = m_needed.answersTo(layers, m_needed.items(), value).first;
        asks.value = value;
        from = m_needed.items();
    }
    std::tie(shown.first, shown.second) = m_needed.finish(shown.answers, from, first.value, second.value, m_lower);
    return shown;
}

} // namespace kikitori
