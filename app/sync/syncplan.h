// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"
#include "sync/remotestore.h"

#include <optional>
#include <vector>

namespace kikitori {

/// What both sides hold, compared.
struct SyncProof {
    Outbox::Counts local;
    RemoteStore::Counts remote;
    /// All that this desk ever wrote is there, and nothing else under its name.
    [[nodiscard]] bool complete() const;
    /// XOR of both digests, hex: the sum of the entries that only one side has. It stays the same while those do.
    [[nodiscard]] QByteArray difference() const;
};

/// What desk and server agreed on before, and what the pass under way has settled since.
struct SyncBase {
    SharedPosition position;
    bool compared = false;
    bool pulled = false; ///< up to the horizon
    std::optional<SyncProof> proof; ///< since the last entry was settled
    QByteArray unexplained; ///< a difference that comparing did not explain: it is not tried again
};

struct SyncLocal {
    std::vector<QUuid> due; ///< a batch at most, oldest first
    std::optional<QDateTime> nextDue; ///< of a postponed entry
};

struct SyncRemote {
    QUuid epoch;
};

/// How much at once, how far back, and what this pass is for.
struct SyncPolicy {
    int batch = 200; ///< entries sent at once
    int page = 500; ///< entries received or compared at once
    int days = 30; ///< of other desks that this one keeps
    bool compare = true;
    bool pull = true;
    bool prove = true;
};

/// One thing to do. Doing it twice is as good as once.
struct SyncItem {
    enum class Act { Compare, Send, Pull, Prove, Wait };
    Act act = Act::Send;
    std::vector<QUuid> ids; ///< Send
    qint64 after = 0; ///< Pull
    QDateTime until; ///< Wait
    QString why; ///< Compare; for the engineer
};

/// What a pass does next, as data. Thread: any.
struct SyncPlan {
    std::vector<SyncItem> items;
    /// Nothing to do now, but perhaps to wait.
    [[nodiscard]] bool isDone() const;
    /// A line an item, for `kikitorictl sync` and the tests; no content of entries.
    [[nodiscard]] QString toText() const;
};

/// Pure. Compares first, so that a new life of the server is never taken for the old one; sends before it receives.
[[nodiscard]] SyncPlan planSync(const SyncBase &base, const SyncLocal &local, const SyncRemote &remote, const SyncPolicy &policy);

/// Two pages of ids side by side.
struct PageDifference {
    std::vector<QUuid> missingThere;
    std::vector<QUuid> missingHere;
    std::vector<QUuid> contradicting; ///< other hash
    QUuid upTo; ///< both pages were compared up to this id …
    bool more = false; ///< … and go on after it
};
/// Both sorted by comesBefore(). A page that has `most` entries may have been cut off: what lies beyond its end is left
/// for the next one. Pure.
[[nodiscard]] PageDifference comparePages(const std::vector<KnownEntry> &here, const std::vector<KnownEntry> &there, int most);

} // namespace kikitori
