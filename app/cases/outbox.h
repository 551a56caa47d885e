// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "cases/entry.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

namespace kikitori {

/// How far a desk has read the shared store. An epoch names one life of the server: after a restore it is another one,
/// and a position of the old life means nothing.
struct SharedPosition {
    QUuid epoch;
    qint64 seq = 0; ///< everything up to it was received
};

/// An entry as one side holds it, for comparing.
struct KnownEntry {
    QUuid id;
    QByteArray hash; ///< hex
};

/// The order of ids in which both sides are compared: that of their bytes (RFC 4122). QUuid's own is another one.
[[nodiscard]] inline bool comesBefore(const QUuid &one, const QUuid &other)
{
    if (one.data1 != other.data1)
        return one.data1 < other.data1;
    if (one.data2 != other.data2)
        return one.data2 < other.data2;
    if (one.data3 != other.data3)
        return one.data3 < other.data3;
    return std::lexicographical_compare(
        std::begin(one.data4), std::end(one.data4), std::begin(other.data4), std::end(other.data4));
}

/// How long an entry that the server could not take now waits after its `attempts`-th try (from 1): 1 s, doubled to
/// 15 minutes.
[[nodiscard]] inline std::chrono::milliseconds pauseAfter(int attempts)
{
    constexpr std::chrono::milliseconds longest = std::chrono::minutes(15);
    return std::min(longest, std::chrono::milliseconds(1000LL << std::clamp(attempts - 1, 0, 20)));
}

/// What taking over a page came to.
struct Received {
    int fresh = 0; ///< were not here
    int contradicting = 0; ///< same id, other hash: kept out
};

/// What the sync thread needs of the local store. Thread: called from the sync thread, answers synchronously (the
/// store's own connection for it; nothing else waits).
class Outbox {
public:
    virtual ~Outbox() = default;
    /// Those whose turn has come, oldest first; entries that were set aside or postponed beyond `now` are left out.
    [[nodiscard]] virtual Result<std::vector<Entry>> pending(int most, const QDateTime &now) = 0;
    /// Removes them from the outbox; one transaction.
    [[nodiscard]] virtual Result<> acknowledged(const std::vector<QUuid> &ids) = 0;
    /// The server refused this one for good: it is set aside and shown, the rest flows.
    [[nodiscard]] virtual Result<> setAside(const QUuid &id, const QString &reason) = 0;
    /// The server could not take these now: how often each was tried is kept with it, and its next try comes
    /// pauseAfter() that many after `now` (UTC). One transaction.
    [[nodiscard]] virtual Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &now) = 0;
    /// When the next postponed entry is due; empty when none is.
    [[nodiscard]] virtual Result<std::optional<QDateTime>> nextDue() = 0;
    /// What was set aside, oldest first, with the server's reason; and offering one again.
    struct Aside {
        Entry entry;
        QString reason;
        int attempts = 0;
    };
    [[nodiscard]] virtual Result<std::vector<Aside>> aside(int most) = 0;
    [[nodiscard]] virtual Result<> offerAgain(const std::vector<QUuid> &ids) = 0;

    /// Where pulling stands; epoch null before the first time.
    [[nodiscard]] virtual Result<SharedPosition> position() = 0;
    /// Takes over entries of the shared store and the position in one transaction. What is here already is skipped by
    /// its id; what contradicts it (same id, other hash) is kept out and counted. Entries of this desk itself (it was
    /// restored from a backup) count as acknowledged.
    [[nodiscard]] virtual Result<Received> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) = 0;
    /// This desk's own entries by id, after `after`, in the order of the ids' bytes (RFC 4122); those that were erased
    /// too, with the hash that they had.
    [[nodiscard]] virtual Result<std::vector<KnownEntry>> known(const QUuid &after, int most) = 0;
    /// These are not in the shared store (any more): back into the outbox, and out of the acknowledged sum. What was
    /// erased here meanwhile cannot be sent again: it is set aside and shown. Returns how many left the sum.
    [[nodiscard]] virtual Result<int> missingThere(const std::vector<QUuid> &ids) = 0;

    struct Counts {
        qint64 entries = 0; ///< own ones, all of which are to be shared: pending, set aside and acknowledged
        qint64 pending = 0; ///< postponed ones included
        qint64 setAside = 0;
        QByteArray digest; ///< of all acknowledged entries: XOR of their hashes, hex; order-free
        qint64 acknowledged = 0;
        qint64 contradictions = 0; ///< kept out by receive() in this life of the server
    };
    [[nodiscard]] virtual Result<Counts> counts() = 0;
    /// The same made again from every own entry instead of the sum that is kept: seconds for a million entries.
    [[nodiscard]] virtual Result<Counts> countsFromRows() = 0;
};

} // namespace kikitori
