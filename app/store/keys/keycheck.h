// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "store/keys/keyring.h"

namespace kikitori {

/// What the file `STORE.check` says about a key: it tells a wrong key from a damaged store without touching the store.
enum class KeyCheck { Missing, Right, Wrong };

/// A check file that cannot be read as one counts as missing: its loss is no damage of the store.
[[nodiscard]] KeyCheck checkKey(const QString &storePath, const StoreKey &key);
/// Writes it, whole or not at all. It holds a random salt and a keyed BLAKE2b of a constant.
[[nodiscard]] Result<> writeKeyCheck(const QString &storePath, const StoreKey &key);

} // namespace kikitori
