// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kTypingMs = 100; ///< a typed change is written this long after the first key not yet written
const QString kAgeField = QStringLiteral("age");
const QString kOpenRedKey = QStringLiteral("open-red-reason"); ///< kept as a field, so that typing it survives a crash
}

DeskSession::DeskSession(Settings settings, Staff agent, const Programs &programs, QHash<QString, Pack> packs, Journal &journal,
    CaseShelf &shelf, CallPort &phone, const Clock &clock, QObject *parent)
    : DeskSession(std::move(settings),
        Seat { std::move(agent), std::shared_ptr<Journal>(std::shared_ptr<void>(), &journal),
            std::shared_ptr<CaseShelf>(std::shared_ptr<void>(), &shelf) },
        programs, std::move(packs), phone, clock, parent)
{
}

DeskSession::DeskSession(Settings settings, Seat seat, const Programs &programs, QHash<QString, Pack> packs, CallPort &phone,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_seat(std::move(seat))
    , m_programs(programs)
    , m_phone(phone)
    , m_clock(clock)
    , m_writing(clock)
    , m_stateSince(clock.now())
{
    setPacks(std::move(packs));
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &DeskSession::flushTyped);
    connect(&m_writing, &EntryQueue::failed, this, &DeskSession::failed);
    connect(&m_writing, &EntryQueue::changed, this, &DeskSession::changed);
    connect(&m_writing, &EntryQueue::drained, this, &DeskSession::onDrained);
    connect(&m_writing, &EntryQueue::numbered, this, [this](const QString &caseId, const QString &number) {
        if (m_case.id == caseId)
            m_case.number = number;
    });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &DeskSession::ticked);
    listenToPhone();
}

DeskSession::~DeskSession() = default;

void DeskSession::enter(State state)
{
    static const QHash<State, QString> codes {
        { State::Away, QStringLiteral("away") },
        { State::Ready, QStringLiteral("ready") },
        { State::Ringing, QStringLiteral("ringing") },
        { State::Talking, QStringLiteral("talking") },
        { State::Holding, QStringLiteral("holding") },
        { State::WrapUp, QStringLiteral("wrap-up") },
    };
    m_state = state;
    m_stateSince = m_clock.now();
    QJsonObject body { { QStringLiteral("state"), codes.value(state) } };
    if (state == State::Away && !m_awayReason.isEmpty())
        body.insert(QStringLiteral("reason"), m_awayReason);
    if (hand().taken())
        writeAs(hand(), { agentEntry(hand(), kind::State, body) });
    Q_EMIT changed();
}

void DeskSession::goReady()
{
    if (m_state != State::Away || hasCase() || !m_seat.taken())
        return;
    if (!m_seat.staff.may(Act::TakeCalls)) {
        Q_EMIT failed({ Fault::NotAllowed, {}, {}, 0, 0 });
        return;
    }
    m_awayReason.clear();
    enter(State::Ready);
    if (!m_waiting.empty()) {
        const CallInfo next = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        offer(next);
    }
}

void DeskSession::goAway(const QString &reason)
{
    if (m_state != State::Ready && m_state != State::Away)
        return;
    m_awayReason = reason;
    enter(State::Away);
}

int DeskSession::secondsInState() const
{
    const bool talk = m_state == State::Talking || m_state == State::Holding;
    const QDateTime from = talk && m_answeredAt.isValid() ? m_answeredAt : m_stateSince;
    return static_cast<int>(std::max<qint64>(0, from.secsTo(m_clock.now())));
}

const Program &DeskSession::program() const
{
    const Program *byCase = hasCase() ? m_programs.byId(m_case.program) : nullptr;
    const Program *byCall = byCase ? byCase : m_programs.forCalled(m_call.calledNumber);
    return byCall ? *byCall : m_programs.all().front();
}

const Pack &DeskSession::pack() const
{
    static const Pack none;
    const auto now = book();
    return now ? now->pack : none; // held by the session's own books
}

std::shared_ptr<const DeskSession::Book> DeskSession::book() const
{
    return m_caseBook ? m_caseBook : m_books.value(program().packId);
}

