// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "cases/journal.h"
#include "people/staff.h"

namespace kikitori {

/// Writes down who looked at what: one audit entry a deed, before the deed. Thread: GUI. Owner: a window of this room.
class LogAudit {
public:
    LogAudit(Journal &journal, const Clock &clock, Staff reader, QString desk, int offsetMinutes);
    /// Appends it; `then` runs when it is kept, `failed` when it could not be: then nothing may be shown.
    void note(const char *kind, const QString &subject, const QString &program, QJsonObject body, QObject *context,
        std::function<void()> then, std::function<void(Error)> failed) const;
    [[nodiscard]] const Staff &reader() const { return m_reader; }

private:
    Journal &m_journal;
    const Clock &m_clock;
    Staff m_reader;
    QString m_desk;
    int m_offsetMinutes;
};

} // namespace kikitori
