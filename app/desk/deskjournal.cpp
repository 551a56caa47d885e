// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// How the desk session writes: one queue, in order, until the disk takes it.
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

namespace {
const QString kComplaintKey = QStringLiteral("complaint:");
constexpr char kOver[] = "over"; // entry.h: the values of other desks that this one replaces

/// Trying the same again cannot help.
bool isForGood(Fault fault)
{
    return fault == Fault::NotAllowed || fault == Fault::EntryRefused;
}
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
    queue({ std::move(entries), false, hand().journal });
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
    queue({ std::move(entries), false, seat.journal });
}

void DeskSession::queue(Batch batch)
{
    m_queue.push_back(std::move(batch));
    if (!m_inFlight && !m_retry.isActive())
        writeNext();
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
    queue({ { opened }, true, m_seat.journal });
}

void DeskSession::writeNext()
{
    if (m_inFlight || m_queue.empty())
        return;
    m_inFlight = true;
    const Batch &batch = m_queue.front();
    if (batch.opensCase) {
        const QString caseId = batch.entries.front().subject;
        batch.journal->openCase(batch.entries.front(), program().prefix, this, [this, caseId](const Result<QString> &number) {
            if (number && m_case.id == caseId)
                m_case.number = *number;
            written(number ? Result<>() : tl::make_unexpected(number.error()));
        });
        return;
    }
    batch.journal->append(batch.entries, this, [this](const Result<> &result) { written(result); });
}

void DeskSession::writeAllNow()
{
    // The first batch may be on its way already: an entry that is there counts as appended, so twice does no harm.
    for (const Batch &batch : m_queue) {
        if (batch.opensCase)
            batch.journal->openCase(batch.entries.front(), program().prefix, nullptr, {});
        else
            batch.journal->append(batch.entries, nullptr, {});
    }
    m_queue.clear();
}

void DeskSession::refusedForGood(const Error &error)
{
    Batch &batch = m_queue.front();
    bool settles = false;
    for (Entry &each : batch.entries)
        settles = each.body.contains(QLatin1String(kOver)) || settles;
    if (settles && error.fault == Fault::NotAllowed) {
        // Another desk wrote it too, and this person may not settle that: the words are kept beside the other's.
        for (Entry &each : batch.entries)
            each.body.remove(QLatin1String(kOver));
    } else {
        // It will never be taken. What comes after it must not wait for it, and the window goes on saying so.
        m_refused.push_back(std::move(batch));
        m_queue.pop_front();
        Q_EMIT failed(error);
    }
    Q_EMIT changed();
    writeNext();
}

void DeskSession::written(const Result<> &result)
{
    m_inFlight = false;
    if (m_queue.empty())
        return;
    if (!result && isForGood(result.error().fault)) {
        refusedForGood(result.error());
        return;
    }
    if (!result) {
        // Kept and tried again with the same ids, so that a write that did succeed is not doubled.
        if (!m_writeFailed)
            Q_EMIT failed(result.error());
        m_writeFailed = true;
        m_retry.start();
        Q_EMIT changed();
        return;
    }
    m_writeFailed = false;
    m_savedAt = m_clock.now();
    m_queue.pop_front();
    if (!m_queue.empty()) {
        writeNext();
        return;
    }
    if (m_closing && m_typed.isEmpty()) {
        finishClosing();
        return;
    }
    Q_EMIT changed();
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
    m_step = m_case.openingSaidBy.isEmpty() ? Step::Opening
        : !stepDone(Step::Emergency)        ? Step::Emergency
        : runs().empty()                    ? Step::Complaint
                                            : Step::Checklist;
    goToNextOpenItem();
}

} // namespace kikitori
