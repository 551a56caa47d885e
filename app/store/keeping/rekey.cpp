// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/rekey.h"

#include "store/keeping/backup.h"
#include "store/keeping/exchange.h"
#include "store/keys/admission.h"
#include "store/keys/keyringguard.h"
#include "store/opening.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kikitori {

namespace {
using After = std::function<void(RekeyStep)>;

/// The list of people, proven by the keys of an admitted person.
Result<Keyring> trusted(const QString &keyringPath, const std::vector<StoreKey> &keys)
{
    auto keyring = Keyring::read(keyringPath);
    if (!keyring)
        return keyring;
    if (const auto proven = keyring->trust(keys); !proven)
        return tl::make_unexpected(proven.error());
    return keyring;
}

/// Every key but this one opens older backups only: the ways in which an earlier rekey may have ended too.
Result<> retireAllBut(Keyring &keyring, const QString &fingerprint)
{
    for (const StoreKeyName &name : keyring.storeKeys()) {
        if (name.retired || name.fingerprint == fingerprint)
            continue;
        if (const auto retired = keyring.retireStoreKey(name.fingerprint); !retired)
            return retired;
    }
    return {};
}

class Rekey {
public:
    Rekey(QString storePath, const StoreKey &old, Keyring &keyring, QString keyringPath, QDateTime now, After after)
        : m_storePath(std::move(storePath))
        , m_old(old)
        , m_keyring(keyring)
        , m_keyringPath(std::move(keyringPath))
        , m_now(std::move(now))
        , m_after(std::move(after))
    {
    }
    [[nodiscard]] Result<Rekeyed> run()
    {
        return sealNewKey()
            .and_then([&] { return holdOld(); })
            .and_then([&] { return copy(); })
            .and_then([&] { return exchange(); })
            .and_then([&] { return openNew(); })
            .and_then([&] { return retireOld(); })
            .map([&] { return std::move(m_done); });
    }

private:
    void tell(RekeyStep step)
    {
        if (m_after)
            m_after(step);
    }
    [[nodiscard]] Result<> sealNewKey();
    [[nodiscard]] Result<> holdOld();
    [[nodiscard]] Result<> copy();
    [[nodiscard]] Result<> exchange();
    [[nodiscard]] Result<> openNew();
    [[nodiscard]] Result<> retireOld();

    QString m_storePath;
    const StoreKey &m_old;
    Keyring &m_keyring;
    QString m_keyringPath;
    QDateTime m_now;
    After m_after;
    StoreKey m_fresh = StoreKey::random();
    std::unique_ptr<Connection> m_held;
    QString m_draft = m_storePath + QStringLiteral(".rekey.part");
    Rekeyed m_done;
};

Result<> Rekey::sealNewKey()
{
    return retireAllBut(m_keyring, Keyring::fingerprintOf(m_old))
        .and_then([&] { return m_keyring.addStoreKey(m_fresh, m_now); })
        .and_then([&] { return m_keyring.save(m_keyringPath); })
        .map([&] { tell(RekeyStep::KeySealed); });
}

Result<> Rekey::holdOld()
{
    auto held = holdAlone(m_storePath, m_old);
    if (!held)
        return tl::make_unexpected(held.error());
    m_held = std::move(*held);
    tell(RekeyStep::LogFolded);
    return {};
}

Result<> Rekey::copy()
{
    for (const char *end : { "", "-journal", "-wal", "-shm" }) // of one that was cut off
        QFile::remove(m_draft + QString::fromLatin1(end));
    const auto figures = copyVerified(*m_held, m_fresh, m_draft);
    if (!figures) {
        QFile::remove(m_draft);
        return tl::make_unexpected(figures.error());
    }
    m_done.figures = *figures;
    tell(RekeyStep::Copied);
    return {};
}

Result<> Rekey::exchange()
{
    m_done.aside = asideName(m_storePath, QStringLiteral("before-rekey"), m_now);
    const auto changed = exchangeStore(m_draft, m_storePath, m_fresh, m_done.aside, [this](ExchangeStep step) {
        switch (step) {
        case ExchangeStep::Aside:
            return tell(RekeyStep::OldAside);
        case ExchangeStep::CheckGone:
            return tell(RekeyStep::CheckGone);
        case ExchangeStep::Swapped:
            return tell(RekeyStep::Swapped);
        case ExchangeStep::Checked:
            return tell(RekeyStep::Checked);
        }
    });
    return changed.and_then([&] { return shutAside(*m_held); }).map([&] { m_held.reset(); });
}

Result<> Rekey::openNew()
{
    const auto opened = openStoreFile(m_storePath, m_fresh, builtInMigrations());
    if (!opened)
        return tl::make_unexpected(opened.error());
    const auto figures = figuresOf(*opened->connection);
    if (!figures)
        return tl::make_unexpected(figures.error());
    // A migration may have come between; entries and their chain may not have changed.
    if (figures->entries != m_done.figures.entries)
        return fail(Fault::StoreDamaged, m_storePath, QStringLiteral("the new store does not hold what the old one held"));
    tell(RekeyStep::Opened);
    return {};
}

Result<> Rekey::retireOld()
{
    m_done.fingerprint = Keyring::fingerprintOf(m_fresh);
    return retireAllBut(m_keyring, m_done.fingerprint)
        .and_then([&] { return m_keyring.save(m_keyringPath); })
        .and_then([&] { return rememberGeneration(m_storePath, m_fresh, m_keyring.generation()); })
        .map([&] {
            m_done.key = std::move(m_fresh);
            tell(RekeyStep::OldKeyRetired);
        });
}
}

Result<Rekeyed> rekeyStore(const QString &storePath, const QString &keyringPath, const std::vector<StoreKey> &keys,
    const QDateTime &now, const std::function<void(RekeyStep)> &after)
{
    const auto old = keyFor(storePath, keys);
    if (!old)
        return tl::make_unexpected(old.error());
    auto keyring = trusted(keyringPath, keys);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    return Rekey(storePath, *old, *keyring, keyringPath, now, after).run();
}

Result<QStringList> dropUnneededKeys(
    const QString &keyringPath, const std::vector<StoreKey> &keys, const QStringList &backupFolders)
{
    QStringList needed;
    for (const QString &folder : backupFolders) {
        if (!QDir(folder).exists())
            return QStringList();
        for (const BackupSet &set : backupsIn(folder, QStringLiteral("*")))
            needed << set.key;
    }
    auto keyring = trusted(keyringPath, keys);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    QStringList dropped;
    for (const StoreKeyName &name : keyring->storeKeys()) {
        if (!name.retired || needed.contains(name.fingerprint))
            continue;
        if (const auto done = keyring->dropStoreKey(name.fingerprint); !done)
            return tl::make_unexpected(done.error());
        dropped << name.fingerprint;
    }
    if (dropped.isEmpty())
        return dropped;
    return keyring->save(keyringPath).map([&] { return dropped; });
}

} // namespace kikitori
