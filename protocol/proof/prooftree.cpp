// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/prooftree.h"

#include "protocol/proof/treepairs.h"

#include <algorithm>

namespace kikitori {

namespace {

TreeFault faultOf(TreeFault::Kind kind, int node)
{
    TreeFault fault;
    fault.kind = kind;
    fault.node = size_t(node);
    return fault;
}

class Walk {
public:
    Walk(const Protocol &protocol, const Deciding &rule)
        : m_protocol(protocol)
        , m_rule(rule)
        , m_tree(protocol, rule)
    {
    }
    [[nodiscard]] TreeProof prove()
    {
        TreeProof proof;
        if (!m_tree.shape().isSound()) {
            leadingNowhere(proof);
            return proof;
        }
        TreePairs pairs(m_protocol, m_rule, m_tree);
        met(proof);
        for (int node = 0; node < m_tree.shape().items(); ++node) {
            lowering(node, pairs, proof);
            resulting(node, pairs, proof);
        }
        const unsigned results = pairs.resultsFrom({ m_tree.shape().begin(), numberOf({}) });
        for (const Urgency urgency : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White }) {
            if (results & 1u << int(urgency))
                proof.results << urgency;
        }
        proof.steps = m_tree.steps() + pairs.steps();
        return proof;
    }

private:
    void leadingNowhere(TreeProof &proof) const
    {
        for (int node = 0; node < m_tree.shape().items(); ++node) {
            for (const int choice : { Said::Yes, Said::No, Said::Unknown }) {
                if (m_tree.next(node, choice) != TreeShape::nowhere)
                    continue;
                proof.faults.push_back(faultOf(TreeFault::LeadsNowhere, node));
                proof.faults.back().after = answerFor(choice);
            }
        }
    }
    void met(TreeProof &proof) const
    {
        for (int node = 0; node < m_tree.shape().items(); ++node) {
            if (m_tree.metAt(node).empty())
                proof.faults.push_back(faultOf(TreeFault::NeverAsked, node));
        }
        if (!m_protocol.items.empty() && m_tree.metAt(m_tree.shape().items()).empty())
            proof.faults.push_back(faultOf(TreeFault::NeverOpened, 0));
    }
    [[nodiscard]] TreePairs::At after(int node, int value, int choice) const
    {
        return { m_tree.next(node, choice), m_tree.stepped(node, value, choice) };
    }
    /// One step up at one node is enough: every change upwards is a row of such steps.
    void lowering(int node, TreePairs &pairs, TreeProof &proof) const
    {
        for (const auto &[a, b] : { std::pair(Said::No, Said::Unknown), std::pair(Said::Unknown, Said::Yes) }) {
            for (const int value : m_tree.metAt(node)) {
                const TreePairs::At before = after(node, value, a);
                const TreePairs::At raised = after(node, value, b);
                if (!pairs.canEndLower(before, raised))
                    continue;
                TreeFault fault = faultOf(TreeFault::Lowers, node);
                fault.before = answerFor(a);
                fault.after = answerFor(b);
                AnswerSet nodes = m_tree.answersTo(node, value);
                nodes[size_t(node)] = fault.after;
                const TreePairs::Shown shown = pairs.shown(before, raised, nodes);
                fault.nodes = shown.nodes;
                fault.answers = shown.answers;
                fault.resultBefore = shown.first;
                fault.result = shown.second;
                proof.faults.push_back(fault);
                return;
            }
        }
    }
    void resulting(int node, const TreePairs &pairs, TreeProof &proof) const
    {
        const std::vector<int> values = m_tree.metAt(node);
        for (const int choice : { Said::Yes, Said::No, Said::Unknown }) {
            const std::optional<Urgency> urgency = m_protocol.tree[size_t(node)].branch(*answerFor(choice)).urgency;
            const auto results = [&](int value) { return pairs.resultsFrom(after(node, value, choice)) & 1u << int(*urgency); };
            if (values.empty() || !urgency || std::any_of(values.begin(), values.end(), results))
                continue;
            proof.faults.push_back(faultOf(TreeFault::NeverResult, node));
            proof.faults.back().after = answerFor(choice);
        }
    }

    const Protocol &m_protocol;
    const Deciding &m_rule;
    TreeStates m_tree;
};

} // namespace

TreeProof proveTree(const Protocol &protocol, const Deciding &rule)
{
    return protocol.tree.empty() ? TreeProof() : Walk(protocol, rule).prove();
}

} // namespace kikitori
