// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/caserecord.h"

#include <QJsonValue>
#include <QStringList>

#include <algorithm>

namespace kikitori {

namespace {
QString text(const Entry &entry, const char *name)
{
    // Values are text; a number or a yes that another desk wrote is read as its text.
    return entry.body.value(QLatin1String(name)).toVariant().toString();
}

std::optional<Urgency> urgency(const Entry &entry)
{
    return urgencyOf(text(entry, "urgency"));
}

/// The last answer counts; null takes it back; a word that this desk does not know changes nothing.
void setAnswer(QMap<QString, Answer> &answers, const QString &code, const QJsonValue &value)
{
    if (value.isNull())
        answers.remove(code);
    else if (const auto answer = answerOf(value.toString()))
        answers.insert(code, *answer);
}

CaseRecord::Run *runOf(CaseRecord &record, const QString &id)
{
    const auto found = std::find_if(record.runs.begin(), record.runs.end(), [&](const auto &run) { return run.id == id; });
    return found == record.runs.end() ? nullptr : &*found;
}

void nameProtocols(CaseRecord &record)
{
    QStringList titles;
    for (const auto &run : record.runs) {
        if (!run.withdrawn && !run.title.isEmpty() && !titles.contains(run.title))
            titles << run.title;
    }
    record.protocolTitle = titles.isEmpty() ? record.verdictTitle : titles.join(QStringLiteral("、"));
}

void beginFrom(CaseRecord &record, const Entry &entry)
{
    record.id = entry.subject;
    record.program = entry.program;
    record.desk = entry.desk;
    record.receiver = entry.author;
    record.openedAt = entry.at;
    record.offsetMinutes = entry.offsetMinutes;
}

void applyOpened(CaseRecord &record, const Entry &entry)
{
    beginFrom(record, entry);
    record.number = text(entry, "number");
    record.callId = text(entry, "call");
    record.callerNumber = text(entry, "caller");
    record.calledNumber = text(entry, "called");
    record.packId = text(entry, "pack");
    record.packVersion = text(entry, "packVersion");
    record.packHash = text(entry, "packHash");
}

void applyRun(CaseRecord &record, const Entry &entry)
{
    const QString id = text(entry, "run");
    if (CaseRecord::Run *known = runOf(record, id))
        known->withdrawn = false;
    else
        record.runs.push_back({ id, text(entry, "protocol"), text(entry, "title"), false, {} });
    nameProtocols(record);
}

bool applyTriage(CaseRecord &record, const Entry &entry)
{
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::Emergency)) {
        setAnswer(record.emergency, text(entry, "check"), entry.body.value(QLatin1String("answer")));
    } else if (is == QLatin1String(kind::RunStarted)) {
        applyRun(record, entry);
    } else if (is == QLatin1String(kind::RunWithdrawn)) {
        if (CaseRecord::Run *run = runOf(record, text(entry, "run")))
            run->withdrawn = true;
        nameProtocols(record);
    } else if (is == QLatin1String(kind::Answered)) {
        if (CaseRecord::Run *run = runOf(record, text(entry, "run")))
            setAnswer(run->answers, text(entry, "item"), entry.body.value(QLatin1String("answer")));
    } else if (is == QLatin1String(kind::Verdict)) {
        record.protocolUrgency = urgency(entry);
        record.verdictTitle = text(entry, "title");
        nameProtocols(record);
    } else if (is == QLatin1String(kind::Decision)) {
        record.decidedUrgency = urgency(entry);
        record.decisionReason = record.decidedUrgency ? text(entry, "reason") : QString();
    } else if (is == QLatin1String(kind::AdviceSaid)) {
        record.adviceSaid = true;
    } else {
        return false;
    }
    return true;
}
}

void CaseRecord::apply(const Entry &entry)
{
    if (entry.stream != Stream::Case)
        return;
    if (revision++ == 0)
        beginFrom(*this, entry);
    if (applyTriage(*this, entry))
        return;
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::Opened)) {
        applyOpened(*this, entry);
    } else if (is == QLatin1String(kind::OpeningSaid)) {
        openingSaidBy = text(entry, "by");
    } else if (is == QLatin1String(kind::Complaint)) {
        complaint = text(entry, "text");
    } else if (is == QLatin1String(kind::Field)) {
        fields.insert(text(entry, "name"), text(entry, "value"));
    } else if (is == QLatin1String(kind::Closed)) {
        closedAt = entry.at;
        openRedReason = text(entry, "openRedReason");
    } else if (is == QLatin1String(kind::Reopened)) {
        closedAt = {};
    }
    // Any other kind comes from a newer desk: it is kept and counted, and means nothing here.
}

CaseRecord CaseRecord::fold(const std::vector<Entry> &entries)
{
    CaseRecord record;
    for (const Entry &entry : entries)
        record.apply(entry);
    return record;
}

} // namespace kikitori
