// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/storeoutbox.h"

#include "store/entryrows.h"
#include "store/statement.h"
#include "store/transaction.h"

namespace kikitori {

namespace {
tl::unexpected<Error> notYet() // replaced within this issue, before it is landed
{
    return fail(Fault::BadArgument, QStringLiteral("outbox"), QStringLiteral("not offered yet"));
}
}

StoreOutbox::StoreOutbox(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

Result<std::vector<Entry>> StoreOutbox::pending(int most, const QDateTime &)
{
    Statement ask(*m_connection,
        "SELECT " KIKITORI_ENTRY_COLUMNS " FROM outbox o JOIN entry e ON e.position = o.entry WHERE o.state = 0"
        " ORDER BY o.entry LIMIT ?");
    ask.with(std::max(0, most));
    return ask.all([](const Statement &row) {
        Entry entry = entryOf(row);
        entry.secret.clear(); // never leaves the local store
        return entry;
    });
}

Result<> StoreOutbox::acknowledged(const std::vector<QUuid> &ids)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto total = sum();
    if (!total)
        return tl::make_unexpected(total.error());
    for (const QUuid &id : ids) {
        if (const auto done = acknowledgeOne(id, *total); !done)
            return done;
    }
    return keep(*total).and_then([&] { return transaction->commit(); });
}

Result<> StoreOutbox::acknowledgeOne(const QUuid &id, Sum &sum)
{
    // Only what is still in the outbox counts: an acknowledgement that comes twice changes nothing.
    Statement ask(*m_connection, "SELECT e.position, e.hash FROM entry e JOIN outbox o ON o.entry = e.position WHERE e.id = ?");
    const auto there = ask.with(id.toRfc4122()).step();
    if (!there)
        return tl::make_unexpected(there.error());
    if (!*there)
        return {};
    const QByteArray hash = ask.bytes(1);
    for (qsizetype i = 0; i < hash.size() && i < sum.digest.size(); ++i)
        sum.digest[i] = static_cast<char>(sum.digest.at(i) ^ hash.at(i));
    ++sum.entries;
    return Statement(*m_connection, "DELETE FROM outbox WHERE entry = ?").with(ask.number(0)).run();
}

Result<> StoreOutbox::setAside(const QUuid &id, const QString &reason)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Statement set(*m_connection,
        "UPDATE outbox SET state = 1, reason = ?, attempts = attempts + 1 WHERE entry = (SELECT position FROM entry WHERE id = "
        "?)");
    if (const auto done = set.with(reason, id.toRfc4122()).run(); !done)
        return done;
    if (m_connection->changes() == 0)
        return fail(Fault::BadArgument, QStringLiteral("id"), QStringLiteral("no such entry waits"));
    return transaction->commit();
}

Result<StoreOutbox::Sum> StoreOutbox::sum()
{
    Statement ask(*m_connection,
        "SELECT (SELECT value FROM meta WHERE name = 'digest'), (SELECT value FROM meta WHERE name = 'acknowledged')");
    return ask.step().map([&](bool) { return Sum { ask.bytes(0), ask.number(1) }; });
}

Result<> StoreOutbox::keep(const Sum &sum)
{
    constexpr auto write = "UPDATE meta SET value = ? WHERE name = ?";
    return Statement(*m_connection, write).with(sum.digest, QStringLiteral("digest")).run().and_then([&] {
        return Statement(*m_connection, write).with(sum.entries, QStringLiteral("acknowledged")).run();
    });
}

Result<> StoreOutbox::postponed(const std::vector<QUuid> &, const QDateTime &)
{
    return notYet();
}

Result<std::optional<QDateTime>> StoreOutbox::nextDue()
{
    return notYet();
}

Result<std::vector<Outbox::Aside>> StoreOutbox::aside(int)
{
    return notYet();
}

Result<> StoreOutbox::offerAgain(const std::vector<QUuid> &)
{
    return notYet();
}

Result<SharedPosition> StoreOutbox::position()
{
    return notYet();
}

Result<int> StoreOutbox::receive(const std::vector<Entry> &, const SharedPosition &)
{
    return notYet();
}

Result<std::vector<KnownEntry>> StoreOutbox::known(const QUuid &, int)
{
    return notYet();
}

Result<> StoreOutbox::missingThere(const std::vector<QUuid> &)
{
    return notYet();
}

Result<Outbox::Counts> StoreOutbox::counts()
{
    // One statement, so that all figures are of the same moment.
    Statement ask(*m_connection,
        "SELECT (SELECT count(*) FROM outbox WHERE state = 0), (SELECT count(*) FROM outbox WHERE state = 1),"
        " (SELECT value FROM meta WHERE name = 'acknowledged'), (SELECT value FROM meta WHERE name = 'digest')");
    return ask.step().map([&](bool) {
        Counts counts;
        counts.pending = ask.number(0);
        counts.setAside = ask.number(1);
        counts.acknowledged = ask.number(2);
        counts.entries = counts.pending + counts.setAside + counts.acknowledged;
        counts.digest = ask.bytes(3).toHex();
        return counts;
    });
}

} // namespace kikitori
