// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/keyringguard.h"

#include "store/statement.h"
#include "store/transaction.h"

namespace kikitori {

Result<> checkGeneration(Connection &connection, const QString &keyringPath, quint64 generation)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    quint64 known = 0;
    {
        Statement ask(connection, "SELECT value FROM meta WHERE name = 'keyring_generation'");
        const auto row = ask.step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (*row)
            known = static_cast<quint64>(ask.number(0));
    }
    if (generation < known)
        return fail(Fault::KeyringForged, keyringPath, QStringLiteral("an older list than the store knows"));
    if (generation == known)
        return {};
    Statement remember(connection, "INSERT OR REPLACE INTO meta (name, value) VALUES ('keyring_generation', ?)");
    return remember.with(static_cast<qint64>(generation)).run().and_then([&] { return transaction->commit(); });
}

namespace {
Result<> checkIn(const QString &keyringPath, const QString &storePath, const StoreKey &key, quint64 generation)
{
    const auto connection = Connection::open(storePath, key, Connection::Access::Existing);
    if (!connection)
        return tl::make_unexpected(connection.error());
    return checkGeneration(**connection, keyringPath, generation);
}
}

Result<> settleKeyring(const QString &keyringPath, const QString &storePath, const StoreKey &key, const Admitted &admitted)
{
    const auto checked = checkIn(keyringPath, storePath, key, admitted.generation);
    // The roles of a version 1 list were never proven: only somebody who answers for the people makes them so.
    if (!checked || admitted.generation > 0 || !admitted.staff.may(Act::ManagePeople))
        return checked;
    auto keyring = Keyring::read(keyringPath);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    if (keyring->version() >= 2)
        return {};
    return keyring->trust(admitted.keys).and_then([&] { return keyring->save(keyringPath); }).and_then([&] {
        return checkIn(keyringPath, storePath, key, keyring->generation());
    });
}

Result<> rememberGeneration(const QString &storePath, const StoreKey &key, quint64 generation)
{
    return checkIn(storePath, storePath, key, generation);
}

} // namespace kikitori
