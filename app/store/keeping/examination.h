// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"

#include <QByteArray>

namespace kikitori {

/// What a store holds, in figures that a true copy of it must share.
struct StoreFigures {
    int schema = 0;
    qint64 entries = 0;
    QByteArray head; ///< hex; of the newest entry, and by the chain of all before it
    [[nodiscard]] bool operator==(const StoreFigures &) const = default;
};
[[nodiscard]] Result<StoreFigures> figuresOf(Connection &connection);

/// Every page is read, so that its authentication code is checked, and its structure; `Whole` compares every index with
/// its table too. Fault::StoreDamaged.
enum class PageCheck { Quick, Whole };
[[nodiscard]] Result<> checkPages(Connection &connection, PageCheck how);

/// What `kikitorictl store verify` says of a store that is sound.
struct Examination {
    StoreFigures figures;
    qint64 waiting = 0; ///< not acknowledged by the shared store, set aside included
    qint64 acknowledged = 0;
    qint64 erased = 0; ///< entries whose content was destroyed
};
/// Pages, each entry's hash from its own content, the chain, and the sum of what the shared store acknowledged, all made
/// again from the rows; `desk` is the store's own. Reads everything. Faults: StoreDamaged, ChainBroken.
[[nodiscard]] Result<Examination> examine(Connection &connection, const QString &desk);

} // namespace kikitori
