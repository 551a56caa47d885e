// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/restore.h"

#include "store/keeping/exchange.h"
#include "store/opening.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kikitori {

namespace {
constexpr qint64 kNumbersLeftOut = 500;

/// The last case number that a desk gave on a day, as far as this store knows.
Result<qint64> lastNumber(Connection &connection, const QString &desk, const QString &day)
{
    Statement ask(connection, "SELECT coalesce(max(last), 0) FROM case_number WHERE desk = ? AND day = ?");
    return ask.with(desk, day).step().map([&](bool) { return ask.number(0); });
}

QString dayOf(const RestorePlace &place, const QDateTime &now)
{
    return now.toOffsetFromUtc(place.offsetMinutes * 60).date().toString(QStringLiteral("yyyyMMdd"));
}

Result<> leaveNumbersOut(Connection &connection, const RestorePlace &place, const QString &day, qint64 there)
{
    const auto known = lastNumber(connection, place.desk, day);
    if (!known)
        return tl::make_unexpected(known.error());
    const qint64 next = (std::max(*known, there) / kNumbersLeftOut + 1) * kNumbersLeftOut;
    Statement set(connection,
        "INSERT INTO case_number (desk, day, last) VALUES (?, ?, ?) ON CONFLICT (desk, day) DO UPDATE SET last = excluded.last");
    return set.with(place.desk, day, next).run();
}

/// The marks that a store carries from now on; schema 2 knows them all.
Result<> mark(const QString &path, const StoreKey &key, const RestorePlace &place, const QString &day, qint64 there)
{
    const auto opened = openStoreFile(path, key, builtInMigrations());
    if (!opened)
        return tl::make_unexpected(opened.error());
    Connection &store = *opened->connection;
    auto transaction = Transaction::begin(store);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    return Statement(store, "UPDATE meta SET value = NULL WHERE name = 'share_epoch'")
        .run()
        .and_then([&] { return Statement(store, "UPDATE meta SET value = 0 WHERE name = 'share_position'").run(); })
        .and_then([&] { return leaveNumbersOut(store, place, day, there); })
        .and_then([&] { return transaction->commit(); });
}

void removeDraft(const QString &draft)
{
    for (const char *end : { "", "-wal", "-shm", "-journal", ".check" })
        QFile::remove(draft + QString::fromLatin1(end));
    // An older backup is taken to this program's schema, and opening keeps a copy before that; the backup is one.
    const QFileInfo file(draft);
    for (const QFileInfo &copy : file.dir().entryInfoList({ file.fileName() + QStringLiteral(".schema*") }, QDir::Files))
        QFile::remove(copy.filePath());
}

/// Fold its log into the present store, so that one file is all of it. A damaged one is put aside as it is.
Result<std::unique_ptr<Connection>> holdPresent(const QString &storePath, const StoreKey &key)
{
    if (!QFileInfo::exists(storePath))
        return std::unique_ptr<Connection>();
    auto held = holdAlone(storePath, key);
    if (!held && held.error().fault != Fault::StoreBusy)
        return std::unique_ptr<Connection>();
    return held;
}

Result<StoreFigures> makeDraft(const BackupSet &set, const StoreKey &backupKey, const QString &draft, const StoreKey &key)
{
    if (const auto good = verifyBackup(set, backupKey); !good)
        return tl::make_unexpected(good.error());
    const auto backup = Connection::open(set.file, backupKey, Connection::Access::Existing);
    if (!backup)
        return tl::make_unexpected(backup.error());
    return copyVerified(**backup, key, draft);
}
}

Result<Restored> restoreStore(
    const BackupSet &set, const StoreKey &backupKey, const RestorePlace &place, const StoreKey &key, const QDateTime &now)
{
    const QString draft = place.store + QStringLiteral(".restore.part");
    removeDraft(draft);
    Restored restored;
    const auto drop = [&](const Error &error) {
        removeDraft(draft);
        return tl::make_unexpected(error);
    };
    const auto figures = makeDraft(set, backupKey, draft, key);
    if (!figures)
        return drop(figures.error());
    restored.figures = *figures;
    auto held = holdPresent(place.store, key);
    if (!held)
        return drop(held.error());
    const QString day = dayOf(place, now);
    const qint64 there = *held ? lastNumber(**held, place.desk, day).value_or(0) : 0;
    if (const auto marked = mark(draft, key, place, day, there); !marked)
        return drop(marked.error());
    // Marking opened it with a log of its own: one file again.
    if (const auto whole = holdAlone(draft, key); !whole)
        return drop(whole.error());

    const QString aside = asideName(place.store, QStringLiteral("before-restore"), now);
    if (const auto done = exchangeStore(draft, place.store, key, aside); !done)
        return drop(done.error());
    removeDraft(draft);
    if (*held)
        std::ignore = shutAside(**held); // it is aside already: nothing depends on it
    if (QFileInfo::exists(aside))
        restored.aside = aside;
    return restored;
}

} // namespace kikitori
