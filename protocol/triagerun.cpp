// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/triagerun.h"

#include "protocol/deciding.h"
#include "protocol/finding/finder.h"

#include <algorithm>

namespace kikitori {

namespace {

bool raisedByAge(const Modifier &modifier, int age)
{
    const bool byAge = modifier.ageFrom >= 0 || modifier.ageTo >= 0;
    return byAge && age >= 0 && age >= modifier.ageFrom && (modifier.ageTo < 0 || age <= modifier.ageTo);
}

// A denial (糖尿病なし) raises the prompt as well: a prompt too many costs a glance, one too few costs more.
bool raisedByHistory(const Modifier &modifier, const QString &folded)
{
    return std::any_of(modifier.historyWords.begin(), modifier.historyWords.end(), [&](const QString &word) {
        const QString foldedWord = foldForSearch(word);
        return !foldedWord.isEmpty() && folded.contains(foldedWord);
    });
}

/// Counts the questions of a run one after the other.
struct Tally {
    Reached reached;
    Standing counted;

    void count(const QString &code, const std::optional<Answer> &given, const Reached &next)
    {
        counted.unknown += given == Answer::Unknown;
        if (next.urgency != reached.urgency)
            counted.decidedBy = code;
        reached = next;
    }
    void isOpen(bool red)
    {
        ++counted.open;
        counted.openRed += red;
    }
    [[nodiscard]] Standing standing(Urgency floor)
    {
        counted.urgency = colourChecklist.result(reached, floor);
        if (counted.urgency != reached.urgency)
            counted.decidedBy.clear();
        return counted;
    }
};

} // namespace

TriageRun::TriageRun(Protocol protocol)
    : m_protocol(std::move(protocol))
    , m_shape(m_protocol)
{
    int number = 0;
    const auto add = [&](const QString &code, bool decides) {
        if (decides && !m_numbers.contains(code)) // the first of two with one code, as Protocol::question
            m_numbers.insert(code, number);
        ++number;
    };
    for (const Node &node : m_protocol.tree)
        add(node.code, true);
    for (const Item &item : m_protocol.items)
        add(item.code, true);
    for (const Modifier &modifier : m_protocol.modifiers)
        add(modifier.code, modifier.least.has_value());
    m_latest.resize(size_t(number));
}

const Protocol &TriageRun::protocol() const
{
    return m_protocol;
}

bool TriageRun::answer(const QString &itemCode, Answer answer, const QDateTime &at)
{
    const auto number = m_numbers.constFind(itemCode);
    if (number == m_numbers.constEnd())
        return false;
    m_history.push_back({ itemCode, answer, at.toUTC() });
    // The last given counts, not the latest by the clock: a clock set back must not bring an old answer to life.
    m_latest[size_t(*number)] = answer;
    return true;
}

bool TriageRun::withdraw(const QString &itemCode, const QDateTime &at)
{
    if (!answerTo(itemCode))
        return false;
    m_latest[size_t(m_numbers.value(itemCode))].reset();
    m_history.push_back({ itemCode, std::nullopt, at.toUTC() });
    return true;
}

std::optional<Answer> TriageRun::answerTo(const QString &itemCode) const
{
    const auto number = m_numbers.constFind(itemCode);
    return number == m_numbers.constEnd() ? std::nullopt : m_latest[size_t(*number)];
}

const std::vector<TriageRun::Given> &TriageRun::history() const
{
    return m_history;
}

TriageRun::Path TriageRun::path() const
{
    Path path { {}, m_shape.begin() };
    // Branches lead down, so this ends after as many turns as there are nodes.
    while (path.to >= 0 && path.to < m_shape.items()) {
        path.nodes.push_back(path.to);
        const std::optional<Answer> &given = latest(size_t(path.to));
        if (!given)
            return path;
        path.to = m_shape.next(path.to, *given);
    }
    return path;
}

bool TriageRun::redBehind(int node) const
{
    if (m_shape.redBehind(node))
        return true;
    const size_t first = m_protocol.tree.size();
    const auto &items = m_protocol.items;
    for (size_t i = 0; m_shape.itemsBehind(node) && i < items.size(); ++i) {
        if (items[i].urgency == Urgency::Red && !latest(first + i))
            return true;
    }
    return false;
}

Standing TriageRun::standing() const
{
    const Path path = this->path();
    Tally tally;
    for (const int n : path.nodes) {
        const Node &node = m_protocol.tree[size_t(n)];
        const std::optional<Answer> &given = latest(size_t(n));
        tally.count(node.code, given, colourChecklist.node(tally.reached, node, given));
        if (!given)
            tally.isOpen(redBehind(n));
    }
    if (path.to == TreeShape::nowhere) { // an unproved pack: nobody may take this for finished
        tally.reached.open = true;
        tally.isOpen(false);
    }
    const bool needed = path.to == m_shape.items();
    size_t number = m_protocol.tree.size();
    for (const Item &item : m_protocol.items) {
        const std::optional<Answer> &given = latest(number++);
        if (given || needed)
            tally.count(item.code, given, colourChecklist.step(tally.reached, item, given));
        if (!given && needed)
            tally.isOpen(item.urgency == Urgency::Red);
    }
    for (const Modifier &modifier : m_protocol.modifiers) {
        const std::optional<Answer> &given = latest(number++);
        tally.count(modifier.code, given, colourChecklist.modifier(tally.reached, modifier, given));
    }
    return tally.standing(m_protocol.floor);
}

std::vector<TriageRun::Asked> TriageRun::asked() const
{
    const Path path = this->path();
    std::vector<Asked> asked;
    asked.reserve(path.nodes.size() + m_protocol.items.size());
    for (const int n : path.nodes) {
        const Node &node = m_protocol.tree[size_t(n)];
        asked.push_back({ { Question::Of::Tree, node.code, node.question, node.help, node.unknownMeans, node.yes.urgency },
            latest(size_t(n)), true });
    }
    const bool needed = path.to == m_shape.items();
    size_t number = m_protocol.tree.size();
    for (const Item &item : m_protocol.items)
        asked.push_back({ { Question::Of::Items, item.code, item.question, item.help, item.unknownMeans, item.urgency },
            latest(number++), needed });
    return asked;
}

std::vector<Modifier> TriageRun::promptsFor(int age, const QString &history) const
{
    const QString folded = foldForSearch(history);
    std::vector<Modifier> raised;
    for (const Modifier &modifier : m_protocol.modifiers) {
        const bool always = modifier.ageFrom < 0 && modifier.ageTo < 0 && modifier.historyWords.isEmpty();
        if (always || raisedByAge(modifier, age) || raisedByHistory(modifier, folded))
            raised.push_back(modifier);
    }
    return raised;
}

} // namespace kikitori
