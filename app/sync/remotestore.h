// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "cases/outbox.h"

#include <chrono>
#include <functional>
#include <vector>

namespace kikitori {

/// The shared store as the sync sees it. Thread: sync. Owner: the sync runner.
class RemoteStore {
public:
    struct Outcome {
        std::vector<QUuid> accepted; ///< written now, or there already with the same hash
        std::vector<std::pair<QUuid, QString>> refused; ///< for good, with the server's reason
        std::vector<QUuid> later; ///< not now (no space, a lock …); another try may help
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
    /// Which life of the server this is. A server that was restored elsewhere (another cluster, timeline or database)
    /// begins a new one by itself; one restored in place is told so, or notices it when a desk pulls from a number that it
    /// has not come to: that pull fails with ShareUnreachable, and the next epoch() is another one.
    [[nodiscard]] virtual Result<QUuid> epoch() = 0;
    /// What other desks wrote, in server order after `after`, and never beyond the safe horizon: every number up to
    /// `upTo` is either in or will never be. `after` 0 begins with the last `days` days of the desk's programs.
    struct Page {
        std::vector<Entry> entries;
        qint64 upTo = 0;
        bool more = false;
    };
    [[nodiscard]] virtual Result<Page> pull(const QString &desk, qint64 after, int days, int most) = 0;
    /// What the server holds of a desk, by id after `after`, in the order of the ids' bytes; for comparing after a
    /// restore.
    [[nodiscard]] virtual Result<std::vector<KnownEntry>> known(const QString &desk, const QUuid &after, int most) = 0;
    /// Entries of a desk by id: what a desk that was itself restored fetches back.
    [[nodiscard]] virtual Result<std::vector<Entry>> fetch(const std::vector<QUuid> &ids) = 0;
    /// The hashes that the server computes now from what it holds of these entries: proof before anything is purged
    /// here. Ids that it does not hold are left out.
    [[nodiscard]] virtual Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &ids) = 0;
    /// The server's clock, UTC.
    [[nodiscard]] virtual Result<QDateTime> clock() = 0;
    /// Waits until another desk wrote something, but no longer than `most`; true when something came. Ends early when
    /// the thread is asked to end, or when `wake` says so.
    [[nodiscard]] virtual Result<bool> waitForNews(std::chrono::milliseconds most, const std::function<bool()> &wake) = 0;
};

} // namespace kikitori
