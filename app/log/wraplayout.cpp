// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/wraplayout.h"

#include <QWidget>

namespace kikitori {

WrapLayout::WrapLayout(QWidget *parent)
    : QLayout(parent)
{
}

WrapLayout::~WrapLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void WrapLayout::setGaps(int across, int down)
{
    m_across = across;
    m_down = down;
    invalidate();
}

void WrapLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

int WrapLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)] : nullptr;
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

int WrapLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize WrapLayout::minimumSize() const
{
    QSize most;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            most = most.expandedTo(item->minimumSize());
    }
    const QMargins m = contentsMargins();
    return most + QSize(m.left() + m.right(), m.top() + m.bottom());
}

QSize WrapLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = QSize(size.width() + hint.width() + (size.isEmpty() ? 0 : m_across), qMax(size.height(), hint.height()));
    }
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int WrapLayout::place(const QRect &rect, bool really) const
{
    const QMargins m = contentsMargins();
    const QRect room = rect.marginsRemoved(m);
    int y = room.top();
    int used = 0;
    std::vector<QLayoutItem *> line;
    const auto finishLine = [&] {
        if (!line.empty())
            y += placeLine(line, QRect(room.left(), y, room.width(), 0), really) + m_down;
        line.clear();
        used = 0;
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int wide = item->sizeHint().width();
        if (!line.empty() && used + m_across + wide > room.width())
            finishLine();
        used += wide + (line.empty() ? 0 : m_across);
        line.push_back(item);
    }
    finishLine();
    return qMax(0, y - m_down - rect.top()) + m.bottom();
}

int WrapLayout::placeLine(const std::vector<QLayoutItem *> &line, QRect room, bool really) const
{
    int wide = m_across * int(line.size() - 1);
    int tall = 0;
    int growing = 0;
    for (const QLayoutItem *item : line) {
        wide += qMin(item->sizeHint().width(), room.width());
        tall = qMax(tall, item->sizeHint().height());
        growing += item->expandingDirections().testFlag(Qt::Horizontal) ? 1 : 0;
    }
    const int extra = growing > 0 ? qMax(0, room.width() - wide) / growing : 0;
    int x = room.left();
    for (QLayoutItem *item : line) {
        const QSize hint = item->sizeHint();
        const bool grows = item->expandingDirections().testFlag(Qt::Horizontal);
        const int w = qMin(hint.width(), room.width()) + (grows ? extra : 0);
        if (really)
            item->setGeometry(QRect(x, room.top() + (tall - hint.height()) / 2, w, hint.height()));
        x += w + m_across;
    }
    return tall;
}

} // namespace kikitori
