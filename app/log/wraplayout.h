// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLayout>

#include <vector>

namespace kikitori {

/// Lays items out in lines, wrapping where the width ends; what is left of a line goes to its expanding items.
/// Thread: GUI. Owner: the widget it lays out.
class WrapLayout final : public QLayout {
    Q_OBJECT
public:
    explicit WrapLayout(QWidget *parent = nullptr);
    ~WrapLayout() override;
    void setGaps(int across, int down);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool really) const;
    int placeLine(const std::vector<QLayoutItem *> &line, QRect room, bool really) const;

    std::vector<QLayoutItem *> m_items;
    int m_across = 8;
    int m_down = 6;
};

} // namespace kikitori
