// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "cases/entry.h"

#include <QHash>

#include <vector>

namespace kikitori {

/// What the sync thread needs of the local store. Thread: called from the sync thread, answers synchronously (the
/// store's own connection for it; nothing else waits).
class Outbox {
public:
    virtual ~Outbox() = default;
    /// Oldest first; entries that were set aside are left out.
    [[nodiscard]] virtual Result<std::vector<Entry>> pending(int most) = 0;
    /// Removes them from the outbox; one transaction.
    [[nodiscard]] virtual Result<> acknowledged(const std::vector<QUuid> &ids) = 0;
    /// The server refused this one for good: it is set aside and shown, the rest flows.
    [[nodiscard]] virtual Result<> setAside(const QUuid &id, const QString &reason) = 0;
    struct Counts {
        qint64 entries = 0; ///< all that are to be shared
        qint64 pending = 0;
        qint64 setAside = 0;
        QByteArray digest; ///< of all acknowledged entries: XOR of their hashes, hex; order-free
        qint64 acknowledged = 0;
    };
    [[nodiscard]] virtual Result<Counts> counts() = 0;
};

} // namespace kikitori
