// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/resultpanel.h"

#include "desk/advicelist.h"
#include "desk/askfirstbar.h"
#include "desk/decisioncard.h"
#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "look/look.h"
#include "wording/wording.h"

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
    box->addWidget(m_askFirst = new AskFirstBar(session, this));
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    auto *words = new QVBoxLayout(card);
    space(words, 16, 8);
    words->addWidget(makeLabel("caption", card, tr("Read aloud")));
    words->addWidget(m_advice = new AdviceList(session, card));
    words->addWidget(m_departments = makeText("question", card));
    words->addWidget(m_aidTitle = makeLabel("caption", card, tr("First aid")));
    words->addWidget(m_aid = makeText("question", card));
    words->addWidget(m_also = makeText("question", card));
    box->addWidget(card);
    m_said = new KeyButton(tr("This sentence was read"), QStringLiteral("Space"), "primary", this);
    m_said->setFocusPolicy(Qt::TabFocus);
    m_said->setWrapping(true);
    connect(m_said, &QPushButton::clicked, this, &ResultPanel::confirm);
    connect(m_advice, &AdviceList::wantsVisible, this, &ResultPanel::wantsVisible);
    box->addWidget(m_said);
    box->addWidget(m_basis = makeText("body", this));
    box->addWidget(m_decision = new DecisionCard(session, this));
    box->addWidget(m_notice = makeText("small", this));
    box->addStretch(1);
}

QString ResultPanel::basisWords() const
{
    using By = DeskSession::Decided::By;
    const auto decided = m_session.decidedBy();
    if (!decided)
        return {};
    switch (decided->by) {
    case By::EmergencyCheck:
        return tr("By the emergency check: %1").arg(decided->text);
    case By::Weighed:
        return tr("By what was weighed (%1): %2").arg(decided->protocol, decided->text);
    case By::Question:
        return tr("By the answer “%3” (%1): %2").arg(decided->protocol, decided->text, wordFor(decided->answer));
    case By::Floor:
        return tr("None of the questions applied (%1)").arg(decided->protocol);
    }
    return {};
}

void ResultPanel::refresh()
{
    const auto urgency = m_session.finalUrgency();
    const Protocol *protocol = m_session.decidingProtocol();
    const QStringList departments = protocol && urgency ? protocol->advice.value(*urgency).departments : QStringList();
    m_askFirst->refresh();
    m_advice->refresh();
    sayOrHide(m_departments, departments.isEmpty() ? QString() : tr("Departments: %1").arg(departments.join(QStringLiteral("・"))));
    const QString aid = m_session.firstAid();
    sayOrHide(m_aid, aid);
    m_aidTitle->setVisible(!aid.isEmpty());
    const bool child = m_session.patientAge() >= 0 && m_session.patientAge() < kChildBelow;
    sayOrHide(m_also, child && urgency != Urgency::Red ? m_session.program().paediatricNote : QString());
    sayOrHide(m_basis, basisWords());
    sayOrHide(m_notice, m_session.pack().sample ? m_session.pack().notice : QString());
    m_said->setEnabled(urgency.has_value());
    const QStringList first = m_session.askFirst();
    if (!first.isEmpty())
        m_said->setWords(tr("First ask: %1").arg(m_session.program().field(first.front())->label));
    else if (m_advice->finished())
        m_said->setWords(tr("Read ✓ Go on to how the case ends"));
    else
        m_said->setWords(tr("This sentence was read"), tr("Shift Space: all of it was read"));
    m_decision->refresh();
}

bool ResultPanel::confirm()
{
    if (!m_session.finalUrgency())
        return false;
    if (m_advice->finished() && m_session.askFirst().isEmpty())
        m_session.setStep(DeskSession::Step::Disposition);
    else
        m_session.sayNextLine();
    return true;
}

bool ResultPanel::confirmAll()
{
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
