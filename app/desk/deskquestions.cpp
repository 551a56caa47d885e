// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The questions of the consultation: opening, emergency checks, complaint, protocols and their answers.
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

namespace {
const QString kComplaintKey = QStringLiteral("complaint:");
}

void DeskSession::setCurrentRun(int index)
{
    if (index < 0 || index >= static_cast<int>(runs().size()))
        return;
    m_triage.setCurrent(index);
    m_currentItem.clear();
    m_stroke.clear();
    m_step = Step::Checklist;
    goToNextOpenItem();
    Q_EMIT changed();
}

QStringList DeskSession::itemsOfStep() const
{
    QStringList codes;
    if (m_step == Step::Checklist) { // from top to bottom, as they are shown
        QStringList below;
        for (const DeskTriage::Weighed &one : weighed())
            (one.stands() ? codes : below) << one.modifier.code;
        for (const TriageRun::Asked &one : m_triage.asked())
            codes << one.question.code;
        return codes + below;
    }
    if (m_step == Step::Emergency) {
        for (const EmergencyCheck &check : pack().emergency)
            codes << check.code;
    }
    return codes;
}

void DeskSession::goToNextOpenItem()
{
    if (m_step == Step::Checklist) {
        const QString open = m_triage.nextOpen(m_currentItem);
        if (!open.isEmpty())
            m_currentItem = open;
        const auto asked = m_triage.asked();
        if (m_currentItem.isEmpty() && !asked.empty())
            m_currentItem = asked.front().question.code;
        return;
    }
    const QStringList codes = itemsOfStep();
    const qsizetype from = codes.indexOf(m_currentItem) + 1;
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const QString &code = codes[(from + i) % codes.size()];
        if (!m_case.emergency.contains(code)) {
            m_currentItem = code;
            return;
        }
    }
    if (m_currentItem.isEmpty() && !codes.isEmpty())
        m_currentItem = codes.front();
}

void DeskSession::setCurrentItem(const QString &code)
{
    if (m_currentItem == code || !itemsOfStep().contains(code))
        return;
    m_currentItem = code;
    Q_EMIT changed();
}

void DeskSession::moveItem(int by)
{
    const QStringList codes = itemsOfStep();
    if (codes.isEmpty())
        return;
    const qsizetype at = std::clamp<qsizetype>(codes.indexOf(m_currentItem) + by, 0, codes.size() - 1);
    setCurrentItem(codes[at]);
}

void DeskSession::sayOpening()
{
    if (!hasCase() || m_closing)
        return;
    if (m_case.openingSaidBy.isEmpty())
        write({ caseEntry(kind::OpeningSaid, { { QStringLiteral("by"), QStringLiteral("agent") } }) });
    setStep(Step::Emergency);
    Q_EMIT changed();
}

void DeskSession::answerEmergency(const QString &check, Answer answer)
{
    const EmergencyCheck *found = pack().emergencyCheck(check);
    if (!hasCase() || m_closing || !found)
        return;
    std::vector<Entry> entries { caseEntry(kind::Emergency, { { QStringLiteral("check"), check }, { QStringLiteral("answer"), codeOf(answer) } }) };
    m_case.emergency.insert(check, answer);
    writeVerdictIfChanged(entries);
    write(std::move(entries), found->label);
    m_currentItem = check;
    goToNextOpenItem();
    if (m_step == Step::Emergency && stepDone(Step::Emergency) && !emergencyRed())
        setStep(Step::Complaint);
    Q_EMIT changed();
}

void DeskSession::answerRestOfEmergencyNo()
{
    if (!hasCase() || m_closing)
        return;
    std::vector<Entry> entries;
    for (const EmergencyCheck &check : pack().emergency) {
        if (m_case.emergency.contains(check.code))
            continue;
        entries.push_back(caseEntry(kind::Emergency, { { QStringLiteral("check"), check.code }, { QStringLiteral("answer"), codeOf(Answer::No) } }));
        m_case.emergency.insert(check.code, Answer::No);
    }
    if (entries.empty())
        return;
    writeVerdictIfChanged(entries);
    write(std::move(entries));
    if (!emergencyRed())
        setStep(Step::Complaint);
    Q_EMIT changed();
}

bool DeskSession::emergencyRed() const
{
    return std::any_of(m_case.emergency.cbegin(), m_case.emergency.cend(), [](Answer answer) { return answer == Answer::Yes; });
}

void DeskSession::setComplaint(const QString &text)
{
    if (!hasCase() || m_closing || m_case.complaint == text)
        return;
    m_case.complaint = text;
    m_typed.insert(kComplaintKey, text);
    if (!m_typing.isActive())
        m_typing.start();
    findProtocols();
    Q_EMIT changed();
}

void DeskSession::findProtocols()
{
    if (const auto now = book(); now && !m_case.complaint.isEmpty()) {
        m_found = now->finder.find(m_case.complaint, patientAge());
        m_emergencyHints = now->finder.emergencyWords(m_case.complaint);
    } else {
        m_found.clear();
        m_emergencyHints.clear();
    }
}

