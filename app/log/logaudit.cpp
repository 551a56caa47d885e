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

Entry LogAudit::entry(Stream stream, const QString &subject, const QString &kind, const QString &program, QJsonObject body) const
{
    Entry made;
    made.id = QUuid::createUuid();
    made.stream = stream;
    made.subject = subject;
    made.kind = kind;
    made.body = std::move(body);
    made.at = m_clock.now();
    made.offsetMinutes = m_offsetMinutes;
    made.author = m_reader.id;
    made.desk = m_desk;
    made.program = program;
    return made;
}

void LogAudit::write(Entry entry, QObject *context, std::function<void()> then, std::function<void(Error)> failed) const
{
    m_journal.append({ std::move(entry) }, context, [then = std::move(then), failed = std::move(failed)](Result<> result) {
        if (result)
            then();
        else
            failed(result.error());
    });
}

} // namespace kikitori
