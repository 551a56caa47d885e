// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/exchange.h"

#include "store/keeping/durable.h"
#include "store/keys/keycheck.h"
#include "store/keys/ownersfile.h"
#include "store/migrations.h"
#include "store/statement.h"

#include <QFile>
#include <QFileInfo>

namespace kikitori {

namespace {
constexpr int kShut = 1'000'000;

QString checkOf(const QString &storePath)
{
    return storePath + QStringLiteral(".check");
}

/// Left by holdAlone: a journal that was settled begins with zeros, and SQLite takes it for none.
bool saysNothing(const QString &log)
{
    QFile file(log);
    return file.open(QIODevice::ReadOnly) && file.read(8).count('\0') == std::min<qint64>(file.size(), 8);
}

/// Logs of a store that could not be opened any more: they would be read as those of the new file.
Result<> logsAside(const QString &storePath, const QString &aside)
{
    for (const char *end : { "-wal", "-journal" }) {
        const QString log = storePath + QString::fromLatin1(end);
        if (!QFileInfo::exists(log))
            continue;
        if (saysNothing(log)) {
            QFile::remove(log);
            continue;
        }
        if (const auto moved = takeName(log, aside + QString::fromLatin1(end)); !moved)
            return moved;
    }
    QFile::remove(storePath + QStringLiteral("-shm"));
    return {};
}
}

Result<> exchangeStore(const QString &fresh, const QString &storePath, const StoreKey &key, const QString &aside,
    const std::function<void(ExchangeStep)> &after)
{
    const auto tell = [&](ExchangeStep step) {
        if (after)
            after(step);
    };
    if (QFileInfo::exists(storePath)) {
        if (const auto kept = alsoName(storePath, aside).and_then([&] { return logsAside(storePath, aside); }); !kept)
            return kept;
    }
    tell(ExchangeStep::Aside);
    QFile check(checkOf(storePath));
    QByteArray before;
    if (check.open(QIODevice::ReadOnly)) {
        before = check.readAll();
        check.close();
        if (!check.remove())
            return fail(Fault::DiskFailed, check.fileName(), check.errorString());
    }
    tell(ExchangeStep::CheckGone);
    // The name is synced with its folder, and so is the check's going before it: the system keeps their order.
    if (const auto taken = takeName(fresh, storePath); !taken) {
        if (!before.isEmpty())
            std::ignore = writeForOwner(check.fileName(), before);
        return taken;
    }
    tell(ExchangeStep::Swapped);
    return writeKeyCheck(storePath, key).map([&] { tell(ExchangeStep::Checked); });
}

Result<std::unique_ptr<Connection>> holdAlone(const QString &storePath, const StoreKey &key)
{
    auto store = Connection::open(storePath, key, Connection::Access::Existing);
    if (!store)
        return store;
    const auto alone = (*store)->run("PRAGMA locking_mode = EXCLUSIVE").and_then([&]() -> Result<> {
        (*store)->trust();
        Statement mode(**store, "PRAGMA journal_mode = DELETE");
        const auto row = mode.step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (mode.text(0) != QLatin1String("delete"))
            return fail(Fault::StoreBusy, storePath, QStringLiteral("somebody else has the store open"));
        return {};
    });
    // From here on no journal file: one with the store's name would be rolled back into whatever has that name later.
    const auto held = alone.and_then([&] { return (*store)->run("PRAGMA journal_mode = MEMORY"); }).and_then([&] {
        return (*store)->run("BEGIN EXCLUSIVE; COMMIT");
    });
    if (!held)
        return tl::make_unexpected(held.error());
    return store;
}

Result<> shutAside(Connection &held)
{
    return schemaOf(held).and_then([&](int schema) {
        const QByteArray mark = "PRAGMA user_version = " + QByteArray::number(schema + kShut);
        return held.run(mark.constData());
    });
}

QString asideName(const QString &storePath, const QString &what, const QDateTime &now)
{
    for (QDateTime at = now.toUTC();; at = at.addMSecs(1)) {
        const QString name =
            QStringLiteral("%1.%2.%3").arg(storePath, what, at.toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'")));
        if (!QFileInfo::exists(name))
            return name;
    }
}

} // namespace kikitori
