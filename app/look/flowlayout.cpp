// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace kikitori {

FlowLayout::FlowLayout(QWidget *parent, int spacing)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)] : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    int shown = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        size.rwidth() += item->sizeHint().width() + (shown++ ? spacing() : 0);
        size.rheight() = std::max(size.height(), item->sizeHint().height());
    }
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    struct Placed {
        QLayoutItem *item;
        QSize size;
        int x;
        bool right;
    };
    std::vector<Placed> row;
    int y = inner.y();
    int x = 0;
    int height = 0;
    const auto finishRow = [&] {
        const int slack = std::max(0, inner.width() - (x - spacing()));
        for (Placed &placed : row) {
            if (placed.right && !row.front().right)
                placed.x += slack;
            if (apply)
                placed.item->setGeometry(
                    QRect(QPoint(inner.x() + placed.x, y + (height - placed.size.height()) / 2), placed.size));
        }
        y += height;
        row.clear();
        x = 0;
        height = 0;
    };
    for (int i = 0; i < count(); ++i) {
        QLayoutItem *item = m_items[static_cast<size_t>(i)];
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint().expandedTo(item->minimumSize());
        if (size.width() > inner.width()) {
            size.setWidth(std::max(inner.width(), item->minimumSize().width()));
            if (item->hasHeightForWidth())
                size.setHeight(item->heightForWidth(size.width()));
        }
        if (!row.empty() && x + size.width() > inner.width()) {
            finishRow();
            y += spacing();
        }
        row.push_back({ item, size, x, m_rightFrom >= 0 && i >= m_rightFrom });
        x += size.width() + spacing();
        height = std::max(height, size.height());
    }
    finishRow();
    return y - rect.y() + contentsMargins().bottom();
}

} // namespace kikitori
