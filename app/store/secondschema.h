// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"

namespace kikitori {

/// What SQL alone cannot do on the way to schema 2: the link of every entry (all were written here until then) and the
/// words of every closed case. Thread: the connection's, within the migration's transaction. Owner: none (function).
[[nodiscard]] Result<> completeSecondSchema(Connection &connection);

} // namespace kikitori
