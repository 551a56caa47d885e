// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/command.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kikitori {

namespace {

Result<Staff> staffFrom(const Words &words)
{
    Staff staff { words.at(1), words.at(2), {} };
    const QStringList roles = words.option(QStringLiteral("roles")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &code : roles) {
        const auto role = roleOf(code.trimmed());
        if (!role)
            return fail(Fault::BadArgument, QStringLiteral("--roles"), code);
        staff.roles << *role;
    }
    if (staff.roles.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--roles"),
            QStringLiteral("nurse,operator,doctor,lead,trainer,client,administrator"));
    return staff;
}

/// The first person makes the store's key; every later one is let in by an administrator who has it.
Result<> addPerson(Context &context, const Words &words)
{
    const auto staff = staffFrom(words);
    if (!staff)
        return tl::make_unexpected(staff.error());
    const bool first = !QFileInfo::exists(context.home.keys());
    Keyring keyring = Keyring::empty();
    StoreKey key;
    if (first) {
        if (QFileInfo::exists(context.home.store())) // a store without its people: a new key would shut it for ever
            return fail(Fault::KeysMissing, context.home.keys());
        if (!staff->roles.contains(Role::Administrator))
            return fail(Fault::NotAllowed, {}, QStringLiteral("the first person must be an administrator"));
        key = StoreKey::random();
    } else {
        if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::ManagePeople); !in)
            return in;
        auto read = Keyring::read(context.home.keys());
        if (!read)
            return tl::make_unexpected(read.error());
        keyring = std::move(*read);
        key = context.key().clone();
    }
    const QString password = context.askPassword(QCoreApplication::translate("ctl", "New password for %1: ").arg(staff->id));
    if (const auto added = keyring.add(*staff, password, key); !added)
        return added;
    return keyring.save(context.home.keys());
}

} // namespace

int peopleCommand(Context &context, const Words &words)
{
    if (words.at(0) == QLatin1String("add") && words.count() == 3) {
        if (const auto added = addPerson(context, words); !added)
            return context.failed(added.error());
        context.out << QCoreApplication::translate("ctl", "%1 can sign in now.").arg(words.at(2)) << Qt::endl;
        return ExitCode::Done;
    }
    if (words.at(0) == QLatin1String("list")) {
        const auto keyring = Keyring::read(context.home.keys());
        if (!keyring)
            return context.failed(keyring.error());
        for (const Staff &person : keyring->people()) {
            QStringList roles;
            for (const Role role : person.roles)
                roles << codeOf(role);
            context.out << person.id << '\t' << person.name << '\t' << roles.join(QLatin1Char(',')) << Qt::endl;
        }
        return ExitCode::Done;
    }
    return context.usage(QStringLiteral("people add ID NAME --roles ROLE[,ROLE] [--as ADMIN] | people list"));
}

} // namespace kikitori
