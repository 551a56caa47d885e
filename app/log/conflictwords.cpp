// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/conflictwords.h"

#include "wording/wording.h"

#include <algorithm>

namespace kikitori {

namespace {
/// What follows "field:" in "field:municipality"; null when it is another register.
QString after(const QString &reg, const char *prefix)
{
    const QLatin1String begin(prefix);
    return reg.startsWith(begin) ? reg.mid(begin.size()) : QString();
}
}

ConflictWords::ConflictWords(const CaseFile &file, const EntryWords &words)
    : m_file(file)
    , m_words(words)
{
}

QString ConflictWords::question(const QString &runAndItem) const
{
    for (const Entry &entry : m_file.entries) {
        const QString asked = entry.body.value(QLatin1String("question")).toString();
        if (!asked.isEmpty() && registerOf(entry) == QLatin1String("answer:") + runAndItem)
            return asked;
    }
    return runAndItem.section(QLatin1Char(':'), 1);
}

QString ConflictWords::label(const QString &reg) const
{
    if (const QString field = after(reg, "field:"); !field.isNull())
        return m_words.fieldLabel(field);
    if (const QString item = after(reg, "answer:"); !item.isNull())
        return question(item);
    if (const QString check = after(reg, "emergency:"); !check.isNull())
        return tr("Emergency check: %1").arg(m_words.checkLabel(check));
    if (const QString id = after(reg, "run:"); !id.isNull()) {
        const auto &runs = m_file.record.runs;
        const auto run = std::find_if(runs.begin(), runs.end(), [&](const auto &each) { return each.id == id; });
        return tr("Protocol: %1").arg(run == runs.end() ? QString() : run->title);
    }
    if (reg == QLatin1String("complaint"))
        return tr("Complaint");
    if (reg == QLatin1String("verdict"))
        return tr("Urgency by the protocol");
    if (reg == QLatin1String("decision"))
        return tr("Nurse's decision");
    if (reg == QLatin1String("state"))
        return tr("Closed or open");
    if (reg == QLatin1String("opening"))
        return tr("Opening statement");
    return reg == QLatin1String("joined") ? tr("Same incident as") : reg;
}

QString ConflictWords::withReason(const QString &word, const QString &value) const
{
    const QString reason = reasonIn(value);
    return reason.isEmpty() ? word : tr("%1 (%2)").arg(word, reason);
}

QString ConflictWords::value(const QString &reg, const QString &value) const
{
    if (const QString field = after(reg, "field:"); !field.isNull() && !value.isEmpty())
        return m_words.fieldValue(field, value);
    if (reg == QLatin1String("verdict") || reg == QLatin1String("decision"))
        return withReason(value.isEmpty() ? tr("as the protocol says") : m_words.urgency(urgencyOf(codeIn(value))), value);
    if (reg == QLatin1String("state"))
        return withReason(codeIn(value) == QLatin1String("open") ? tr("open") : tr("closed"), value);
    if (reg == QLatin1String("opening"))
        return value == QLatin1String("guidance") ? tr("by guidance") : tr("read aloud");
    if (reg == QLatin1String("joined"))
        return tr("case %1").arg(value.left(8));
    if (!after(reg, "run:").isNull())
        return value == QLatin1String("withdrawn") ? tr("withdrawn") : tr("asked");
    if (value.isEmpty())
        return tr("(empty)");
    const std::optional<Answer> answer = after(reg, "answer:").isNull() && after(reg, "emergency:").isNull() ? std::nullopt : answerOf(value);
    return answer ? wordFor(*answer) : value;
}

QString ConflictWords::source(const CaseRecord::Conflict::Value &value) const
{
    const QDateTime local = value.at.toOffsetFromUtc(m_words.offsetMinutes() * 60);
    return tr("%1, %2, desk %3").arg(m_words.person(value.author), local.toString(QStringLiteral("MM/dd HH:mm")), value.desk);
}

} // namespace kikitori
