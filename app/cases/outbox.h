// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "cases/entry.h"

#include <QDateTime>

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
    /// The server could not take these now: another try at `due` (UTC); how often it was tried is kept with each.
    [[nodiscard]] virtual Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &due) = 0;
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
    /// its id; what contradicts it (same id, other hash) is kept out and counted. Returns how many were new.
    [[nodiscard]] virtual Result<int> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) = 0;
    /// This desk's own shared entries by id, after `after`, in the order of the ids' bytes (RFC 4122).
    [[nodiscard]] virtual Result<std::vector<KnownEntry>> known(const QUuid &after, int most) = 0;
    /// These are not in the shared store (any more): back into the outbox, and out of the acknowledged sum.
    [[nodiscard]] virtual Result<> missingThere(const std::vector<QUuid> &ids) = 0;

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
