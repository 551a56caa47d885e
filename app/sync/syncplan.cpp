// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/syncplan.h"

#include "sync/seededfault.h"

#include <QStringList>

#include <algorithm>

namespace kikitori {

namespace {

/// No entries give no digest on one side and zeros on the other: both mean nothing.
QByteArray plainDigest(const QByteArray &digest)
{
    return digest.isEmpty() ? QByteArray(64, '0') : digest.toLower();
}

/// Why the own entries must be compared one by one; empty when they need not.
QString reasonToCompare(const SyncBase &base, const SyncRemote &remote)
{
    if (base.position.epoch.isNull())
        return QStringLiteral("nothing was ever received here");
    if (base.position.epoch != remote.epoch)
        return QStringLiteral("another life of the server");
    if (!base.proof || base.proof->difference() == base.unexplained)
        return {};
    const auto &[local, there] = *base.proof;
    // While something is pending its answer may have been lost, so that it is there already: only what lies outside of
    // that is a difference.
    const bool explained =
        local.pending > 0 && there.entries >= local.acknowledged && there.entries <= local.acknowledged + local.pending;
    const bool same = there.entries == local.acknowledged && plainDigest(there.digest) == plainDigest(local.digest);
    return explained || same ? QString() : QStringLiteral("the stores differ");
}

QString shortId(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces).left(8);
}

QString lineOf(const SyncItem &item)
{
    switch (item.act) {
    case SyncItem::Act::Compare:
        return QStringLiteral("compare own entries: %1").arg(item.why);
    case SyncItem::Act::Send:
        return QStringLiteral("send %1 from %2").arg(item.ids.size()).arg(shortId(item.ids.front()));
    case SyncItem::Act::Pull:
        return QStringLiteral("receive after %1").arg(item.after);
    case SyncItem::Act::Prove:
        return QStringLiteral("prove");
    case SyncItem::Act::Wait:
        return QStringLiteral("wait until %1").arg(item.until.toString(Qt::ISODateWithMs));
    }
    return {};
}

} // namespace

bool SyncProof::complete() const
{
    if (seeded(SeededFault::CompleteUnproven))
        return local.pending == 0 && local.setAside == 0;
    return local.pending == 0 && local.setAside == 0 && local.entries == local.acknowledged
        && remote.entries == local.acknowledged && plainDigest(remote.digest) == plainDigest(local.digest);
}

QByteArray SyncProof::difference() const
{
    QByteArray sum = QByteArray::fromHex(plainDigest(local.digest));
    const QByteArray there = QByteArray::fromHex(plainDigest(remote.digest));
    for (qsizetype i = 0; i < std::min(sum.size(), there.size()); ++i)
        sum[i] = static_cast<char>(sum.at(i) ^ there.at(i));
    return sum.toHex();
}

bool SyncPlan::isDone() const
{
    return std::all_of(items.begin(), items.end(), [](const SyncItem &item) { return item.act == SyncItem::Act::Wait; });
}

QString SyncPlan::toText() const
{
    QStringList lines;
    for (const SyncItem &item : items)
        lines << lineOf(item);
    return lines.isEmpty() ? QStringLiteral("nothing to do") : lines.join(u'\n');
}

SyncPlan planSync(const SyncBase &base, const SyncLocal &local, const SyncRemote &remote, const SyncPolicy &policy)
{
    SyncPlan plan;
    const QString why = policy.compare && !base.compared ? reasonToCompare(base, remote) : QString();
    const bool compares = !why.isEmpty() && !seeded(SeededFault::NeverCompared);
    if (compares)
        plan.items.push_back({ SyncItem::Act::Compare, {}, 0, {}, why });
    if (!local.due.empty())
        plan.items.push_back({ SyncItem::Act::Send, local.due, 0, {}, {} });
    // Comparing ends by setting the position, so receiving waits for it.
    const bool sameLife = base.position.epoch == remote.epoch;
    if (policy.pull && !base.pulled && !compares && (sameLife || policy.compare))
        plan.items.push_back({ SyncItem::Act::Pull, {}, sameLife ? base.position.seq : 0, {}, {} });
    if (policy.prove && !base.proof && plan.items.empty())
        plan.items.push_back({ SyncItem::Act::Prove, {}, 0, {}, {} });
    if (local.nextDue)
        plan.items.push_back({ SyncItem::Act::Wait, {}, 0, *local.nextDue, {} });
    return plan;
}

PageDifference comparePages(const std::vector<KnownEntry> &here, const std::vector<KnownEntry> &there, int most)
{
    PageDifference found;
    const bool hereCut = !here.empty() && here.size() >= static_cast<size_t>(most);
    const bool thereCut = !there.empty() && there.size() >= static_cast<size_t>(most);
    found.more = hereCut || thereCut;
    if (found.more) {
        found.upTo = hereCut ? here.back().id : there.back().id;
        if (hereCut && thereCut && comesBefore(there.back().id, here.back().id))
            found.upTo = there.back().id;
    }
    const auto isWithin = [&](const QUuid &id) { return !found.more || !comesBefore(found.upTo, id); };
    auto mine = here.begin();
    auto theirs = there.begin();
    for (;;) {
        const bool hasMine = mine != here.end() && isWithin(mine->id);
        const bool hasTheirs = theirs != there.end() && isWithin(theirs->id);
        if (!hasMine && !hasTheirs)
            return found;
        if (!hasTheirs || (hasMine && comesBefore(mine->id, theirs->id))) {
            found.missingThere.push_back((mine++)->id);
        } else if (!hasMine || comesBefore(theirs->id, mine->id)) {
            found.missingHere.push_back((theirs++)->id);
        } else {
            if (mine->hash.toLower() != theirs->hash.toLower())
                found.contradicting.push_back(mine->id);
            ++mine;
            ++theirs;
        }
    }
}

} // namespace kikitori
