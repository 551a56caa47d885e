// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/decisioncard.h"

#include "desk/desksession.h"
#include "look/flowlayout.h"
#include "desk/keybutton.h"
#include "look/look.h"
#include "look/urgencychip.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace kikitori {

namespace {
constexpr int kTypingMs = 150;

Urgency urgencyAt(int index)
{
    return static_cast<Urgency>(4 - index);
}
}

DecisionCard::DecisionCard(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setProperty("look", QStringLiteral("card"));
    auto *box = new QVBoxLayout(this);
    space(box, 12, 8);
    box->addWidget(makeLabel("caption", this, tr("Your own decision, if it differs")));
    box->addWidget(m_protocol = makeText("body", this));
    auto *row = new QWidget(this);
    auto *flow = new FlowLayout(row, 8);
    for (int i = 0; i < 5; ++i) {
        auto *button = new KeyButton(markAndWord(urgencyAt(i)), QString::number(i + 1), "colour", this);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->layout()->setContentsMargins(8, 4, 8, 4);
        setLook(button->findChild<QLabel *>(), "urgency", codeOf(urgencyAt(i)));
        button->findChild<QLabel *>()->setProperty("look", QStringLiteral("chip"));
        connect(button, &QPushButton::clicked, this, [this, i] { choose(i + 1); });
        flow->addWidget(button);
        m_colours.append(button);
    }
    m_asProtocol = new KeyButton(tr("As the protocol says"), QStringLiteral("0"), "plain", this);
    m_asProtocol->layout()->setContentsMargins(8, 4, 8, 4);
    m_asProtocol->setFocusPolicy(Qt::NoFocus);
    connect(m_asProtocol, &QPushButton::clicked, this, [this] { choose(0); });
    flow->addWidget(m_asProtocol);
    box->addWidget(row);
    m_reason = new QLineEdit(this);
    m_reason->setPlaceholderText(tr("Reason (needed when it differs)"));
    m_reason->setAccessibleName(tr("Reason of the decision"));
    box->addWidget(m_reason);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &DecisionCard::writeReason);
    connect(m_reason, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_reason, &QLineEdit::editingFinished, this, &DecisionCard::writeReason);
    connect(m_reason, &QLineEdit::returnPressed, this, [this] { parentWidget()->setFocus(Qt::OtherFocusReason); });
}

void DecisionCard::refresh()
{
    const auto protocol = m_session.protocolUrgency();
    const CaseRecord &record = m_session.record();
    say(m_protocol,
        protocol ? tr("The protocol says %1 %2").arg(markAndWord(protocol), m_session.pack().urgencyMeaning(*protocol))
                 : tr("The protocol says nothing yet"));
    for (int i = 0; i < m_colours.size(); ++i)
        m_colours[i]->setChecked(record.decidedUrgency == urgencyAt(i));
    m_reason->setVisible(record.decidedUrgency.has_value());
    m_asProtocol->setVisible(record.decidedUrgency.has_value());
    setLook(m_reason, "missing", record.decidedUrgency.has_value() && record.decisionReason.trimmed().isEmpty());
    const bool otherCase = m_case != record.id;
    m_case = record.id;
    if (otherCase)
        m_typing.stop();
    if ((otherCase || !m_typing.isActive()) && m_reason->text() != record.decisionReason)
        m_reason->setText(record.decisionReason);
}

bool DecisionCard::choose(int digit)
{
    if (digit < 0 || digit > 5)
        return false;
    m_typing.stop();
    if (digit == 0 || m_session.protocolUrgency() == urgencyAt(digit - 1)) {
        m_session.decide(std::nullopt, {});
        return true;
    }
    m_session.decide(urgencyAt(digit - 1), m_reason->text());
    focusReason();
    return true;
}

void DecisionCard::focusReason()
{
    m_reason->setVisible(m_session.record().decidedUrgency.has_value());
    if (m_reason->isVisible())
        m_reason->setFocus(Qt::OtherFocusReason);
}

void DecisionCard::writeReason()
{
    m_typing.stop();
    if (m_session.record().decidedUrgency && m_case == m_session.record().id)
        m_session.decide(m_session.record().decidedUrgency, m_reason->text());
}

} // namespace kikitori
