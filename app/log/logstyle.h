// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "look/theme.h"

class QPainter;

namespace kikitori {

/// What the painters of the case log draw with: the theme's colours by the log's words, and lengths in multiples of the
/// body text. Immutable value. Thread: GUI. Owner: copied into every painter of this room.
struct LogStyle {
    Theme theme;
    QColor ink, soft, line, ground, card, accent, alarm, selected, found, foundInk;
    QColor callerVoice, agentVoice, calls, handled;

    [[nodiscard]] static LogStyle from(const Theme &theme);
    [[nodiscard]] QFont font(double ratio = 1.0, bool bold = false) const;
    /// `ems` of the body size in whole pixels.
    [[nodiscard]] int px(double ems) const;
    /// How many came, as an outline, and how many of them were handled, filled: what was lost stays hollow.
    void paintCalls(QPainter &painter, const QRect &came, const QRect &taken, const QColor &fill) const;
};

} // namespace kikitori
