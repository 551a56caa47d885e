// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/syncpass.h"

#include "sync/syncrunner.h"

#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

/// No entries give no digest on one side and zeros on the other: both mean nothing.
QByteArray plainDigest(const QByteArray &digest)
{
    return digest.isEmpty() ? QByteArray(64, '0') : digest.toLower();
}

} // namespace

Result<BatchOutcome> syncBatch(Outbox &outbox, RemoteStore &remote, int batch)
{
    const auto pending = outbox.pending(batch, QDateTime::currentDateTimeUtc());
    if (!pending)
        return tl::make_unexpected(pending.error());
    if (pending->empty())
        return BatchOutcome {};
    QSet<QUuid> asked;
    for (const Entry &entry : *pending)
        asked.insert(entry.id);

    const auto outcome = remote.push(*pending);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    std::vector<QUuid> accepted;
    for (const QUuid &id : outcome->accepted)
        if (asked.remove(id))
            accepted.push_back(id);
    if (!accepted.empty())
        if (const auto done = outbox.acknowledged(accepted); !done)
            return tl::make_unexpected(done.error());
    qint64 settled = static_cast<qint64>(accepted.size());
    for (const auto &[id, reason] : outcome->refused) {
        if (!asked.remove(id))
            continue;
        if (const auto done = outbox.setAside(id, reason); !done)
            return tl::make_unexpected(done.error());
        // For the engineer: what kind of entry, and the server's fixed phrase; nothing of its content.
        const auto entry = std::find_if(pending->begin(), pending->end(), [&](const Entry &one) { return one.id == id; });
        qWarning("sync: set aside %s/%s: %s", qPrintable(codeOf(entry->stream)), qPrintable(entry->kind), qPrintable(reason));
        ++settled;
    }
    if (settled == 0)
        return fail(Fault::ShareRefused, {}, QStringLiteral("the shared store gave no answer for any entry of a batch"));
    return BatchOutcome { static_cast<qint64>(accepted.size()), true };
}

Result<qint64> syncOnce(Outbox &outbox, RemoteStore &remote, int batch)
{
    qint64 accepted = 0;
    for (;;) {
        const auto outcome = syncBatch(outbox, remote, batch);
        if (!outcome)
            return tl::make_unexpected(outcome.error());
        accepted += outcome->accepted;
        if (!outcome->more)
            return accepted;
    }
}

bool SyncProof::complete() const
{
    return local.pending == 0 && local.setAside == 0 && local.entries == local.acknowledged
        && remote.entries == local.acknowledged && plainDigest(remote.digest) == plainDigest(local.digest);
}

Result<SyncProof> proveSync(Outbox &outbox, RemoteStore &remote, const QString &desk)
{
    const auto local = outbox.counts();
    if (!local)
        return tl::make_unexpected(local.error());
    const auto there = remote.counts(desk);
    if (!there)
        return tl::make_unexpected(there.error());
    return SyncProof { *local, *there };
}

} // namespace kikitori
