// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/phonecard.h"

#include "desk/desksession.h"
#include "desk/destinationlist.h"
#include "desk/keybutton.h"
#include "desk/levelmeter.h"
#include "look/look.h"

#include <QGridLayout>
#include <QLabel>

namespace kikitori {

namespace {
constexpr int kArmedMs = 3000;
constexpr double kBadLossPercent = 3.0;
}

PhoneCard::PhoneCard(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setProperty("look", QStringLiteral("card"));
    setAccessibleName(tr("Phone"));
    auto *box = new QVBoxLayout(this);
    space(box, 12, 8);
    box->addWidget(makeLabel("caption", this, tr("Phone")));
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    buildButtons(grid);
    box->addLayout(grid);
    box->addWidget(m_note = makeText("small", this));
    m_list = new DestinationList(this);
    box->addWidget(m_list);
    m_meters = new QWidget(this);
    auto *meters = new QGridLayout(m_meters);
    meters->setContentsMargins(0, 0, 0, 0);
    meters->setHorizontalSpacing(8);
    meters->setVerticalSpacing(4);
    meters->addWidget(makeLabel("small", m_meters, tr("Caller's voice")), 0, 0);
    meters->addWidget(m_theirs = new LevelMeter(tr("Caller's voice"), m_meters), 0, 1);
    meters->addWidget(makeLabel("small", m_meters, tr("Your voice")), 1, 0);
    meters->addWidget(m_ours = new LevelMeter(tr("Your voice"), m_meters), 1, 1);
    meters->addWidget(makeLabel("small", m_meters, tr("Sound")), 2, 0);
    meters->addWidget(m_quality = makeText("small", m_meters), 2, 1);
    meters->setColumnStretch(1, 1);
    box->addWidget(m_meters);
    connect(m_list, &DestinationList::picked, &m_session, &DeskSession::transferTo);
    connect(m_list, &DestinationList::left, this, &PhoneCard::listLeft);
    m_armed.setSingleShot(true);
    m_armed.setInterval(kArmedMs);
    connect(&m_armed, &QTimer::timeout, this, &PhoneCard::refresh);
}

void PhoneCard::buildButtons(QGridLayout *grid)
{
    m_ambulance = new KeyButton(tr("Transfer to 119"), QStringLiteral("F9"), "plain", this);
    m_ambulance->setWrapping(true);
    m_hold = new KeyButton(tr("Hold"), QStringLiteral("F4"), "plain", this);
    m_doctor = new KeyButton(tr("Doctor"), QStringLiteral("F7"), "plain", this);
    m_transfer = new KeyButton(tr("Transfer"), QStringLiteral("F6"), "plain", this);
    m_mute = new KeyButton(tr("Mute"), QStringLiteral("F8"), "plain", this);
    m_hangUp = new KeyButton(tr("Hang up"), QStringLiteral("F12"), "plain", this);
    for (KeyButton *button : { m_hold, m_doctor, m_transfer, m_mute })
        button->layout()->setContentsMargins(8, 8, 8, 8);
    grid->addWidget(m_ambulance, 1, 0, 1, 2);
    grid->addWidget(m_hold, 2, 0);
    grid->addWidget(m_doctor, 2, 1);
    grid->addWidget(m_transfer, 3, 0);
    grid->addWidget(m_mute, 3, 1);
    grid->addWidget(m_hangUp, 4, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(m_ambulance, &QPushButton::clicked, this, &PhoneCard::callAmbulance);
    connect(m_hold, &QPushButton::clicked, &m_session, &DeskSession::toggleHold);
    connect(m_doctor, &QPushButton::clicked, this, &PhoneCard::offerDoctor);
    connect(m_transfer, &QPushButton::clicked, this, &PhoneCard::offerTransfer);
    connect(m_mute, &QPushButton::clicked, &m_session, &DeskSession::toggleMute);
    connect(m_hangUp, &QPushButton::clicked, &m_session, &DeskSession::hangUp);
}

void PhoneCard::refresh()
{
    const bool onLine = m_session.callOnLine();
    const bool holding = m_session.state() == DeskSession::State::Holding;
    setVisible(onLine);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_hold, m_doctor, m_transfer, m_mute, m_meters })
        widget->setVisible(onLine);
    m_hold->setWords(holding ? tr("Resume") : tr("Hold"));
    setLook(m_hold, "look", holding ? QStringLiteral("pressed") : QStringLiteral("plain"));
    m_mute->setWords(m_session.muted() ? tr("Unmute") : tr("Mute"));
    setLook(m_mute, "look", m_session.muted() ? QStringLiteral("pressed") : QStringLiteral("plain"));
    const QString pending = m_session.transferPending();
    sayOrHide(m_note, pending.isEmpty() ? QString() : tr("Transferring to %1 …").arg(pending));
    m_transfer->setEnabled(pending.isEmpty());
    if (!onLine)
        m_list->hide();
    refreshAmbulance();
}

void PhoneCard::refreshAmbulance()
{
    m_ambulance->setVisible(m_session.callOnLine());
    const Destination *ambulance = m_session.ambulance();
    const bool red = m_session.emergencyRed() || m_session.finalUrgency() == Urgency::Red;
    setLook(m_ambulance, "look", red ? QStringLiteral("danger") : QStringLiteral("plain"));
    if (!ambulance)
        m_ambulance->setWords(tr("Transfer to 119"),
            red ? tr("Enter where the patient is, or ask to redial 119") : tr("Enter where the patient is"));
    else if (m_armed.isActive())
        m_ambulance->setWords(tr("Press F9 again to transfer"), ambulance->label);
    else
        m_ambulance->setWords(tr("Transfer to 119"), ambulance->label);
    m_ambulance->setEnabled(m_session.transferPending().isEmpty());
}

void PhoneCard::refreshMeters()
{
    const CallMeter meter = m_session.meter();
    m_theirs->setLevel(meter.theirs);
    m_ours->setLevel(m_session.muted() ? -96 : meter.ours);
    const QString word = meter.lossPercent < kBadLossPercent ? tr("Good") : tr("Poor");
    say(m_quality, tr("%1 (loss %2 %)").arg(word, QString::number(meter.lossPercent, 'f', 1)));
}

void PhoneCard::callAmbulance()
{
    const Destination *ambulance = m_session.ambulance();
    if (!m_session.callOnLine())
        return;
    if (!ambulance) {
        Q_EMIT placeWanted();
        return;
    }
    const bool red = m_session.emergencyRed() || m_session.finalUrgency() == Urgency::Red;
    if (!red && !m_armed.isActive()) {
        m_armed.start();
        refresh();
        return;
    }
    m_armed.stop();
    m_session.transferTo(*ambulance);
}

void PhoneCard::offerTransfer()
{
    std::vector<Destination> others;
    for (const Destination &one : m_session.program().destinations) {
        if (one.role != QLatin1String("119") && one.role != QLatin1String("doctor"))
            others.push_back(one);
    }
    if (m_session.callOnLine() && !others.empty())
        m_list->offer(others);
}

void PhoneCard::offerDoctor()
{
    std::vector<Destination> doctors;
    for (const Destination &one : m_session.program().destinations) {
        if (one.role == QLatin1String("doctor"))
            doctors.push_back(one);
    }
    if (m_session.callOnLine() && !doctors.empty())
        m_list->offer(doctors);
    else
        Q_EMIT doctorFieldWanted();
}

void PhoneCard::leaveList()
{
    m_list->hide();
}

} // namespace kikitori
