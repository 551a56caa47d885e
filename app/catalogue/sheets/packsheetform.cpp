// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/packsheetform.h"

namespace kikitori::form {

QString wordOf(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Red:
        return QStringLiteral("赤");
    case Urgency::Orange:
        return QStringLiteral("橙");
    case Urgency::Yellow:
        return QStringLiteral("黄");
    case Urgency::Green:
        return QStringLiteral("緑");
    case Urgency::White:
        return QStringLiteral("白");
    }
    return {};
}

QString wordOf(AgeBand ages)
{
    switch (ages) {
    case AgeBand::Any:
        return QStringLiteral("全年齢");
    case AgeBand::Adult:
        return QStringLiteral("成人");
    case AgeBand::Child:
        return QStringLiteral("小児");
    }
    return {};
}

QString wordOf(EmergencyKind kind)
{
    switch (kind) {
    case EmergencyKind::Cpa:
        return QStringLiteral("心肺停止");
    case EmergencyKind::Airway:
        return QStringLiteral("気道");
    case EmergencyKind::Breathing:
        return QStringLiteral("呼吸");
    case EmergencyKind::Circulation:
        return QStringLiteral("循環");
    case EmergencyKind::Disability:
        return QStringLiteral("意識");
    }
    return {};
}

unsigned fillOf(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Red:
        return 0xFFB3B0;
    case Urgency::Orange:
        return 0xFFD0A0;
    case Urgency::Yellow:
        return 0xFFF2A8;
    case Urgency::Green:
        return 0xC4E8BC;
    case Urgency::White:
        return 0xFFFFFF;
    }
    return 0xFFFFFF;
}

QString meaningLabel(Urgency urgency)
{
    return wordOf(urgency) + QStringLiteral("の意味");
}

QString adviceHead(Urgency urgency)
{
    return wordOf(urgency) + QStringLiteral("の案内");
}

QString departmentsHead(Urgency urgency)
{
    return wordOf(urgency) + QStringLiteral("の診療科");
}

} // namespace kikitori::form
