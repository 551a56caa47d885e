// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proofdeciding.h"

#include "protocol/proof/checklisttable.h"
#include "protocol/proof/treestates.h"

#include <algorithm>

namespace kikitori {

namespace {

using Items = ChecklistTable::Items;
using Answering = ChecklistTable::Answering;

constexpr Urgency redFirst[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };

/// A value of Reached that the tree hands on, and the answers to it that do.
struct Start {
    int value = 0;
    AnswerSet nodes;
    bool finished = true; ///< false: a question of the tree is open
};

/// A question of the checklist, as the proof asks for it.
struct Asked {
    Urgency urgency = Urgency::White;
    bool unknownCounts = false;
    bool isModifier = false;
};

std::vector<Asked> questionsOf(const Protocol &protocol)
{
    std::vector<Asked> questions;
    for (const Item &item : protocol.items)
        questions.push_back({ item.urgency, item.unknownCounts, false });
    for (const Modifier &modifier : protocol.modifiers) {
        if (modifier.least)
            questions.push_back({ *modifier.least, false, true });
    }
    return questions;
}

/// The checklist after some beginnings, and the ways through it.
class Walk {
public:
    Walk(const Protocol &protocol, const Deciding &rule, Items items, std::vector<Start> starts)
        : m_questions(questionsOf(protocol))
        , m_table(protocol, rule, items)
        , m_needed(items == Items::Needed)
        , m_starts(std::move(starts))
        , m_any(m_table.reachable(values(true), Answering::Any))
        , m_followed(m_table.reachable(values(false), Answering::Followed))
    {
    }
    void prove(DecidingProof &proof) const
    {
        results(proof);
        endings(proof);
        lowering(proof);
        tooLow(proof);
        proof.steps += m_table.steps();
    }
    /// Which questions decide: an item in whatever a run can hold, a modifier in a run that is followed to its end.
    [[nodiscard]] std::vector<bool> deciding() const
    {
        std::vector<bool> out(m_questions.size());
        for (const Urgency own : redFirst) {
            const auto decides = [own](std::optional<Urgency> no, std::optional<Urgency> yes) {
                return yes == own && isLower(no, yes);
            };
            const auto any = m_table.leadingTo(decides, Answering::Any);
            const auto followed = m_table.leadingTo(decides, Answering::Followed);
            for (size_t k = 0; k < m_questions.size(); ++k) {
                if (m_questions[k].urgency == own)
                    out[k] = m_questions[k].isModifier
                        ? search(DecidingFault::NeverDecides, k, { { Said::No, Said::Yes } }, followed, m_followed).has_value()
                        : m_needed && search(DecidingFault::NeverDecides, k, { { Said::No, Said::Yes } }, any, m_any).has_value();
            }
        }
        return out;
    }

private:
    using Layers = std::vector<ChecklistTable::Layer>;
    using Rest = std::vector<ChecklistTable::Pairs>;

    [[nodiscard]] std::vector<int> values(bool unfinishedToo) const
    {
        std::vector<int> values;
        for (const Start &start : m_starts) {
            if (start.finished || unfinishedToo)
                values.push_back(start.value);
        }
        return values;
    }
    [[nodiscard]] const AnswerSet &nodesTo(int value) const
    {
        return std::find_if(m_starts.begin(), m_starts.end(), [value](const Start &start) {
            return start.value == value;
        })->nodes;
    }
    /// Shows the fault at question `k` before which Reached is `value`: `a` and `b` are the answers that are compared.
    [[nodiscard]] DecidingFault shown(
        DecidingFault::Kind kind, size_t k, int value, std::pair<int, int> change, const Rest &rest, const Layers &layers) const
    {
        const auto &[a, b] = change;
        DecidingFault fault;
        fault.kind = kind;
        fault.item = k;
        fault.before = answerFor(a);
        fault.after = answerFor(b);
        const auto [answers, start] = m_table.answersTo(layers, k, value);
        fault.answers = answers;
        fault.answers[k] = answerFor(b);
        fault.nodes = nodesTo(start);
        std::tie(fault.resultBefore, fault.result) =
            m_table.finish(fault.answers, k + 1, m_table.next(k, value, a), m_table.next(k, value, b), rest);
        return fault;
    }
    /// The first value and pair of answers at question `k` whose difference can end as `rest` says.
    [[nodiscard]] std::optional<DecidingFault> search(DecidingFault::Kind kind, size_t k,
        std::initializer_list<std::pair<int, int>> changes, const Rest &rest, const Layers &layers) const
    {
        for (const auto &change : changes) {
            for (int value = 0; value < reachedValues; ++value) {
                if (layers[k][size_t(value)].choice < 0)
                    continue;
                const int first = m_table.next(k, value, change.first);
                const int second = m_table.next(k, value, change.second);
                if (rest[k + 1][size_t(first)][size_t(second)] >= 0)
                    return shown(kind, k, value, change, rest, layers);
            }
        }
        return std::nullopt;
    }
    /// Of a kind and question one fault is enough, however the tree led there.
    static void add(DecidingProof &proof, const std::optional<DecidingFault> &fault)
    {
        const auto same = [&](const DecidingFault &f) { return f.kind == fault->kind && f.item == fault->item; };
        if (fault && std::none_of(proof.faults.begin(), proof.faults.end(), same))
            proof.faults.push_back(*fault);
    }

