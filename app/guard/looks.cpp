// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "guard/looks.h"

namespace kikitori {

bool Looks::listInSight(const QString &list)
{
    const qint64 now = m_clock.monotonicMs();
    const std::lock_guard lock(m_mutex);
    m_lists.removeIf([now](const auto &seen) { return now - seen.value() > kInSightMs; });
    const auto seen = m_lists.find(list);
    if (seen == m_lists.end())
        return false;
    *seen = now;
    return true;
}

bool Looks::caseInSight(const QString &caseId)
{
    const qint64 now = m_clock.monotonicMs();
    const std::lock_guard lock(m_mutex);
    if (caseId != m_case || now - m_caseAskedAt > kInSightMs)
        return false;
    m_caseAskedAt = now;
    return true;
}

void Looks::listSeen(const QString &list)
{
    const std::lock_guard lock(m_mutex);
    m_lists.insert(list, m_clock.monotonicMs());
}

void Looks::caseSeen(const QString &caseId)
{
    const std::lock_guard lock(m_mutex);
    m_case = caseId;
    m_caseAskedAt = m_clock.monotonicMs();
}

} // namespace kikitori
