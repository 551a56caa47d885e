// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLayout>

#include <vector>

namespace kikitori {

/// Lays items in rows, left to right, and begins a new row where the width ends. Thread: GUI. Owner: its widget.
class FlowLayout final : public QLayout {
public:
    explicit FlowLayout(QWidget *parent, int spacing = 8);
    ~FlowLayout() override;
    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// All in one row.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;
    /// Items from this one on stand at the right end while all fit in one row.
    void setRightFrom(int index) { m_rightFrom = index; }

private:
    int arrange(const QRect &rect, bool apply) const;

    std::vector<QLayoutItem *> m_items;
    int m_rightFrom = -1;
};

} // namespace kikitori
