// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/alarmband.h"

#include "look/look.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

namespace kikitori {

AlarmBand::AlarmBand(const char *look, QWidget *parent)
    : QFrame(parent)
{
    setProperty("look", QString::fromLatin1(look));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->addWidget(m_text = makeText("alarm-text", this));
    hide();
}

void AlarmBand::set(const QString &name, const QString &sentence)
{
    if (m_lines.value(name) == sentence)
        return;
    if (sentence.isEmpty())
        m_lines.remove(name);
    else
        m_lines.insert(name, sentence);
    sayOrHide(m_text, text());
    setVisible(!m_lines.isEmpty());
    setAccessibleName(text());
    if (!sentence.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString AlarmBand::text() const
{
    return m_lines.values().join(u'\n');
}

} // namespace kikitori
