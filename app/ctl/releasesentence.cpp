// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/releasesentence.h"

#include "wording/wording.h"

#include <QCoreApplication>

namespace kikitori {

QString sentenceFor(const ReleaseRefusal &refusal, const QString &file)
{
    return sentenceFor(errorOf(refusal, file));
}

QString codeOf(Refused why)
{
    switch (why) {
    case Refused::Damaged:
        return QStringLiteral("damaged");
    case Refused::ChangedAfterSealing:
        return QStringLiteral("changed-after-sealing");
    case Refused::UnknownReleaser:
        return QStringLiteral("unknown-releaser");
    case Refused::NotYetInForce:
        return QStringLiteral("not-yet-in-force");
    case Refused::Retired:
        return QStringLiteral("retired");
    case Refused::NewerForm:
        return QStringLiteral("newer-form");
    }
    return {};
}

QString wordFor(VersionState state)
{
    switch (state) {
    case VersionState::Draft:
        return QCoreApplication::translate("ctl", "draft");
    case VersionState::Checked:
        return QCoreApplication::translate("ctl", "checked");
    case VersionState::Reviewed:
        return QCoreApplication::translate("ctl", "reviewed");
    case VersionState::Released:
        return QCoreApplication::translate("ctl", "released");
    case VersionState::Retired:
        return QCoreApplication::translate("ctl", "retired");
    }
    return {};
}

} // namespace kikitori
