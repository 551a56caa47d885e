// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keeping/examination.h"

#include <QDateTime>

#include <functional>
#include <optional>
#include <vector>

namespace kikitori {

/// Where copies of a store go, and how many of them stay.
struct BackupPlan {
    QString folder; ///< made when it is not there
    QString second; ///< on another medium, e.g. a detached disk; never made; empty: none
    int keep = 5; ///< good generations, at least 1
    QString name = QStringLiteral("kikitori"); ///< what the files begin with; one a desk, as desks may share a folder
};
/// "kikitori-01"
[[nodiscard]] QString backupName(const QString &desk);

/// One generation: the encrypted store NAME.STAMP.backup, the people file NAME.STAMP.people.json (no key of it is in the
/// clear) and this description NAME.STAMP.backup.json, which is written last and makes the set a backup.
struct BackupSet {
    QString file; ///< absolute path of the encrypted store
    QString people; ///< of the people file; empty when there was none
    StoreFigures figures;
    QString key; ///< fingerprint of the key that opens it (Keyring::fingerprintOf)
    qint64 bytes = 0;
    QByteArray sha256; ///< of the file, hex
    QByteArray peopleSha256;
    QDateTime at; ///< UTC
};

struct BackupReport {
    BackupSet made;
    std::optional<BackupSet> second;
    std::optional<Error> secondMissed; ///< why there is no second copy; BackupMissing: the medium is not there
    QStringList removed; ///< generations that went
    QStringList damaged; ///< generations that are not what they were: they do not count
};

/// Copies the store as it is at this moment, while others write to it, under the same key; verifies what was written
/// and only then removes older generations. `goOn` may end it between two pieces with Fault::Cancelled. Takes as
/// long as the disk needs: on a thread of its own beside a desk. Faults: KeyWrong, StoreDamaged, StoreBusy when another
/// backup into this folder runs, BackupDamaged when what was written is not what was copied, DiskFull, DiskFailed.
[[nodiscard]] Result<BackupReport> backUp(const QString &storePath, const QString &keyringPath, const StoreKey &key,
    const BackupPlan &plan, const QDateTime &now, const std::function<bool()> &goOn = {});

/// A verified copy of an open store in one file without a log, under a name of its own; nothing of that name may be
/// there. Gives what it holds.
[[nodiscard]] Result<StoreFigures> copyVerified(
    Connection &source, const StoreKey &key, const QString &target, const std::function<bool()> &goOn = {});

/// The generations in a folder, newest first: those with a description. Their files are not read.
[[nodiscard]] std::vector<BackupSet> backupsIn(const QString &folder, const QString &name = QStringLiteral("kikitori"));
/// The description of one. Faults: BackupMissing, BackupDamaged.
[[nodiscard]] Result<BackupSet> readBackup(const QString &file);
/// Its bytes are those that were written (SHA-256, people file included). Faults: BackupMissing, BackupDamaged.
[[nodiscard]] Result<> checkBackupBytes(const BackupSet &set);
/// Bytes, key, pages, figures: it can be restored. Faults: BackupMissing, BackupDamaged, KeyWrong.
[[nodiscard]] Result<> verifyBackup(const BackupSet &set, const StoreKey &key);

} // namespace kikitori
