// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proofdeciding.h"

#include <algorithm>
#include <array>

namespace kikitori {

namespace {

constexpr int states = 12; // five urgencies or none, with open items or without
constexpr int choices = 4;
using Given = std::optional<Answer>;
constexpr Given given[choices] = { std::nullopt, Answer::No, Answer::Unknown, Answer::Yes };
enum Choice { Open, No, Unknown, Yes };

int numberOf(const Reached &reached)
{
    return (reached.urgency ? 1 + int(*reached.urgency) : 0) * 2 + (reached.open ? 1 : 0);
}

Reached stateOf(int number)
{
    const int urgency = number / 2 - 1;
    return { urgency < 0 ? std::nullopt : std::optional(Urgency(urgency)), number % 2 == 1 };
}

bool isLower(std::optional<Urgency> a, std::optional<Urgency> b)
{
    return b && (!a || *a < *b);
}

/// How a value of Reached came about, or what follows from it: the answer and the value before or after it. -1: not.
struct Link {
    int choice = -1;
    int other = -1;
};

/// The rule on one protocol as a table, and the ways through it.
class Walk {
public:
    Walk(const Protocol &protocol, const Deciding &rule)
        : m_items(protocol.items)
        , m_next(m_items.size())
    {
        for (size_t k = 0; k < m_items.size(); ++k) {
            for (int s = 0; s < states; ++s) {
                for (int c = 0; c < choices; ++c)
                    m_next[k][s][c] = numberOf(rule.step(stateOf(s), m_items[k], given[c]));
            }
        }
        for (int s = 0; s < states; ++s)
            m_result[s] = rule.result(stateOf(s), protocol.floor);
        m_any = reachable(Open);
        m_closed = reachable(No);
    }
    [[nodiscard]] DecidingProof prove()
    {
        DecidingProof proof;
        results(proof);
        endings(proof);
        lowering(proof);
        tooLow(proof);
        deciding(proof);
        proof.steps = m_steps + (long long)(m_items.size()) * states * choices;
        return proof;
    }

private:
    using Layer = std::array<Link, states>;
    using Pairs = std::array<std::array<int, states>, states>; ///< the answer that keeps the pair on its way; -1: none
    using Answers = DecidingFault::Answers;

    /// For each item the values that Reached can have before it, with the last answer that led there.
    [[nodiscard]] std::vector<Layer> reachable(int firstChoice)
    {
        std::vector<Layer> layers(m_items.size() + 1);
        layers[0][numberOf({})] = { 0, 0 };
        for (size_t k = 0; k < m_items.size(); ++k) {
            for (int s = 0; s < states; ++s) {
                for (int c = firstChoice; layers[k][s].choice >= 0 && c < choices; ++c, ++m_steps) {
                    Link &to = layers[k + 1][m_next[k][s][c]];
                    if (to.choice < 0)
                        to = { c, s };
                }
            }
        }
        return layers;
    }
    /// For each item the pairs of values from which the same answers to the rest can lead to ends that `ends` names.
    template<class Ends>
    [[nodiscard]] std::vector<Pairs> leadingTo(Ends ends, int firstChoice)
    {
        std::vector<Pairs> layers(m_items.size() + 1);
        for (Pairs &pairs : layers) {
            for (auto &row : pairs)
                row.fill(-1);
        }
        for (int s = 0; s < states; ++s) {
            for (int t = 0; t < states; ++t)
                layers.back()[s][t] = ends(m_result[s], m_result[t]) ? 0 : -1;
        }
        for (size_t k = m_items.size(); k-- > 0;) {
            for (int s = 0; s < states; ++s) {
                for (int t = 0; t < states; ++t) {
                    for (int c = firstChoice; c < choices && layers[k][s][t] < 0; ++c, ++m_steps)
                        layers[k][s][t] = layers[k + 1][m_next[k][s][c]][m_next[k][t][c]] < 0 ? -1 : c;
                }
            }
        }
        return layers;
    }
    /// The answers that lead to `state` before item `k`.
    [[nodiscard]] Answers prefix(const std::vector<Layer> &layers, size_t k, int state) const
    {
        Answers answers(m_items.size());
        while (k > 0) {
            const Link link = layers[k][state];
            answers[--k] = given[link.choice];
            state = link.other;
        }
        return answers;
    }
    /// Shows the fault at item `k` before which Reached is `s`: `a` and `b` are the answers that are compared.
    [[nodiscard]] DecidingFault shown(
        DecidingFault::Kind kind, size_t k, int s, int a, int b, const std::vector<Pairs> &rest) const
    {
        DecidingFault fault { kind, k, given[a], given[b], prefix(m_any, k, s), {}, {} };
        fault.answers[k] = given[b];
        int before = m_next[k][s][a];
        int after = m_next[k][s][b];
        for (size_t i = k + 1; i < m_items.size(); ++i) {
            const int c = rest[i][before][after];
            fault.answers[i] = given[c];
            before = m_next[i][before][c];
            after = m_next[i][after][c];
        }
        fault.resultBefore = m_result[before];
        fault.result = m_result[after];
        return fault;
    }
    /// The first reachable value and pair of answers at item `k` whose difference can end as `rest` says.
    [[nodiscard]] std::optional<DecidingFault> search(DecidingFault::Kind kind, size_t k,
        std::initializer_list<std::pair<int, int>> changes, const std::vector<Pairs> &rest) const
    {
        for (const auto &[a, b] : changes) {
            for (int s = 0; s < states; ++s) {
                if (m_any[k][s].choice >= 0 && rest[k + 1][m_next[k][s][a]][m_next[k][s][b]] >= 0)
                    return shown(kind, k, s, a, b, rest);
            }
        }
        return std::nullopt;
    }

