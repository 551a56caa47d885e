// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keeping/examination.h"

#include <QDateTime>

#include <functional>

namespace kikitori {

/// What is done when a crash comes; after each of them the store opens with all its entries.
enum class RekeyStep {
    KeySealed, ///< the new key is sealed for everybody; the old one opens the store
    LogFolded, ///< the old store is one file, and nobody else has it open
    Copied, ///< the new one stands beside it, verified
    OldAside, ///< the old file has a second name
    CheckGone, ///< no check says which key is right; both are tried
    Swapped, ///< the new file has the store's name
    Checked, ///< and its check
    Opened, ///< and passed every check of opening
    OldKeyRetired, ///< the old key opens older backups only
};
inline constexpr RekeyStep kRekeySteps[] = { RekeyStep::KeySealed, RekeyStep::LogFolded, RekeyStep::Copied, RekeyStep::OldAside,
    RekeyStep::CheckGone, RekeyStep::Swapped, RekeyStep::Checked, RekeyStep::Opened, RekeyStep::OldKeyRetired };

struct Rekeyed {
    StoreFigures figures;
    QString fingerprint; ///< of the new key
    StoreKey key; ///< the new one
    QString aside; ///< where the old store stands
};

/// Gives the store another key, by a verified copy outside the log (docs/adr/0012-rekey.md). `keys` are those of an
/// admitted person. The desk's home must be locked by the caller; whatever else has the store open makes it
/// StoreBusy. What went before a fault stays as it is, and the store opens. `after` is told each step that is done.
[[nodiscard]] Result<Rekeyed> rekeyStore(const QString &storePath, const QString &keyringPath, const std::vector<StoreKey> &keys,
    const QDateTime &now, const std::function<void(RekeyStep)> &after = {});

/// Drops the keys that open nothing any more: retired ones that no backup in these folders names. While one of the
/// folders is not there nothing is dropped, as it may hold a backup that needs one. Gives the fingerprints dropped.
[[nodiscard]] Result<QStringList> dropUnneededKeys(
    const QString &keyringPath, const std::vector<StoreKey> &keys, const QStringList &backupFolders);

} // namespace kikitori
