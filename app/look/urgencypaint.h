// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QPixmap>
#include <QRect>
#include <QSize>

class QPainter;

namespace kikitori {

class Theme;

/// Words on the colour of an urgency, in a box with rounded corners. Thread: GUI.
void paintUrgency(QPainter &painter, const Theme &theme, const QRectF &box, Urgency urgency, const QString &words);
/// The size of an UrgencyChip with mark and word, for a delegate.
[[nodiscard]] QSize urgencyChipSize(const Theme &theme, Urgency urgency);
/// An UrgencyChip drawn by a delegate: the same size, colours and words as the widget.
void paintUrgencyChip(QPainter &painter, const Theme &theme, QPoint topLeft, Urgency urgency);
/// The mark alone on its colour, for a button.
[[nodiscard]] QPixmap urgencyMark(const Theme &theme, Urgency urgency);

} // namespace kikitori
