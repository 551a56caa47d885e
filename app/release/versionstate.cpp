// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/versionstate.h"

namespace kikitori {

VersionState stateOf(const VersionFacts &facts, QDate today)
{
    if (!facts.sealed)
        return facts.proved ? VersionState::Checked : VersionState::Draft;
    if (facts.retiredFrom && today >= *facts.retiredFrom)
        return VersionState::Retired;
    return today >= facts.releasedFrom ? VersionState::Released : VersionState::Reviewed;
}

QString codeOf(VersionState state)
{
    switch (state) {
    case VersionState::Draft:
        return QStringLiteral("draft");
    case VersionState::Checked:
        return QStringLiteral("checked");
    case VersionState::Reviewed:
        return QStringLiteral("reviewed");
    case VersionState::Released:
        return QStringLiteral("released");
    case VersionState::Retired:
        return QStringLiteral("retired");
    }
    return {};
}

} // namespace kikitori
