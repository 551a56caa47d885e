// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The record as bytes that two desks can compare.
#include "cases/caserecord.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {
QJsonValue json(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toMSecsSinceEpoch()) : QJsonValue();
}

QJsonValue json(std::optional<Urgency> urgency)
{
    return urgency ? QJsonValue(codeOf(*urgency)) : QJsonValue();
}

QJsonObject json(const QMap<QString, Answer> &answers)
{
    QJsonObject out;
    for (auto it = answers.cbegin(); it != answers.cend(); ++it)
        out.insert(it.key(), codeOf(it.value()));
    return out;
}

QJsonObject json(const QMap<QString, QString> &fields)
{
    QJsonObject out;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        out.insert(it.key(), it.value());
    return out;
}

QJsonArray json(const std::vector<CaseRecord::Run> &runs)
{
    QJsonArray out;
    for (const auto &run : runs) {
        out.append(QJsonObject { { QStringLiteral("id"), run.id }, { QStringLiteral("protocol"), run.protocol },
            { QStringLiteral("title"), run.title }, { QStringLiteral("withdrawn"), run.withdrawn },
            { QStringLiteral("answers"), json(run.answers) } });
    }
    return out;
}

/// By register, and there in the order they were set.
QJsonObject json(const Registers &registers)
{
    QJsonObject out;
    for (const Head &head : registers.heads()) {
        QJsonArray heads = out.value(head.reg).toArray();
        heads.append(QJsonArray { head.entry.toString(QUuid::WithoutBraces), head.value, head.author, head.desk, json(head.at) });
        out.insert(head.reg, heads);
    }
    return out;
}
}

QByteArray CaseRecord::canonical() const
{
    const QJsonObject out { { QStringLiteral("id"), id }, { QStringLiteral("number"), number },
        { QStringLiteral("program"), program }, { QStringLiteral("desk"), desk }, { QStringLiteral("receiver"), receiver },
        { QStringLiteral("openedAt"), json(openedAt) }, { QStringLiteral("closedAt"), json(closedAt) },
        { QStringLiteral("offset"), offsetMinutes }, { QStringLiteral("call"), callId },
        { QStringLiteral("caller"), callerNumber }, { QStringLiteral("called"), calledNumber },
        { QStringLiteral("pack"), QJsonArray { packId, packVersion, packHash } },
        { QStringLiteral("openingSaidBy"), openingSaidBy }, { QStringLiteral("complaint"), complaint },
        { QStringLiteral("emergency"), json(emergency) }, { QStringLiteral("runs"), json(runs) },
        { QStringLiteral("protocolUrgency"), json(protocolUrgency) }, { QStringLiteral("protocolTitle"), protocolTitle },
        { QStringLiteral("verdictTitle"), verdictTitle }, { QStringLiteral("decidedUrgency"), json(decidedUrgency) },
        { QStringLiteral("decisionReason"), decisionReason }, { QStringLiteral("adviceSaid"), adviceSaid },
        { QStringLiteral("fields"), json(fields) }, { QStringLiteral("openRedReason"), openRedReason },
        { QStringLiteral("joinedTo"), joinedTo }, { QStringLiteral("erased"), erased },
        { QStringLiteral("registers"), json(registers) } };
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

} // namespace kikitori
