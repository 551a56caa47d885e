// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/caselines.h"

#include "wording/wording.h"

#include <QAbstractItemView>
#include <QPainter>

namespace kikitori {

CaseLines::CaseLines(int offsetMinutes, QObject *parent)
    : QAbstractListModel(parent)
    , m_offsetMinutes(offsetMinutes)
{
}

void CaseLines::setLines(std::vector<CaseLine> answers, std::vector<CaseLine> revisions)
{
    beginResetModel();
    m_rows.clear();
    const auto add = [this](const QString &heading, std::vector<CaseLine> &lines) {
        if (lines.empty())
            return;
        CaseLine head;
        head.text = heading;
        m_rows.push_back({ true, head });
        for (CaseLine &line : lines)
            m_rows.push_back({ false, std::move(line) });
    };
    add(tr("Answers (Enter: hear it)"), answers);
    add(tr("Changes to the record (%1)").arg(revisions.size()), revisions);
    endResetModel();
}

void CaseLines::setRecording(const QDateTime &from, qint64 ms)
{
    m_from = from;
    m_ms = ms;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

qint64 CaseLines::offsetOf(const CaseLine &line) const
{
    if (m_ms <= 0 || !m_from.isValid() || line.at < m_from)
        return -1;
    const qint64 ms = m_from.msecsTo(line.at);
    return ms < m_ms ? ms : -1;
}

int CaseLines::rowHeard(qint64 ms) const
{
    int heard = -1;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const qint64 at = offsetOf(m_rows[i].line);
        if (!m_rows[i].head && m_rows[i].line.part == CaseLine::Part::Answer && at >= 0 && at <= ms)
            heard = int(i);
    }
    return heard;
}

QString CaseLines::timeOf(const CaseLine &line) const
{
    const qint64 at = offsetOf(line);
    if (line.part == CaseLine::Part::Answer && at >= 0)
        return QStringLiteral("▶ ") + duration(int(at / 1000));
    return timeOfDay(line.at, m_offsetMinutes);
}

int CaseLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags CaseLines::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[size_t(index.row())].head)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant CaseLines::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const CaseLine &line = row.line;
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case Qt::AccessibleTextRole:
        return row.head ? line.text : QStringList { timeOf(line), line.text, line.value, line.author }.join(QLatin1Char(' ')).simplified();
    case HeadRole:
        return row.head;
    case TimeRole:
        return row.head ? QString() : timeOf(line);
    case PlayRole:
        return row.head ? qint64(-1) : offsetOf(line);
    case MarkRole:
        return line.urgency ? markFor(*line.urgency) : QString();
    case ValueRole:
        return line.part == CaseLine::Part::Answer ? line.value : line.author;
    case UrgencyRole:
        return line.urgency ? QVariant(int(*line.urgency)) : QVariant();
    default:
        return {};
    }
}

CaseLineDelegate::CaseLineDelegate(LogStyle style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_style(std::move(style))
{
}

CaseLineDelegate::Parts CaseLineDelegate::partsOf(QRect rect, const QModelIndex &index) const
{
    const QFontMetrics plain(m_style.font(0.96));
    const QFontMetrics bold(m_style.font(0.96, true));
    const int gap = m_style.px(0.5);
    rect.adjust(gap, 0, -gap, 0);
    Parts parts;
    const int time = plain.horizontalAdvance(QStringLiteral("00:00:00")) + gap;
    const QString mark = index.data(CaseLines::MarkRole).toString();
    const int markWide = mark.isEmpty() ? 0 : m_style.px(1.5);
    const int value = qMin(bold.horizontalAdvance(index.data(CaseLines::ValueRole).toString()) + gap, rect.width() / 3);
    parts.time = QRect(rect.left(), rect.top(), time, rect.height());
    parts.mark = QRect(parts.time.right() + 1, rect.top(), markWide, rect.height());
    parts.value = QRect(rect.right() - value + 1, rect.top(), value, rect.height());
    parts.text = QRect(parts.mark.right() + 1, rect.top(), qMax(gap, parts.value.left() - parts.mark.right() - 1 - gap), rect.height());
    return parts;
}

QSize CaseLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    if (index.data(CaseLines::HeadRole).toBool())
        return { width, m_style.px(2.3) };
    const Parts parts = partsOf(QRect(0, 0, qMax(width, m_style.px(12)), 10), index);
    const QFontMetrics metrics(m_style.font(0.96));
    const QRect box = metrics.boundingRect(QRect(0, 0, parts.text.width(), 10000), Qt::TextWordWrap, index.data().toString());
    return { width, qMax(metrics.height(), box.height()) + m_style.px(0.55) };
}

void CaseLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect rect = option.rect;
    if (index.data(CaseLines::HeadRole).toBool()) {
        painter->fillRect(rect, m_style.card);
        painter->setPen(m_style.soft);
        painter->setFont(m_style.font(0.93, true));
        painter->drawText(rect.adjusted(m_style.px(0.5), 0, 0, -m_style.px(0.25)), Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(rect, selected ? m_style.selected : m_style.card);
    if (index.row() == m_heard)
        painter->fillRect(QRect(rect.topLeft(), QSize(m_style.px(0.22), rect.height())), m_style.accent);
    const int pad = m_style.px(0.27);
    const Parts parts = partsOf(rect.adjusted(0, pad, 0, -pad), index);
    const bool plays = index.data(CaseLines::TimeRole).toString().startsWith(QStringLiteral("▶"));
    painter->setFont(m_style.font(0.96));
    painter->setPen(plays ? m_style.accent : m_style.soft);
    painter->drawText(parts.time, Qt::AlignLeft | Qt::AlignTop, index.data(CaseLines::TimeRole).toString());
    painter->setPen(m_style.ink);
    painter->drawText(parts.mark, Qt::AlignLeft | Qt::AlignTop, index.data(CaseLines::MarkRole).toString());
    painter->drawText(parts.text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, index.data().toString());
    const QFont valueFont = m_style.font(0.96, index.data(CaseLines::MarkRole).toString().size() > 0);
    painter->setFont(valueFont);
    painter->drawText(parts.value, Qt::AlignRight | Qt::AlignTop,
        QFontMetrics(valueFont).elidedText(index.data(CaseLines::ValueRole).toString(), Qt::ElideRight, parts.value.width()));
    painter->restore();
}

} // namespace kikitori
