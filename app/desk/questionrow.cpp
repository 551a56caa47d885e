// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/questionrow.h"

#include "desk/answerbuttons.h"
#include "look/keycap.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>

namespace kikitori {

QuestionRow::QuestionRow(
    const QString &code, const QString &lead, const QString &question, const QString &help, bool first, QWidget *parent)
    : QFrame(parent)
    , m_code(code)
    , m_question(question)
{
    setProperty("look", QStringLiteral("row"));
    setProperty("first", first);
    setAccessibleName(question);
    m_box = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_box->setContentsMargins(6, 5, 8, 5);
    m_box->setSpacing(8);
    auto *left = new QHBoxLayout;
    space(left, 0, 6);
    left->addWidget(m_lead = makeLabel("small", this, lead), 0, Qt::AlignVCenter);
    left->addWidget(m_key = new KeyCap({}, this), 0, Qt::AlignVCenter);
    m_lead->setHidden(lead.isEmpty());
    m_key->hide();
    auto *words = new QVBoxLayout;
    space(words, 0, 0);
    words->addWidget(makeText("question", this, question));
    if (!help.isEmpty())
        words->addWidget(m_help = makeText("small", this, help));
    words->addWidget(m_unknown = makeText("unknown-note", this));
    words->addWidget(m_leads = makeText("small", this));
    m_unknown->hide();
    m_leads->hide();
    left->addLayout(words, 1);
    m_box->addLayout(left, 1);
    m_answers = new AnswerButtons(question, this);
    m_box->addWidget(m_answers, 0, Qt::AlignVCenter | Qt::AlignRight);
    connect(m_answers, &AnswerButtons::answered, this, [this](Answer answer) { Q_EMIT answered(m_code, answer); });
}

void QuestionRow::setAnswer(std::optional<Answer> answer)
{
    m_answer = answer;
    m_answers->setAnswer(answer);
    setAccessibleDescription(answer ? wordFor(*answer) : m_needed ? tr("Not answered") : tr("Not needed on this path"));
    showUnknown();
}

void QuestionRow::setLead(const QString &lead)
{
    sayOrHide(m_lead, lead);
}

void QuestionRow::setKey(const QString &key)
{
    sayOrHide(m_key, key);
}

void QuestionRow::setUnknownMeans(const QString &words)
{
    m_unknownMeans = words;
    showUnknown();
}

void QuestionRow::setLeads(const QString &words)
{
    sayOrHide(m_leads, words);
}

void QuestionRow::setNeeded(bool needed)
{
    m_needed = needed;
    setLook(this, "dim", !needed);
}

void QuestionRow::setProposed(bool proposed)
{
    setLook(this, "proposed", proposed);
}

void QuestionRow::showUnknown()
{
    const bool shown = !m_unknownMeans.isEmpty() && (m_current || m_answer == Answer::Unknown);
    sayOrHide(m_unknown, shown ? tr("If unknown: %1").arg(m_unknownMeans) : QString());
}

void QuestionRow::setCurrent(bool current)
{
    if (current == m_current)
        return;
    m_current = current;
    setLook(this, "current", current);
    m_answers->showKeys(current);
    showUnknown();
    if (m_help)
        m_help->setVisible(m_helpAlways || current);
    if (current) {
        QAccessibleEvent focused(this, QAccessible::Focus);
        QAccessible::updateAccessibility(&focused);
    }
}

void QuestionRow::setHelpAlways(bool always)
{
    m_helpAlways = always;
    if (m_help)
        m_help->setVisible(always || m_current);
}

void QuestionRow::mousePressEvent(QMouseEvent *)
{
    Q_EMIT touched(m_code);
}

void QuestionRow::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const bool beside = m_answers->sizeHint().width() * 2 + 40 <= width();
    const auto direction = beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_box->direction() != direction)
        m_box->setDirection(direction);
}

} // namespace kikitori
