// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/handoversheet.h"

#include "desk/deskscripts.h"
#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "desk/timedlines.h"
#include "look/keycap.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QJsonObject>
#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

namespace {

struct To {
    const char *code; ///< as stored: entry.h
    const char *words;
};
constexpr To kTo[] = { { "119", QT_TRANSLATE_NOOP("kikitori::HandOverSheet", "Read to 119") },
    { "doctor", QT_TRANSLATE_NOOP("kikitori::HandOverSheet", "Read to the doctor") },
    { "other", QT_TRANSLATE_NOOP("kikitori::HandOverSheet", "Read to somebody else") } };

} // namespace

HandOverSheet::HandOverSheet(DeskSession &session, const DeskScripts &scripts, QWidget *parent)
    : Panel(parent)
    , m_session(session)
    , m_scripts(scripts)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Hand-over sheet"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    auto *head = new QHBoxLayout;
    space(head, 0, 12);
    head->addWidget(makeText("strong", this, tr("Hand-over sheet: read it aloud from the top")), 1);
    head->addWidget(makeKeyHint({ QStringLiteral("S"), QStringLiteral("Esc") }, tr("Back to the questions"), this));
    box->addLayout(head);
    box->addWidget(m_lines = new TimedLines(this));
    auto *row = new QHBoxLayout;
    space(row, 0, 8);
    int key = 1;
    for (const To &to : kTo) {
        auto *button = new KeyButton(tr(to.words), QString::number(key++), "plain", this);
        button->setWrapping(true);
        connect(button, &QPushButton::clicked, this, [this, &to] { note(to.code); });
        row->addWidget(button, 1);
        m_to.append(button);
    }
    box->addLayout(row);
    box->addStretch(1);
}

std::vector<HandOverSheet::Part> HandOverSheet::parts() const
{
    std::vector<Part> parts {
        { tr("Situation"), tr("This is %1. The patient is {age} years old, {sex}, in {municipality}. Complaint: {complaint}.").arg(m_session.program().shortName) },
        { tr("Background"), tr("Known illness and medicines: {history}. The caller is: {relation}. To call back: {caller}.") },
        { tr("Assessment"), tr("Urgency {urgency}. Symptom: {protocol}. Answered yes: {findings}.") },
    };
    if (!m_scripts.facts().value(QStringLiteral("unknowns")).isEmpty())
        parts.push_back({ {}, tr("Could not be told: {unknowns}.") });
    parts.push_back({ tr("Request"), m_session.finalUrgency() == Urgency::Red ? tr("Please send an ambulance. The caller is on the line.")
                                                                              : tr("Please advise. The caller is on the line.") });
    for (Part &part : parts)
        part.words = m_scripts.spoken(part.words);
    return parts;
}

void HandOverSheet::refresh()
{
    std::vector<TimedLines::Line> lines;
    for (const Part &part : parts())
        lines.push_back({ part.name, part.words, "opening" });
    for (const DeskSession::FlowLine &line : m_session.flow()) {
        if (line.entry.kind != QLatin1String(kind::HandedOver))
            continue;
        const QString to = line.entry.body.value(QStringLiteral("to")).toString();
        for (const To &one : kTo) {
            if (to == QLatin1String(one.code))
                lines.push_back({ timeOfDay(line.at, m_session.record().offsetMinutes), tr("%1 ✓").arg(tr(one.words)), "small" });
        }
    }
    m_lines->setLines(lines);
}

bool HandOverSheet::confirm()
{
    note(kTo[0].code);
    return true;
}

void HandOverSheet::moveCurrent(int by)
{
    if (QWidget *row = m_lines->moveCurrent(by))
        Q_EMIT wantsVisible(row);
}

bool HandOverSheet::digit(int number)
{
    if (number < 1 || number > static_cast<int>(std::size(kTo)))
        return false;
    note(kTo[number - 1].code);
    return true;
}

void HandOverSheet::note(const char *to)
{
    QStringList lines;
    for (const Part &part : parts())
        lines << (part.name.isEmpty() ? part.words : tr("%1: %2").arg(part.name, part.words));
    m_session.writeScript(kind::HandedOver, { { QStringLiteral("to"), QString::fromLatin1(to) }, { QStringLiteral("sheet"), lines.join(u'\n') } }, {});
    refresh();
}

} // namespace kikitori
