// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/theme.h"

#include <QFile>
#include <QRegularExpression>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace kikitori {

namespace {

struct Named {
    const char *name;
    const char *light;
    const char *dark;
};

/// One row a meaning. The orange is darker than the design's #d9600a: white on that reaches 3.7:1 only.
constexpr Named kColors[] = {
    { "ink", "#1d2329", "#eef1f3" },
    { "soft", "#55606a", "#aab5be" },
    { "line", "#d9dee3", "#3a444d" },
    { "edge", "#bcc5cc", "#56636e" },
    { "ground", "#f3f4f2", "#12171b" },
    { "card", "#ffffff", "#1c2328" },
    { "field", "#ffffff", "#151b20" },
    { "accent", "#1f5f8b", "#7cbbe6" },
    { "on-accent", "#ffffff", "#0b1d2a" },
    { "bar", "#22303b", "#0b1014" },
    { "on-bar", "#ffffff", "#eef1f3" },
    { "bar-soft", "#c9d3da", "#b4c0c9" },
    { "program", "#1f6b71", "#1f6b71" },
    { "alive", "#58c08a", "#58c08a" },
    { "on-bar-alarm", "#ffaaaa", "#ffaaaa" },
    { "dark", "#2b3b47", "#d5dee5" },
    { "on-dark", "#ffffff", "#182026" },
    { "mute", "#e4e8ea", "#262f36" },
    { "on-mute", "#4a555f", "#aebac3" },
    { "done", "#dcebe3", "#1b3529" },
    { "on-done", "#22543b", "#a5dcbf" },
    { "current", "#e8f2fa", "#1a3244" },
    { "warn", "#fff4e5", "#3a2b12" },
    { "warn-line", "#f1c27d", "#8a6426" },
    { "on-warn", "#3f2a05", "#ffe2b2" },
    { "miss", "#fffaf1", "#2d2412" },
    { "miss-line", "#c97a12", "#d99a3c" },
    { "yes", "#2b3b47", "#dbe4ea" },
    { "on-yes", "#ffffff", "#172027" },
    { "no", "#dbe3e8", "#3c4953" },
    { "on-no", "#1d2329", "#f1f4f6" },
    { "unknown", "#f6e3b0", "#5a4712" },
    { "on-unknown", "#4b3a00", "#ffedbd" },
    { "saved", "#1d6a44", "#86d3a9" },
    { "alarm", "#a80f2a", "#ff9aa6" },
    { "key", "#fafbfb", "#2a343c" },
    { "on-key", "#3c4650", "#d6dee4" },
    { "meter", "#3f8f6b", "#58c08a" },
    { "bar-button", "#3d4a54", "#242b31" },
    { "found", "#ffe94a", "#6b5b00" },
    { "on-found", "#1d2329", "#fff6c9" },
    { "caller-voice", "#3f6b88", "#86b2cc" },
    { "agent-voice", "#96602e", "#d8a878" },
    { "calls", "#7f8d97", "#6b7d8a" },
    { "handled", "#4f7289", "#80a3b8" },
    { "red", "#b3122f", "#cf2441" },
    { "on-red", "#ffffff", "#ffffff" },
    { "orange", "#c2500a", "#f08a3c" },
    { "on-orange", "#ffffff", "#241000" },
    { "yellow", "#e3b505", "#efc63a" },
    { "on-yellow", "#2b2200", "#2b2200" },
    { "green", "#2a754a", "#5cbf88" },
    { "on-green", "#ffffff", "#062012" },
    { "white", "#ffffff", "#f1f3f4" },
    { "on-white", "#333333", "#1d2329" },
    { "white-line", "#8b96a0", "#f1f3f4" },
};

double luminance(const QColor &color)
{
    const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

} // namespace

Theme::Theme(Mode mode, double scale)
    : m_mode(mode)
    , m_scale(std::clamp(scale, 0.8, 2.5))
{
    for (const Named &row : kColors)
        m_colors.insert(
            QString::fromLatin1(row.name), QColor(QLatin1String(mode == Mode::Light ? row.light : row.dark)));
}

Theme::Mode Theme::modeOf(const QPalette &system)
{
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness() ? Mode::Dark
                                                                                                       : Mode::Light;
}

Theme::Pair Theme::urgency(Urgency urgency) const
{
    const QString name = lookOf(urgency);
    return { color(QStringLiteral("on-") + name), color(name) };
}

int Theme::px(double designPixels) const
{
    return qRound(designPixels * m_scale);
}

QFont Theme::font() const
{
    QFont font;
    font.setFamilies({ QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Noto Sans JP"),
        QStringLiteral("Yu Gothic UI"), QStringLiteral("sans-serif") });
    font.setPixelSize(px(15));
    return font;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const char *name) {
        palette.setColor(role, color(QString::fromLatin1(name)));
    };
    set(QPalette::Window, "ground");
    set(QPalette::WindowText, "ink");
    set(QPalette::Base, "field");
    set(QPalette::AlternateBase, "mute");
    set(QPalette::Text, "ink");
    set(QPalette::Button, "card");
    set(QPalette::ButtonText, "ink");
    set(QPalette::Highlight, "accent");
    set(QPalette::HighlightedText, "on-accent");
    set(QPalette::PlaceholderText, "soft");
    set(QPalette::Mid, "line");
    set(QPalette::Link, "accent");
    set(QPalette::ToolTipBase, "card");
    set(QPalette::ToolTipText, "ink");
    return palette;
}

