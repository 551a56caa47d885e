// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/flowwords.h"

#include "look/urgencychip.h"
#include "wording/wording.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

struct FlowWords {
    Q_DECLARE_TR_FUNCTIONS(FlowWords)
};

QString answerIn(const QJsonObject &body)
{
    const auto answer = answerOf(body.value(QStringLiteral("answer")).toString());
    return answer ? wordFor(*answer) : FlowWords::tr("taken back");
}

QString urgencyIn(const QJsonObject &body)
{
    return markAndWord(urgencyOf(body.value(QStringLiteral("urgency")).toString()));
}

} // namespace

QString wordsOf(const DeskSession::FlowLine &line)
{
    const QString &kind = line.entry.kind;
    const QJsonObject &body = line.entry.body;
    const auto is = [&](const char *one) { return kind == QLatin1String(one); };
    if (is(kind::Opened))
        return FlowWords::tr("Answered");
    if (is(kind::OpeningSaid))
        return FlowWords::tr("Opening statement read");
    if (is(kind::Emergency))
        return line.title + u' ' + answerIn(body);
    if (is(kind::Complaint))
        return FlowWords::tr("Complaint: %1").arg(body.value(QStringLiteral("text")).toString());
    if (is(kind::RunStarted))
        return FlowWords::tr("Began %1").arg(line.title);
    if (is(kind::RunWithdrawn))
        return FlowWords::tr("Took back %1").arg(line.title);
    if (is(kind::Answered))
        return line.title + u' ' + answerIn(body);
    if (is(kind::Verdict) && body.value(QStringLiteral("urgency")).isString())
        return FlowWords::tr("Protocol: %1").arg(urgencyIn(body));
    if (is(kind::Decision)) {
        return body.value(QStringLiteral("urgency")).isNull()
            ? FlowWords::tr("As the protocol says")
            : FlowWords::tr("Nurse's decision: %1").arg(urgencyIn(body));
    }
    if (is(kind::AdviceSaid))
        return FlowWords::tr("Advice read");
    if (is(kind::ScriptStarted))
        return FlowWords::tr("Script: %1").arg(line.title);
    if (is(kind::HandedOver))
        return FlowWords::tr("Hand-over sheet read");
    return {};
}

} // namespace kikitori
