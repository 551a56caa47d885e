// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace kikitori {

/// Why the text of a widget cannot be read whole; empty when it can.
[[nodiscard]] inline QString cutIn(const QWidget *widget, const QString &text, bool wraps)
{
    const QFontMetrics metrics(widget->font());
    const QRect inside = widget->contentsRect();
    if (!wraps) {
        int widest = 0;
        for (const QString &line : text.split(u'\n'))
            widest = std::max(widest, metrics.horizontalAdvance(line));
        if (widest > inside.width() + 1)
            return QStringLiteral("needs %1 px, has %2").arg(widest).arg(inside.width());
        if (metrics.height() > inside.height() + 2)
            return QStringLiteral("needs %1 px of height, has %2").arg(metrics.height()).arg(inside.height());
        return {};
    }
    const QRect needed = metrics.boundingRect(QRect(0, 0, inside.width(), 10000), Qt::TextWordWrap, text);
    if (needed.height() > inside.height() + 2 || needed.width() > inside.width() + 1)
        return QStringLiteral("needs %1 × %2, has %3 × %4")
            .arg(needed.width())
            .arg(needed.height())
            .arg(inside.width())
            .arg(inside.height());
    return {};
}

/// Every text in sight that is cut, or that sticks out of its column sideways, where no scrolling leads.
[[nodiscard]] inline QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->textFormat() == Qt::RichText)
            continue;
        const QString why = cutIn(label, label->text(), label->wordWrap());
        if (!why.isEmpty())
            cut << label->text() + QStringLiteral(": ") + why;
    }
    for (const QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && !button->text().isEmpty()
            && button->fontMetrics().horizontalAdvance(button->text()) > button->contentsRect().width())
            cut << button->text();
    }
    for (const QScrollArea *scroll : window.findChildren<QScrollArea *>()) {
        const int room = scroll->viewport()->width();
        if (!scroll->isVisible() || scroll->widget()->width() <= room)
            continue;
        cut << QStringLiteral("a column of %1 px holds %2 px; wide are:").arg(room).arg(scroll->widget()->width());
        for (const QWidget *child : scroll->widget()->findChildren<QWidget *>()) {
            const int least = std::max(child->minimumWidth(), child->minimumSizeHint().width());
            if (child->isVisible() && least > room / 2)
                cut << QStringLiteral("  %1 “%2” at least %3 px")
                           .arg(QLatin1String(child->metaObject()->className()), child->property("text").toString())
                           .arg(least);
        }
    }
    for (const QWidget *child : window.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isVisible() && !window.rect().contains(child->geometry()))
            cut << QStringLiteral("%1 leaves the window").arg(QLatin1String(child->metaObject()->className()));
    }
    return cut;
}

} // namespace kikitori
