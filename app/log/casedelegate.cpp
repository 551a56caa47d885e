// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/casedelegate.h"

#include "log/caselistmodel.h"
#include "log/foundwords.h"
#include "look/urgencypaint.h"

#include <QPainter>

namespace kikitori {

CaseDelegate::CaseDelegate(LogStyle style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_style(std::move(style))
{
}

QSize CaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() == CaseListModel::UrgencyColumn)
        return { urgencyChipSize(m_style.theme, Urgency::Orange).width() + m_style.px(1), m_style.px(2.5) };
    return { QStyledItemDelegate::sizeHint(option, index).width(), m_style.px(2.5) };
}

void CaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? m_style.selected : m_style.card);
    painter->setPen(m_style.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (selected && index.column() == CaseListModel::TimeColumn)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(m_style.px(0.28), option.rect.height())), m_style.accent);
    QRect box = option.rect.adjusted(m_style.px(0.55), 0, -m_style.px(0.35), -1);
    if (index.column() == CaseListModel::UrgencyColumn) {
        const QVariant urgency = index.data(CaseListModel::UrgencyRole);
        painter->setClipRect(option.rect);
        if (urgency.isValid()) {
            const int tall = urgencyChipSize(m_style.theme, Urgency(urgency.toInt())).height();
            paintUrgencyChip(*painter, m_style.theme, { box.left(), box.center().y() - tall / 2 + 1 }, Urgency(urgency.toInt()));
        } else {
            paintText(painter, box, QStringLiteral("—"), m_style.font(), false);
        }
    } else {
        const bool open = index.data(CaseListModel::OpenRole).toBool();
        if (index.column() == CaseListModel::ProtocolColumn && index.data(CaseListModel::ChangedRole).toInt() != 0) {
            const bool up = index.data(CaseListModel::ChangedRole).toInt() > 0;
            const QRect arrow = box.adjusted(box.width() - m_style.px(1.1), 0, 0, 0);
            painter->setPen(up ? m_style.alarm : m_style.accent);
            painter->setFont(m_style.font(1.05, true));
            painter->drawText(arrow, Qt::AlignCenter, up ? QStringLiteral("↑") : QStringLiteral("↓"));
            box.setRight(arrow.left());
        }
        if (index.column() == CaseListModel::ContentColumn && index.data(CaseListModel::ConflictRole).toBool()) {
            painter->setPen(m_style.alarm);
            painter->setFont(m_style.font(1.05, true));
            painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("≠"));
            box.setLeft(box.left() + m_style.px(1.2));
        }
        // Only where the search looks: elsewhere a mark would claim a hit that was none.
        const bool looked = index.column() == CaseListModel::ContentColumn || index.column() == CaseListModel::MunicipalityColumn;
        paintText(painter, box, index.data().toString(), m_style.font(1.0, open), looked);
    }
    painter->restore();
}

/// The text from a little before its first hit, when that would otherwise be cut off.
QString CaseDelegate::inSight(const QString &text, const QFontMetrics &metrics, int width) const
{
    const QList<Stretch> hits = m_words.isEmpty() ? QList<Stretch>() : foundWords(text, m_words);
    if (hits.isEmpty() || metrics.horizontalAdvance(text.left(hits.first().from + hits.first().length)) < width - m_style.px(2))
        return text;
    return QStringLiteral("…") + text.mid(qMax<qsizetype>(0, hits.first().from - 4));
}

void CaseDelegate::paintText(QPainter *painter, QRect box, const QString &text, const QFont &font, bool marked) const
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(marked ? inSight(text, metrics, box.width()) : text, Qt::ElideRight, box.width());
    painter->setFont(font);
    const int base = box.top() + (box.height() - metrics.height()) / 2;
    painter->setPen(m_style.ink);
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    const QList<Stretch> hits = !marked || m_words.isEmpty() ? QList<Stretch>() : foundWords(shown, m_words);
    for (const Stretch &hit : hits) {
        const int from = box.left() + metrics.horizontalAdvance(shown.left(hit.from));
        const int to = box.left() + metrics.horizontalAdvance(shown.left(hit.from + hit.length));
        const QRect mark(from, base, to - from, metrics.height());
        painter->fillRect(mark, m_style.found);
        painter->setPen(m_style.foundInk);
        painter->drawText(mark, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown.mid(hit.from, hit.length));
    }
}

} // namespace kikitori
