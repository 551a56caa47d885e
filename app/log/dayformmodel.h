// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/logstyle.h"
#include "reports/dayfigures.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace kikitori {

/// The daily form 日表 as a table: 24 hours, the sum and the mean. Thread: GUI. Owner: DayFormWindow.
class DayFormModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Hour, Operators, Offered, Handled, Rate, Blocked, Handling, Picture, Columns };
    enum Role { OfferedRole = Qt::UserRole + 1, HandledRole, MostRole, SumRole };
    using QAbstractTableModel::QAbstractTableModel;
    void setFigures(DayFigures figures);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString shown(int row, int column) const;
    [[nodiscard]] QString shownMean(int column) const;

    std::optional<DayFigures> m_figures;
};

/// Paints figures to the right, and calls against handled calls as two bars. Thread: GUI. Owner: DayFormWindow.
class DayFormDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit DayFormDelegate(LogStyle style, QObject *parent = nullptr);
    void setStyle(const LogStyle &style) { m_style = style; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    LogStyle m_style;
};

} // namespace kikitori
