// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"

#include <functional>

namespace kikitori {

/// One file takes the place of a store, and the store keeps standing under another name. At any moment a whole store
/// has the name; only its check file is away for a moment, in which every key is tried. Thread: any. Owner: none.
enum class ExchangeStep { Aside, CheckGone, Swapped, Checked };

/// `fresh` is whole in itself and opened by `key`. Without a store there nothing is put aside.
[[nodiscard]] Result<> exchangeStore(const QString &fresh, const QString &storePath, const StoreKey &key, const QString &aside,
    const std::function<void(ExchangeStep)> &after = {});

/// Opens the store for nobody else, with its log folded into the file, and holds it until dropped. StoreBusy when
/// another connection has it open.
[[nodiscard]] Result<std::unique_ptr<Connection>> holdAlone(const QString &storePath, const StoreKey &key);

/// Whoever waited for the file that was put aside finds a newer schema there and writes nothing into it.
[[nodiscard]] Result<> shutAside(Connection &held);

/// `STORE.WHAT.20261120T061503123Z`, not taken yet.
[[nodiscard]] QString asideName(const QString &storePath, const QString &what, const QDateTime &now);

} // namespace kikitori