    void results(DecidingProof &proof) const
    {
        for (const Urgency urgency : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White }) {
            for (int s = 0; s < states; ++s) {
                if (m_any.back()[s].choice >= 0 && m_result[s] == urgency && !proof.results.contains(urgency))
                    proof.results << urgency;
            }
        }
    }
    void endings(DecidingProof &proof) const
    {
        for (int s = 0; s < states; ++s) {
            if (m_closed.back()[s].choice < 0 || m_result[s])
                continue;
            DecidingFault fault;
            fault.answers = prefix(m_closed, m_items.size(), s);
            proof.faults.push_back(fault);
            return;
        }
    }
    /// One step up at one item is enough: every change upwards is a row of such steps.
    void lowering(DecidingProof &proof)
    {
        const auto lower = [](std::optional<Urgency> before, std::optional<Urgency> after) { return isLower(after, before); };
        const std::vector<Pairs> rest = leadingTo(lower, Open);
        for (size_t k = 0; k < m_items.size(); ++k) {
            const auto fault = search(DecidingFault::Lowers, k,
                { { No, Unknown }, { Unknown, Yes }, { Open, No }, { Open, Unknown }, { Open, Yes } }, rest);
            if (fault)
                proof.faults.push_back(*fault);
        }
    }
    void tooLow(DecidingProof &proof)
    {
        for (const Urgency least : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green }) {
            const auto below = [least](std::optional<Urgency>, std::optional<Urgency> end) { return isLower(end, least); };
            const std::vector<Pairs> rest = leadingTo(below, Open);
            for (size_t k = 0; k < m_items.size(); ++k) {
                if (m_items[k].urgency != least)
                    continue;
                auto fault = search(DecidingFault::TooLow, k, { { Yes, Yes } }, rest);
                if (!fault && m_items[k].unknownCounts)
                    fault = search(DecidingFault::TooLow, k, { { Unknown, Unknown } }, rest);
                if (fault)
                    proof.faults.push_back(*fault);
            }
        }
    }
    /// An item decides when some answers to the others, open ones too, make its yes the result and its no a lower one.
    void deciding(DecidingProof &proof)
    {
        for (const Urgency own : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White }) {
            const auto decides = [own](std::optional<Urgency> no, std::optional<Urgency> yes) {
                return yes == own && isLower(no, yes);
            };
            const std::vector<Pairs> rest = leadingTo(decides, Open);
            for (size_t k = 0; k < m_items.size(); ++k) {
                if (m_items[k].urgency != own || search(DecidingFault::NeverDecides, k, { { No, Yes } }, rest))
                    continue;
                DecidingFault fault;
                fault.kind = DecidingFault::NeverDecides;
                fault.item = k;
                proof.faults.push_back(fault);
            }
        }
    }

    const std::vector<Item> &m_items;
    std::vector<std::array<std::array<int, choices>, states>> m_next;
    std::array<std::optional<Urgency>, states> m_result;
    std::vector<Layer> m_any; ///< whatever was answered or left open
    std::vector<Layer> m_closed; ///< nothing left open
    long long m_steps = 0;
};

} // namespace

DecidingProof proveDeciding(const Protocol &protocol, const Deciding &rule)
{
    return Walk(protocol, rule).prove();
}

} // namespace kikitori
