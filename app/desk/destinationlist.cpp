// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/destinationlist.h"

#include "desk/keybutton.h"
#include "look/look.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

DestinationList::DestinationList(QWidget *parent)
    : QFrame(parent)
{
    setProperty("ownKeys", true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Hand the call to"));
    m_box = new QVBoxLayout(this);
    space(m_box, 0, 4);
    hide();
}

void DestinationList::offer(const std::vector<Destination> &destinations)
{
    while (QLayoutItem *item = m_box->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_buttons.clear();
    m_destinations = destinations;
    m_box->addWidget(makeText("caption", this, tr("Hand the call to (Esc: go back)")));
    for (size_t i = 0; i < m_destinations.size(); ++i) {
        auto *button =
            new KeyButton(m_destinations[i].label, i < 9 ? QString::number(i + 1) : QString(), "plain", this);
        button->setWrapping(true);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { pick(static_cast<int>(i)); });
        m_box->addWidget(button);
        m_buttons.append(button);
    }
    setCurrent(0);
    show();
    setFocus(Qt::OtherFocusReason);
}

void DestinationList::setCurrent(int index)
{
    m_current = std::clamp(index, 0, std::max<int>(0, static_cast<int>(m_buttons.size()) - 1));
    for (int i = 0; i < m_buttons.size(); ++i)
        setLook(m_buttons[i], "look", i == m_current ? QStringLiteral("pressed") : QStringLiteral("plain"));
}

void DestinationList::pick(int index)
{
    if (index < 0 || index >= static_cast<int>(m_destinations.size()))
        return;
    const Destination destination = m_destinations[static_cast<size_t>(index)];
    hide();
    Q_EMIT picked(destination);
    Q_EMIT left();
}

bool DestinationList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key >= Qt::Key_1 && key <= Qt::Key_9) || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Return
            || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

void DestinationList::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        pick(key - Qt::Key_1);
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        setCurrent(m_current + (key == Qt::Key_Up ? -1 : 1));
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        pick(m_current);
    } else if (key == Qt::Key_Escape) {
        hide();
        Q_EMIT left();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace kikitori
