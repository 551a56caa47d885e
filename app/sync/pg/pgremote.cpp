// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/pg/pgremote.h"

#include "sync/pg/pgwait.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace kikitori {

namespace {

constexpr char kAppend[] = "append";
constexpr char kCounts[] = "counts";

QJsonObject rowOf(const Entry &entry)
{
    return {
        { QStringLiteral("desk"), entry.desk },
        { QStringLiteral("stream"), codeOf(entry.stream) },
        { QStringLiteral("subject"), entry.subject },
        { QStringLiteral("seq"), entry.seq },
        { QStringLiteral("kind"), entry.kind },
        { QStringLiteral("at"), entry.at.toUTC().toString(Qt::ISODateWithMs) },
        { QStringLiteral("offset_min"), entry.offsetMinutes },
        { QStringLiteral("author"), entry.author },
        { QStringLiteral("program"), entry.program },
        { QStringLiteral("body"), entry.body },
        { QStringLiteral("hash"), QString::fromLatin1(hashOf(entry)) },
    };
}

QString text(const PgResult &result, int row, int column)
{
    return QString::fromUtf8(PQgetvalue(result.get(), row, column), PQgetlength(result.get(), row, column));
}

tl::unexpected<Error> notYet()
{
    return fail(Fault::ShareRefused, {}, QStringLiteral("not offered yet"));
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
        const std::pair<const char *, const char *> statements[] = {
            { kAppend, "select entry_id, verdict from kikitori.append_entries($1::uuid[], $2::json)" },
            { kCounts, "select entries, digest, open_cases, closed_cases from kikitori.desk_counts($1)" },
        };
        for (const auto &[name, words] : statements) {
            const PgResult made = answerOf(m_connection.get(), PQsendPrepare(m_connection.get(), name, words, 0, nullptr) == 1);
            if (PQresultStatus(made.get()) != PGRES_COMMAND_OK)
                return pgFault(m_connection.get(), made.get());
        }
        return {};
    }

    [[nodiscard]] Result<Outcome> push(const std::vector<Entry> &entries) override
    {
        QByteArrayList ids;
        QJsonArray batch;
        for (const Entry &entry : entries) {
            ids.append(entry.id.toByteArray(QUuid::WithoutBraces));
            batch.append(rowOf(entry));
        }
        const QByteArray json = QJsonDocument(batch).toJson(QJsonDocument::Compact);
        const auto rows = ask(kAppend, { '{' + ids.join(',') + '}', json });
        if (!rows)
            return tl::make_unexpected(rows.error());
        Outcome outcome;
        for (int row = 0; row < PQntuples(rows->get()); ++row) {
            const QUuid id(text(*rows, row, 0));
            const QString verdict = text(*rows, row, 1);
            if (verdict == QLatin1String("accepted"))
                outcome.accepted.push_back(id);
            else if (verdict.startsWith(QLatin1String("refused: ")))
                outcome.refused.emplace_back(id, verdict.mid(9));
        }
        return outcome;
    }

    // Replaced within this issue, before it is landed.
    [[nodiscard]] Result<QUuid> epoch() override { return notYet(); }
    [[nodiscard]] Result<Page> pull(const QString &, qint64, int, int) override { return notYet(); }
    [[nodiscard]] Result<std::vector<KnownEntry>> known(const QString &, const QUuid &, int) override { return notYet(); }
    [[nodiscard]] Result<std::vector<Entry>> fetch(const std::vector<QUuid> &) override { return notYet(); }
    [[nodiscard]] Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &) override { return notYet(); }
    [[nodiscard]] Result<QDateTime> clock() override { return notYet(); }
    [[nodiscard]] Result<bool> waitForNews(std::chrono::milliseconds, const std::function<bool()> &) override { return notYet(); }

    [[nodiscard]] Result<Counts> counts(const QString &desk) override
    {
        const auto rows = ask(kCounts, { desk.toUtf8() });
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (PQntuples(rows->get()) != 1)
            return fail(Fault::ShareRefused, {}, QStringLiteral("desk_counts gave no row"));
        return Counts { text(*rows, 0, 0).toLongLong(), text(*rows, 0, 1).toLatin1(), text(*rows, 0, 2).toLongLong(),
            text(*rows, 0, 3).toLongLong() };
    }

private:
    [[nodiscard]] Result<PgResult> ask(const char *statement, const QByteArrayList &parameters)
    {
        std::vector<const char *> values;
        for (const QByteArray &parameter : parameters)
            values.push_back(parameter.constData());
        const int sent = PQsendQueryPrepared(
            m_connection.get(), statement, static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0);
        PgResult result = answerOf(m_connection.get(), sent == 1);
        if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
            return pgFault(m_connection.get(), result.get());
        return result;
    }

    PgConnection m_connection;
};

Result<> checkVersion(PGconn *connection)
{
    const PgResult asked = answerOf(connection, PQsendQuery(connection, "select version from kikitori.share_version()") == 1);
    if (PQresultStatus(asked.get()) != PGRES_TUPLES_OK)
        return pgFault(connection, asked.get());
    const int version = text(asked, 0, 0).toInt();
    if (version > kShareSchema)
        return fail(Fault::ShareNewer, {}, QStringLiteral("version %1, this program knows %2").arg(version).arg(kShareSchema));
    if (version < kShareSchema)
        return fail(Fault::ShareRefused, {},
            QStringLiteral("version %1 of the shared schema is older than %2").arg(version).arg(kShareSchema));
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
