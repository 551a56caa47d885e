// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/syncpass.h"

#include "sync/seededfault.h"

#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

std::vector<QUuid> idsOf(const std::vector<Entry> &entries)
{
    std::vector<QUuid> ids;
    ids.reserve(entries.size());
    for (const Entry &entry : entries)
        ids.push_back(entry.id);
    return ids;
}

/// With a mistake switched on, what is sent is not what was asked.
std::vector<Entry> asSent(std::vector<Entry> entries, bool again)
{
    if (seeded(SeededFault::LastOfBatchDropped) && entries.size() > 1)
        entries.pop_back();
    if (again) {
        for (Entry &entry : entries)
            entry.id.data1 ^= 0x5a5a5a5aU;
    }
    return entries;
}

} // namespace

SyncPass::SyncPass(Outbox &outbox, RemoteStore &remote, QString desk, SyncPolicy policy, Now now)
    : m_outbox(outbox)
    , m_remote(remote)
    , m_desk(std::move(desk))
    , m_policy(policy)
    , m_now(std::move(now))
{
}

Result<bool> SyncPass::step()
{
    const auto local = discover();
    if (!local)
        return tl::make_unexpected(local.error());
    m_plan = planSync(m_base, *local, m_there, m_policy);
    m_outcome.nextDue = local->nextDue;
    if (m_plan.isDone()) {
        if (m_refusal)
            return tl::make_unexpected(*m_refusal);
        return false;
    }
    for (const SyncItem &item : m_plan.items) {
        const auto done = propagate(item);
        if (done)
            continue;
        const bool shows = item.act == SyncItem::Act::Compare || item.act == SyncItem::Act::Pull;
        if (!shows || done.error().fault != Fault::ShareRefused)
            return tl::make_unexpected(done.error());
        m_refusal = done.error();
        m_base.compared = m_base.pulled = true;
    }
    return true;
}

Result<> SyncPass::run()
{
    for (;;) {
        const auto more = step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
    }
}

Result<SyncLocal> SyncPass::discover()
{
    if (!m_begun && (m_policy.compare || m_policy.pull)) {
        // Asked before anything else, and kept for the whole pass: when the server becomes another one meanwhile, what is
        // settled is noted under the old life, and the next pass compares.
        const auto epoch = m_remote.epoch();
        if (!epoch)
            return tl::make_unexpected(epoch.error());
        const auto position = m_outbox.position();
        if (!position)
            return tl::make_unexpected(position.error());
        m_there.epoch = *epoch;
        m_base.position = *position;
    }
    m_begun = true;
    const auto now = m_now();
    auto due = m_outbox.pending(m_policy.batch, now);
    if (!due)
        return tl::make_unexpected(due.error());
    m_due = std::move(*due);
    const auto nextDue = m_outbox.nextDue();
    if (!nextDue)
        return tl::make_unexpected(nextDue.error());
    SyncLocal local { idsOf(m_due), *nextDue };
    if (local.nextDue && *local.nextDue <= now)
        local.nextDue.reset(); // it is among the due
    return local;
}

Result<> SyncPass::propagate(const SyncItem &item)
{
    switch (item.act) {
    case SyncItem::Act::Compare:
        qInfo("sync: comparing, %s", qPrintable(item.why));
        return compare();
    case SyncItem::Act::Send:
        return send();
    case SyncItem::Act::Pull:
        return pull(item.after);
    case SyncItem::Act::Prove:
        return prove();
    case SyncItem::Act::Wait:
        break;
    }
    return {};
}

