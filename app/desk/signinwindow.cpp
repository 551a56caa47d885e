// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/signinwindow.h"

#include "desk/formpage.h"
#include "desk/keybutton.h"
#include "desk/signinform.h"
#include "look/look.h"

#include <QCloseEvent>
#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>

namespace kikitori {

SignInWindow::SignInWindow(const std::vector<Staff> &people, const Theme &theme, Occasion occasion, QWidget *parent)
    : QWidget(parent)
    , m_occasion(occasion)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(occasion == Occasion::HandOver ? tr("Kikitori: hand over") : tr("Kikitori: sign in"));
    m_form = new SignInForm(people, theme);
    build(theme);
    theme.dress(this);
    if (occasion == Occasion::HandOver)
        m_form->setAction(tr("Take over the desk"));
    connect(m_form, &SignInForm::signInAsked, this, &SignInWindow::signInAsked);
    connect(m_answer, &QPushButton::clicked, this, &SignInWindow::answerWanted);
    connect(m_cancel, &QPushButton::clicked, this, &SignInWindow::cancelled);
    if (occasion != Occasion::HandOver)
        return;
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &SignInWindow::cancelled);
    connect(new QShortcut(Qt::Key_F1, this), &QShortcut::activated, this, [this] {
        if (m_answer->isVisible())
            Q_EMIT answerWanted();
    });
}

void SignInWindow::build(const Theme &theme)
{
    m_page = new FormPage(m_form, theme, this);
    QWidget *column = m_page->column();
    QVBoxLayout *box = m_page->box();
    box->addWidget(makeText("title", column, m_occasion == Occasion::HandOver ? tr("Hand over") : tr("Kikitori")));
    box->addWidget(m_about = makeText("body", column));
    sayOrHide(m_about,
        m_occasion == Occasion::HandOver          ? tr("Sign in here: new calls are yours from then on. A case in hand stays with whoever took it.")
            : m_occasion == Occasion::NobodyThere ? tr("Nobody is signed in. The line stays up; calls that come are written down.")
                                                  : QString());
    box->addWidget(m_call = makeText("strong", column));
    m_call->hide();
    m_answer = new KeyButton(tr("Answer"), QStringLiteral("F1"), "go", column);
    m_answer->hide();
    box->addWidget(m_answer);
    box->addWidget(m_form);
    m_cancel = new KeyButton(tr("Not now"), QStringLiteral("Esc"), "plain", column);
    m_cancel->setVisible(m_occasion == Occasion::HandOver);
    box->addWidget(m_cancel);
}

void SignInWindow::setHint(const QStringList &lines)
{
    m_form->setHint(lines);
    m_page->fit();
}

void SignInWindow::setBusy(bool busy)
{
    m_form->setBusy(busy, m_occasion == Occasion::Start ? tr("Opening the store …") : QString());
}

void SignInWindow::showError(const QString &sentence)
{
    m_form->showError(sentence);
}

void SignInWindow::setCall(const QString &sentence, bool answerable)
{
    sayOrHide(m_call, sentence);
    m_answer->setVisible(answerable && m_occasion == Occasion::HandOver);
    m_page->fit();
}

void SignInWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_page->fit();
    m_form->takeFocus();
}

void SignInWindow::closeEvent(QCloseEvent *event)
{
    if (m_occasion != Occasion::HandOver)
        return;
    event->ignore();
    Q_EMIT cancelled();
}

} // namespace kikitori
