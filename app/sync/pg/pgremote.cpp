// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/pg/pgremote.h"

#include "sync/pg/pgrows.h"
#include "sync/pg/pgwait.h"

namespace kikitori {

namespace {

struct Statement {
    const char *name;
    const char *words;
};
constexpr Statement kAppend { "append", "select entry_id, verdict from kikitori.append_entries($1::uuid[], $2::json)" };
constexpr Statement kCounts { "counts", "select entries, digest, open_cases, closed_cases from kikitori.desk_counts($1)" };
constexpr Statement kEpoch { "epoch", "select kikitori.current_epoch(), kikitori.own_desk()" };
constexpr Statement kPull { "pull", "select * from kikitori.pull_entries($1::bigint, $2::integer, $3::integer)" };
constexpr Statement kSetBack { "set_back", "select kikitori.note_setback($1::bigint)" };
constexpr Statement kKnown { "known", "select id, hash from kikitori.known_entries($1, $2::uuid, $3::integer)" };
constexpr Statement kFetch { "fetch", "select * from kikitori.fetch_entries($1::uuid[])" };
constexpr Statement kReadBack { "read_back", "select id, hash from kikitori.read_back($1::uuid[])" };
constexpr Statement kClock {
    "clock", "select (extract(epoch from pg_catalog.clock_timestamp()) * 1000)::bigint"
};

/// A thousand transactions of the server without anything for this desk: its position need not move for less.
constexpr qint64 kNotWorthNoting = 1'000LL * 10'000;

std::vector<KnownEntry> knownFrom(const PGresult *rows)
{
    std::vector<KnownEntry> known;
    for (int row = 0; row < PQntuples(rows); ++row)
        known.push_back({ idAt(rows, row, 0), textAt(rows, row, 1).toLatin1() });
    return known;
}

/// What came whole; what does not fit its hash is left out and named in the log.
std::vector<Entry> entriesFrom(const PGresult *rows, int first)
{
    std::vector<Entry> entries;
    for (int row = first; row < PQntuples(rows); ++row) {
        if (auto entry = entryAt(rows, row))
            entries.push_back(std::move(*entry));
        else
            qWarning("sync: entry %s of the shared store does not fit its hash; left out", PQgetvalue(rows, row, 1));
    }
    return entries;
}

/// One connection and its prepared statements. Thread: sync. Owner: the sync runner.
class PgRemote final : public RemoteStore {
public:
    explicit PgRemote(PgConnection connection)
        : m_connection(std::move(connection))
    {
    }

    [[nodiscard]] Result<> prepare()
    {
        for (const Statement &each : { kAppend, kCounts, kEpoch, kPull, kSetBack, kKnown, kFetch, kReadBack, kClock }) {
            const PgResult made
                = answerOf(m_connection.get(), PQsendPrepare(m_connection.get(), each.name, each.words, 0, nullptr) == 1);
            if (PQresultStatus(made.get()) != PGRES_COMMAND_OK)
                return pgFault(m_connection.get(), made.get());
        }
        // From now on: what is committed after a pull is heard of, though nobody waits yet.
        const PgResult listens = answerOf(m_connection.get(), PQsendQuery(m_connection.get(), "listen kikitori_news") == 1);
        if (PQresultStatus(listens.get()) != PGRES_COMMAND_OK)
            return pgFault(m_connection.get(), listens.get());
        const auto life = ask(kEpoch, {});
        if (!life)
            return tl::make_unexpected(life.error());
        m_desk = PQgetvalue(life->get(), 0, 1);
        return {};
    }

    [[nodiscard]] Result<Outcome> push(const std::vector<Entry> &entries) override
    {
        std::vector<QUuid> ids;
        for (const Entry &entry : entries)
            ids.push_back(entry.id);
        const PgResult rows = send(kAppend, { idListOf(ids), batchOf(entries) });
        if (PQresultStatus(rows.get()) != PGRES_TUPLES_OK) {
            if (!isForLater(m_connection.get(), rows.get()))
                return pgFault(m_connection.get(), rows.get());
            return Outcome { {}, {}, std::move(ids) };
        }
        Outcome outcome;
        for (int row = 0; row < PQntuples(rows.get()); ++row) {
            const QUuid id = idAt(rows.get(), row, 0);
            const QString verdict = textAt(rows.get(), row, 1);
            if (verdict == QLatin1String("accepted"))
                outcome.accepted.push_back(id);
            else if (verdict.startsWith(QLatin1String("refused: ")))
                outcome.refused.emplace_back(id, verdict.mid(9));
            else
                outcome.later.push_back(id);
        }
        return outcome;
    }

    [[nodiscard]] Result<Counts> counts(const QString &desk) override
    {
        return ask(kCounts, { desk.toUtf8() }).map([](const PgResult &rows) {
            return Counts { textAt(rows.get(), 0, 0).toLongLong(), textAt(rows.get(), 0, 1).toLatin1(),
                textAt(rows.get(), 0, 2).toLongLong(), textAt(rows.get(), 0, 3).toLongLong() };
        });
    }

