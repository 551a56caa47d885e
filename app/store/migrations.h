// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"

#include <QByteArray>

#include <vector>

namespace kikitori {

/// One step of the store's schema: from number - 1 to number. Released steps are never changed.
struct Migration {
    int number = 0;
    QByteArray sql;
    Result<> (*complete)(Connection &) = nullptr; ///< what SQL alone cannot do, in the same transaction
};

/// The steps that this program carries, 1, 2 … (resources/schema/store/NNNN_name.sql).
[[nodiscard]] std::vector<Migration> builtInMigrations();
/// The schema that a store has; 0 for an empty file.
[[nodiscard]] Result<int> schemaOf(Connection &connection);
/// Takes the store to the last step, each step in a transaction of its own.
[[nodiscard]] Result<> migrate(Connection &connection, const std::vector<Migration> &migrations);

} // namespace kikitori
