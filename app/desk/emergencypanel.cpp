// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/emergencypanel.h"

#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "look/look.h"
#include "desk/questionrow.h"
#include "look/urgencychip.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

EmergencyPanel::EmergencyPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Emergency check"));
    m_box = new QVBoxLayout(this);
    space(m_box, 0, 12);
    m_group = new QFrame(this);
    m_group->setProperty("look", QStringLiteral("group"));
    space(new QVBoxLayout(m_group), 1, 0);
    m_box->addWidget(m_group);
    m_restNo = new KeyButton(tr("All the rest: no"), QStringLiteral("Shift N"), "plain", this);
    m_restNo->setFocusPolicy(Qt::TabFocus);
    connect(m_restNo, &QPushButton::clicked, &m_session, &DeskSession::answerRestOfEmergencyNo);
    m_box->addWidget(m_restNo, 0, Qt::AlignLeft);
    m_alarm = new QFrame(this);
    m_alarm->setProperty("look", QStringLiteral("card"));
    auto *alarm = new QVBoxLayout(m_alarm);
    space(alarm, 16, 8);
    alarm->addWidget(m_alarmText = makeText("title", m_alarm));
    alarm->addWidget(makeLabel("caption", m_alarm, tr("Read aloud until help comes")));
    alarm->addWidget(m_firstAid = makeText("read", m_alarm));
    m_box->addWidget(m_alarm);
    m_next = new KeyButton(tr("Go on to the result"), QStringLiteral("Enter"), "primary", this);
    m_next->setFocusPolicy(Qt::TabFocus);
    connect(m_next, &QPushButton::clicked, this, &EmergencyPanel::confirm);
    m_box->addWidget(m_next);
    m_box->addStretch(1);
}

void EmergencyPanel::build()
{
    m_pack = m_session.pack().id + m_session.pack().hash;
    qDeleteAll(m_rows);
    m_rows.clear();
    for (const EmergencyCheck &check : m_session.pack().emergency) {
        auto *row = new QuestionRow(
            check.code, QString::number(m_rows.size() + 1), check.question, check.label, m_rows.isEmpty(), m_group);
        connect(row, &QuestionRow::answered, &m_session, &DeskSession::answerEmergency);
        connect(row, &QuestionRow::touched, &m_session, &DeskSession::setCurrentItem);
        m_group->layout()->addWidget(row);
        m_rows.append(row);
    }
}

void EmergencyPanel::refresh()
{
    if (m_pack != m_session.pack().id + m_session.pack().hash)
        build();
    const auto &answers = m_session.record().emergency;
    for (QuestionRow *row : std::as_const(m_rows)) {
        const auto it = answers.constFind(row->code());
        row->setAnswer(it == answers.cend() ? std::nullopt : std::optional(*it));
        const bool current = row->code() == m_session.currentItem();
        row->setCurrent(current);
        if (current)
            Q_EMIT wantsVisible(row);
    }
    const bool red = m_session.emergencyRed();
    m_alarm->setVisible(red);
    if (red) {
        say(m_alarmText,
            !m_session.callOnLine()     ? tr("Red: an ambulance is needed now")
                : m_session.ambulance() ? tr("Red: press F9 to transfer to 119 now")
                                        : tr("Red: ask where the patient is (F2), then F9. Or ask to redial 119."));
        say(m_firstAid, m_session.firstAid());
    }
    m_next->setVisible(red || m_session.stepDone(DeskSession::Step::Emergency));
    m_next->setWords(red ? tr("Go on to the result") : tr("Go on to the complaint"));
}

bool EmergencyPanel::confirm()
{
    if (!m_session.stepDone(DeskSession::Step::Emergency))
        return false;
    m_session.setStep(m_session.emergencyRed() ? DeskSession::Step::Result : DeskSession::Step::Complaint);
    return true;
}

bool EmergencyPanel::digit(int digit)
{
    if (digit < 1 || digit > m_rows.size())
        return false;
    m_session.answerEmergency(m_rows[digit - 1]->code(), Answer::Yes);
    return true;
}

void EmergencyPanel::moveCurrent(int by)
{
    m_session.moveItem(by);
}

} // namespace kikitori
