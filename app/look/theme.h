// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QPalette>
#include <QString>

#include <optional>

class QWidget;

namespace kikitori {

/// The look of every window: colours by meaning, type sizes and the style sheet made from them, in a light and a dark
/// form that mean the same. A value. Thread: GUI. Owner: whoever dresses a window.
class Theme {
public:
    enum class Mode { Light, Dark };
    /// Ink on ground; every pair of the theme keeps a contrast of 4.5:1 (WCAG 2.1, 1.4.3).
    struct Pair {
        QColor ink;
        QColor ground;
    };

    /// `scale` 1.0 is the size of the design; 0.8 to 2.5.
    explicit Theme(Mode mode = Mode::Light, double scale = 1.0);
    /// Light or dark, as the person's desktop is.
    [[nodiscard]] static Mode modeOf(const QPalette &system);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] double scale() const { return m_scale; }
    /// A colour by its meaning: ink, soft, line, ground, card, accent, bar … ; the names stand in theme.cpp.
    [[nodiscard]] QColor color(const QString &name) const { return m_colors.value(name); }
    [[nodiscard]] Pair urgency(Urgency urgency) const;
    /// Pixels of the design, scaled.
    [[nodiscard]] int px(double designPixels) const;
    [[nodiscard]] QFont font() const;
    [[nodiscard]] QPalette palette() const;
    /// :/themes/look.qss and behind it the room's own sheet, with this theme's colours and sizes put in.
    [[nodiscard]] QString styleSheet(const QString &room = QStringLiteral("desk")) const;
    /// Puts palette, font and the room's style sheet on a window.
    void dress(QWidget *window, const QString &room = QStringLiteral("desk")) const;
    /// Every ink that is set on a ground, by a name for the test that measures them.
    [[nodiscard]] QHash<QString, Pair> pairs() const;
    /// Contrast ratio of two colours, 1 to 21 (WCAG 2.1).
    [[nodiscard]] static double contrast(const QColor &a, const QColor &b);

private:
    Mode m_mode;
    double m_scale;
    QHash<QString, QColor> m_colors;
};

/// The word by which the style sheet knows an urgency: "red" … "white", "none" while undecided.
[[nodiscard]] QString lookOf(std::optional<Urgency> urgency);

} // namespace kikitori