Result<> SyncPass::compare()
{
    const qint64 before = m_outcome.sentAgain;
    QUuid after;
    for (bool more = true; more;) {
        const auto page = comparePage(after);
        if (!page)
            return tl::make_unexpected(page.error());
        more = *page && !seeded(SeededFault::FirstPageComparedOnly);
    }
    // A server that lost something without saying so is another one too: its numbers may be given a second time.
    if (m_base.position.epoch != m_there.epoch || m_outcome.sentAgain > before) {
        const qint64 from = seeded(SeededFault::PositionKeptInNewEpoch) ? m_base.position.seq : 0;
        const SharedPosition start { m_there.epoch, from };
        if (const auto noted = m_outbox.receive({}, start); !noted)
            return tl::make_unexpected(noted.error());
        m_base.position = start;
        m_base.pulled = false;
    }
    m_base.compared = m_outcome.compared = true;
    m_base.proof.reset();
    return {};
}

Result<bool> SyncPass::comparePage(QUuid &after)
{
    const auto here = m_outbox.known(after, m_policy.page);
    if (!here)
        return tl::make_unexpected(here.error());
    const auto there = m_remote.known(m_desk, after, m_policy.page);
    if (!there)
        return tl::make_unexpected(there.error());
    const PageDifference found = comparePages(*here, *there, m_policy.page);
    after = found.upTo;
    return settle(found).map([&] { return found.more; });
}

Result<> SyncPass::settle(const PageDifference &found)
{
    m_outcome.contradicting += static_cast<qint64>(found.contradicting.size());
    if (!found.missingThere.empty() && !seeded(SeededFault::MissingThereIgnored)) {
        const auto back = m_outbox.missingThere(found.missingThere);
        if (!back)
            return tl::make_unexpected(back.error());
        m_outcome.sentAgain += *back;
    }
    if (found.missingHere.empty() || seeded(SeededFault::MissingHereIgnored))
        return {};
    return fetchBack(found.missingHere);
}

Result<> SyncPass::fetchBack(const std::vector<QUuid> &ids)
{
    const auto entries = m_remote.fetch(ids);
    if (!entries)
        return tl::make_unexpected(entries.error());
    // The position stays: what other desks wrote is a matter of its own.
    const auto received = m_outbox.receive(*entries, m_base.position);
    if (!received)
        return tl::make_unexpected(received.error());
    m_outcome.fetchedBack += received->fresh;
    m_outcome.received += received->fresh;
    return {};
}

Result<> SyncPass::send()
{
    if (seeded(SeededFault::AcknowledgeBeforeSending))
        if (const auto done = m_outbox.acknowledged(idsOf(m_due)); !done)
            return done;
    auto outcome = m_remote.push(asSent(m_due, false));
    if (!outcome && seeded(SeededFault::SentAgainUnderNewId))
        outcome = m_remote.push(asSent(m_due, true));
    if (!outcome && seeded(SeededFault::LostAnswerIsSuccess))
        outcome = RemoteStore::Outcome { idsOf(m_due), {}, {} };
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (seeded(SeededFault::LastOfBatchDropped) && !outcome->accepted.empty())
        outcome->accepted.push_back(m_due.back().id);
    return settle(*outcome);
}

Result<> SyncPass::settle(const RemoteStore::Outcome &outcome)
{
    QSet<QUuid> asked;
    for (const Entry &entry : m_due)
        asked.insert(entry.id);
    std::vector<QUuid> accepted;
    std::vector<QUuid> later;
    for (const QUuid &id : outcome.accepted)
        if (asked.remove(id))
            accepted.push_back(id);
    for (const QUuid &id : outcome.later)
        if (asked.remove(id))
            (seeded(SeededFault::LaterIsForgotten) ? accepted : later).push_back(id);
    auto refused = outcome.refused;
    if (seeded(SeededFault::LaterIsRefused))
        for (const QUuid &id : std::exchange(later, {})) {
            asked.insert(id);
            refused.emplace_back(id, QStringLiteral("later"));
        }
    if (seeded(SeededFault::RefusedIsAccepted))
        for (const auto &[id, reason] : std::exchange(refused, {}))
            accepted.push_back(id);
    if (accepted.empty() && later.empty() && refused.empty())
        return fail(Fault::ShareRefused, {}, QStringLiteral("the shared store gave no answer for any entry of a batch"));

    if (!accepted.empty())
        if (const auto done = m_outbox.acknowledged(accepted); !done)
            return done;
    m_outcome.accepted += static_cast<qint64>(accepted.size());
    if (!later.empty())
        if (const auto done = m_outbox.postponed(later, m_now()); !done)
            return done;
    m_outcome.postponed += static_cast<qint64>(later.size());
    for (const auto &[id, reason] : refused) {
        if (!asked.remove(id))
            continue;
        if (const auto done = m_outbox.setAside(id, reason); !done)
            return done;
        // For the engineer: what kind of entry, and the server's fixed phrase; nothing of its content.
        const auto entry =
            std::find_if(m_due.begin(), m_due.end(), [&, which = id](const Entry &one) { return one.id == which; });
        qWarning("sync: set aside %s/%s: %s", qPrintable(codeOf(entry->stream)), qPrintable(entry->kind), qPrintable(reason));
        ++m_outcome.refused;
    }
    return {};
}