void DeskSession::startProtocol(const QString &protocolId)
{
    const Protocol *protocol = pack().protocol(protocolId);
    if (!hasCase() || m_closing || !protocol)
        return;
    if (m_triage.goTo(protocolId)) { // once is enough
        setStep(Step::Checklist);
        return;
    }
    flushTyped();
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::vector<Entry> entries { caseEntry(kind::RunStarted,
        { { QStringLiteral("run"), id }, { QStringLiteral("protocol"), protocol->id }, { QStringLiteral("title"), protocol->title },
            { QStringLiteral("pack"), pack().id }, { QStringLiteral("packVersion"), pack().version },
            { QStringLiteral("packHash"), pack().hash } }) };
    m_triage.begin(id, *protocol);
    writeVerdictIfChanged(entries);
    write(std::move(entries), protocol->title);
    if (m_case.fields.value(QStringLiteral("content")).isEmpty() && !m_case.complaint.isEmpty())
        setField(QStringLiteral("content"), m_case.complaint);
    m_currentItem.clear();
    m_stroke.clear();
    m_step = Step::Checklist;
    goToNextOpenItem();
    Q_EMIT changed();
}

void DeskSession::withdrawRun(int index)
{
    DeskTriage::Run *run = m_triage.at(index);
    if (!hasCase() || m_closing || !run)
        return;
    m_triage.withdraw(*run);
    std::vector<Entry> entries { caseEntry(kind::RunWithdrawn, { { QStringLiteral("run"), run->id } }) };
    const QString title = run->run.protocol().title;
    writeVerdictIfChanged(entries);
    write(std::move(entries), title);
    m_step = runs().empty() ? Step::Complaint : Step::Checklist;
    m_currentItem.clear();
    m_stroke.clear();
    goToNextOpenItem();
    Q_EMIT changed();
}

/// Everything that one key answers is one batch: on disk it is all there or not at all.
void DeskSession::giveAnswers(const QStringList &questions, std::optional<Answer> answer)
{
    DeskTriage::Run *run = m_triage.inHand();
    if (!hasCase() || m_closing || !run)
        return;
    std::vector<Entry> entries;
    QStringList given;
    for (const QString &code : questions) {
        const auto question = run->run.protocol().question(code);
        const bool taken = question && (answer ? run->run.answer(code, *answer, m_clock.now()) : run->run.withdraw(code, m_clock.now()));
        if (!taken)
            continue;
        given << code;
        entries.push_back(caseEntry(kind::Answered,
            { { QStringLiteral("run"), run->id }, { QStringLiteral("item"), code },
                { QStringLiteral("answer"), answer ? QJsonValue(codeOf(*answer)) : QJsonValue(QJsonValue::Null) },
                { QStringLiteral("question"), question->text },
                { QStringLiteral("urgency"), question->urgency ? codeOf(*question->urgency) : QString() } }));
    }
    if (given.isEmpty())
        return;
    m_stroke = answer ? given : QStringList();
    writeVerdictIfChanged(entries);
    write(std::move(entries));
    if (answer) {
        m_currentItem = given.last();
        goToNextOpenItem();
    } else {
        m_currentItem = given.first();
    }
    Q_EMIT changed();
}

void DeskSession::answerItem(const QString &item, Answer answer)
{
    giveAnswers({ item }, answer);
}

void DeskSession::answerWeighed(Answer answer)
{
    QString open;
    for (const DeskTriage::Weighed &one : weighed()) {
        if (!one.answer && (open.isEmpty() || one.raised)) {
            open = one.modifier.code;
            if (one.raised)
                break;
        }
    }
    const QString before = m_currentItem;
    giveAnswers({ open }, answer);
    if (before == m_currentItem || m_triage.inHand() == nullptr || m_triage.inHand()->run.answerTo(before))
        return;
    m_currentItem = before; // it was weighed in passing: the open question stays in hand
    Q_EMIT changed();
}

void DeskSession::answerCurrent(Answer answer)
{
    if (m_step == Step::Emergency)
        answerEmergency(m_currentItem, answer);
    else if (m_step == Step::Checklist)
        answerItem(m_currentItem, answer);
}

void DeskSession::takeBackCurrent()
{
    if (!hasCase() || m_closing)
        return;
    if (m_step == Step::Emergency && m_case.emergency.remove(m_currentItem) > 0) {
        std::vector<Entry> entries { caseEntry(kind::Emergency,
            { { QStringLiteral("check"), m_currentItem }, { QStringLiteral("answer"), QJsonValue(QJsonValue::Null) } }) };
        writeVerdictIfChanged(entries);
        write(std::move(entries));
        Q_EMIT changed();
        return;
    }
    const DeskTriage::Run *run = m_triage.inHand();
    if (m_step != Step::Checklist || !run)
        return;
    // What one key answered, one key takes back: several colours' worth of "no" must not cost several.
    const bool answered = run->run.answerTo(m_currentItem).has_value();
    const bool stroke = !m_stroke.isEmpty() && (!answered || (m_stroke.size() > 1 && m_stroke.contains(m_currentItem)));
    giveAnswers(stroke ? m_stroke : QStringList { m_currentItem }, std::nullopt);
}

void DeskSession::answerRestNo()
{
    if (m_step == Step::Checklist)
        giveAnswers(m_triage.openOfColour(m_currentItem), Answer::No);
}

} // namespace kikitori
