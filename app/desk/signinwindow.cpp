// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/signinwindow.h"

#include "desk/keybutton.h"
#include "look/look.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QShowEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

SignInWindow::SignInWindow(const std::vector<Staff> &people, const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(tr("Kikitori: sign in"));
    theme.dress(this);
    auto *outer = new QVBoxLayout(this);
    space(outer, 32, 0);
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    card->setFixedWidth(theme.px(440));
    auto *box = new QVBoxLayout(card);
    space(box, 24, 12);
    box->addWidget(makeText("title", card, tr("Kikitori")));
    box->addWidget(makeText("caption", card, tr("Who are you?")));
    m_people = new QListWidget(card);
    m_people->setAccessibleName(tr("Who are you?"));
    m_people->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const Staff &one : people) {
        auto *item = new QListWidgetItem(one.name, m_people);
        item->setData(Qt::UserRole, one.id);
    }
    m_rows = std::clamp(static_cast<int>(people.size()), 1, 6);
    m_people->setCurrentRow(0);
    box->addWidget(m_people);
    box->addWidget(makeText("caption", card, tr("Password")));
    m_password = new QLineEdit(card);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    box->addWidget(m_password);
    box->addWidget(m_error = makeText("alarm", card));
    m_error->hide();
    m_signIn = new KeyButton(tr("Sign in"), QStringLiteral("Enter"), "primary", card);
    box->addWidget(m_signIn);
    m_progress = new QProgressBar(card);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    m_progress->hide();
    box->addWidget(m_progress);
    box->addWidget(m_hint = makeText("small", card));
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->hide();
    outer->addStretch(2);
    auto *middle = new QHBoxLayout;
    space(middle, 0, 0);
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(3);
    connect(m_signIn, &QPushButton::clicked, this, &SignInWindow::ask);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInWindow::ask);
    connect(m_people, &QListWidget::itemActivated, this, [this] { m_password->setFocus(); });
    connect(m_people, &QListWidget::itemClicked, this, [this] { m_password->setFocus(); });
}

void SignInWindow::setHint(const QStringList &lines)
{
    sayOrHide(m_hint, lines.join(u'\n'));
}

void SignInWindow::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_people, m_password, m_signIn })
        widget->setEnabled(!busy);
    m_signIn->setWords(busy ? tr("Opening the store …") : tr("Sign in"));
    if (busy)
        m_error->hide();
    else
        m_password->setFocus();
}

void SignInWindow::showError(const QString &sentence)
{
    setBusy(false);
    sayOrHide(m_error, sentence);
    m_password->clear();
    m_password->setFocus();
}

void SignInWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_people->ensurePolished();
    m_people->setFixedHeight(m_rows * std::max(24, m_people->sizeHintForRow(0)) + 2 * m_people->frameWidth() + 4);
    if (m_people->count() > 1)
        m_people->setFocus();
    else
        m_password->setFocus();
}

void SignInWindow::ask()
{
    const QListWidgetItem *person = m_people->currentItem();
    if (person && m_signIn->isEnabled())
        Q_EMIT signInAsked(person->data(Qt::UserRole).toString(), m_password->text());
}

} // namespace kikitori
