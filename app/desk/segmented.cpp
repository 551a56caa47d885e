// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/segmented.h"

#include "look/flowlayout.h"

#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace kikitori {

Segmented::Segmented(const QString &name, const QStringList &values, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_values(values)
{
    setProperty("look", QStringLiteral("segments"));
    setProperty("ownKeys", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new FlowLayout(this, 4);
    row->setContentsMargins(2, 2, 2, 2);
    for (const QString &text : values) {
        auto *button = new QPushButton(text, this);
        button->setProperty("look", QStringLiteral("segment"));
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::NoFocus);
        button->setAccessibleName(name + u' ' + text);
        connect(button, &QPushButton::clicked, this, [this, text] {
            setFocus(Qt::MouseFocusReason);
            choose(text == m_value ? QString() : text);
        });
        row->addWidget(button);
        m_buttons.append(button);
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(name);
}

void Segmented::setValue(const QString &value)
{
    m_value = value;
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(m_values[i] == value);
    setAccessibleDescription(value);
}

void Segmented::choose(const QString &value)
{
    const bool other = value != m_value;
    setValue(value);
    if (other)
        Q_EMIT chosen(value);
}

bool Segmented::event(QEvent *event)
{
    // Shortcuts of the window (1–5, arrows) must not act while a choice is being made here.
    if (event->type() == QEvent::ShortcutOverride
        && !(static_cast<QKeyEvent *>(event)->modifiers() & ~Qt::KeypadModifier)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Backspace
            || (key >= Qt::Key_1 && key <= Qt::Key_9)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void Segmented::keyPressEvent(QKeyEvent *event)
{
    const int count = static_cast<int>(m_values.size());
    const int now = static_cast<int>(m_values.indexOf(m_value));
    const int key = event->key();
    if (key == Qt::Key_Right)
        choose(m_values[std::min(now + 1, count - 1)]);
    else if (key == Qt::Key_Left)
        choose(m_values[std::max(now - 1, 0)]);
    else if (key >= Qt::Key_1 && key <= Qt::Key_9 && key - Qt::Key_1 < count)
        choose(m_values[key - Qt::Key_1]);
    else if (key == Qt::Key_Backspace)
        choose({});
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        focusNextChild();
    else
        QWidget::keyPressEvent(event);
}

} // namespace kikitori
