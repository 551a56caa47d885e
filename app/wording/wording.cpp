// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wording/wording.h"

#include <QCoreApplication>

namespace kikitori {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("wording", text);
}
}

QString wordFor(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Red:
        return tr("Red");
    case Urgency::Orange:
        return tr("Orange");
    case Urgency::Yellow:
        return tr("Yellow");
    case Urgency::Green:
        return tr("Green");
    case Urgency::White:
        return tr("White");
    }
    return {};
}

QString markFor(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Red:
        return QStringLiteral("◆");
    case Urgency::Orange:
        return QStringLiteral("▲");
    case Urgency::Yellow:
        return QStringLiteral("●");
    case Urgency::Green:
        return QStringLiteral("■");
    case Urgency::White:
        return QStringLiteral("○");
    }
    return {};
}

QString wordFor(Answer answer)
{
    switch (answer) {
    case Answer::Yes:
        return tr("Yes");
    case Answer::No:
        return tr("No");
    case Answer::Unknown:
        return tr("Unknown");
    }
    return {};
}

QString timeOfDay(const QDateTime &utc, int offsetMinutes)
{
    return utc.isValid() ? utc.toOffsetFromUtc(offsetMinutes * 60).toString(QStringLiteral("HH:mm:ss")) : QString();
}

QString duration(int seconds)
{
    const int minutes = seconds / 60;
    const QLatin1Char zero('0');
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(minutes % 60, 2, 10, zero).arg(seconds % 60, 2, 10, zero);
}

} // namespace kikitori
