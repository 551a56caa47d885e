// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/deskkeys.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>

namespace kikitori {

DeskKeys::DeskKeys(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { update(now); });
}

QShortcut *DeskKeys::add(const QKeySequence &keys, std::function<void()> act)
{
    auto *shortcut = new QShortcut(keys, m_window);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, std::move(act));
    return shortcut;
}

void DeskKeys::always(const QKeySequence &keys, std::function<void()> act)
{
    add(keys, std::move(act));
}

void DeskKeys::outsideText(const QKeySequence &keys, std::function<void()> act)
{
    QShortcut *shortcut = add(keys, std::move(act));
    shortcut->setAutoRepeat(keys == QKeySequence(Qt::Key_Up) || keys == QKeySequence(Qt::Key_Down));
    shortcut->setEnabled(!takesKeys(QApplication::focusWidget()));
    m_outside.append(shortcut);
}

bool DeskKeys::takesKeys(const QWidget *widget)
{
    return widget
        && (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
            || qobject_cast<const QAbstractItemView *>(widget) || widget->property("ownKeys").toBool());
}

void DeskKeys::update(const QWidget *focus)
{
    const bool free = !takesKeys(focus);
    for (QShortcut *shortcut : std::as_const(m_outside))
        shortcut->setEnabled(free);
}

} // namespace kikitori
