// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/storecommands.h"

#include "store/keeping/durable.h"
#include "store/keeping/restore.h"
#include "store/keys/keyringguard.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

namespace kikitori {

namespace {

/// The store is not opened: it may be gone or damaged.
Result<Admitted> admitKeeper(Context &context, const QString &staffId)
{
    if (staffId.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--as"), QCoreApplication::translate("ctl", "say who you are: --as ID"));
    Proof proof { staffId, context.askPassword(QCoreApplication::translate("ctl", "Password of %1: ").arg(staffId)), {} };
    auto in = admit(context.home.keys(), proof, context.clock.now());
    if (!in && in.error().fault == Fault::CodeNeeded) {
        proof.code = context.ask(QCoreApplication::translate("ctl", "Six-digit code of %1: ").arg(staffId));
        in = admit(context.home.keys(), proof, context.clock.now());
    }
    if (in && !in->staff.may(Act::KeepStore))
        return fail(Fault::NotAllowed);
    return in;
}

Result<StoreKey> keyNamed(const Admitted &admitted, const BackupSet &set)
{
    for (const auto *keys : { &admitted.keys, &admitted.retiredKeys }) {
        for (const StoreKey &key : *keys) {
            if (Keyring::fingerprintOf(key) == set.key)
                return key.clone();
        }
    }
    return fail(Fault::KeyWrong, set.file, QStringLiteral("no key of this home opens it"));
}

/// The list of people of the backup, for a home that has none; taken away again unless kept.
class PeopleOfTheSet {
public:
    [[nodiscard]] Result<> take(const BackupSet &set, const QString &keys)
    {
        if (QFile::exists(keys) || set.people.isEmpty())
            return {};
        m_taken = keys;
        return checkBackupBytes(set).and_then([&] { return copyToDisk(set.people, keys); });
    }
    void keep() { m_taken.clear(); }
    ~PeopleOfTheSet()
    {
        if (!m_taken.isEmpty())
            QFile::remove(m_taken);
    }

private:
    QString m_taken;
};

std::vector<Entry> auditOf(const Context &context, const Admitted &admitted, const BackupSet &set)
{
    Entry restored = context.entry(Stream::Audit, admitted.staff.id, kind::Restored,
        { { QStringLiteral("file"), QFileInfo(set.file).fileName() },
            { QStringLiteral("sha256"), QString::fromLatin1(set.sha256) }, { QStringLiteral("entries"), set.figures.entries } });
    restored.author = admitted.staff.id;
    std::vector<Entry> entries { restored };
    if (admitted.breakGlass) {
        Entry alarm = context.entry(Stream::Audit, admitted.staff.id, kind::BreakGlassUsed, {});
        alarm.author = admitted.staff.id;
        entries.push_back(alarm);
    }
    return entries;
}

Result<> openAndNote(Context &context, const Admitted &admitted, const StoreKey &key, const BackupSet &set)
{
    Store store({ context.home.store(), context.home.settings().desk });
    return store.openNow(key.clone())
        .and_then([&](const Store::Opened &) { return settleKeyring(context.home.keys(), context.home.store(), key, admitted); })
        .and_then([&] { return context.write(store, auditOf(context, admitted, set)); });
}

} // namespace

Result<> restoreInto(Context &context, const QString &file, const QString &staffId)
{
    if (const auto alone = context.home.lock(); !alone)
        return alone;
    const auto set = readBackup(file);
    if (!set)
        return tl::make_unexpected(set.error());
    PeopleOfTheSet people;
    const auto admitted = people.take(*set, context.home.keys()).and_then([&] { return admitKeeper(context, staffId); });
    if (!admitted)
        return tl::make_unexpected(admitted.error());
    const auto backupKey = keyNamed(*admitted, *set);
    if (!backupKey)
        return tl::make_unexpected(backupKey.error());
    // A store that is there keeps its key; where none fits it any more, the newest one is the home's.
    auto key = keyFor(context.home.store(), admitted->keys);
    if (!key)
        key = admitted->keys.front().clone();
    const RestorePlace place { context.home.store(), context.home.settings().desk };
    const auto restored = restoreStore(*set, *backupKey, place, *key, context.clock.now());
    if (!restored)
        return tl::make_unexpected(restored.error());
    people.keep();
    context.out << QCoreApplication::translate("ctl", "restored: %1 entries as of %2")
                       .arg(restored->figures.entries)
                       .arg(set->at.toString(Qt::ISODate))
                << Qt::endl;
    if (!restored->aside.isEmpty())
        context.out << QCoreApplication::translate("ctl", "the store that was here stands aside\t%1").arg(restored->aside)
                    << Qt::endl;
    return openAndNote(context, *admitted, *key, *set);
}

} // namespace kikitori
