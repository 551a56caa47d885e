// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "sync/syncplan.h"

#include <functional>

namespace kikitori {

/// What a pass came to so far.
struct SyncOutcome {
    qint64 accepted = 0;
    qint64 refused = 0;
    qint64 postponed = 0;
    qint64 received = 0; ///< fresh entries, of other desks or fetched back
    qint64 sentAgain = 0; ///< the server had lost them
    qint64 fetchedBack = 0; ///< this desk had lost them
    bool compared = false; ///< own entries one by one
    qint64 contradicting = 0; ///< of those compared: own entries that stand there with another hash
    std::optional<SyncProof> proof;
    std::optional<QDateTime> nextDue; ///< of a postponed entry
};

/// Brings one desk and the shared store together: discovers both sides, plans, carries the plan out, and does so again
/// until nothing is left but to wait. Keeps nothing that matters: all that was settled is in the outbox, and a pass that
/// ends anywhere is taken up by the next one. Thread: the one that uses the outbox. Owner: the sync runner, kikitorictl
/// or a test.
class SyncPass {
public:
    using Now = std::function<QDateTime()>;
    SyncPass(Outbox &outbox, RemoteStore &remote, QString desk, SyncPolicy policy, Now now);
    /// One round; false when there was nothing to do. What the server refuses to show does not stop what is sent.
    [[nodiscard]] Result<bool> step();
    /// Rounds until there is nothing to do.
    [[nodiscard]] Result<> run();
    [[nodiscard]] const SyncPlan &plan() const { return m_plan; } ///< of the last round
    [[nodiscard]] const SyncOutcome &outcome() const { return m_outcome; }
    /// The difference that an earlier pass could not explain, so that it is not looked for each time; and that of this.
    void setUnexplained(const QByteArray &difference) { m_base.unexplained = difference; }
    [[nodiscard]] const QByteArray &unexplained() const { return m_base.unexplained; }

private:
    [[nodiscard]] Result<SyncLocal> discover();
    [[nodiscard]] Result<> propagate(const SyncItem &item);
    [[nodiscard]] Result<> compare();
    [[nodiscard]] Result<bool> comparePage(QUuid &after);
    [[nodiscard]] Result<> settle(const PageDifference &found);
    [[nodiscard]] Result<> fetchBack(const std::vector<QUuid> &ids);
    [[nodiscard]] Result<> send();
    [[nodiscard]] Result<> settle(const RemoteStore::Outcome &outcome);
    [[nodiscard]] Result<> pull(qint64 after);
    [[nodiscard]] Result<> prove();

    Outbox &m_outbox;
    RemoteStore &m_remote;
    QString m_desk;
    SyncPolicy m_policy;
    Now m_now;
    bool m_begun = false;
    SyncBase m_base;
    SyncRemote m_there;
    std::vector<Entry> m_due;
    SyncPlan m_plan;
    SyncOutcome m_outcome;
    std::optional<Error> m_refusal; ///< of receiving
};

/// Sends what is pending and does nothing else. Returns how many were accepted.
[[nodiscard]] Result<qint64> syncOnce(Outbox &outbox, RemoteStore &remote, int batch = 200);
/// A whole pass with its proof.
[[nodiscard]] Result<SyncOutcome> syncOnce(
    Outbox &outbox, RemoteStore &remote, const QString &desk, const SyncPolicy &policy = {});
enum class ProveBy { KeptSum, EveryRow };
/// The server always counts its rows; this side does so when it is asked to, for a person who wants to know.
[[nodiscard]] Result<SyncProof> proveSync(
    Outbox &outbox, RemoteStore &remote, const QString &desk, ProveBy how = ProveBy::KeptSum);

} // namespace kikitori
