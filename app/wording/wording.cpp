// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wording/wording.h"

#include <QCoreApplication>

namespace kikitori {

namespace {
QString translate(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}
}

QString wordFor(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Red:
        return translate("wording", "Red");
    case Urgency::Orange:
        return translate("wording", "Orange");
    case Urgency::Yellow:
        return translate("wording", "Yellow");
    case Urgency::Green:
        return translate("wording", "Green");
    case Urgency::White:
        return translate("wording", "White");
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
        return translate("wording", "Yes");
    case Answer::No:
        return translate("wording", "No");
    case Answer::Unknown:
        return translate("wording", "Unknown");
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
