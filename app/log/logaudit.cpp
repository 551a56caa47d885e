// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/logaudit.h"

namespace kikitori {

LogAudit::LogAudit(Journal &journal, const Clock &clock, Staff reader, QString desk, int offsetMinutes)
    : m_journal(journal)
    , m_clock(clock)
    , m_reader(std::move(reader))
    , m_desk(std::move(desk))
    , m_offsetMinutes(offsetMinutes)
{
}

void LogAudit::note(const char *kind, const QString &subject, const QString &program, QJsonObject body, QObject *context,
    std::function<void()> then, std::function<void(Error)> failed) const
{
    Entry entry;
    entry.id = QUuid::createUuid();
    entry.stream = Stream::Audit;
    entry.subject = subject;
    entry.kind = QLatin1String(kind);
    entry.body = std::move(body);
    entry.at = m_clock.now();
    entry.offsetMinutes = m_offsetMinutes;
    entry.author = m_reader.id;
    entry.desk = m_desk;
    entry.program = program;
    m_journal.append({ entry }, context, [then = std::move(then), failed = std::move(failed)](Result<> result) {
        if (result)
            then();
        else
            failed(result.error());
    });
}

} // namespace kikitori
