// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"
#include "release/refusal.h"
#include "release/releasekey.h"
#include "release/releasers.h"

#include <QDateTime>

namespace kikitori {

/// What was proved of the pack before it was released.
struct ProofSummary {
    int protocols = 0;
    int items = 0;
    int notes = 0;
    qint64 steps = 0;
};

/// What the doctor put the signature under, beside the pack itself.
struct Release {
    QString packId;
    QString version;
    QString hash; ///< of the files that it was compiled from; cases keep it
    QString reviewedBy; ///< the doctor
    QString licence; ///< 医籍登録番号 or the like; may be empty
    QDateTime reviewedAt; ///< with the offset of the place
    QDate releasedFrom; ///< the first day on which desks use it
    std::optional<QDate> retiredFrom; ///< the first day on which they do not any more
    ProofSummary proof;
    QString note; ///< may be empty
};

/// A pack as one file NAME-VERSION.kpack holds it; that nobody changed it is shown, that the key is to be trusted is not.
struct SealedPack {
    Release release;
    Pack pack;
    QByteArray key; ///< public half
};

/// Word that a version is not to be used any more: NAME-VERSION.retired, beside the version it speaks of.
struct Retirement {
    QString packId;
    QString version;
    QString hash;
    QDate from;
    QString by; ///< who says so
    QDateTime at;
};

/// The bytes of a .kpack. Id, version and hash of the head come from the pack. BadArgument for a pack without id, version
/// or hash, and for a head without a name or with days that cannot be.
[[nodiscard]] Result<QByteArray> seal(const Pack &pack, Release release, const ReleaseKey &key);
/// Damaged, ChangedAfterSealing, NewerForm.
[[nodiscard]] tl::expected<SealedPack, ReleaseRefusal> readSealed(const QByteArray &bytes);
/// The first day on which it is not used any more: the earliest of what its head and the notices say.
[[nodiscard]] std::optional<QDate> endOf(const Release &release, const std::vector<Retirement> &retirements);
/// Whether this key is a doctor's whose time had not run out on that day.
[[nodiscard]] bool trusts(const std::vector<Releaser> &releasers, const QByteArray &key, QDate day);
/// What a desk works with: readSealed, then UnknownReleaser, Retired, NotYetInForce. `today` is the day at the desk.
[[nodiscard]] tl::expected<SealedPack, ReleaseRefusal> openSealed(
    const QByteArray &bytes, const std::vector<Releaser> &releasers, const std::vector<Retirement> &retirements, QDate today);

/// The bytes of a .retired.
[[nodiscard]] Result<QByteArray> sealRetirement(const Retirement &retirement, const ReleaseKey &key);
[[nodiscard]] tl::expected<Retirement, ReleaseRefusal> openRetirement(
    const QByteArray &bytes, const std::vector<Releaser> &releasers);

/// NAME-VERSION, for the names of both files; what is no letter, digit, '.', '_' becomes '-'.
[[nodiscard]] QString fileStem(const QString &packId, const QString &version);

} // namespace kikitori
