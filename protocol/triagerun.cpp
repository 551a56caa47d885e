// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/triagerun.h"

#include "protocol/deciding.h"
#include "protocol/finder.h"

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

} // namespace

TriageRun::TriageRun(Protocol protocol) : m_protocol(std::move(protocol)) { }

const Protocol &TriageRun::protocol() const
{
    return m_protocol;
}

bool TriageRun::answer(const QString &itemCode, Answer answer, const QDateTime &at)
{
    if (!m_protocol.item(itemCode))
        return false;
    m_history.push_back({ itemCode, answer, at.toUTC() });
    // The last given counts, not the latest by the clock: a clock set back must not bring an old answer to life.
    m_latest.insert(itemCode, answer);
    return true;
}

bool TriageRun::withdraw(const QString &itemCode, const QDateTime &at)
{
    if (!m_latest.remove(itemCode))
        return false;
    m_history.push_back({ itemCode, std::nullopt, at.toUTC() });
    return true;
}

std::optional<Answer> TriageRun::answerTo(const QString &itemCode) const
{
    const auto it = m_latest.constFind(itemCode);
    return it == m_latest.constEnd() ? std::nullopt : std::optional(*it);
}

const std::vector<TriageRun::Given> &TriageRun::history() const
{
    return m_history;
}

Standing TriageRun::standing() const
{
    Standing standing;
    Reached reached;
    for (const Item &item : m_protocol.items) {
        const std::optional<Answer> given = answerTo(item.code);
        standing.open += !given;
        standing.openRed += !given && item.urgency == Urgency::Red;
        standing.unknown += given == Answer::Unknown;
        const std::optional<Urgency> before = reached.urgency;
        reached = colourChecklist.step(reached, item, given);
        if (reached.urgency != before)
            standing.decidedBy = item.code;
    }
    standing.urgency = colourChecklist.result(reached, m_protocol.floor);
    if (standing.urgency != reached.urgency)
        standing.decidedBy.clear();
    return standing;
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
