// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "release/release.h"

namespace kikitori {

/// Made-up packs and what a doctor would say of them; for tests.
inline Pack packOf(const QString &id, const QString &version)
{
    Pack pack;
    pack.id = id;
    pack.name = QStringLiteral("試しの束");
    pack.version = version;
    pack.hash = QString(version + QStringLiteral("0")).repeated(64).left(64);
    Protocol protocol;
    protocol.id = QStringLiteral("adult.a");
    protocol.items = { { QStringLiteral("i"), Urgency::Red, QStringLiteral("息が苦しいですか"), {}, true, {} } };
    pack.protocols = { protocol };
    return pack;
}

inline const QDate kReviewed(2026, 11, 20);
inline const QDate kFrom(2026, 12, 1);

inline Release reviewed(QDate from = kFrom, std::optional<QDate> until = {})
{
    Release release;
    release.reviewedBy = QStringLiteral("医師 太郎");
    release.licence = QStringLiteral("第123456号");
    release.reviewedAt = QDateTime(kReviewed, QTime(18, 30), Qt::OffsetFromUTC, 9 * 3600);
    release.releasedFrom = from;
    release.retiredFrom = until;
    release.proof = { 1, 1, 2, 34 };
    release.note = QStringLiteral("初版");
    return release;
}

} // namespace kikitori
