// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/sharing.h"

#include "sync/pg/shareadmin.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

int add(Context &context, const Words &words, const QString &connection)
{
    const ShareAccount account { words.option(QStringLiteral("login")), words.option(QStringLiteral("kind")),
        words.option(QStringLiteral("desk")),
        words.option(QStringLiteral("programs")).split(QLatin1Char(','), Qt::SkipEmptyParts) };
    std::optional<QString> password;
    if (words.option(QStringLiteral("password")) == QLatin1String("-"))
        password = context.askPassword(QCoreApplication::translate("ctl", "New password for %1: ").arg(account.login));
    if (password && password->size() < 12)
        return context.failed({ Fault::BadArgument, QStringLiteral("--password"), QStringLiteral("at least 12 characters"), 0, 0 });
    if (const auto added = addShareAccount(connection, account, password); !added)
        return context.failed(added.error());
    context.out << QCoreApplication::translate("ctl", "%1 has its account now.").arg(account.login) << Qt::endl;
    return ExitCode::Done;
}

int list(Context &context, const QString &connection)
{
    const auto accounts = shareAccounts(connection);
    if (!accounts)
        return context.failed(accounts.error());
    for (const ShareAccount &account : *accounts)
        context.out << account.login << '\t' << account.kind << '\t' << account.desk << '\t'
                    << account.programs.join(QLatin1Char(',')) << Qt::endl;
    return ExitCode::Done;
}

int remove(Context &context, const Words &words, const QString &connection)
{
    const QString login = words.option(QStringLiteral("login"));
    if (const auto removed = removeShareAccount(connection, login); !removed)
        return context.failed(removed.error());
    context.out << QCoreApplication::translate("ctl", "%1 is shut out; what it wrote stays.").arg(login) << Qt::endl;
    return ExitCode::Done;
}

} // namespace

int shareAccountCommand(Context &context, const Words &words, const QString &connection)
{
    const QString what = words.at(1);
    if (what == QLatin1String("add"))
        return add(context, words, connection);
    if (what == QLatin1String("list"))
        return list(context, connection);
    if (what == QLatin1String("remove"))
        return remove(context, words, connection);
    return context.usage(QStringLiteral("share account add --connection ADMIN --login L --kind desk|report|lead|eraser [--desk NN]"
                                        " --programs P[,P] [--password -] | share account list --connection ADMIN"
                                        " | share account remove --connection ADMIN --login L"));
}

} // namespace kikitori
