// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/peoplelist.h"

#include "store/keys/recoverykey.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kikitori {

namespace {

constexpr int kPassphraseGroups = 6; // 150 bits

QString asWhom(const Words &words)
{
    return words.option(QStringLiteral("as"));
}

/// One change to one person by an administrator: signed in, proven, written to the audit, saved.
Result<> changePerson(Context &context, const Words &words, const char *what, const std::function<Result<>(Keyring &)> &change)
{
    if (const auto in = context.signIn(asWhom(words), Act::ManagePeople); !in)
        return in;
    auto keyring = provenKeyring(context);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    if (const auto changed = change(*keyring); !changed)
        return changed;
    const QString person = words.at(1);
    return savePeople(context, *keyring,
        context.entry(Stream::Audit, person, kind::PeopleChanged,
            { { QStringLiteral("person"), person }, { QStringLiteral("what"), QLatin1String(what) } }));
}

/// The first person makes the store's key; there is no store yet to write an audit into.
Result<> addFirst(Context &context, const Staff &staff)
{
    if (QFileInfo::exists(context.home.store())) // a store without its people: a new key would shut it for ever
        return fail(Fault::KeysMissing, context.home.keys());
    if (!staff.roles.contains(Role::Administrator))
        return fail(Fault::NotAllowed, {}, QStringLiteral("the first person must be an administrator"));
    const auto password = context.askNewPassword(staff.id);
    if (!password)
        return tl::make_unexpected(password.error());
    Keyring keyring = Keyring::empty();
    return keyring.add(staff, *password, StoreKey::random()).and_then([&] { return keyring.save(context.home.keys()); });
}

Result<> add(Context &context, const Words &words)
{
    Staff staff { words.at(1), words.at(2), {} };
    auto done = applyOptions(staff, words);
    if (done && !QFileInfo::exists(context.home.keys())) {
        done = addFirst(context, staff);
    } else if (done) {
        done = changePerson(context, words, "added", [&](Keyring &keyring) -> Result<> {
            const auto password = context.askNewPassword(staff.id);
            if (!password)
                return tl::make_unexpected(password.error());
            return keyring.add(staff, *password, context.key());
        });
    }
    if (!done)
        return done;
    context.out << QCoreApplication::translate("ctl", "%1 can sign in now.").arg(staff.name) << Qt::endl;
    printDues(context, { staff });
    return {};
}

Result<> change(Context &context, const Words &words)
{
    return changePerson(context, words, "changed", [&](Keyring &keyring) -> Result<> {
        const auto member = keyring.member(words.at(1));
        if (!member)
            return fail(Fault::PersonUnknown, words.at(1));
        Staff staff = member->staff;
        return applyOptions(staff, words).and_then([&] { return keyring.change(staff); });
    });
}

Result<> resetPassword(Context &context, const Words &words)
{
    return changePerson(context, words, "password-reset", [&](Keyring &keyring) -> Result<> {
        const auto password = context.askNewPassword(words.at(1));
        return password ? keyring.renew(words.at(1), *password) : tl::make_unexpected(password.error());
    });
}

Result<> ownPassword(Context &context, const QString &staffId)
{
    const QString old = context.askPassword(QCoreApplication::translate("ctl", "Password of %1: ").arg(staffId));
    if (const auto in = context.signIn(staffId, old, {}); !in)
        return in;
    auto keyring = provenKeyring(context);
    const auto password = keyring ? context.askNewPassword(staffId) : tl::make_unexpected(keyring.error());
    if (!password)
        return tl::make_unexpected(password.error());
    if (const auto changed = keyring->changePassword(staffId, old, *password); !changed)
        return changed;
    return savePeople(context, *keyring,
        context.entry(Stream::Audit, staffId, kind::PeopleChanged,
            { { QStringLiteral("person"), staffId }, { QStringLiteral("what"), QStringLiteral("password") } }));
}

Result<> password(Context &context, const Words &words)
{
    const bool own = asWhom(words).isEmpty() || asWhom(words) == words.at(1);
    return (own ? ownPassword(context, words.at(1)) : resetPassword(context, words)).map([&] {
        context.out << QCoreApplication::translate("ctl", "The password of %1 is a new one now.").arg(words.at(1)) << Qt::endl;
        if (!own)
            context.out << QCoreApplication::translate(
                "ctl", "It has to be changed at the next sign-in, and the second factor enrolled again.")
                        << Qt::endl;
    });
}

Result<> retire(Context &context, const Words &words)
{
    const auto done = changePerson(context, words, "retired", [&](Keyring &keyring) { return keyring.retire(words.at(1)); });
    if (done) {
        context.out << QCoreApplication::translate("ctl",
            "%1 opens nothing here any more. Whoever kept a copy of the old list of people and of the records is shut out by a "
            "new store key: kikitorictl store rekey")
                           .arg(words.at(1))
                    << Qt::endl;
    }
    return done;
}

Result<> unlock(Context &context, const Words &words)
{
    if (const auto in = context.signIn(asWhom(words), Act::ManagePeople); !in)
        return in;
    return context
        .write({ context.entry(Stream::Audit, words.at(1), kind::PeopleChanged,
            { { QStringLiteral("person"), words.at(1) }, { QStringLiteral("what"), QStringLiteral("unlocked") } }) })
        .and_then([&] { return forgetTries(context.home.keys(), words.at(1)); });
}

Result<> makeSealed(Context &context, const Words &words)
{
    Staff staff { words.at(1), words.at(2), { Role::Lead } };
    const QString phrase = randomPassphrase(kPassphraseGroups);
    if (const auto good = applyOptions(staff, words); !good)
        return good;
    const auto done = changePerson(context, words, "break-glass-made",
        [&](Keyring &keyring) { return keyring.add(staff, phrase, context.key(), {}, Membership::BreakGlass); });
    if (!done)
        return done;
    context.out << QCoreApplication::translate(
        "ctl", "Sealed account %1. This passphrase is shown once; put it into an envelope and seal it:")
                       .arg(staff.id)
                << Qt::endl
                << phrase << Qt::endl
                << QCoreApplication::translate(
                       "ctl", "It opens the desk once, without a second factor, and every use is an alarm.")
                << Qt::endl;
    return {};
}

/// For the eyes of who keeps the people: pledges, trainings, who left.
Result<> show(Context &context, const Words &words)
{
    if (const auto in = context.signIn(asWhom(words), Act::ManagePeople); !in)
        return in;
    const auto keyring = provenKeyring(context);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    if (words.at(0) == QLatin1String("due"))
        printDues(context, keyring->people());
    else
        printRoster(context, *keyring);
    return {};
}

Result<> list(Context &context, const Words &)
{
    return Keyring::read(context.home.keys()).map([&](const Keyring &keyring) { printPeople(context, keyring); });
}

Result<> enrol(Context &context, const Words &words)
{
    const bool own = asWhom(words) == words.at(1);
    const QString password = context.askPassword(QCoreApplication::translate("ctl", "Password of %1: ").arg(asWhom(words)));
    if (const auto in = context.signIn(asWhom(words), password, own ? std::optional<Act>() : Act::ManagePeople); !in)
        return in;
    return enrolAuthenticator(context, words.at(1));
}

struct Command {
    const char *name;
    int values; // the name among them
    bool byWhom;
    Result<> (*run)(Context &, const Words &);
    const char *usage;
};

constexpr Command kCommands[] = {
    { "add", 3, false, add,
        "people add ID NAME --roles ROLE[,ROLE] [--qualification Q] [--experience YEARS] [--post full|part] [--duty "
        "resident|on-call] "
        "[--instructing yes|no] [--pledged DATE] [--trained DATE] [--programs ID[,ID]] [--as ADMIN]" },
    { "change", 2, true, change, "people change ID --as ADMIN [--name NAME] [options as for add]" },
    { "retire", 2, true, retire, "people retire ID --as ADMIN" },
    { "password", 2, false, password, "people password ID [--as ADMIN]" },
    { "enrol", 2, true, enrol, "people enrol ID --as ID" },
    { "unlock", 2, true, unlock, "people unlock ID --as ADMIN" },
    { "break-glass", 3, true, makeSealed, "people break-glass ID NAME --as ADMIN [--roles ROLE[,ROLE]]" },
    { "roster", 1, true, show, "people roster --as ADMIN" },
    { "due", 1, true, show, "people due --as ADMIN" },
    { "list", 1, false, list, "people list" },
};

} // namespace

int peopleCommand(Context &context, const Words &words)
{
    for (const Command &command : kCommands) {
        if (words.at(0) != QLatin1String(command.name))
            continue;
        if (words.count() != command.values || (command.byWhom && asWhom(words).isEmpty()))
            return context.usage(QString::fromLatin1(command.usage));
        const auto done = command.run(context, words);
        return done ? ExitCode::Done : context.failed(done.error());
    }
    return context.usage(
        QStringLiteral("people add | change | retire | password | enrol | unlock | break-glass | roster | due | list"));
}

} // namespace kikitori
