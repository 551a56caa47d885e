// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/signinform.h"

#include "desk/keybutton.h"
#include "look/look.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kMostRows = 6;
constexpr int kLeastRows = 2;
constexpr int kCodeLength = 8; ///< six digits, and room for the spaces that some authenticators show
}

SignInForm::SignInForm(const std::vector<Staff> &people, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_action(tr("Sign in"))
{
    setProperty("look", QStringLiteral("card"));
    setFixedWidth(theme.px(440));
    build(people);
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::ask);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInForm::ask);
    connect(m_code, &QLineEdit::returnPressed, this, &SignInForm::ask);
    connect(m_people, &QListWidget::currentRowChanged, this, &SignInForm::onPersonChanged);
    connect(m_people, &QListWidget::itemActivated, this, [this] { m_password->setFocus(); });
    connect(m_people, &QListWidget::itemClicked, this, [this] { m_password->setFocus(); });
}

void SignInForm::build(const std::vector<Staff> &people)
{
    auto *box = new QVBoxLayout(this);
    space(box, 24, 12);
    box->setContentsMargins(24, 24, 24, 6); // the bar at the foot keeps the rest free
    box->addWidget(makeText("caption", this, tr("Who are you?")));
    m_people = new QListWidget(this);
    m_people->setAccessibleName(tr("Who are you?"));
    m_people->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const Staff &one : people) {
        auto *item = new QListWidgetItem(one.name, m_people);
        item->setData(Qt::UserRole, one.id);
    }
    m_people->setCurrentRow(0);
    box->addWidget(m_people);
    buildFields();
}

void SignInForm::buildFields()
{
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->addWidget(makeText("caption", this, tr("Password")));
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    box->addWidget(m_password);
    box->addWidget(m_codeLabel = makeText("caption", this, tr("Six-digit code of your authenticator")));
    m_code = new QLineEdit(this);
    m_code->setAccessibleName(m_codeLabel->text());
    m_code->setMaxLength(kCodeLength);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    box->addWidget(m_code);
    m_codeLabel->hide();
    m_code->hide();
    box->addWidget(m_error = makeText("alarm", this));
    m_error->hide();
    m_signIn = new KeyButton(m_action, QStringLiteral("Enter"), "primary", this);
    m_signIn->setAutoDefault(true); // Enter presses it while it has the focus
    m_signIn->setWrapping(true);
    box->addWidget(m_signIn);
    box->addWidget(m_hint = makeText("small", this));
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->hide();
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    m_progress->hide();
    box->addWidget(m_progress);
}

void SignInForm::choose(const QString &staffId)
{
    for (int row = 0; row < m_people->count(); ++row) {
        if (m_people->item(row)->data(Qt::UserRole).toString() == staffId)
            m_people->setCurrentRow(row);
    }
}

QString SignInForm::chosen() const
{
    const QListWidgetItem *person = m_people->currentItem();
    return person ? person->data(Qt::UserRole).toString() : QString();
}

void SignInForm::setAction(const QString &words)
{
    m_action = words;
    if (!m_progress->isVisible())
        m_signIn->setWords(words);
}

void SignInForm::setBusy(bool busy, const QString &words)
{
    m_progress->setVisible(busy);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_people, m_password, m_code, m_signIn })
        widget->setEnabled(!busy);
    m_signIn->setWords(busy ? (words.isEmpty() ? tr("One moment …") : words) : m_action);
    if (busy)
        m_error->hide();
}

void SignInForm::showError(const QString &sentence)
{
    setBusy(false);
    sayOrHide(m_error, sentence);
    m_password->clear();
    m_code->clear();
    m_codeLabel->hide();
    m_code->hide();
    m_password->setFocus();
}

void SignInForm::askCode(const QString &sentence)
{
    setBusy(false);
    sayOrHide(m_error, sentence);
    m_code->clear();
    m_codeLabel->show();
    m_code->show();
    m_code->setFocus();
}

void SignInForm::setHint(const QStringList &lines)
{
    sayOrHide(m_hint, lines.join(u'\n'));
}

void SignInForm::forget()
{
    showError({});
}

void SignInForm::setRoom(int height)
{
    m_people->ensurePolished();
    const int row = std::max(24, m_people->sizeHintForRow(0));
    const int rest = layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) - m_people->height() : sizeHint().height() - m_people->height();
    const int fits = (height - rest) / row;
    const int most = std::clamp(m_people->count(), 1, kMostRows);
    const int rows = std::clamp(fits, std::min(kLeastRows, most), most);
    m_people->setFixedHeight(rows * row + 2 * m_people->frameWidth() + 4);
    m_people->scrollToItem(m_people->currentItem());
}

void SignInForm::takeFocus(bool personKnown)
{
    if (m_code->isVisible())
        m_code->setFocus();
    else if (personKnown || m_people->count() < 2)
        m_password->setFocus();
    else
        m_people->setFocus();
}

void SignInForm::onPersonChanged()
{
    forget();
    m_people->setFocus();
    Q_EMIT personChosen(chosen());
}

void SignInForm::ask()
{
    if (!chosen().isEmpty() && m_signIn->isEnabled())
        Q_EMIT signInAsked(chosen(), m_password->text(), m_code->isVisible() ? m_code->text() : QString());
}

} // namespace kikitori
