// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"
#include "store/keys/admission.h"

namespace kikitori {

/// The store remembers the newest list of people it saw: an older one, put back to bring somebody back, is
/// Fault::KeyringForged. A newer one is remembered.
[[nodiscard]] Result<> checkGeneration(Connection &connection, const QString &keyringPath, quint64 generation);

/// What whoever opened a store does next, before anything is shown: checks the generation through a connection of its
/// own, and makes a version 1 list version 2 when an administrator came in. On a fault close the store. Reads and writes
/// files: never on the GUI thread.
[[nodiscard]] Result<> settleKeyring(
    const QString &keyringPath, const QString &storePath, const StoreKey &key, const Admitted &admitted);

/// After the list was saved: remembers its generation, so that the one before is refused from now on.
[[nodiscard]] Result<> rememberGeneration(const QString &storePath, const StoreKey &key, quint64 generation);

} // namespace kikitori
