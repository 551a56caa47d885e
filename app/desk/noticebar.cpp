// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/noticebar.h"

#include "look/keycap.h"
#include "look/look.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

namespace kikitori {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
{
    setProperty("look", QStringLiteral("notice"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(m_text = makeText("notice-text", this), 1);
    row->addWidget(new KeyCap(QStringLiteral("Esc"), this));
    row->addWidget(makeLabel("notice-text", this, tr("Put away")));
    hide();
}

void NoticeBar::tell(const QString &sentence)
{
    say(m_text, sentence);
    setVisible(!sentence.isEmpty());
    setAccessibleName(sentence);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::putAway()
{
    hide();
}

QString NoticeBar::text() const
{
    return isVisible() ? m_text->text() : QString();
}

} // namespace kikitori
