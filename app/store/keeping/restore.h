// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keeping/backup.h"

namespace kikitori {

struct Restored {
    StoreFigures figures; ///< as the backup had them
    QString aside; ///< where the store that was there stands; empty when there was none
};

/// Where a store is restored to.
struct RestorePlace {
    QString store;
    QString desk = QStringLiteral("01");
    int offsetMinutes = 540; ///< of local time, for the day of the next case numbers
};

/// Puts a verified backup in the place of a store, under `key`, which need not be the backup's. The store that was there
/// stands aside whole; nothing is deleted. The restored one asks the shared store what it holds (its epoch is forgotten),
/// and gives case numbers from the next full five hundred of the day on, as the numbers after the backup are not known
/// here. The desk's home must be locked by the caller. Faults: BackupMissing, BackupDamaged, KeyWrong, StoreNewer,
/// StoreBusy, DiskFull, DiskFailed; after each the store that was there is there.
[[nodiscard]] Result<Restored> restoreStore(
    const BackupSet &set, const StoreKey &backupKey, const RestorePlace &place, const StoreKey &key, const QDateTime &now);

} // namespace kikitori
