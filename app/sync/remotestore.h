// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "cases/entry.h"

#include <vector>

namespace kikitori {

/// The shared store as the sync sees it. Thread: sync. Owner: the sync runner.
class RemoteStore {
public:
    struct Outcome {
        std::vector<QUuid> accepted; ///< written now, or there already with the same hash
        std::vector<std::pair<QUuid, QString>> refused; ///< for good, with the server's reason
    };
    struct Counts {
        qint64 entries = 0; ///< of this desk
        QByteArray digest; ///< XOR of their hashes, hex
        qint64 openCases = 0;
        qint64 closedCases = 0;
    };
    virtual ~RemoteStore() = default;
    /// Appends; sending the same twice is harmless. ShareUnreachable when the connection fails: nothing is known then.
    [[nodiscard]] virtual Result<Outcome> push(const std::vector<Entry> &entries) = 0;
    [[nodiscard]] virtual Result<Counts> counts(const QString &desk) = 0;
};

} // namespace kikitori
