// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/dayformmodel.h"

#include <QPainter>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int sumRow = 24;
constexpr int meanRow = 25;

QString tenth(std::optional<double> value)
{
    return value ? QString::number(*value, 'f', 1) : QStringLiteral("—");
}
}

void DayFormModel::setFigures(DayFigures figures)
{
    beginResetModel();
    m_figures = std::move(figures);
    endResetModel();
}

void DayFormModel::clear()
{
    beginResetModel();
    m_figures.reset();
    endResetModel();
}

int DayFormModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_figures ? 0 : meanRow + 1;
}

int DayFormModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QString DayFormModel::shownMean(int column) const
{
    const auto perHour = [this](int HourFigures::*count) {
        double sum = 0;
        for (const HourFigures &hour : m_figures->hours)
            sum += hour.*count;
        return QString::number(sum / 24, 'f', 1);
    };
    switch (column) {
    case Hour:
        return tr("Mean per hour");
    case Operators: // the contract's form asks for neither a mean nor a sum of them
        return QStringLiteral("—");
    case Offered:
        return perHour(&HourFigures::offered);
    case Handled:
        return perHour(&HourFigures::handled);
    case Rate:
        return tenth(m_figures->total.answerRate());
    case Handling: // of all calls of the day: an hour with one call must not weigh as one with ten
        return tenth(m_figures->total.meanHandling());
    case Blocked:
        return QString::number(m_figures->meanPerHour(&HourFigures::blockedMinutes), 'f', 1);
    default:
        return {};
    }
}

QString DayFormModel::shown(int row, int column) const
{
    if (row == meanRow)
        return shownMean(column);
    const HourFigures &f = row == sumRow ? m_figures->total : m_figures->hours[size_t(row)];
    switch (column) {
    case Hour:
        return row == sumRow ? tr("Whole day") : tr("%1–%2 h").arg(row).arg(row + 1);
    case Operators:
        return row == sumRow ? QStringLiteral("—") : QString::number(f.operators);
    case Offered:
        return QString::number(f.offered);
    case Handled:
        return QString::number(f.handled);
    case Rate:
        return tenth(f.answerRate());
    case Blocked:
        return QString::number(f.blockedMinutes, 'f', 1);
    case Handling:
        return row == sumRow ? QStringLiteral("—") : tenth(f.meanHandling());
    default:
        return {};
    }
}

QVariant DayFormModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_figures || index.row() > meanRow)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Hour ? Qt::AlignLeft : Qt::AlignRight));
    case SumRole:
        return index.row() >= sumRow;
    case OfferedRole:
        return index.row() < sumRow ? m_figures->hours[size_t(index.row())].offered : 0;
    case HandledRole:
        return index.row() < sumRow ? m_figures->hours[size_t(index.row())].handled : 0;
    case MostRole: {
        const auto &hours = m_figures->hours;
        return std::max_element(hours.begin(), hours.end(), [](const auto &a, const auto &b) { return a.offered < b.offered; })->offered;
    }
    case Qt::AccessibleTextRole:
        return index.column() == Picture ? tr("%1 calls, %2 handled").arg(index.data(OfferedRole).toInt()).arg(index.data(HandledRole).toInt())
                                         : shown(index.row(), index.column());
    default:
        return {};
    }
}

QVariant DayFormModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Hour || section == Picture ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Hour:
        return tr("Hour");
    case Operators:
        return tr("Operators");
    case Offered:
        return tr("Calls (A)");
    case Handled:
        return tr("Handled (B)");
    case Rate:
        return tr("B/A %");
    case Blocked:
        return tr("Lines taken, min");
    case Handling:
        return tr("Mean handling, min");
    case Picture:
        return tr("Calls ▒ and handled █");
    default:
        return {};
    }
}

DayFormDelegate::DayFormDelegate(LogStyle style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_style(std::move(style))
{
}

QSize DayFormDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool sum = index.data(DayFormModel::SumRole).toBool();
    const int words = QFontMetrics(m_style.font(1.0, sum)).horizontalAdvance(index.data().toString());
    return { words + m_style.px(1.4), m_style.px(1.62) };
}

void DayFormDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool sum = index.data(DayFormModel::SumRole).toBool();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? m_style.selected : sum ? m_style.ground : m_style.card);
    painter->setPen(m_style.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect box = option.rect.adjusted(m_style.px(0.6), 0, -m_style.px(0.6), -1);
    if (index.column() == DayFormModel::Picture) {
        const int most = qMax(1, index.data(DayFormModel::MostRole).toInt());
        const int tall = qMax(4, box.height() - m_style.px(0.75));
        const int widest = qMin(box.width(), m_style.px(24));
        const auto bar = [&](int n) { return QRect(box.left(), box.center().y() - tall / 2, widest * n / most, tall); };
        m_style.paintCalls(*painter, bar(index.data(DayFormModel::OfferedRole).toInt()),
            bar(index.data(DayFormModel::HandledRole).toInt()), m_style.handled);
    } else {
        const QString text = index.data().toString();
        const bool nothing = text == QLatin1String("0") || text == QLatin1String("0.0") || text == QStringLiteral("—");
        painter->setFont(m_style.font(1.0, sum));
        painter->setPen(nothing && !sum ? m_style.soft : m_style.ink);
        painter->drawText(box, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()), text);
    }
    painter->restore();
}

} // namespace kikitori
