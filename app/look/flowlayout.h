// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLayout>

#include <vector>

namespace kikitori {

/// Lays items in rows, left to right, and begins a new row where the width ends; what is left of a row goes to its
/// expanding items. Thread: GUI. Owner: its widget.
class FlowLayout final : public QLayout {
public:
    /// `across` between the items of a row, `down` between rows (−1: the same), in pixels.
    explicit FlowLayout(QWidget *parent = nullptr, int across = 8, int down = -1);
    ~FlowLayout() override;
    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// All in one row.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;
    /// Items from this one on stand at the right end of a row that begins before them, unless something in it expands.
    void setRightFrom(int index) { m_rightFrom = index; }

private:
    struct Placed {
        QLayoutItem *item;
        QSize size;
        bool right;
    };
    int arrange(const QRect &rect, bool apply) const;
    void place(const std::vector<Placed> &row, QRect room) const;
    [[nodiscard]] QSize sizeIn(const QLayoutItem &item, int width) const;

    std::vector<QLayoutItem *> m_items;
    int m_down;
    int m_rightFrom = -1;
};

} // namespace kikitori
