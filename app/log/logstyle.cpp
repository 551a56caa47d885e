// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/logstyle.h"

#include <QPainter>

namespace kikitori {

namespace {
constexpr double em = 15; ///< the theme's body text, in pixels of the design
}

LogStyle LogStyle::from(const Theme &theme)
{
    const auto named = [&theme](const char *name) { return theme.color(QString::fromLatin1(name)); };
    LogStyle s;
    s.theme = theme;
    s.ink = named("ink");
    s.soft = named("soft");
    s.line = named("line");
    s.ground = named("ground");
    s.card = named("card");
    s.accent = named("accent");
    s.selected = named("current");
    s.found = named("found");
    s.foundInk = named("on-found");
    s.alarm = named("alarm");
    s.callerVoice = named("caller-voice");
    s.agentVoice = named("agent-voice");
    s.calls = named("calls");
    s.handled = named("handled");
    return s;
}

QFont LogStyle::font(double ratio, bool bold) const
{
    QFont font = theme.font();
    font.setPixelSize(px(ratio));
    font.setBold(bold);
    return font;
}

int LogStyle::px(double ems) const
{
    return theme.px(em * ems);
}

void LogStyle::paintCalls(QPainter &painter, const QRect &came, const QRect &taken, const QColor &fill) const
{
    if (came.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(calls);
    painter.setBrush(line);
    painter.drawRect(came.adjusted(0, 0, -1, -1));
    painter.fillRect(taken, fill);
}

} // namespace kikitori
