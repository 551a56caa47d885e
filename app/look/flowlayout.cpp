// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/flowlayout.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace kikitori {

namespace {

bool grows(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent, int across, int down)
    : QLayout(parent)
    , m_down(down < 0 ? across : down)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(across);
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

Qt::Orientations FlowLayout::expandingDirections() const
{
    const bool any = std::any_of(m_items.begin(), m_items.end(), [](auto *item) { return !item->isEmpty() && grows(*item); });
    return any ? Qt::Horizontal : Qt::Orientations();
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
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
    QSize size(0, 0);
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
    std::vector<Placed> row;
    int y = inner.y();
    int used = 0;
    int height = 0;
    const auto finishRow = [&] {
        if (apply)
            place(row, QRect(inner.x(), y, inner.width(), height));
        y += height;
        row.clear();
        used = 0;
        height = 0;
    };
    for (int i = 0; i < count(); ++i) {
        QLayoutItem *item = m_items[static_cast<size_t>(i)];
        if (item->isEmpty())
            continue;
        const QSize size = sizeIn(*item, inner.width());
        if (!row.empty() && used + size.width() > inner.width()) {
            finishRow();
            y += m_down;
        }
        row.push_back({ item, size, m_rightFrom >= 0 && i >= m_rightFrom });
        used += size.width() + spacing();
        height = std::max(height, size.height());
    }
    finishRow();
    return y - rect.y() + contentsMargins().bottom();
}

QSize FlowLayout::sizeIn(const QLayoutItem &item, int width) const
{
    QSize size = item.sizeHint().expandedTo(item.minimumSize());
    if (size.width() > width) {
        size.setWidth(std::max(width, item.minimumSize().width()));
        if (item.hasHeightForWidth())
            size.setHeight(item.heightForWidth(size.width()));
    }
    return size;
}

void FlowLayout::place(const std::vector<Placed> &row, QRect room) const
{
    int slack = room.width() + spacing();
    int growing = 0;
    for (const Placed &placed : row) {
        slack -= placed.size.width() + spacing();
        growing += grows(*placed.item) ? 1 : 0;
    }
    slack = std::max(0, slack);
    const int share = growing > 0 ? slack / growing : 0;
    int toTail = growing == 0 && !row.empty() && !row.front().right ? slack : 0;
    int x = room.x();
    for (const Placed &placed : row) {
        if (placed.right)
            x += std::exchange(toTail, 0);
        const QSize size = placed.size + QSize(grows(*placed.item) ? share : 0, 0);
        placed.item->setGeometry(QRect(QPoint(x, room.y() + (room.height() - size.height()) / 2), size));
        x += size.width() + spacing();
    }
}

} // namespace kikitori
