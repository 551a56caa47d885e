// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The triage half of the desk session: opening, emergency checks, complaint, checklists, decision.
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

namespace {
const QString kComplaintKey = QStringLiteral("complaint:");

QJsonValue urgencyValue(const std::optional<Urgency> &urgency)
{
    return urgency ? QJsonValue(codeOf(*urgency)) : QJsonValue(QJsonValue::Null);
}
}

std::vector<int> DeskSession::activeRunIndexes() const
{
    std::vector<int> out;
    for (int i = 0; i < static_cast<int>(m_runs.size()); ++i) {
        if (!m_runs[static_cast<size_t>(i)].withdrawn)
            out.push_back(i);
    }
    return out;
}

std::vector<const TriageRun *> DeskSession::runs() const
{
    std::vector<const TriageRun *> out;
    for (const Run &run : m_runs) {
        if (!run.withdrawn)
            out.push_back(&run.run);
    }
    return out;
}

int DeskSession::currentRun() const
{
    const std::vector<int> active = activeRunIndexes();
    const auto it = std::find(active.begin(), active.end(), m_currentRun);
    return it == active.end() ? -1 : static_cast<int>(it - active.begin());
}

DeskSession::Run *DeskSession::activeRun()
{
    return currentRun() < 0 ? nullptr : &m_runs[static_cast<size_t>(m_currentRun)];
}

const DeskSession::Run *DeskSession::activeRun() const
{
    return currentRun() < 0 ? nullptr : &m_runs[static_cast<size_t>(m_currentRun)];
}

void DeskSession::setCurrentRun(int index)
{
    const std::vector<int> active = activeRunIndexes();
    if (index < 0 || index >= static_cast<int>(active.size()))
        return;
    m_currentRun = active[static_cast<size_t>(index)];
    m_currentItem.clear();
    m_step = Step::Checklist;
    goToNextOpenItem();
    Q_EMIT changed();
}

QStringList DeskSession::itemsOfStep() const
{
    QStringList codes;
    if (m_step == Step::Emergency) {
        for (const EmergencyCheck &check : pack().emergency)
            codes << check.code;
    } else if (m_step == Step::Checklist && activeRun()) {
        for (const Item &item : activeRun()->run.protocol().items)
            codes << item.code;
    }
    return codes;
}

