// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/earlierpanel.h"

#include "desk/desksession.h"
#include "desk/timedlines.h"
#include "look/flowlayout.h"
#include "look/keycap.h"
#include "look/look.h"
#include "look/urgencychip.h"
#include "wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

namespace {

constexpr char kHead[] = "caption";
constexpr char kText[] = "question";

std::vector<TimedLines::Line> linesOf(const CaseFile &file, const DeskSession &session)
{
    std::vector<TimedLines::Line> lines;
    const CaseRecord &record = file.record;
    const auto add = [&](const QDateTime &at, const QString &text, const char *look = kText) {
        if (!text.isEmpty())
            lines.push_back({ at.isValid() ? timeOfDay(at, record.offsetMinutes) : QString(), text, look });
    };
    add(record.openedAt, record.complaint.isEmpty() ? QString() : EarlierPanel::tr("Complaint: %1").arg(record.complaint));
    add({}, record.protocolTitle.isEmpty() ? QString() : EarlierPanel::tr("Protocols used: %1").arg(record.protocolTitle));
    for (const Entry &entry : file.entries) {
        const auto answer = answerOf(entry.body.value(QLatin1String("answer")).toString());
        if (entry.kind == QLatin1String(kind::Answered) && (answer == Answer::Yes || answer == Answer::Unknown))
            add(entry.at, entry.body.value(QLatin1String("question")).toString() + QStringLiteral("\u3000") + wordFor(*answer));
    }
    if (record.decidedUrgency)
        add({}, EarlierPanel::tr("Nurse's decision: %1 (%2)").arg(markAndWord(record.decidedUrgency), record.decisionReason));
    for (const FieldSpec &field : session.program().fields) {
        const QString value = record.fields.value(field.name);
        const Disposition *result = session.program().disposition(value);
        const bool told = field.name == QLatin1String("history") || field.kind == FieldKind::LongText || result;
        if (told && !value.isEmpty())
            add({}, field.label + QStringLiteral("：") + (result ? result->label : value));
    }
    return lines;
}

/// What was read aloud; where only that it was read is known, the words that the protocol has today.
std::vector<TimedLines::Line> adviceOf(const CaseFile &file, const Pack &pack)
{
    std::vector<TimedLines::Line> lines;
    for (const Entry &entry : file.entries) {
        if (entry.kind != QLatin1String(kind::AdviceSaid))
            continue;
        const QString time = timeOfDay(entry.at, file.record.offsetMinutes);
        const QString line = entry.body.value(QLatin1String("line")).toString();
        if (!line.isEmpty()) {
            lines.push_back({ time, line, "read" });
            continue;
        }
        const auto urgency = urgencyOf(entry.body.value(QLatin1String("urgency")).toString());
        for (const CaseRecord::Run &run : file.record.runs) {
            const Protocol *protocol = run.withdrawn || !urgency ? nullptr : pack.protocol(run.protocol);
            const QString say = protocol ? protocol->advice.value(*urgency).say : QString();
            if (!say.isEmpty())
                lines.push_back({ time, file.record.packHash == pack.hash ? say : EarlierPanel::tr("As worded today: %1").arg(say), "read" });
        }
    }
    return lines;
}

} // namespace

EarlierPanel::EarlierPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Earlier case of this number"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    auto *head = new QHBoxLayout;
    space(head, 0, 12);
    head->addWidget(m_urgency = new UrgencyChip(this), 0, Qt::AlignVCenter);
    head->addWidget(m_title = makeText("question", this), 1);
    box->addLayout(head);
    auto *keys = new QWidget(this);
    auto *flow = new FlowLayout(keys, 16);
    flow->addWidget(makeKeyHint({ QStringLiteral("P") }, tr("The one before"), keys));
    flow->addWidget(makeKeyHint({ QStringLiteral("Esc") }, tr("Back to the questions"), keys));
    box->addWidget(keys);
    box->addWidget(m_lines = new TimedLines(this));
    box->addStretch(1);
}

void EarlierPanel::refresh()
{
    const CaseFile *file = m_session.earlierFile();
    m_urgency->setVisible(file != nullptr);
    if (!file) {
        say(m_title, tr("Looking up …"));
        m_lines->setLines({});
        return;
    }
    const CaseRecord &record = file->record;
    m_urgency->setUrgency(record.finalUrgency());
    const QDateTime local = record.openedAt.toOffsetFromUtc(record.offsetMinutes * 60);
    say(m_title, record.number + QStringLiteral("\u3000") + local.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    auto lines = linesOf(*file, m_session);
    const auto advice = adviceOf(*file, m_session.pack());
    lines.push_back({ {}, advice.empty() ? tr("No advice was read") : tr("What was advised"), kHead });
    lines.insert(lines.end(), advice.begin(), advice.end());
    m_lines->setLines(lines);
}

void EarlierPanel::takeFocus()
{
    Panel::takeFocus();
    if (QWidget *row = m_lines->begin())
        Q_EMIT wantsVisible(row);
}

void EarlierPanel::moveCurrent(int by)
{
    if (QWidget *row = m_lines->moveCurrent(by))
        Q_EMIT wantsVisible(row);
}

bool EarlierPanel::confirm()
{
    moveCurrent(1);
    return true;
}

} // namespace kikitori
