// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// What is known of the caller: earlier cases of the number, how soon they call again, and a look at one of them.
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kLaterHours = 72; ///< a second, longer while in which a further call is told
}

void DeskSession::lookUpCaller()
{
    m_earlier.clear();
    if (m_call.callerNumber.isEmpty() || m_call.callerNumber == QLatin1String("anonymous"))
        return;
    const QString callId = m_call.id;
    m_seat.shelf->earlierCases(m_call.callerNumber, 10, this, [this, callId](const Result<std::vector<CaseSummary>> &found) {
        if (!found || m_call.id != callId) {
            if (!found)
                Q_EMIT failed(found.error());
            return;
        }
        m_earlier = *found;
        std::erase_if(m_earlier, [this](const CaseSummary &summary) { return summary.id == m_case.id; });
        Q_EMIT changed();
    });
}

int DeskSession::repeatCount() const
{
    const auto again = repeat();
    return again && again->hours == program().repeatHours ? again->calls : 0;
}

std::optional<DeskSession::Repeat> DeskSession::repeat() const
{
    for (const int hours : { program().repeatHours, kLaterHours }) {
        const QDateTime since = m_clock.now().addSecs(-3600LL * hours);
        const auto recent = std::count_if(m_earlier.begin(), m_earlier.end(),
            [&](const CaseSummary &summary) { return summary.openedAt >= since && summary.id != m_case.id; });
        if (recent > 0)
            return Repeat { hours, static_cast<int>(recent) + 1 };
    }
    return std::nullopt;
}

void DeskSession::lookAtEarlier(const QString &caseId)
{
    m_earlierWanted = caseId;
    m_earlierFile.reset();
    hand().shelf->caseFile(caseId, this, [this, caseId](const Result<CaseFile> &file) {
        if (m_earlierWanted != caseId) // left, or another one was asked for
            return;
        m_earlierWanted.clear();
        if (file)
            m_earlierFile = *file;
        else
            Q_EMIT failed(file.error());
        Q_EMIT changed();
    });
}

void DeskSession::leaveEarlier()
{
    m_earlierWanted.clear();
    if (!m_earlierFile)
        return;
    m_earlierFile.reset();
    Q_EMIT changed();
}

} // namespace kikitori