Result<> SyncPass::pull(qint64 after)
{
    const auto page = m_remote.pull(m_desk, after, m_policy.days, m_policy.page);
    if (!page)
        return tl::make_unexpected(page.error());
    if (seeded(SeededFault::EpochAskedAfterwards))
        m_there.epoch = m_remote.epoch().value_or(m_there.epoch);
    if (page->upTo < after)
        return fail(Fault::ShareRefused, {}, QStringLiteral("the shared store counts backwards within one life"));
    const SharedPosition upTo { m_there.epoch, page->upTo + (seeded(SeededFault::PositionOneTooFar) ? 1 : 0) };
    if (seeded(SeededFault::PositionBeforeEntries))
        if (const auto moved = m_outbox.receive({}, upTo); !moved)
            return tl::make_unexpected(moved.error());
    m_base.pulled = !page->more;
    // Each entry that this desk itself sends moves the horizon: a page without anything new is not worth a commit.
    if (page->entries.empty() && upTo.epoch == m_base.position.epoch && upTo.seq < m_base.position.seq + m_policy.page)
        return {};
    const auto received = m_outbox.receive(page->entries, upTo);
    if (!received)
        return tl::make_unexpected(received.error());
    m_outcome.received += received->fresh;
    m_base.position = upTo;
    return {};
}

Result<> SyncPass::prove()
{
    const auto proof = proveSync(m_outbox, m_remote, m_desk);
    if (!proof)
        return tl::make_unexpected(proof.error());
    m_base.proof = m_outcome.proof = *proof;
    if (m_base.compared && proof->local.pending == 0 && proof->difference() != QByteArray(64, '0'))
        m_base.unexplained = proof->difference();
    return {};
}

Result<qint64> syncOnce(Outbox &outbox, RemoteStore &remote, int batch)
{
    SyncPolicy onlySend;
    onlySend.batch = batch;
    onlySend.compare = onlySend.pull = onlySend.prove = false;
    SyncPass pass(outbox, remote, {}, onlySend, [] { return QDateTime::currentDateTimeUtc(); });
    return pass.run().map([&] { return pass.outcome().accepted; });
}

Result<SyncOutcome> syncOnce(Outbox &outbox, RemoteStore &remote, const QString &desk, const SyncPolicy &policy)
{
    SyncPass pass(outbox, remote, desk, policy, [] { return QDateTime::currentDateTimeUtc(); });
    return pass.run().map([&] { return pass.outcome(); });
}

Result<SyncProof> proveSync(Outbox &outbox, RemoteStore &remote, const QString &desk, ProveBy how)
{
    const auto local = how == ProveBy::EveryRow ? outbox.countsFromRows() : outbox.counts();
    if (!local)
        return tl::make_unexpected(local.error());
    const auto there = remote.counts(desk);
    if (!there)
        return tl::make_unexpected(there.error());
    return SyncProof { *local, *there };
}

} // namespace kikitori
