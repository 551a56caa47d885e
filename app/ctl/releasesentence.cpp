// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/releasesentence.h"

#include <QCoreApplication>

namespace kikitori {

QString sentenceFor(const ReleaseRefusal &refusal, const QString &file)
{
    switch (refusal.why) {
    case Refused::Damaged:
        return QCoreApplication::translate(
            "ctl", "%1 is not whole (%2). It is not used; the version in use stays. Get the released copy again.")
            .arg(file, refusal.detail);
    case Refused::ChangedAfterSealing:
        return QCoreApplication::translate(
            "ctl", "%1 was changed after it was sealed. It is not used; the version in use stays. Get the released copy again.")
            .arg(file);
    case Refused::UnknownReleaser:
        return QCoreApplication::translate("ctl",
            "%1 is sealed by a key that releasers.yaml of this desk does not hold. It is not used; the version in use stays. Ask "
            "the doctor for the line of the key, compare it by telephone, then add it.")
            .arg(file);
    case Refused::NotYetInForce:
        return QCoreApplication::translate("ctl", "%1 holds from %2 on. Until then the version in use stays.")
            .arg(file, refusal.detail);
    case Refused::Retired:
        return QCoreApplication::translate("ctl", "%1 is retired from %2 on. It is not used. Get the next version.")
            .arg(file, refusal.detail);
    case Refused::NewerForm:
        return QCoreApplication::translate("ctl",
            "%1 was written by a newer Kikitori (%2). It is not used; the version in use stays. Install the newer version.")
            .arg(file, refusal.detail);
    }
    return {};
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
