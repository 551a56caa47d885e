// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/checklisttable.h"

namespace kikitori {

std::optional<Answer> answerFor(int choice)
{
    static constexpr std::optional<Answer> answers[choices] = { std::nullopt, Answer::No, Answer::Unknown, Answer::Yes };
    return answers[choice];
}

int numberOf(const Reached &reached)
{
    return (reached.urgency ? 1 + int(*reached.urgency) : 0) * 2 + (reached.open ? 1 : 0);
}

Reached reachedOf(int number)
{
    const int urgency = number / 2 - 1;
    return { urgency < 0 ? std::nullopt : std::optional(Urgency(urgency)), number % 2 == 1 };
}

bool isLower(std::optional<Urgency> a, std::optional<Urgency> b)
{
    return b && (!a || *a < *b);
}

ChecklistTable::ChecklistTable(const Protocol &protocol, const Deciding &rule, Items items)
    : m_items(protocol.items.size())
    , m_needed(items == Items::Needed)
{
    const auto add = [&](auto step) {
        auto &table = m_next.emplace_back();
        for (int value = 0; value < reachedValues; ++value) {
            for (int choice = 0; choice < choices; ++choice, ++m_steps)
                table[size_t(value)][size_t(choice)] = numberOf(step(reachedOf(value), answerFor(choice)));
        }
    };
    for (const Item &item : protocol.items) {
        add([&](const Reached &before, const std::optional<Answer> &answer) {
            return answer || m_needed ? rule.step(before, item, answer) : before; // as TriageRun::standing
        });
    }
    for (const Modifier &modifier : protocol.modifiers) {
        if (modifier.least)
            add([&](const Reached &before, const auto &answer) { return rule.modifier(before, modifier, answer); });
    }
    for (int value = 0; value < reachedValues; ++value)
        m_result[size_t(value)] = rule.result(reachedOf(value), protocol.floor);
}

ChecklistTable::Range ChecklistTable::range(size_t question, Answering answering) const
{
    if (answering == Answering::Any || question >= m_items)
        return { Said::Open, Said::Yes };
    return m_needed ? Range { Said::No, Said::Yes } : Range { Said::Open, Said::Open };
}

std::vector<ChecklistTable::Layer> ChecklistTable::reachable(const std::vector<int> &starts, Answering answering) const
{
    std::vector<Layer> layers(size() + 1);
    for (const int start : starts)
        layers[0][size_t(start)] = { Said::Open, start };
    for (size_t k = 0; k < size(); ++k) {
        const Range range = this->range(k, answering);
        for (int value = 0; value < reachedValues; ++value) {
            if (layers[k][size_t(value)].choice < 0)
                continue;
            for (int choice = range.first; choice <= range.last; ++choice, ++m_steps) {
                Link &to = layers[k + 1][size_t(next(k, value, choice))];
                if (to.choice < 0)
                    to = { choice, value };
            }
        }
    }
    return layers;
}

std::vector<ChecklistTable::Pairs> ChecklistTable::leadingTo(const Ends &ends, Answering answering) const
{
    std::vector<Pairs> layers(size() + 1);
    for (int a = 0; a < reachedValues; ++a) {
        for (int b = 0; b < reachedValues; ++b)
            layers.back()[size_t(a)][size_t(b)] = ends(result(a), result(b)) ? 0 : -1;
    }
    for (size_t k = size(); k-- > 0;) {
        const Range range = this->range(k, answering);
        for (int a = 0; a < reachedValues; ++a) {
            for (int b = 0; b < reachedValues; ++b) {
                int &found = layers[k][size_t(a)][size_t(b)];
                found = -1;
                for (int choice = range.first; choice <= range.last && found < 0; ++choice, ++m_steps)
                    found = layers[k + 1][size_t(next(k, a, choice))][size_t(next(k, b, choice))] < 0 ? -1 : choice;
            }
        }
    }
    return layers;
}

std::pair<AnswerSet, int> ChecklistTable::answersTo(const std::vector<Layer> &layers, size_t until, int value) const
{
    AnswerSet answers(size());
    for (size_t k = until; k > 0; --k) {
        const Link link = layers[k][size_t(value)];
        answers[k - 1] = answerFor(link.choice);
        value = link.before;
    }
    return { answers, value };
}

std::pair<std::optional<Urgency>, std::optional<Urgency>> ChecklistTable::finish(
    AnswerSet &answers, size_t from, int first, int second, const std::vector<Pairs> &pairs) const
{
    for (size_t k = from; k < size(); ++k) {
        const int choice = pairs[k][size_t(first)][size_t(second)];
        answers[k] = answerFor(choice);
        first = next(k, first, choice);
        second = next(k, second, choice);
    }
    return { result(first), result(second) };
}

} // namespace kikitori
