// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QPixmap>

class QPainter;

namespace kikitori {

/// Colours, sizes and style sheet of the case log, made from a palette and a font. Immutable value. Thread: GUI.
/// Owner: copied into every painter of this room.
struct LogStyle {
    bool dark = false;
    int em = 14; ///< pixels of the body text; every length is a multiple of it
    QFont body;
    QColor ink, soft, faint, line, ground, card, accent, accentInk, bar, barInk, selected, found, foundInk, warn, caller, agent;

    [[nodiscard]] static LogStyle from(bool dark, const QFont &body);
    /// Dark when the palette's window is darker than its text.
    [[nodiscard]] static LogStyle from(const QPalette &palette, const QFont &body);
    [[nodiscard]] QColor fill(Urgency urgency) const;
    [[nodiscard]] QColor inkOn(Urgency urgency) const;
    [[nodiscard]] QFont font(double ratio = 1.0, bool bold = false) const;
    /// `ems` of the body size in whole pixels.
    [[nodiscard]] int px(double ems) const;
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString sheet() const;
    /// Mark, word and colour in a rounded box; returns the box. `height` in pixels.
    QRect paintChip(QPainter &painter, QPoint topLeft, int height, Urgency urgency) const;
    /// The mark alone on its colour, as a picture for a button.
    [[nodiscard]] QPixmap markPicture(Urgency urgency) const;
    [[nodiscard]] int chipWidth(Urgency urgency) const;
};

} // namespace kikitori
