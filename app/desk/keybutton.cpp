// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/keybutton.h"

#include "look/keycap.h"
#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>

namespace kikitori {

KeyButton::KeyButton(const QString &text, const QString &key, const char *look, QWidget *parent)
    : QPushButton(parent)
{
    setProperty("look", QString::fromLatin1(look));
    setAutoDefault(false);
    const bool answer = QLatin1String(look).startsWith(QLatin1String("tri"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(answer ? 6 : 12, answer ? 3 : 8, answer ? 6 : 12, answer ? 3 : 8);
    row->setSpacing(answer ? 4 : 8);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    m_text = makeLabel("button", this, text);
    m_note = makeLabel("button-note", this);
    m_note->hide();
    words->addWidget(m_text);
    words->addWidget(m_note);
    m_key = new KeyCap(key, this);
    m_key->setVisible(!key.isEmpty());
    row->addLayout(words, 1);
    row->addWidget(m_key, 0, Qt::AlignVCenter);
    for (QLabel *label : { m_text, m_note })
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(text);
    if (answer)
        m_text->setAlignment(Qt::AlignCenter);
}

void KeyButton::setWords(const QString &text, const QString &note)
{
    say(m_text, text);
    sayOrHide(m_note, note);
    setAccessibleName(note.isEmpty() ? text : text + u' ' + note);
    updateGeometry();
}

void KeyButton::setKey(const QString &key)
{
    say(m_key, key);
    m_key->setVisible(!key.isEmpty());
    updateGeometry();
}

void KeyButton::showKey(bool shown)
{
    m_keyComesAndGoes = true;
    m_key->setVisible(shown);
}

void KeyButton::setWrapping(bool wrapping)
{
    m_text->setWordWrap(wrapping);
    m_note->setWordWrap(wrapping);
    QSizePolicy policy(
        wrapping ? QSizePolicy::Preferred : QSizePolicy::Minimum, wrapping ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    policy.setHeightForWidth(wrapping);
    setSizePolicy(policy);
}

QString KeyButton::words() const
{
    return m_text->text();
}

QSize KeyButton::sizeHint() const
{
    QSize size = layout()->sizeHint();
    if (m_keyComesAndGoes && m_key->isHidden())
        size.rwidth() += m_key->sizeHint().width() + layout()->spacing();
    return size;
}

QSize KeyButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

bool KeyButton::hasHeightForWidth() const
{
    return layout()->hasHeightForWidth();
}

int KeyButton::heightForWidth(int width) const
{
    return layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : -1;
}

} // namespace kikitori
