// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QString>

#include <mutex>

namespace kikitori {

/// What one person has before their eyes, so that a list or a case that is only refreshed is not written down again and
/// again. A list is a look of its own for each program, day and search; a case whenever another one was opened between.
/// What nobody asked for during ten minutes has left their sight. Thread: any. Owner: GuardedStore.
class Looks {
public:
    explicit Looks(const Clock &clock)
        : m_clock(clock)
    {
    }
    /// Still in sight; asking keeps it there.
    [[nodiscard]] bool listInSight(const QString &list);
    [[nodiscard]] bool caseInSight(const QString &caseId);
    /// Written down just now.
    void listSeen(const QString &list);
    void caseSeen(const QString &caseId);

private:
    static constexpr qint64 kInSightMs = 10 * 60 * 1000;
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QString, qint64> m_lists; ///< when it was last asked for
    QString m_case;
    qint64 m_caseAskedAt = 0;
};

} // namespace kikitori
