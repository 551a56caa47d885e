// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/keybar.h"

#include "look/keycap.h"
#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>

namespace kikitori {

KeyBar::KeyBar(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("keyBar"));
    m_row->setContentsMargins(16, 4, 16, 4);
    m_row->setSpacing(20);
    m_row->addStretch(1);
    m_row->addWidget(m_share = makeLabel("hint", this));
    m_details = makeKeyHint({ QStringLiteral("F10") }, tr("Details"), this);
    m_details->hide();
    m_row->addWidget(m_details);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void KeyBar::setHints(const QList<Hint> &hints)
{
    if (hints == m_hints)
        return;
    m_hints = hints;
    for (QWidget *old : std::as_const(m_shown)) {
        old->hide();
        old->deleteLater();
    }
    m_shown.clear();
    for (const Hint &hint : hints) {
        QWidget *one = makeKeyHint(hint.keys, hint.text, this);
        m_row->insertWidget(static_cast<int>(m_shown.size()), one);
        one->show();
        m_shown.append(one);
    }
    fit();
}

void KeyBar::setShareStatus(const QString &words)
{
    say(m_share, words);
    fit();
}

void KeyBar::setShareAlarm(bool alarm)
{
    m_details->setVisible(alarm);
    setLook(m_share, "alarm", alarm);
    fit();
}

void KeyBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void KeyBar::fit()
{
    int left = width() - m_row->contentsMargins().left() - m_row->contentsMargins().right()
        - m_share->sizeHint().width() - m_row->spacing();
    if (!m_details->isHidden())
        left -= m_details->sizeHint().width() + m_row->spacing();
    for (QWidget *one : std::as_const(m_shown)) {
        left -= one->sizeHint().width() + m_row->spacing();
        one->setVisible(left >= 0);
    }
}

} // namespace kikitori
