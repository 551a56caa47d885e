// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/opening.h"

#include "store/keys/keycheck.h"
#include "store/statement.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace kikitori {

namespace {
constexpr qint64 kApplicationId = 1263227219;

struct Shape {
    qint64 tables = 0;
    qint64 application = 0;
    int schema = 0;
};

Result<qint64> oneNumber(Connection &connection, const char *sql)
{
    Statement ask(connection, sql);
    return ask.step().map([&](bool) { return ask.number(0); });
}

/// Reads the first page: the first moment at which a wrong key or a foreign file shows.
Result<Shape> readShape(Connection &connection)
{
    Shape shape;
    return oneNumber(connection, "SELECT count(*) FROM sqlite_master")
        .and_then([&](qint64 tables) {
            shape.tables = tables;
            return oneNumber(connection, "PRAGMA application_id");
        })
        .and_then([&](qint64 application) {
            shape.application = application;
            return schemaOf(connection);
        })
        .map([&](int schema) {
            shape.schema = schema;
            return shape;
        });
}

bool isPlainDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16).startsWith("SQLite format 3");
}

/// What an unreadable first page means depends on what is known of the key.
tl::unexpected<Error> unreadable(const QString &path, KeyCheck key, Error error)
{
    if (error.fault == Fault::StoreDamaged && key == KeyCheck::Missing) {
        if (isPlainDatabase(path))
            return fail(Fault::StoreDamaged, path, QStringLiteral("a database without encryption, not a store"));
        return fail(Fault::KeyWrong, path, QStringLiteral("the key does not open it, and there is no key check to say why"));
    }
    return tl::make_unexpected(std::move(error));
}

Result<> checkIntegrity(Connection &connection, const QString &path, const char *pragma = "PRAGMA quick_check(1)")
{
    Statement check(connection, pragma);
    const auto row = check.step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (check.text(0) != QLatin1String("ok"))
        return fail(Fault::StoreDamaged, path, QStringLiteral("the integrity check found a fault"));
    return {};
}

Result<> checkSmallTables(Connection &connection, const QString &path)
{
    for (const char *pragma : { "PRAGMA quick_check(meta)", "PRAGMA quick_check(case_number)", "PRAGMA quick_check(outbox)" }) {
        if (const auto whole = checkIntegrity(connection, path, pragma); !whole)
            return whole;
    }
    return {};
}

Result<> checkShape(const Shape &shape, const QString &path, int newest)
{
    const bool empty = shape.tables == 0 && shape.schema == 0;
    if (!empty && shape.application != kApplicationId)
        return fail(Fault::StoreDamaged, path, QStringLiteral("a database of another program"));
    if (shape.schema > newest)
        return fail(Fault::StoreNewer, path, QStringLiteral("schema %1, this program knows %2").arg(shape.schema).arg(newest));
    return {};
}

Result<> verifyCopy(const QString &path, const StoreKey &key)
{
    auto copy = Connection::open(path, key, Connection::Access::Existing);
    if (!copy)
        return tl::make_unexpected(copy.error());
    (*copy)->trust();
    return checkIntegrity(**copy, path);
}

/// An encrypted copy under the same key beside the store, verified before it gets its name.
Result<> backUp(Connection &connection, const QString &path, const StoreKey &key, int schema)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
    const QString name = QStringLiteral("%1.schema%2.%3.backup").arg(path).arg(schema).arg(stamp);
    const QString draft = name + QStringLiteral(".part");
    auto target = Connection::open(draft, key, Connection::Access::Create);
    if (!target)
        return tl::make_unexpected(target.error());
    (*target)->trust();
    const auto copied = connection.copyTo(**target);
    target->reset();
    if (!copied)
        return copied;
    if (const auto verified = verifyCopy(draft, key); !verified)
        return verified;
    if (!QFile::rename(draft, name))
        return fail(Fault::DiskFailed, name, QStringLiteral("the backup could not be named"));
    return {};
}

Result<> prepare(Connection &connection)
{
    Statement mode(connection, "PRAGMA journal_mode = WAL");
    const auto row = mode.step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (mode.text(0) != QLatin1String("wal"))
        return fail(Fault::DiskFailed, {}, QStringLiteral("this folder allows no write-ahead log"));
    return {};
}

Result<KeyCheck> expectations(const QString &path, const StoreKey &key)
{
    const KeyCheck known = checkKey(path, key);
    const QFileInfo file(path);
    if (known != KeyCheck::Missing && !file.exists())
        return fail(Fault::FileMissing, path, QStringLiteral("its key check is there, the store is not"));
    if (known == KeyCheck::Wrong)
        return fail(Fault::KeyWrong, path);
    if (known == KeyCheck::Right && file.size() == 0)
        return fail(Fault::StoreDamaged, path, QStringLiteral("the file is empty"));
    return known;
}
}

Result<OpenedFile> openStoreFile(
    const QString &path, const StoreKey &key, const std::vector<Migration> &migrations, qint64 wholeCheckBytes)
{
    const auto known = expectations(path, key);
    if (!known)
        return tl::make_unexpected(known.error());
    OpenedFile opened;
    opened.created = QFileInfo(path).size() == 0;
    auto connection = Connection::open(path, key, opened.created ? Connection::Access::Create : Connection::Access::Existing);
    if (!connection)
        return unreadable(path, *known, connection.error());
    opened.connection = std::move(*connection);
    Connection &store = *opened.connection;
    const int newest = migrations.empty() ? 0 : migrations.back().number;

    const auto shape = readShape(store);
    if (!shape)
        return unreadable(path, *known, shape.error());
    const bool behind = shape->schema < newest;
    const bool large = QFileInfo(path).size() > wholeCheckBytes && shape->schema > 0;
    auto done = checkShape(*shape, path, newest).and_then([&] {
        return large ? checkSmallTables(store, path) : checkIntegrity(store, path);
    });
    if (done && behind && shape->schema > 0)
        done = backUp(store, path, key, shape->schema);
    if (done)
        done = prepare(store);
    if (done && behind)
        done = migrate(store, migrations);
    if (done && *known == KeyCheck::Missing)
        done = writeKeyCheck(path, key);
    if (!done)
        return tl::make_unexpected(done.error());
    if (opened.created)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    store.trust();
    opened.schema = newest;
    return opened;
}

} // namespace kikitori
