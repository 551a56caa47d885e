// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/peoplelist.h"

#include "store/keys/keyringguard.h"
#include "store/keys/recoverykey.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kikitori {

namespace {

constexpr qsizetype kGroupsALine = 5;

Result<> make(Context &context, const Words &words)
{
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::ManagePeople); !in)
        return in;
    auto keyring = provenKeyring(context);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    const RecoveryKey key = RecoveryKey::random();
    const auto saved = keyring->setRecovery(key, context.clock.now()).and_then([&] {
        return savePeople(context, *keyring,
            context.entry(Stream::Audit, context.staff().id, kind::KeysChanged,
                { { QStringLiteral("what"), QStringLiteral("recovery-made") } }));
    });
    if (!saved)
        return saved;
    context.out << QCoreApplication::translate(
        "ctl", "The recovery key, shown once. Write it on paper and lock the paper away; an older one opens nothing any more.")
                << Qt::endl;
    const QStringList groups = key.text().split(QLatin1Char('-'));
    for (qsizetype i = 0; i < groups.size(); i += kGroupsALine)
        context.out << QStringLiteral("%1:  ").arg(i + 1, 2) << groups.mid(i, kGroupsALine).join(QLatin1Char(' ')) << Qt::endl;
    return {};
}

/// With records here, they have to open by these keys, and know no newer list of people.
Result<> checkAgainstStore(Context &context, Store &store, const OpenedSlot &opened, quint64 generation, StoreKey &key)
{
    auto fits = keyFor(context.home.store(), opened.keys);
    if (!fits)
        return tl::make_unexpected(fits.error());
    key = fits->clone();
    return store.openNow(std::move(*fits)).and_then([&](const Store::Opened &) {
        return rememberGeneration(context.home.store(), key, generation);
    });
}

Result<> use(Context &context, const Words &words)
{
    auto keyring = Keyring::read(context.home.keys());
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    const auto key = RecoveryKey::fromText(context.ask(QCoreApplication::translate("ctl", "Recovery key: ")));
    if (!key)
        return tl::make_unexpected(key.error());
    const auto opened = keyring->openBy(*key);
    if (!opened)
        return tl::make_unexpected(opened.error());
    const bool records = QFileInfo::exists(context.home.store());
    Store store({ context.home.store(), context.home.settings().desk });
    StoreKey storeKey;
    if (records) {
        if (const auto fits = checkAgainstStore(context, store, *opened, keyring->generation(), storeKey); !fits)
            return fits;
    }
    const Staff staff { words.at(1), words.at(2), { Role::Administrator } };
    const auto password = context.askNewPassword(staff.id);
    if (!password)
        return tl::make_unexpected(password.error());
    if (const auto added = keyring->add(staff, *password, opened->keys.front()); !added)
        return added;
    keyring->useUpRecovery();
    if (records) {
        Entry used = context.entry(
            Stream::Audit, staff.id, kind::KeysChanged, { { QStringLiteral("what"), QStringLiteral("recovery-used") } });
        used.author = staff.id;
        if (const auto written = context.write(store, { used }); !written)
            return written;
    }
    if (const auto saved = keyring->save(context.home.keys()); !saved)
        return saved;
    if (records) {
        if (const auto noted = rememberGeneration(context.home.store(), storeKey, keyring->generation()); !noted)
            return noted;
    }
    context.out << QCoreApplication::translate(
        "ctl", "%1 is an administrator now. The recovery key is used up: make a new one, and give the others new passwords.")
                       .arg(staff.id)
                << Qt::endl;
    return {};
}

} // namespace

int recoveryCommand(Context &context, const Words &words)
{
    const bool making = words.at(0) == QLatin1String("make") && words.count() == 1 && words.has(QStringLiteral("as"));
    const bool recovering = words.at(0) == QLatin1String("use") && words.count() == 3;
    if (!making && !recovering)
        return context.usage(QStringLiteral("recovery make --as ADMIN | recovery use ID NAME"));
    const auto done = making ? make(context, words) : use(context, words);
    return done ? ExitCode::Done : context.failed(done.error());
}

} // namespace kikitori
