// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// What the desk session writes, and what it reads again after a crash.
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

namespace {
const QString kComplaintKey = QStringLiteral("complaint:");
}

Entry DeskSession::entry(Stream stream, const QString &subject, const char *kind, QJsonObject body) const
{
    Entry out;
    out.id = QUuid::createUuid();
    out.stream = stream;
    out.subject = subject;
    out.kind = QLatin1String(kind);
    out.body = std::move(body);
    out.at = m_clock.now();
    out.offsetMinutes = m_settings.offsetMinutes;
    out.author = hand().staff.id;
    out.desk = m_settings.desk;
    return out;
}

Entry DeskSession::caseEntry(const char *kind, QJsonObject body) const
{
    Entry out = entry(Stream::Case, m_case.id, kind, std::move(body));
    out.program = m_case.program;
    return out;
}

Entry DeskSession::callEntry(const char *kind, QJsonObject body) const
{
    Entry out = entry(Stream::Call, m_call.id, kind, std::move(body));
    out.program = program().id;
    return out;
}

void DeskSession::write(std::vector<Entry> entries, const QString &title)
{
    for (Entry &each : entries) {
        if (each.stream != Stream::Case || each.subject != m_case.id)
            continue;
        m_case.nameSeen(each); // what another desk set here and this one shows is replaced, not contradicted
        m_case.apply(each);
        noteFlow(each, title.isEmpty() ? titleOf(each) : title);
    }
    m_writing.add({ std::move(entries), hand().journal });
}

void DeskSession::writeScript(const char *kind, const QJsonObject &body, const QString &title)
{
    if (!hasCase() || m_closing)
        return;
    flushTyped();
    write({ caseEntry(kind, body) }, title);
    Q_EMIT changed();
}

void DeskSession::writeAs(const Seat &seat, std::vector<Entry> entries)
{
    for (Entry &each : entries)
        each.author = seat.staff.id;
    m_writing.add({ std::move(entries), seat.journal });
}

void DeskSession::openCaseForCall()
{
    const Program *called = m_programs.forCalled(m_call.calledNumber);
    m_case = {};
    m_case.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_case.program = called ? called->id : m_programs.all().front().id;
    m_caseBook.reset();
    m_caseBook = book();
    m_flow.clear();
    m_step = Step::Opening;
    const Entry opened = caseEntry(kind::Opened,
        { { QStringLiteral("call"), m_call.id }, { QStringLiteral("caller"), m_call.callerNumber },
            { QStringLiteral("called"), m_call.calledNumber }, { QStringLiteral("pack"), pack().id },
            { QStringLiteral("packVersion"), pack().version }, { QStringLiteral("packHash"), pack().hash },
            { QStringLiteral("programVersion"), program().version } });
    m_case.apply(opened);
    noteFlow(opened, {});
    m_writing.add({ { opened }, m_seat.journal, program().prefix });
}

void DeskSession::flushTyped()
{
    m_typing.stop();
    if (m_typed.isEmpty())
        return;
    std::vector<Entry> entries;
    for (auto it = m_typed.cbegin(); it != m_typed.cend(); ++it) {
        if (it.key() == kComplaintKey)
            entries.push_back(caseEntry(kind::Complaint, { { QStringLiteral("text"), it.value() } }));
        else
            entries.push_back(caseEntry(kind::Field, { { QStringLiteral("name"), it.key() }, { QStringLiteral("value"), it.value() } }));
    }
    m_typed.clear();
    write(std::move(entries));
    Q_EMIT changed();
}

QString DeskSession::titleOf(const Entry &entry) const
{
    if (entry.kind == QLatin1String(kind::Field)) {
        const FieldSpec *field = program().field(entry.body.value(QStringLiteral("name")).toString());
        return field ? field->label : QString();
    }
    if (entry.kind == QLatin1String(kind::Emergency)) {
        const EmergencyCheck *check = pack().emergencyCheck(entry.body.value(QStringLiteral("check")).toString());
        return check ? check->label : QString();
    }
    if (entry.kind == QLatin1String(kind::Answered))
        return entry.body.value(QStringLiteral("question")).toString();
    return entry.body.value(QStringLiteral("title")).toString();
}

void DeskSession::noteFlow(const Entry &entry, const QString &title)
{
    // Typing makes many entries for one field; the flow shows the last of a row of them.
    const bool typed = entry.kind == QLatin1String(kind::Field) || entry.kind == QLatin1String(kind::Complaint);
    if (typed && !m_flow.empty()) {
        const Entry &last = m_flow.back().entry;
        if (last.kind == entry.kind && last.body.value(QStringLiteral("name")) == entry.body.value(QStringLiteral("name"))) {
            m_flow.back() = { entry.at, entry, title };
            return;
        }
    }
    m_flow.push_back({ entry.at, entry, title });
}

void DeskSession::replay(const CaseFile &file)
{
    clearCase();
    m_case = file.record;
    takeBookOf(m_case);
    m_case.openRedReason = m_case.fields.value(QStringLiteral("open-red-reason"));
    m_call = { file.record.callId, file.record.callerNumber, file.record.calledNumber };
    for (const Entry &each : file.entries) {
        const QString run = each.body.value(QStringLiteral("run")).toString();
        if (each.kind == QLatin1String(kind::RunStarted)) {
            if (const Protocol *protocol = pack().protocol(each.body.value(QStringLiteral("protocol")).toString()))
                m_triage.begin(run, *protocol);
        } else if (DeskTriage::Run *of = m_triage.find(run)) {
            const auto answer = answerOf(each.body.value(QStringLiteral("answer")).toString());
            const QString item = each.body.value(QStringLiteral("item")).toString();
            if (each.kind == QLatin1String(kind::RunWithdrawn))
                of->withdrawn = true;
            else if (each.kind == QLatin1String(kind::Answered) && answer)
                of->run.answer(item, *answer, each.at);
            else if (each.kind == QLatin1String(kind::Answered))
                of->run.withdraw(item, each.at);
        }
        noteFlow(each, titleOf(each));
    }
    m_triage.setCurrent(0);
    findProtocols();
    m_step = m_case.openingSaidBy.isEmpty() ? Step::Opening
        : !stepDone(Step::Emergency)        ? Step::Emergency
        : runs().empty()                    ? Step::Complaint
                                            : Step::Checklist;
    goToNextOpenItem();
}

} // namespace kikitori
