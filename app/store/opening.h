// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"
#include "store/migrations.h"

#include <memory>

namespace kikitori {

/// A store that passed every check.
struct OpenedFile {
    std::unique_ptr<Connection> connection;
    int schema = 0;
    bool created = false;
};

/// key check → cipher → integrity → refuse newer → backup before a migration → migrations; creates the store when
/// there is none. A refusal changes no byte of it. Faults: KeyWrong, StoreDamaged, StoreNewer, StoreBusy, DiskFull,
/// DiskFailed, and FileMissing when the key check is there but the store is gone. A store larger than `wholeCheckBytes`
/// is checked in its small tables only, to keep the start short (about 10 ms a MB); each page has its own authentication
/// code, so that damage elsewhere is a fault when it is read, and never a wrong value.
[[nodiscard]] Result<OpenedFile> openStoreFile(const QString &path, const StoreKey &key, const std::vector<Migration> &migrations,
    qint64 wholeCheckBytes = 32LL * 1024 * 1024);

} // namespace kikitori