QString Theme::styleSheet(const QString &room) const
{
    QString source;
    for (const QString &part : { QStringLiteral("look"), room }) {
        QFile file(QStringLiteral(":/themes/%1.qss").arg(part));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        source += QString::fromUtf8(file.readAll());
    }
    static const QRegularExpression token(QStringLiteral("@([a-z-]+)|(\\d+(?:\\.\\d+)?)f([sm])\\b"));
    QString sheet;
    qsizetype from = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sheet += QStringView(source).mid(from, match.capturedStart() - from);
        sheet += match.hasCaptured(1) && !match.captured(1).isEmpty()
            ? color(match.captured(1)).name()
            : QString::number(px(match.captured(2).toDouble()) - (match.captured(3) == QLatin1String("m") ? 1 : 0))
                + QStringLiteral("px");
        from = match.capturedEnd();
    }
    sheet += QStringView(source).mid(from);
    return sheet;
}

void Theme::dress(QWidget *window, const QString &room) const
{
    window->setPalette(palette());
    window->setFont(font());
    window->setStyleSheet(styleSheet(room));
}

QHash<QString, Theme::Pair> Theme::pairs() const
{
    static const std::pair<const char *, const char *> on[] = { { "ink", "ground" }, { "ink", "card" },
        { "ink", "field" }, { "ink", "current" }, { "ink", "mute" }, { "soft", "card" }, { "soft", "ground" }, { "soft", "current" },
        { "soft", "field" }, { "ink", "miss" }, { "soft", "miss" }, { "on-accent", "accent" }, { "accent", "card" },
        { "accent", "current" }, { "on-bar", "bar-button" }, { "alarm", "ground" }, { "alarm", "current" },
        { "on-found", "found" }, { "caller-voice", "ground" }, { "agent-voice", "ground" }, { "handled", "card" },
        { "handled", "ground" }, { "handled", "current" },
        { "on-bar", "bar" }, { "bar-soft", "bar" }, { "on-bar", "program" }, { "on-bar-alarm", "bar" },
        { "alive", "bar" }, { "on-dark", "dark" }, { "on-mute", "mute" }, { "on-done", "done" }, { "on-warn", "warn" },
        { "on-yes", "yes" }, { "on-no", "no" }, { "on-unknown", "unknown" }, { "saved", "card" }, { "alarm", "card" },
        { "on-key", "key" }, { "on-red", "red" }, { "on-orange", "orange" }, { "on-yellow", "yellow" },
        { "on-green", "green" }, { "on-white", "white" } };
    QHash<QString, Pair> pairs;
    for (const auto &[ink, ground] : on) {
        const QString inkName = QString::fromLatin1(ink);
        const QString groundName = QString::fromLatin1(ground);
        pairs.insert(inkName + u'/' + groundName, { color(inkName), color(groundName) });
    }
    return pairs;
}

double Theme::contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QString lookOf(std::optional<Urgency> urgency)
{
    return urgency ? codeOf(*urgency) : QStringLiteral("none");
}

} // namespace kikitori
