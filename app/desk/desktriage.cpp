// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/desktriage.h"

#include <algorithm>

namespace kikitori {

std::vector<size_t> DeskTriage::active() const
{
    std::vector<size_t> out;
    for (size_t i = 0; i < m_runs.size(); ++i) {
        if (!m_runs[i].withdrawn)
            out.push_back(i);
    }
    return out;
}

void DeskTriage::begin(const QString &id, const Protocol &protocol)
{
    m_runs.push_back({ id, TriageRun(protocol), false });
    m_current = static_cast<int>(m_runs.size()) - 1;
}

bool DeskTriage::goTo(const QString &protocolId)
{
    for (const size_t index : active()) {
        if (m_runs[index].run.protocol().id == protocolId) {
            m_current = static_cast<int>(index);
            return true;
        }
    }
    return false;
}

void DeskTriage::setCurrent(int index)
{
    const auto all = active();
    if (index >= 0 && index < static_cast<int>(all.size()))
        m_current = static_cast<int>(all[static_cast<size_t>(index)]);
}

void DeskTriage::withdraw(Run &run)
{
    run.withdrawn = true;
    const auto left = active();
    m_current = left.empty() ? -1 : static_cast<int>(left.front());
}

DeskTriage::Run *DeskTriage::find(const QString &id)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [&](const Run &run) { return run.id == id; });
    return found == m_runs.end() ? nullptr : &*found;
}

std::vector<const TriageRun *> DeskTriage::runs() const
{
    std::vector<const TriageRun *> out;
    for (const size_t index : active())
        out.push_back(&m_runs[index].run);
    return out;
}

int DeskTriage::current() const
{
    const auto all = active();
    const auto found = std::find(all.begin(), all.end(), static_cast<size_t>(m_current));
    return m_current < 0 || found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

DeskTriage::Run *DeskTriage::inHand()
{
    return current() < 0 ? nullptr : &m_runs[static_cast<size_t>(m_current)];
}

const DeskTriage::Run *DeskTriage::inHand() const
{
    return current() < 0 ? nullptr : &m_runs[static_cast<size_t>(m_current)];
}

DeskTriage::Run *DeskTriage::at(int index)
{
    const auto all = active();
    return index < 0 || index >= static_cast<int>(all.size()) ? nullptr : &m_runs[all[static_cast<size_t>(index)]];
}

std::optional<Urgency> DeskTriage::urgency() const
{
    std::optional<Urgency> reached;
    std::optional<Urgency> none;
    bool open = false;
    for (const TriageRun *run : runs()) {
        const Standing standing = run->standing();
        open = open || !standing.urgency;
        std::optional<Urgency> &best = standing.decidedBy.isEmpty() ? none : reached;
        best = std::max(best, standing.urgency);
    }
    return open ? reached : std::max(reached, none);
}

const TriageRun *DeskTriage::deciding() const
{
    const TriageRun *best = nullptr;
    std::optional<Urgency> highest;
    for (const TriageRun *run : runs()) {
        const Standing standing = run->standing();
        if (!best || standing.urgency > highest) {
            best = run;
            highest = standing.urgency;
        }
    }
    return best;
}

int DeskTriage::openRed() const
{
    int open = 0;
    for (const TriageRun *run : runs())
        open += run->standing().openRed;
    return open;
}

std::optional<DeskTriage::Place> DeskTriage::firstOpenRed() const
{
    const auto all = runs();
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i]->standing().openRed == 0)
            continue;
        std::optional<Place> later; // a red item comes before the tree's open question only when it is all that is open
        for (const TriageRun::Asked &one : all[i]->asked()) {
            if (one.answer)
                continue;
            const Place place { static_cast<int>(i), one.question.code };
            if (one.question.of == Question::Of::Tree || (one.needed && one.question.urgency == Urgency::Red))
                return place;
            if (!later && one.question.urgency == Urgency::Red)
                later = place;
        }
        if (later)
            return later;
    }
    return std::nullopt;
}

QString DeskTriage::titles() const
{
    QStringList titles;
    for (const TriageRun *run : runs())
        titles << run->protocol().title;
    return titles.join(QStringLiteral("、"));
}

std::vector<TriageRun::Asked> DeskTriage::asked() const
{
    return inHand() ? inHand()->run.asked() : std::vector<TriageRun::Asked> {};
}

std::vector<DeskTriage::Weighed> DeskTriage::weighed(const TriageRun &run, int age, const QString &history)
{
    std::vector<Weighed> out;
    const std::vector<Modifier> raised = run.promptsFor(age, history);
    for (const Modifier &modifier : run.protocol().modifiers) {
        if (!modifier.least)
            continue;
        const bool now = std::any_of(raised.begin(), raised.end(), [&](const Modifier &one) { return one.code == modifier.code; });
        out.push_back({ modifier, run.answerTo(modifier.code), now });
    }
    return out;
}

QString DeskTriage::nextOpen(const QString &after) const
{
    const auto all = asked();
    const auto from = std::find_if(all.begin(), all.end(), [&](const TriageRun::Asked &one) { return one.question.code == after; });
    const size_t start = from == all.end() ? 0 : static_cast<size_t>(from - all.begin()) + 1;
    for (size_t i = 0; i < all.size(); ++i) {
        const TriageRun::Asked &one = all[(start + i) % all.size()];
        if (one.needed && !one.answer)
            return one.question.code;
    }
    return {};
}

QStringList DeskTriage::openOfColour(const QString &item) const
{
    const auto all = asked();
    const auto like = std::find_if(all.begin(), all.end(), [&](const TriageRun::Asked &one) { return one.question.code == item; });
    QStringList open;
    if (like == all.end() || like->question.of != Question::Of::Items)
        return open;
    for (const TriageRun::Asked &one : all) {
        const bool same = one.question.of == Question::Of::Items && one.question.urgency == like->question.urgency;
        if (same && one.needed && !one.answer)
            open << one.question.code;
    }
    return open;
}

} // namespace kikitori
