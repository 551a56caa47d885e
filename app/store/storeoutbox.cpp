// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/storeoutbox.h"

#include "store/entryrows.h"
#include "store/outboxsql.h"
#include "store/outboxsum.h"
#include "store/statement.h"

namespace kikitori {

namespace {

SharedPosition positionOf(const Statement &row)
{
    return { row.isNull(0) ? QUuid() : QUuid::fromRfc4122(row.bytes(0)), row.number(1) };
}

Result<SharedPosition> positionIn(Connection &connection)
{
    Statement ask(connection,
        "SELECT (SELECT value FROM meta WHERE name = 'share_epoch'), (SELECT value FROM meta WHERE name = 'share_position')");
    return ask.step().map([&](bool) { return positionOf(ask); });
}

Result<> keepPosition(Connection &connection, const SharedPosition &position)
{
    const QByteArray epoch = position.epoch.isNull() ? QByteArray() : position.epoch.toRfc4122();
    Statement life(connection, "UPDATE meta SET value = ? WHERE name = 'share_epoch'");
    return life.with(epoch).run().and_then([&] {
        Statement seq(connection, "UPDATE meta SET value = ? WHERE name = 'share_position'");
        return seq.with(position.seq).run();
    });
}

/// In a new life of the server all is received anew, and counted anew.
Result<> keepContradictions(Connection &connection, int more, bool anew)
{
    if (more == 0 && !anew)
        return {};
    Statement add(connection, "UPDATE meta SET value = ? + CASE WHEN ? THEN 0 ELSE value END WHERE name = 'contradictions'");
    return add.with(more, anew).run();
}

Result<> postponeOne(Connection &connection, const QUuid &id, const QDateTime &now)
{
    Statement ask(connection, outboxsql::kWaiting);
    const auto there = ask.with(id.toRfc4122()).step();
    if (!there)
        return tl::make_unexpected(there.error());
    if (!*there)
        return {};
    const int attempts = static_cast<int>(ask.number(2)) + 1;
    Statement set(connection, "UPDATE outbox SET attempts = ?, due_ms = ? WHERE entry = ?");
    return set.with(attempts, now.addMSecs(pauseAfter(attempts).count()), ask.number(0)).run();
}

} // namespace

StoreOutbox::StoreOutbox(std::unique_ptr<Connection> connection, QString desk, WriteDoor door)
    : m_connection(std::move(connection))
    , m_desk(std::move(desk))
    , m_door(std::move(door))
{
}

Result<std::vector<Entry>> StoreOutbox::pending(int most, const QDateTime &now)
{
    Statement ask(*m_connection, outboxsql::kPending);
    ask.with(std::max(0, most), now, std::max(0, most), std::max(0, most));
    return ask.all([](const Statement &row) {
        Entry entry = entryOf(row);
        entry.secret.clear(); // never leaves the local store
        return entry;
    });
}

Result<> StoreOutbox::acknowledged(const std::vector<QUuid> &ids)
{
    return m_door([&](EntryWriter &writer) -> Result<> {
        Connection &connection = writer.connection();
        auto sum = OutboxSum::read(connection);
        for (const QUuid &id : ids) {
            if (!sum)
                break;
            // Only what is still in the outbox counts: an acknowledgement that comes twice changes nothing.
            Statement ask(connection, outboxsql::kWaiting);
            const auto there = ask.with(id.toRfc4122()).step();
            if (!there)
                return tl::make_unexpected(there.error());
            if (!*there)
                continue;
            sum->add(ask.bytes(1));
            if (const auto gone = Statement(connection, "DELETE FROM outbox WHERE entry = ?").with(ask.number(0)).run(); !gone)
                return gone;
        }
        return sum ? sum->keep(connection) : tl::make_unexpected(sum.error());
    });
}

Result<> StoreOutbox::setAside(const QUuid &id, const QString &reason)
{
    return m_door([&](EntryWriter &writer) -> Result<> {
        Statement set(writer.connection(),
            "UPDATE outbox SET state = 1, reason = ?, attempts = attempts + 1, due_ms = NULL"
            " WHERE entry = (SELECT position FROM entry WHERE id = ?)");
        return set.with(reason, id.toRfc4122()).run().and_then([&]() -> Result<> {
            if (writer.connection().changes() == 0)
                return fail(Fault::BadArgument, QStringLiteral("id"), QStringLiteral("no such entry waits"));
            return {};
        });
    });
}

Result<> StoreOutbox::postponed(const std::vector<QUuid> &ids, const QDateTime &now)
{
    return m_door([&](EntryWriter &writer) -> Result<> {
        for (const QUuid &id : ids) {
            if (const auto done = postponeOne(writer.connection(), id, now); !done)
                return done;
        }
        return {};
    });
}

Result<std::optional<QDateTime>> StoreOutbox::nextDue()
{
    Statement ask(*m_connection, outboxsql::kNextDue);
    return ask.step().map([&](bool) { return ask.isNull(0) ? std::nullopt : std::optional(ask.time(0)); });
}

Result<std::vector<Outbox::Aside>> StoreOutbox::aside(int most)
{
    Statement ask(*m_connection, outboxsql::kAside);
    ask.with(std::max(0, most));
    return ask.all([](const Statement &row) {
        Aside one { entryOf(row), row.text(12), static_cast<int>(row.number(13)) };
        one.entry.secret.clear();
        return one;
    });
}

Result<> StoreOutbox::offerAgain(const std::vector<QUuid> &ids)
{
    return m_door([&](EntryWriter &writer) -> Result<> {
        for (const QUuid &id : ids) {
            Statement set(writer.connection(),
                "UPDATE outbox SET state = 0, reason = '', due_ms = NULL"
                " WHERE state = 1 AND entry = (SELECT position FROM entry WHERE id = ? AND erased_ms IS NULL)");
            if (const auto done = set.with(id.toRfc4122()).run(); !done)
                return done;
        }
        return {};
    });
}

Result<SharedPosition> StoreOutbox::position()
{
    return positionIn(*m_connection);
}

Result<Received> StoreOutbox::receive(const std::vector<Entry> &entries, const SharedPosition &upTo)
{
    Received received;
    const auto done = m_door([&](EntryWriter &writer) -> Result<> {
        Connection &connection = writer.connection();
        const auto before = positionIn(connection);
        if (!before)
            return tl::make_unexpected(before.error());
        const auto taken = writer.receive(entries);
        if (!taken)
            return tl::make_unexpected(taken.error());
        received = { static_cast<int>(taken->fresh.size()), taken->contradicting };
        std::vector<QByteArray> own;
        for (const Entry &entry : taken->fresh) {
            if (entry.desk == m_desk)
                own.push_back(QByteArray::fromHex(hashOf(entry)));
        }
        return OutboxSum::addTo(connection, own)
            .and_then([&] { return keepContradictions(connection, received.contradicting, before->epoch != upTo.epoch); })
            .and_then([&] { return keepPosition(connection, upTo); });
    });
    return done.map([&] { return received; });
}

Result<std::vector<KnownEntry>> StoreOutbox::known(const QUuid &after, int most)
{
    Statement ask(*m_connection, outboxsql::kKnown);
    ask.with(after.isNull() ? QByteArray("") : after.toRfc4122(), m_desk, std::max(0, most));
    return ask.all([](const Statement &row) { return KnownEntry { QUuid::fromRfc4122(row.bytes(0)), row.bytes(1).toHex() }; });
}

Result<int> StoreOutbox::missingThere(const std::vector<QUuid> &ids)
{
    int back = 0;
    const auto done = m_door([&](EntryWriter &writer) -> Result<> {
        Connection &connection = writer.connection();
        auto sum = OutboxSum::read(connection);
        if (!sum)
            return tl::make_unexpected(sum.error());
        for (const QUuid &id : ids) {
            Statement ask(connection, outboxsql::kShared);
            const auto shared = ask.with(id.toRfc4122(), m_desk).step();
            if (!shared)
                return tl::make_unexpected(shared.error());
            if (!*shared)
                continue;
            sum->remove(ask.bytes(1));
            ++back;
            const bool erased = ask.number(2) != 0;
            Statement queue(connection, "INSERT INTO outbox (entry, added_ms, state, reason) VALUES (?, ?, ?, ?)");
            queue.with(ask.number(0), QDateTime::currentMSecsSinceEpoch(), erased ? 1 : 0,
                erased ? QStringLiteral("missing there, and erased here") : QString());
            if (const auto queued = queue.run(); !queued)
                return queued;
        }
        return sum->keep(connection);
    });
    return done.map([&] { return back; });
}

Result<Outbox::Counts> StoreOutbox::countsFromRows()
{
    if (const auto begun = m_connection->run("BEGIN"); !begun) // one view for all that is read
        return tl::make_unexpected(begun.error());
    auto counted = countRows();
    const auto ended = m_connection->run("ROLLBACK");
    return ended ? std::move(counted) : tl::make_unexpected(ended.error());
}

Result<Outbox::Counts> StoreOutbox::countRows()
{
    auto counts = this->counts();
    if (!counts)
        return counts;
    OutboxSum sum;
    Statement ask(*m_connection, outboxsql::kAllShared);
    ask.with(m_desk);
    for (;;) {
        const auto row = ask.step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            break;
        sum.add(ask.bytes(0));
    }
    counts->acknowledged = sum.entries();
    counts->entries = counts->pending + counts->setAside + counts->acknowledged;
    counts->digest = sum.digest().toHex();
    return counts;
}

Result<Outbox::Counts> StoreOutbox::counts()
{
    Statement ask(*m_connection, outboxsql::kCounts);
    return ask.step().map([&](bool) {
        Counts counts;
        counts.pending = ask.number(0);
        counts.setAside = ask.number(1);
        counts.acknowledged = ask.number(2);
        counts.entries = counts.pending + counts.setAside + counts.acknowledged;
        counts.digest = ask.bytes(3).toHex();
        counts.contradictions = ask.number(4);
        return counts;
    });
}

} // namespace kikitori