void DeskSession::setPacks(QHash<QString, Pack> packs)
{
    m_books.clear();
    for (Pack &pack : packs) {
        const QString id = pack.id;
        m_books.insert(id, std::make_shared<const Book>(std::move(pack), m_settings.readings));
    }
    Q_EMIT changed();
}

/// A case stays on the version that it began with, also when the desk comes back with a newer one.
void DeskSession::takeBookOf(const CaseRecord &record)
{
    m_caseBook = m_books.value(program().packId);
    const bool other = m_caseBook && !record.packHash.isEmpty() && record.packHash != m_caseBook->pack.hash;
    if (!other || !m_settings.keptPack)
        return;
    if (auto kept = m_settings.keptPack(record.packHash))
        m_caseBook = std::make_shared<const Book>(std::move(*kept), m_settings.readings);
}

void DeskSession::setStep(Step step)
{
    if (!hasCase() || m_step == step)
        return;
    m_step = step;
    const QStringList items = itemsOfStep();
    if (!items.contains(m_currentItem)) {
        m_currentItem.clear();
        goToNextOpenItem();
        if (m_currentItem.isEmpty() && !items.isEmpty())
            m_currentItem = items.front();
    }
    Q_EMIT changed();
}

bool DeskSession::stepDone(Step step) const
{
    switch (step) {
    case Step::Opening:
        return !m_case.openingSaidBy.isEmpty();
    case Step::Emergency:
        return emergencyRed() || (!pack().emergency.empty() && m_case.emergency.size() >= static_cast<int>(pack().emergency.size()));
    case Step::Complaint:
        return !runs().empty();
    case Step::Checklist:
        return !runs().empty() && openRed() == 0 && protocolUrgency().has_value();
    case Step::Result: {
        const auto lines = adviceLines();
        return m_case.adviceSaid
            && std::all_of(lines.begin(), lines.end(), [](const AdviceLine &line) { return line.saidAt.isValid(); });
    }
    case Step::Disposition:
        return !m_case.fields.value(QStringLiteral("result")).isEmpty();
    }
    return false;
}

int DeskSession::patientAge() const
{
    bool ok = false;
    const int age = m_case.fields.value(kAgeField).toInt(&ok);
    return ok ? age : -1;
}

const Destination *DeskSession::ambulance() const
{
    return program().ambulanceFor(m_case.fields.value(QStringLiteral("municipality")));
}

void DeskSession::setField(const QString &name, const QString &value)
{
    if (!hasCase() || m_closing || m_case.fields.value(name) == value)
        return;
    m_case.fields.insert(name, value);
    m_typed.insert(name, value);
    if (!m_typing.isActive())
        m_typing.start();
    if (name == kAgeField) // it decides between adult and child
        findProtocols();
    Q_EMIT changed();
}

void DeskSession::setOpenRedReason(const QString &reason)
{
    if (!hasCase() || m_closing || m_case.openRedReason == reason)
        return;
    m_case.openRedReason = reason;
    m_typed.insert(kOpenRedKey, reason);
    if (!m_typing.isActive())
        m_typing.start();
    Q_EMIT changed();
}

QString DeskSession::openRedTitle() const
{
    for (const TriageRun *run : runs()) {
        if (run->standing().openRed > 0)
            return run->protocol().title;
    }
    return {};
}

void DeskSession::goToOpenRed()
{
    goTo(m_triage.firstOpenRed());
}

void DeskSession::goToFact()
{
    goTo(toBeWeighed());
}

void DeskSession::goTo(const std::optional<DeskTriage::Place> &place)
{
    if (!place)
        return;
    m_triage.setCurrent(place->run);
    m_step = Step::Checklist;
    m_currentItem = place->question;
    m_stroke.clear();
    Q_EMIT changed();
}

