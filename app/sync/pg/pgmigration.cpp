// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/pg/pgconnection.h"
#include "sync/pg/pgremote.h"

#include <QDir>
#include <QFile>

namespace kikitori {

namespace {

struct Migration {
    int version = 0;
    QString path;
};

/// The files of :/schema/share, whose names begin with their version ("0001_first.sql").
std::vector<Migration> migrations()
{
    std::vector<Migration> out;
    const QDir folder(QStringLiteral(":/schema/share"));
    const QStringList names = folder.entryList({ QStringLiteral("*.sql") }, QDir::Files, QDir::Name);
    for (const QString &name : names)
        out.push_back({ name.section(u'_', 0, 0).toInt(), folder.filePath(name) });
    return out;
}

Result<> run(PGconn *connection, const QByteArray &words)
{
    const PgResult done(PQexec(connection, words.constData()));
    const auto status = PQresultStatus(done.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return pgFault(connection, done.get());
    return {};
}

Result<int> versionOf(PGconn *connection)
{
    const PgResult there(PQexec(connection, "select pg_catalog.to_regclass('kikitori.schema_version') is not null"));
    if (PQresultStatus(there.get()) != PGRES_TUPLES_OK)
        return pgFault(connection, there.get());
    if (QByteArray(PQgetvalue(there.get(), 0, 0)) != "t")
        return 0;
    const PgResult asked(PQexec(connection, "select coalesce(max(version), 0) from kikitori.schema_version"));
    if (PQresultStatus(asked.get()) != PGRES_TUPLES_OK)
        return pgFault(connection, asked.get());
    return QByteArray(PQgetvalue(asked.get(), 0, 0)).toInt();
}

Result<> apply(PGconn *connection, const Migration &migration)
{
    QFile file(migration.path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, migration.path, file.errorString());
    if (const auto done = run(connection, file.readAll()); !done)
        return done;
    return run(
        connection, "insert into kikitori.schema_version (version) values (" + QByteArray::number(migration.version) + ")");
}

Result<int> migrateWithin(PGconn *connection)
{
    // Two who begin at once: the second waits, then finds the work done. (The number is the lock's name, no more.)
    if (const auto locked = run(connection, "begin; set local statement_timeout = 0; select pg_catalog.pg_advisory_xact_lock(7119001)"); !locked)
        return tl::make_unexpected(locked.error());
    const auto before = versionOf(connection);
    if (!before)
        return before;
    if (*before > kShareSchema)
        return fail(Fault::ShareNewer, {}, QStringLiteral("version %1, this program knows %2").arg(*before).arg(kShareSchema));
    int version = *before;
    for (const Migration &migration : migrations()) {
        if (migration.version <= version)
            continue;
        if (const auto done = apply(connection, migration); !done)
            return tl::make_unexpected(done.error());
        version = migration.version;
    }
    if (version != kShareSchema)
        return fail(
            Fault::FileMissing, QStringLiteral(":/schema/share"), QStringLiteral("no migration to version %1").arg(kShareSchema));
    if (const auto committed = run(connection, "commit"); !committed)
        return tl::make_unexpected(committed.error());
    return version;
}

} // namespace

Result<int> migrateShare(const QString &connection)
{
    auto connected = connectToShare(connection);
    if (!connected)
        return tl::make_unexpected(connected.error());
    // An error leaves the transaction open: closing the connection undoes it whole.
    return migrateWithin(connected->get());
}

} // namespace kikitori
