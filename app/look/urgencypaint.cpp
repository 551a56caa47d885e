// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Lengths here are those of QLabel[look="chip"] in look.qss; tst_urgencychip holds both to each other.
#include "look/urgencypaint.h"

#include "look/theme.h"
#include "look/urgencychip.h"
#include "wording/wording.h"

#include <QFontMetrics>
#include <QPainter>

namespace kikitori {

namespace {

constexpr int kRadius = 5;

QFont chipFont(const Theme &theme)
{
    QFont font = theme.font();
    font.setPixelSize(theme.px(13));
    font.setBold(true);
    return font;
}

} // namespace

void paintUrgency(QPainter &painter, const Theme &theme, const QRectF &box, Urgency urgency, const QString &words)
{
    const Theme::Pair pair = theme.urgency(urgency);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(urgency == Urgency::White ? theme.color(QStringLiteral("white-line")) : pair.ground);
    painter.setBrush(pair.ground);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.setPen(pair.ink);
    painter.setFont(chipFont(theme));
    painter.drawText(box, Qt::AlignCenter, words);
    painter.restore();
}

QSize urgencyChipSize(const Theme &theme, Urgency urgency)
{
    const QFontMetrics metrics(chipFont(theme));
    return { metrics.horizontalAdvance(markAndWord(urgency)) + 2 * (theme.px(8) + 1),
        metrics.height() + 2 * (theme.px(1) + 1) };
}

void paintUrgencyChip(QPainter &painter, const Theme &theme, QPoint topLeft, Urgency urgency)
{
    paintUrgency(painter, theme, QRect(topLeft, urgencyChipSize(theme, urgency)), urgency, markAndWord(urgency));
}

QPixmap urgencyMark(const Theme &theme, Urgency urgency)
{
    const int side = theme.px(20);
    QPixmap picture(side * 2, side * 2); // twice as fine, for dense screens
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintUrgency(painter, theme, QRect(0, 0, side, side), urgency, markFor(urgency));
    return picture;
}

} // namespace kikitori