std::vector<DeskSession::Missing> DeskSession::missing() const
{
    std::vector<Missing> out;
    if (!hasCase())
        return out;
    const Disposition *result = program().disposition(m_case.fields.value(QStringLiteral("result")));
    const QStringList first = askFirst();
    const auto needField = [&](const FieldSpec &field) {
        if ((field.required || first.contains(field.name)) && m_case.fields.value(field.name).trimmed().isEmpty())
            out.push_back({ Missing::What::Field, field.name, field.label });
    };
    if (result && !result->handled) { // a wrong number or a prank is no consultation: only its result is asked for
        return out;
    }
    if (m_case.openingSaidBy.isEmpty())
        out.push_back({ Missing::What::OpeningSaid, {}, {} });
    if (!stepDone(Step::Emergency))
        out.push_back({ Missing::What::Emergency, {}, {} });
    if (!finalUrgency() || (m_case.decidedUrgency && m_case.decidedUrgency != protocolUrgency() && m_case.decisionReason.trimmed().isEmpty()))
        out.push_back({ Missing::What::Decision, {}, {} });
    if (openRed() > 0 && finalUrgency() != Urgency::Red && m_case.openRedReason.trimmed().isEmpty())
        out.push_back({ Missing::What::OpenRed, {}, openRedTitle() });
    if (const auto fact = toBeWeighed())
        out.push_back({ Missing::What::Weigh, fact->question, runs()[static_cast<size_t>(fact->run)]->protocol().title });
    for (const FieldSpec &field : program().fields)
        needField(field);
    return out;
}

DeskSession::Saved DeskSession::saved() const
{
    if (m_writing.failing())
        return Saved::Failed;
    if (m_writing.waiting() || !m_typed.isEmpty())
        return Saved::Saving;
    return savedAt().isValid() ? Saved::Saved : Saved::Nothing;
}

void DeskSession::closeCase()
{
    if (!hasCase() || m_closing)
        return;
    const std::vector<Missing> open = missing();
    if (callOnLine() || !open.empty()) {
        Q_EMIT attention(open.empty() ? Missing {} : open.front());
        return;
    }
    flushTyped();
    QJsonObject body;
    if (openRed() > 0)
        body.insert(QStringLiteral("openRedReason"), m_case.openRedReason);
    std::vector<Entry> entries { caseEntry(kind::Closed, body) };
    if (!m_call.id.isEmpty())
        entries.push_back(callEntry(kind::WrappedUp));
    m_closing = true;
    write(std::move(entries));
    Q_EMIT changed();
}

void DeskSession::onDrained()
{
    if (m_closing && m_typed.isEmpty())
        finishClosing();
    else
        Q_EMIT changed();
}

void DeskSession::finishClosing()
{
    m_closing = false;
    clearCase();
    finisherGoes();
    enter(State::Away);
    if (m_seat.staff.may(Act::TakeCalls))
        goReady();
}

void DeskSession::clearCase()
{
    m_case = {};
    m_call = {};
    m_earlier.clear();
    m_earlierFile.reset();
    m_earlierWanted.clear();
    m_triage = {};
    m_currentItem.clear();
    m_stroke.clear();
    m_found.clear();
    m_emergencyHints.clear();
    m_flow.clear();
    m_typed.clear();
    m_writing.forgetRefused();
    m_caseBook.reset();
    m_step = Step::Opening;
    m_recordingId.clear();
    m_recordingFailed = false;
    m_answeredAt = {};
    m_muted = false;
    m_transferTo.clear();
}

void DeskSession::reopenUnfinished(const QString &caseId)
{
    if (hasCase() || m_state != State::Away)
        return;
    m_seat.shelf->caseFile(caseId, this, [this](const Result<CaseFile> &file) {
        if (!file) {
            Q_EMIT failed(file.error());
            return;
        }
        if (hasCase() || m_state != State::Away)
            return;
        replay(*file);
        if (file->call.answeredAt.isValid() && !file->call.endedAt.isValid()) // the crash took the end of the call with it
            write({ callEntry(kind::Ended, { { QStringLiteral("reason"), QStringLiteral("desk restarted") } }) });
        std::erase_if(m_unfinished, [this](const CaseSummary &summary) { return summary.id == m_case.id; });
        enter(State::WrapUp);
    });
}

} // namespace kikitori