    void results(DecidingProof &proof) const
    {
        const size_t items = m_table.items();
        for (int value = 0; value < reachedValues; ++value) {
            const std::optional<Urgency> result = m_table.result(value);
            if (m_any[items][size_t(value)].choice >= 0 && result && !proof.results.contains(*result))
                proof.results << *result;
        }
        std::sort(proof.results.begin(), proof.results.end(), std::greater<>());
    }
    void endings(DecidingProof &proof) const
    {
        for (int value = 0; value < reachedValues; ++value) {
            if (m_followed.back()[size_t(value)].choice < 0 || m_table.result(value))
                continue;
            DecidingFault fault;
            const auto [answers, start] = m_table.answersTo(m_followed, m_table.size(), value);
            fault.answers = answers;
            fault.nodes = nodesTo(start);
            add(proof, fault);
            return;
        }
    }
    /// One step up at one item is enough: every change upwards is a row of such steps.
    void lowering(DecidingProof &proof) const
    {
        const auto lower = [](std::optional<Urgency> before, std::optional<Urgency> after) { return isLower(after, before); };
        const Rest rest = m_table.leadingTo(lower, Answering::Any);
        for (size_t k = 0; k < m_questions.size(); ++k) {
            add(proof,
                search(DecidingFault::Lowers, k,
                    { { Said::No, Said::Unknown }, { Said::Unknown, Said::Yes }, { Said::Open, Said::No },
                        { Said::Open, Said::Unknown }, { Said::Open, Said::Yes } },
                    rest, m_any));
        }
    }
    void tooLow(DecidingProof &proof) const
    {
        for (const Urgency least : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green }) {
            const auto below = [least](std::optional<Urgency>, std::optional<Urgency> end) { return isLower(end, least); };
            const Rest rest = m_table.leadingTo(below, Answering::Any);
            for (size_t k = 0; k < m_questions.size(); ++k) {
                if (m_questions[k].urgency != least)
                    continue;
                auto fault = search(DecidingFault::TooLow, k, { { Said::Yes, Said::Yes } }, rest, m_any);
                if (!fault && m_questions[k].unknownCounts)
                    fault = search(DecidingFault::TooLow, k, { { Said::Unknown, Said::Unknown } }, rest, m_any);
                add(proof, fault);
            }
        }
    }

    std::vector<Asked> m_questions;
    ChecklistTable m_table;
    bool m_needed = true;
    std::vector<Start> m_starts;
    Layers m_any; ///< whatever was answered or left open
    Layers m_followed; ///< nothing left open that is needed
};

std::vector<Start> startsAt(const TreeStates &tree, int place)
{
    std::vector<Start> starts;
    for (const int value : tree.metAt(place))
        starts.push_back({ value, tree.answersTo(place, value), true });
    return starts;
}

/// Where items may be answered though no answer opened them: behind the end, and while a question of the tree is open.
std::vector<Start> startsUnopened(const TreeStates &tree)
{
    std::vector<Start> starts = startsAt(tree, tree.shape().end());
    for (int node = 0; node < tree.shape().items(); ++node) {
        for (const int value : tree.metAt(node))
            starts.push_back({ tree.stepped(node, value, Said::Open), tree.answersTo(node, value), false });
    }
    return starts;
}

} // namespace

DecidingProof proveDeciding(const Protocol &protocol, const Deciding &rule)
{
    const TreeStates tree(protocol, rule);
    DecidingProof proof;
    proof.steps = tree.steps();
    const std::vector<Asked> questions = questionsOf(protocol);
    std::vector<bool> decides(questions.size());
    const std::vector<Start> opened = startsAt(tree, tree.shape().items());
    const std::vector<Start> unopened = startsUnopened(tree);
    for (const bool needed : { true, false }) {
        const std::vector<Start> &starts = needed ? opened : unopened;
        if (starts.empty())
            continue;
        const Walk walk(protocol, rule, needed ? Items::Needed : Items::NotNeeded, starts);
        walk.prove(proof);
        const std::vector<bool> some = walk.deciding();
        std::transform(some.begin(), some.end(), decides.begin(), decides.begin(), std::logical_or<>());
    }
    for (size_t k = 0; k < questions.size(); ++k) {
        // Of a checklist that is never opened the tree's proof speaks.
        if (decides[k] || (opened.empty() && !questions[k].isModifier))
            continue;
        DecidingFault fault;
        fault.kind = DecidingFault::NeverDecides;
        fault.item = k;
        proof.faults.push_back(fault);
    }
    return proof;
}

} // namespace kikitori