    [[nodiscard]] Result<QUuid> epoch() override
    {
        return ask(kEpoch, {}).map([](const PgResult &rows) { return idAt(rows.get(), 0, 0); });
    }

    [[nodiscard]] Result<Page> pull(const QString &, qint64 after, int days, int most) override
    {
        const auto rows = ask(kPull, { QByteArray::number(after), QByteArray::number(days), QByteArray::number(most) });
        if (!rows)
            return tl::make_unexpected(rows.error());
        // The first row is the horizon alone.
        const qint64 horizon = textAt(rows->get(), 0, 0).toLongLong();
        if (horizon < after)
            return setBack(after);
        const int last = PQntuples(rows->get()) - 1;
        Page page { entriesFrom(rows->get(), 1), horizon, last == most };
        if (page.more)
            page.upTo = textAt(rows->get(), last, 0).toLongLong();
        else if (last == 0 && horizon - after < kNotWorthNoting)
            page.upTo = after;
        return page;
    }

    [[nodiscard]] Result<std::vector<KnownEntry>> known(const QString &desk, const QUuid &after, int most) override
    {
        const QByteArray from = after.toByteArray(QUuid::WithoutBraces);
        return ask(kKnown, { desk.toUtf8(), from, QByteArray::number(most) }).map([](const PgResult &rows) {
            return knownFrom(rows.get());
        });
    }

    [[nodiscard]] Result<std::vector<Entry>> fetch(const std::vector<QUuid> &ids) override
    {
        return ask(kFetch, { idListOf(ids) }).map([](const PgResult &rows) { return entriesFrom(rows.get(), 0); });
    }

    [[nodiscard]] Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &ids) override
    {
        return ask(kReadBack, { idListOf(ids) }).map([](const PgResult &rows) { return knownFrom(rows.get()); });
    }

    [[nodiscard]] Result<QDateTime> clock() override
    {
        return ask(kClock, {}).map([](const PgResult &rows) {
            return QDateTime::fromMSecsSinceEpoch(textAt(rows.get(), 0, 0).toLongLong(), Qt::UTC);
        });
    }

    [[nodiscard]] Result<bool> waitForNews(std::chrono::milliseconds most, const std::function<bool()> &wake) override
    {
        const auto isNews = [this](const QByteArray &desk) { return desk != m_desk; };
        const PgNews news = awaitNews(m_connection.get(), most, wake, isNews);
        if (news == PgNews::ConnectionLost)
            return fail(Fault::ShareUnreachable, {}, QStringLiteral("the connection was lost while waiting for news"));
        return news == PgNews::Came;
    }

private:
    /// This server has not come as far as this desk has read. It begins a new life, and whoever comes next compares.
    [[nodiscard]] tl::unexpected<Error> setBack(qint64 seen)
    {
        const auto noted = ask(kSetBack, { QByteArray::number(seen) });
        if (!noted)
            return tl::make_unexpected(noted.error());
        return fail(Fault::ShareUnreachable, {}, QStringLiteral("the shared store was set back; a new epoch begins"));
    }

    [[nodiscard]] PgResult send(const Statement &statement, const QByteArrayList &parameters)
    {
        std::vector<const char *> values;
        for (const QByteArray &parameter : parameters)
            values.push_back(parameter.constData());
        const int sent = PQsendQueryPrepared(
            m_connection.get(), statement.name, static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0);
        return answerOf(m_connection.get(), sent == 1);
    }

    [[nodiscard]] Result<PgResult> ask(const Statement &statement, const QByteArrayList &parameters)
    {
        PgResult rows = send(statement, parameters);
        if (PQresultStatus(rows.get()) != PGRES_TUPLES_OK)
            return pgFault(m_connection.get(), rows.get());
        return rows;
    }

    PgConnection m_connection;
    QByteArray m_desk; ///< whose account this is
};

Result<> checkVersion(PGconn *connection)
{
    const PgResult asked = answerOf(connection, PQsendQuery(connection, "select version from kikitori.share_version()") == 1);
    if (PQresultStatus(asked.get()) != PGRES_TUPLES_OK)
        return pgFault(connection, asked.get());
    const int version = textAt(asked.get(), 0, 0).toInt();
    if (version > kShareSchema)
        return fail(Fault::ShareNewer, {}, QStringLiteral("version %1, this program knows %2").arg(version).arg(kShareSchema));
    if (version < kShareSchema)
        return fail(Fault::ShareRefused, {},
            QStringLiteral("version %1 of the shared schema is older than %2: kikitorictl share init").arg(version).arg(kShareSchema));
    return {};
}

} // namespace

Result<std::unique_ptr<RemoteStore>> openPgRemote(const QString &connection)
{
    auto connected = connectToShare(connection);
    if (!connected)
        return tl::make_unexpected(connected.error());
    if (const auto known = checkVersion(connected->get()); !known)
        return tl::make_unexpected(known.error());
    auto remote = std::make_unique<PgRemote>(std::move(*connected));
    if (const auto ready = remote->prepare(); !ready)
        return tl::make_unexpected(ready.error());
    return remote;
}

} // namespace kikitori