void DeskSession::goToNextOpenItem()
{
    const QStringList codes = itemsOfStep();
    const auto answered = [this](const QString &code) {
        return m_step == Step::Emergency ? m_case.emergency.contains(code) : activeRun()->run.answerTo(code).has_value();
    };
    const qsizetype from = codes.indexOf(m_currentItem) + 1;
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const QString &code = codes[(from + i) % codes.size()];
        if (!answered(code)) {
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
    if (const auto now = book()) {
        m_found = now->finder.find(text, patientAge());
        m_emergencyHints = now->finder.emergencyWords(text);
    }
    Q_EMIT changed();
}

void DeskSession::startProtocol(const QString &protocolId)
{
    const Protocol *protocol = pack().protocol(protocolId);
    if (!hasCase() || m_closing || !protocol)
        return;
    for (const int index : activeRunIndexes()) {
        if (m_runs[static_cast<size_t>(index)].run.protocol().id == protocolId) { // once is enough: go to it
            m_currentRun = index;
            setStep(Step::Checklist);
            return;
        }
    }
    flushTyped();
    Run run { QUuid::createUuid().toString(QUuid::WithoutBraces), TriageRun(*protocol), false };
    const Entry started = caseEntry(kind::RunStarted,
        { { QStringLiteral("run"), run.id }, { QStringLiteral("protocol"), protocol->id }, { QStringLiteral("title"), protocol->title },
            { QStringLiteral("pack"), pack().id }, { QStringLiteral("packVersion"), pack().version },
            { QStringLiteral("packHash"), pack().hash } });
    m_runs.push_back(std::move(run));
    m_currentRun = static_cast<int>(m_runs.size()) - 1;
    std::vector<Entry> entries { started };
    writeVerdictIfChanged(entries);
    write(std::move(entries), protocol->title);
    if (m_case.fields.value(QStringLiteral("content")).isEmpty() && !m_case.complaint.isEmpty())
        setField(QStringLiteral("content"), m_case.complaint);
    m_currentItem.clear();
    m_step = Step::Checklist;
    goToNextOpenItem();
    Q_EMIT changed();
}

void DeskSession::withdrawRun(int index)
{
    const std::vector<int> active = activeRunIndexes();
    if (!hasCase() || m_closing || index < 0 || index >= static_cast<int>(active.size()))
        return;
    Run &run = m_runs[static_cast<size_t>(active[static_cast<size_t>(index)])];
    run.withdrawn = true;
    std::vector<Entry> entries { caseEntry(kind::RunWithdrawn, { { QStringLiteral("run"), run.id } }) };
    const QString title = run.run.protocol().title;
    writeVerdictIfChanged(entries);
    write(std::move(entries), title);
    const std::vector<int> left = activeRunIndexes();
    m_currentRun = left.empty() ? -1 : left.front();
    m_step = left.empty() ? Step::Complaint : Step::Checklist;
    m_currentItem.clear();
    goToNextOpenItem();
    Q_EMIT changed();
}

void DeskSession::answerItem(const QString &itemCode, Answer answer)
{
    Run *run = activeRun();
    const Item *item = run ? run->run.protocol().item(itemCode) : nullptr;
    if (!hasCase() || m_closing || !item)
        return;
    run->run.answer(itemCode, answer, m_clock.now());
    std::vector<Entry> entries { caseEntry(kind::Answered,
        { { QStringLiteral("run"), run->id }, { QStringLiteral("item"), itemCode }, { QStringLiteral("answer"), codeOf(answer) },
            { QStringLiteral("question"), item->question }, { QStringLiteral("urgency"), codeOf(item->urgency) } }) };
    const QString title = item->question;
    writeVerdictIfChanged(entries);
    write(std::move(entries), title);
    m_currentItem = itemCode;
    goToNextOpenItem();
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
    std::vector<Entry> entries;
    const QJsonValue none(QJsonValue::Null);
    if (m_step == Step::Emergency && m_case.emergency.remove(m_currentItem) > 0) {
        entries.push_back(caseEntry(kind::Emergency, { { QStringLiteral("check"), m_currentItem }, { QStringLiteral("answer"), none } }));
    } else if (Run *run = activeRun(); m_step == Step::Checklist && run && run->run.answerTo(m_currentItem)) {
        const Item *item = run->run.protocol().item(m_currentItem);
        run->run.withdraw(m_currentItem, m_clock.now());
        entries.push_back(caseEntry(kind::Answered,
            { { QStringLiteral("run"), run->id }, { QStringLiteral("item"), m_currentItem }, { QStringLiteral("answer"), none },
                { QStringLiteral("question"), item->question }, { QStringLiteral("urgency"), codeOf(item->urgency) } }));
    }
    if (entries.empty())
        return;
    writeVerdictIfChanged(entries);
    write(std::move(entries));
    Q_EMIT changed();
}

void DeskSession::answerRestNo()
{
    Run *run = activeRun();
    const Item *current = run ? run->run.protocol().item(m_currentItem) : nullptr;
    if (m_step != Step::Checklist || !current)
        return;
    const Urgency colour = current->urgency;
    QStringList open;
    for (const Item &item : run->run.protocol().items) {
        if (item.urgency == colour && !run->run.answerTo(item.code))
            open << item.code;
    }
    for (const QString &code : std::as_const(open))
        answerItem(code, Answer::No);
}

std::optional<Urgency> DeskSession::protocolUrgency() const
{
    if (emergencyRed())
        return Urgency::Red;
    // "None of these" (white, or a protocol's floor) is an answer only when no other protocol is still open.
    std::optional<Urgency> reached;
    std::optional<Urgency> none;
    bool open = false;
    for (const TriageRun *run : runs()) {
        const Standing standing = run->standing();
        open = open || !standing.urgency;
        std::optional<Urgency> &best = standing.decidedBy.isEmpty() ? none : reached;
        best = std::max(best, standing.urgency);
    }
    return open ? reached : std::max(reached, none);
}

std::optional<Urgency> DeskSession::finalUrgency() const
{
    return m_case.decidedUrgency ? m_case.decidedUrgency : protocolUrgency();
}

int DeskSession::openRed() const
{
    int open = 0;
    for (const TriageRun *run : runs())
        open += run->standing().openRed;
    return open;
}

const Protocol *DeskSession::decidingProtocol() const
{
    if (emergencyRed())
        return nullptr;
    const TriageRun *best = nullptr;
    std::optional<Urgency> highest;
    for (const TriageRun *run : runs()) {
        const Standing standing = run->standing();
        if (!best || (standing.urgency && (!highest || *standing.urgency > *highest))) {
            best = run;
            highest = standing.urgency;
        }
    }
    return best ? &best->protocol() : nullptr;
}

QString DeskSession::firstAid() const
{
    for (const EmergencyCheck &check : pack().emergency) {
        if (m_case.emergency.value(check.code, Answer::No) == Answer::Yes)
            return check.firstAid;
    }
    const Protocol *protocol = decidingProtocol();
    return protocol ? protocol->firstAid : QString();
}

void DeskSession::writeVerdictIfChanged(std::vector<Entry> &entries)
{
    QStringList titles;
    for (const TriageRun *run : runs())
        titles << run->protocol().title;
    const QString title = titles.join(QStringLiteral("、"));
    const std::optional<Urgency> now = protocolUrgency();
    if (m_case.protocolUrgency == now && m_case.protocolTitle == title)
        return;
    entries.push_back(caseEntry(kind::Verdict, { { QStringLiteral("urgency"), urgencyValue(now) }, { QStringLiteral("title"), title } }));
}

void DeskSession::decide(std::optional<Urgency> urgency, const QString &reason)
{
    if (!hasCase() || m_closing)
        return;
    if (m_case.decidedUrgency == urgency && m_case.decisionReason == reason)
        return;
    write({ caseEntry(kind::Decision, { { QStringLiteral("urgency"), urgencyValue(urgency) }, { QStringLiteral("reason"), reason } }) });
    Q_EMIT changed();
}

void DeskSession::markAdviceSaid()
{
    if (!hasCase() || m_closing || m_case.adviceSaid)
        return;
    write({ caseEntry(kind::AdviceSaid, { { QStringLiteral("urgency"), urgencyValue(finalUrgency()) } }) });
    Q_EMIT changed();
}

} // namespace kikitori
