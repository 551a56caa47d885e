// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// What the questions come to: the urgency, what it rests on, the nurse's decision, and the advice as it is read.
#include "desk/desksession.h"

#include <QRegularExpression>

#include <algorithm>

namespace kikitori {

namespace {
const QString kHistory = QStringLiteral("history");
const QString kAge = QStringLiteral("age");

QJsonValue urgencyValue(const std::optional<Urgency> &urgency)
{
    return urgency ? QJsonValue(codeOf(*urgency)) : QJsonValue(QJsonValue::Null);
}

/// As it is spoken: one sentence a line.
QStringList sentencesOf(const QString &text)
{
    static const QRegularExpression end(QStringLiteral("(?<=。)(?![」』）])|\n"));
    QStringList out;
    for (const QString &sentence : text.split(end, Qt::SkipEmptyParts)) {
        if (!sentence.trimmed().isEmpty())
            out << sentence.trimmed();
    }
    return out;
}

bool asksAge(const Protocol &protocol)
{
    return protocol.ages != AgeBand::Any
        || std::any_of(protocol.modifiers.begin(), protocol.modifiers.end(),
            [](const Modifier &modifier) { return modifier.ageFrom >= 0 || modifier.ageTo >= 0; });
}
}

std::optional<Urgency> DeskSession::protocolUrgency() const
{
    return emergencyRed() ? Urgency::Red : m_triage.urgency();
}

std::optional<Urgency> DeskSession::finalUrgency() const
{
    return m_case.decidedUrgency ? m_case.decidedUrgency : protocolUrgency();
}

const Protocol *DeskSession::decidingProtocol() const
{
    const TriageRun *run = emergencyRed() ? nullptr : m_triage.deciding();
    return run ? &run->protocol() : nullptr;
}

std::optional<DeskSession::Decided> DeskSession::decidedBy() const
{
    for (const EmergencyCheck &check : pack().emergency) {
        if (m_case.emergency.value(check.code, Answer::No) == Answer::Yes)
            return Decided { Decided::By::EmergencyCheck, {}, check.label, Answer::Yes };
    }
    const TriageRun *run = m_triage.deciding();
    if (!run || !protocolUrgency())
        return std::nullopt;
    const QString code = run->standing().decidedBy;
    const auto question = run->protocol().question(code);
    if (!question)
        return Decided { Decided::By::Floor, run->protocol().title, {}, Answer::No };
    const bool weighed = question->of == Question::Of::Modifiers;
    return Decided { weighed ? Decided::By::Weighed : Decided::By::Question, run->protocol().title, question->text,
        run->answerTo(code).value_or(Answer::Yes) };
}

std::vector<DeskTriage::Weighed> DeskSession::weighed() const
{
    const DeskTriage::Run *run = m_triage.inHand();
    return run ? DeskTriage::weighed(run->run, patientAge(), m_case.fields.value(kHistory)) : std::vector<DeskTriage::Weighed> {};
}

/// A proposed fact that would raise what is going to be given: it is not passed over in silence.
std::optional<DeskTriage::Place> DeskSession::toBeWeighed() const
{
    const auto urgency = finalUrgency();
    const auto all = runs();
    for (size_t i = 0; urgency && i < all.size(); ++i) {
        for (const auto &one : DeskTriage::weighed(*all[i], patientAge(), m_case.fields.value(kHistory))) {
            if (one.raised && !one.answer && *urgency < *one.modifier.least)
                return DeskTriage::Place { static_cast<int>(i), one.modifier.code };
        }
    }
    return std::nullopt;
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

QStringList DeskSession::askFirst() const
{
    QStringList names;
    const auto urgency = finalUrgency();
    if (!urgency || *urgency > Urgency::Green)
        return names;
    const auto need = [&](const QString &name) {
        if (program().field(name) && m_case.fields.value(name).trimmed().isEmpty())
            names << name;
    };
    need(kHistory);
    const auto all = runs();
    if (std::any_of(all.begin(), all.end(), [](const TriageRun *run) { return asksAge(run->protocol()); }))
        need(kAge);
    return names;
}

std::vector<DeskSession::AdviceLine> DeskSession::adviceLines() const
{
    std::vector<AdviceLine> lines;
    const auto urgency = finalUrgency();
    if (!urgency)
        return lines;
    const Protocol *protocol = decidingProtocol();
    const QString say = protocol ? protocol->advice.value(*urgency).say : QString();
    for (const QString &one : sentencesOf(say.isEmpty() ? pack().urgencyMeaning(*urgency) : say))
        lines.push_back({ one, false, {} });
    if (protocol && *urgency != Urgency::Red) {
        for (const QString &one : sentencesOf(protocol->watchFor))
            lines.push_back({ one, true, {} });
    }
    for (const FlowLine &said : m_flow) {
        if (said.entry.kind != QLatin1String(kind::AdviceSaid))
            continue;
        const QString line = said.entry.body.value(QStringLiteral("line")).toString();
        const bool all = line.isEmpty() && urgencyOf(said.entry.body.value(QStringLiteral("urgency")).toString()) == urgency;
        for (AdviceLine &each : lines) {
            if ((all || each.text == line) && !each.saidAt.isValid())
                each.saidAt = said.at;
        }
    }
    return lines;
}

void DeskSession::writeVerdictIfChanged(std::vector<Entry> &entries)
{
    const QString title = m_triage.titles();
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

/// A low urgency is not told before what could raise it was asked.
bool DeskSession::mayGiveAdvice()
{
    if (!hasCase() || m_closing || !finalUrgency())
        return false;
    const QStringList first = askFirst();
    if (first.isEmpty())
        return true;
    const FieldSpec *field = program().field(first.front());
    Q_EMIT attention({ Missing::What::Field, field->name, field->label });
    return false;
}

void DeskSession::markAdviceSaid()
{
    if (!mayGiveAdvice() || stepDone(Step::Result))
        return;
    write({ caseEntry(kind::AdviceSaid, { { QStringLiteral("urgency"), urgencyValue(finalUrgency()) } }) });
    Q_EMIT changed();
}

void DeskSession::sayNextLine()
{
    if (!mayGiveAdvice())
        return;
    const auto lines = adviceLines();
    const auto next = std::find_if(lines.begin(), lines.end(), [](const AdviceLine &line) { return !line.saidAt.isValid(); });
    if (next == lines.end())
        return;
    write({ caseEntry(kind::AdviceSaid, { { QStringLiteral("urgency"), urgencyValue(finalUrgency()) }, { QStringLiteral("line"), next->text } }) });
    Q_EMIT changed();
}

} // namespace kikitori
