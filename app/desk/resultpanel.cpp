// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/resultpanel.h"

#include "desk/decisioncard.h"
#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "look/look.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

namespace {
constexpr int kChildBelow = 16; ///< years; research/protocol.md §1.1
}

ResultPanel::ResultPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Result and advice"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    auto *words = new QVBoxLayout(card);
    space(words, 16, 8);
    words->addWidget(makeLabel("caption", card, tr("Read aloud")));
    words->addWidget(m_say = makeText("read", card));
    words->addWidget(m_departments = makeText("question", card));
    words->addWidget(m_aidTitle = makeLabel("caption", card, tr("First aid")));
    words->addWidget(m_aid = makeText("question", card));
    words->addWidget(m_watchTitle = makeLabel("caption", card, tr("Watch for")));
    words->addWidget(m_watch = makeText("question", card));
    words->addWidget(m_also = makeText("question", card));
    box->addWidget(card);
    m_said = new KeyButton(tr("Advice read aloud"), QStringLiteral("Space"), "primary", this);
    m_said->setFocusPolicy(Qt::TabFocus);
    connect(m_said, &QPushButton::clicked, this, &ResultPanel::confirm);
    box->addWidget(m_said);
    box->addWidget(m_decision = new DecisionCard(session, this));
    box->addWidget(m_notice = makeText("small", this));
    box->addStretch(1);
}

void ResultPanel::refresh()
{
    const auto urgency = m_session.finalUrgency();
    const Protocol *protocol = m_session.decidingProtocol();
    const Advice advice = protocol && urgency ? protocol->advice.value(*urgency) : Advice {};
    if (!urgency)
        say(m_say, tr("Not yet decided. Answer the open questions, or decide yourself below."));
    else
        say(m_say, advice.say.isEmpty() ? m_session.pack().urgencyMeaning(*urgency) : advice.say);
    sayOrHide(m_departments,
        advice.departments.isEmpty() ? QString()
                                     : tr("Departments: %1").arg(advice.departments.join(QStringLiteral("・"))));
    const QString aid = m_session.firstAid();
    sayOrHide(m_aid, aid);
    m_aidTitle->setVisible(!aid.isEmpty());
    const QString watch = protocol ? protocol->watchFor : QString();
    sayOrHide(m_watch, urgency == Urgency::Red ? QString() : watch);
    m_watchTitle->setVisible(m_watch->isVisibleTo(this));
    const bool child = m_session.patientAge() >= 0 && m_session.patientAge() < kChildBelow;
    sayOrHide(m_also, child && urgency != Urgency::Red ? m_session.program().paediatricNote : QString());
    sayOrHide(m_notice, m_session.pack().sample ? m_session.pack().notice : QString());
    m_said->setEnabled(urgency.has_value());
    m_said->setWords(m_session.record().adviceSaid ? tr("Read ✓ Go on to how the case ends") : tr("Advice read aloud"));
    m_decision->refresh();
}

bool ResultPanel::confirm()
{
    if (!m_session.finalUrgency())
        return false;
    if (m_session.record().adviceSaid)
        m_session.setStep(DeskSession::Step::Disposition);
    else
        m_session.markAdviceSaid();
    return true;
}

bool ResultPanel::digit(int digit)
{
    return m_decision->choose(digit);
}

void ResultPanel::focusReason()
{
    m_decision->focusReason();
}

} // namespace kikitori
