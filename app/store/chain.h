// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"

#include <QByteArray>

namespace kikitori {

/// The chain over the entries that were written here, in the order of their positions: each link is
/// SHA-256(link before, 32 zero bytes at first || the entry's 32-byte hash). Its end is kept in `meta`, so that a cut end
/// shows too. Thread: the connection's. Owner: none (functions).
struct Chain {
    QByteArray head; ///< 32 bytes
    qint64 entries = 0;

    /// The link of the next entry; the chain ends with it then.
    [[nodiscard]] QByteArray add(const QByteArray &hash);
};

[[nodiscard]] Result<Chain> readChain(Connection &connection);
[[nodiscard]] Result<> keepChain(Connection &connection, const Chain &chain);
/// Makes every hash (of what was not erased) and every link again, from the rows. Fault::ChainBroken: subject "entry
/// POSITION" and the position as line where the first does not fit; line 0 when entries are missing at the end.
[[nodiscard]] Result<Chain> verifyChain(Connection &connection);

} // namespace kikitori
