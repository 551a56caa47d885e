// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/peoplelist.h"

#include "people/duties.h"
#include "store/keys/keyringguard.h"

#include <QCoreApplication>

#include <algorithm>

namespace kikitori {

namespace {

QString roleList(const Staff &staff)
{
    QStringList roles;
    for (const Role role : staff.roles)
        roles << codeOf(role);
    return roles.join(QLatin1Char(','));
}

QString wordFor(Membership standing)
{
    switch (standing) {
    case Membership::Active:
        return QCoreApplication::translate("ctl", "active");
    case Membership::Retired:
        return QCoreApplication::translate("ctl", "left");
    case Membership::BreakGlass:
        return QCoreApplication::translate("ctl", "sealed");
    case Membership::BreakGlassUsed:
        return QCoreApplication::translate("ctl", "sealed account, used");
    }
    return {};
}

QString wordFor(Due due)
{
    switch (due) {
    case Due::Pledge:
        return QCoreApplication::translate("ctl", "the pledge is missing");
    case Due::Training:
        return QCoreApplication::translate("ctl", "no training yet");
    case Due::TrainingAgain:
        return QCoreApplication::translate("ctl", "the last training is over a year ago");
    }
    return {};
}

tl::unexpected<Error> badOption(const char *name, const QString &value)
{
    return fail(Fault::BadArgument, QStringLiteral("--") + QLatin1String(name), value);
}

/// One of two words for a fact that is yes or no.
Result<> takeChoice(bool &target, const Words &words, const char *name, const char *yes, const char *no)
{
    if (!words.has(QLatin1String(name)))
        return {};
    const QString value = words.option(QLatin1String(name));
    if (value != QLatin1String(yes) && value != QLatin1String(no))
        return badOption(name, value);
    target = value == QLatin1String(yes);
    return {};
}

Result<> takeDate(QDate &target, const Words &words, const char *name)
{
    if (!words.has(QLatin1String(name)))
        return {};
    const QDate date = QDate::fromString(words.option(QLatin1String(name)), Qt::ISODate);
    if (!date.isValid())
        return badOption(name, words.option(QLatin1String(name)));
    target = date;
    return {};
}

Result<> takeRoles(QList<Role> &target, const Words &words)
{
    if (!words.has(QStringLiteral("roles")))
        return {};
    QList<Role> roles;
    const QStringList codes = words.option(QStringLiteral("roles")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &code : codes) {
        const auto role = roleOf(code.trimmed());
        if (!role)
            return badOption("roles", code);
        roles << *role;
    }
    target = roles;
    return {};
}

Result<> takeYears(int &target, const Words &words)
{
    if (!words.has(QStringLiteral("experience")))
        return {};
    bool number = false;
    const int years = words.option(QStringLiteral("experience")).toInt(&number);
    if (!number || years < 0 || years > 80)
        return badOption("experience", words.option(QStringLiteral("experience")));
    target = years;
    return {};
}

} // namespace

Result<> applyOptions(Staff &staff, const Words &words)
{
    if (words.has(QStringLiteral("name")))
        staff.name = words.option(QStringLiteral("name"));
    if (words.has(QStringLiteral("qualification")))
        staff.qualification = words.option(QStringLiteral("qualification"));
    if (words.has(QStringLiteral("programs")))
        staff.programs = words.option(QStringLiteral("programs")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    return takeRoles(staff.roles, words)
        .and_then([&] { return takeYears(staff.experienceYears, words); })
        .and_then([&] { return takeChoice(staff.fullTime, words, "post", "full", "part"); })
        .and_then([&] { return takeChoice(staff.onCall, words, "duty", "on-call", "resident"); })
        .and_then([&] { return takeChoice(staff.instructing, words, "instructing", "yes", "no"); })
        .and_then([&] { return takeDate(staff.pledgedOn, words, "pledged"); })
        .and_then([&] { return takeDate(staff.trainedOn, words, "trained"); })
        .and_then([&]() -> Result<> {
            if (staff.roles.isEmpty())
                return badOption("roles", QStringLiteral("nurse,operator,doctor,lead,trainer,client,administrator"));
            return {};
        });
}

void printPeople(Context &context, const Keyring &keyring)
{
    for (const Member &member : keyring.members()) {
        context.out << member.staff.id << '\t' << member.staff.name << '\t' << roleList(member.staff) << '\t'
                    << wordFor(member.standing) << Qt::endl;
    }
}

void printRoster(Context &context, const Keyring &keyring)
{
    const QStringList heads { QCoreApplication::translate("ctl", "id"), QCoreApplication::translate("ctl", "name"),
        QCoreApplication::translate("ctl", "roles"), QCoreApplication::translate("ctl", "qualification"),
        QCoreApplication::translate("ctl", "years of experience"), QCoreApplication::translate("ctl", "post"),
        QCoreApplication::translate("ctl", "duty"), QCoreApplication::translate("ctl", "instructing nurse"),
        QCoreApplication::translate("ctl", "pledge"), QCoreApplication::translate("ctl", "training"),
        QCoreApplication::translate("ctl", "programs"), QCoreApplication::translate("ctl", "standing"),
        QCoreApplication::translate("ctl", "second factor"), QCoreApplication::translate("ctl", "password of") };
    context.out << heads.join(QLatin1Char('\t')) << Qt::endl;
    const QString yes = QCoreApplication::translate("ctl", "yes");
    const QString full = QCoreApplication::translate("ctl", "full-time");
    const QString part = QCoreApplication::translate("ctl", "part-time");
    const QString onCall = QCoreApplication::translate("ctl", "on call");
    const QString resident = QCoreApplication::translate("ctl", "resident");
    const auto date = [](const QDate &day) { return day.toString(Qt::ISODate); };
    // A tab or a line break in a name must not make another column.
    const auto plain = [](const QString &text) { return text.simplified(); };
    for (const Member &member : keyring.members()) {
        const Staff &staff = member.staff;
        const QStringList cells { plain(staff.id), plain(staff.name), roleList(staff), plain(staff.qualification),
            QString::number(staff.experienceYears), staff.fullTime ? full : part, staff.onCall ? onCall : resident,
            staff.instructing ? yes : QString(), date(staff.pledgedOn), date(staff.trainedOn),
            plain(staff.programs.join(QLatin1Char(','))), wordFor(member.standing), member.secondFactor ? yes : QString(),
            date(member.passwordOn) };
        context.out << cells.join(QLatin1Char('\t')) << Qt::endl;
    }
}

void printDues(Context &context, const std::vector<Staff> &people)
{
    const QDate today = context.clock.now().addSecs(540 * 60).date();
    for (const Staff &staff : people) {
        for (const Due due : duesOf(staff, today))
            context.out << staff.id << '\t' << staff.name << '\t' << wordFor(due) << Qt::endl;
    }
}

Result<Keyring> provenKeyring(const Context &context)
{
    auto keyring = Keyring::read(context.home.keys());
    if (!keyring)
        return keyring;
    std::vector<StoreKey> keys;
    for (const StoreKey &key : context.admitted().keys)
        keys.push_back(key.clone());
    for (const StoreKey &key : context.admitted().retiredKeys)
        keys.push_back(key.clone());
    if (const auto trusted = keyring->trust(keys); !trusted)
        return tl::make_unexpected(trusted.error());
    return keyring;
}

Result<> savePeople(Context &context, Keyring &keyring, const Entry &audit)
{
    return context.write({ audit }).and_then([&] { return keyring.save(context.home.keys()); }).and_then([&] {
        return rememberGeneration(context.home.store(), context.key(), keyring.generation());
    });
}

} // namespace kikitori
