// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Who sits at the desk: signing in, handing over, going. The line knows nothing of it and goes on.
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

Entry DeskSession::agentEntry(const Seat &seat, const char *kind, QJsonObject body) const
{
    Entry out = entry(Stream::Agent, seat.staff.id, kind, std::move(body));
    out.author = seat.staff.id;
    return out;
}

void DeskSession::start()
{
    m_tick.start();
    if (m_seat.taken())
        writeAs(m_seat, { agentEntry(m_seat, kind::SignedIn) });
    enter(State::Away);
    lookForUnfinished();
}

void DeskSession::lookForUnfinished()
{
    if (!m_seat.staff.may(Act::WriteCase)) // nothing of theirs to finish, and nothing to ask the guard for
        return;
    m_seat.shelf->openCases(m_settings.desk, this, [this](const Result<std::vector<CaseSummary>> &found) {
        if (!found) {
            Q_EMIT failed(found.error());
            return;
        }
        m_unfinished = *found;
        m_unfinishedKnown = true;
        std::erase_if(m_unfinished, [this](const CaseSummary &summary) { return summary.id == m_case.id; });
        Q_EMIT changed();
    });
}

void DeskSession::handOver(Seat next)
{
    if (!next.taken() && hasCase())
        return;
    flushTyped();
    if (m_finisher && m_finisher->staff.id == next.staff.id) { // whoever was finishing takes the desk back
        writeAs(m_seat, { agentEntry(m_seat, kind::SignedOut) });
        m_seat = std::move(next);
        m_finisher.reset();
        Q_EMIT changed();
        return;
    }
    if (m_seat.taken() && m_seat.staff.id == next.staff.id) {
        m_seat = std::move(next);
        Q_EMIT changed();
        return;
    }
    takeSeat(std::move(next));
}

void DeskSession::takeSeat(Seat next)
{
    const Seat last = std::exchange(m_seat, std::move(next));
    const bool caseInHand = hasCase();
    // In before out: at no moment is the desk without a person.
    if (m_seat.taken())
        writeAs(m_seat, { agentEntry(m_seat, kind::SignedIn, caseInHand ? QJsonObject { { QStringLiteral("overlaps"), true } } : QJsonObject {}) });
    if (caseInHand && !m_finisher)
        m_finisher = last;
    else if (last.taken())
        writeAs(last, { agentEntry(last, kind::SignedOut) });
    if (caseInHand) {
        Q_EMIT changed();
        return;
    }
    const bool takesCalls = m_seat.taken() && m_seat.staff.may(Act::TakeCalls);
    if (!takesCalls)
        putBackRinging();
    m_awayReason.clear();
    enter(takesCalls ? m_state : State::Away);
    m_unfinished.clear();
    lookForUnfinished();
    if (m_state == State::Ringing)
        lookUpCaller();
}

void DeskSession::finisherGoes()
{
    if (!m_finisher)
        return;
    const Seat last = *std::exchange(m_finisher, std::nullopt);
    writeAs(last, { agentEntry(last, kind::SignedOut) });
    lookForUnfinished();
}

void DeskSession::finish()
{
    flushTyped();
    if (m_finisher)
        writeAs(*m_finisher, { agentEntry(*m_finisher, kind::SignedOut) });
    if (m_seat.taken())
        writeAs(m_seat, { agentEntry(m_seat, kind::SignedOut) });
    m_writing.handOverAll();
}

} // namespace kikitori
