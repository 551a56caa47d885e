// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/levelmeter.h"

#include <QPainter>

#include <algorithm>

namespace kikitori {

LevelMeter::LevelMeter(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(8);
}

void LevelMeter::setLevel(double dBFS)
{
    const double part = std::clamp((dBFS + 60.0) / 60.0, 0.0, 1.0);
    if (qAbs(part - m_part) < 0.005)
        return;
    m_part = part;
    update();
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole(0, (height() - 8) / 2.0, width(), 8);
    painter.setBrush(palette().color(QPalette::Mid));
    painter.drawRoundedRect(whole, 4, 4);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.setClipRect(QRectF(whole.topLeft(), QSizeF(whole.width() * m_part, whole.height())));
    painter.drawRoundedRect(whole, 4, 4);
}

} // namespace kikitori
