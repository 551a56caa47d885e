// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "cases/journal.h"
#include "people/staff.h"

namespace kikitori {

/// Who reads here, and what they themselves write: that a form went out, and which value of a conflict counts. Their
/// looks are written down by the guard, not here. Thread: GUI. Owner: a window of this room.
class LogAudit {
public:
    LogAudit(Journal &journal, const Clock &clock, Staff reader, QString desk, int offsetMinutes);
    /// An entry by the reader, here and now.
    [[nodiscard]] Entry entry(Stream stream, const QString &subject, const QString &kind, const QString &program, QJsonObject body) const;
    /// Appends it; `then` runs when it is kept, `failed` when it could not be.
    void write(Entry entry, QObject *context, std::function<void()> then, std::function<void(Error)> failed) const;
    [[nodiscard]] const Staff &reader() const { return m_reader; }

private:
    Journal &m_journal;
    const Clock &m_clock;
    Staff m_reader;
    QString m_desk;
    int m_offsetMinutes;
};

} // namespace kikitori
