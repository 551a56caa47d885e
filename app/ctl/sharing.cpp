// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/sharing.h"

#include "sync/pg/pgremote.h"
#include "sync/pg/shareadmin.h"
#include "sync/syncpass.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

QString digest(const QByteArray &hex)
{
    return QString::fromLatin1(hex.left(16));
}

int status(Context &context, Outbox &outbox, RemoteStore &remote)
{
    const auto proof = proveSync(outbox, remote, context.home.settings().desk, ProveBy::EveryRow);
    if (!proof)
        return context.failed(proof.error());
    context.out << QCoreApplication::translate("ctl", "entries here\t%1\npending\t%2\nset aside\t%3\nacknowledged\t%4 (%5)\nin the shared store\t%6 (%7)\ncases there\topen %8, closed %9")
                       .arg(proof->local.entries)
                       .arg(proof->local.pending)
                       .arg(proof->local.setAside)
                       .arg(proof->local.acknowledged)
                       .arg(digest(proof->local.digest))
                       .arg(proof->remote.entries)
                       .arg(digest(proof->remote.digest))
                       .arg(proof->remote.openCases)
                       .arg(proof->remote.closedCases)
                << Qt::endl;
    context.out << (proof->complete() ? QCoreApplication::translate("ctl", "complete: both sides hold the same")
                                      : QCoreApplication::translate("ctl", "not complete"))
                << Qt::endl;
    return proof->complete() ? ExitCode::Done : ExitCode::Failed;
}

int runPass(Context &context, Outbox &outbox, RemoteStore &remote)
{
    const auto done = syncOnce(outbox, remote, context.home.settings().desk);
    if (!done)
        return context.failed(done.error());
    context.out << QCoreApplication::translate("ctl", "sent\t%1\nreceived\t%2\nsent again\t%3\nfetched back\t%4\npostponed\t%5\nrefused\t%6")
                       .arg(done->accepted)
                       .arg(done->received)
                       .arg(done->sentAgain)
                       .arg(done->fetchedBack)
                       .arg(done->postponed)
                       .arg(done->refused)
                << Qt::endl;
    return status(context, outbox, remote);
}

constexpr int kMostAside = 1'000;

/// What the shared store refused, by kind and reason; nothing of its content.
int listAside(Context &context, Outbox &outbox)
{
    const auto aside = outbox.aside(kMostAside);
    if (!aside)
        return context.failed(aside.error());
    for (const Outbox::Aside &one : *aside)
        context.out << one.entry.id.toString(QUuid::WithoutBraces) << '\t' << codeOf(one.entry.stream) << '/' << one.entry.kind << '\t'
                    << one.reason << '\t' << one.attempts << Qt::endl;
    return ExitCode::Done;
}

int offerAgain(Context &context, Outbox &outbox)
{
    const auto aside = outbox.aside(kMostAside);
    if (!aside)
        return context.failed(aside.error());
    std::vector<QUuid> ids;
    for (const Outbox::Aside &one : *aside)
        ids.push_back(one.entry.id);
    if (const auto done = outbox.offerAgain(ids); !done)
        return context.failed(done.error());
    context.out << QCoreApplication::translate("ctl", "offered again\t%1").arg(ids.size()) << Qt::endl;
    return ExitCode::Done;
}

int init(Context &context, const QString &connection)
{
    const auto schema = migrateShare(connection);
    if (!schema)
        return context.failed(schema.error());
    context.out << QCoreApplication::translate("ctl", "shared store ready, schema %1").arg(*schema) << Qt::endl;
    return ExitCode::Done;
}

int restored(Context &context, const QString &connection)
{
    const auto epoch = beginShareLife(connection);
    if (!epoch)
        return context.failed(epoch.error());
    context.out << QCoreApplication::translate("ctl", "a new epoch begins: every desk compares, and sends again what is missing")
                << Qt::endl;
    return ExitCode::Done;
}

int rewrite(Context &context, const QString &connection)
{
    const auto months = rewriteErased(connection);
    if (!months)
        return context.failed(months.error());
    context.out << QCoreApplication::translate("ctl", "months rewritten\t%1").arg(*months) << Qt::endl;
    return ExitCode::Done;
}

} // namespace

int syncCommand(Context &context, const Words &words)
{
    const QString what = words.at(0);
    const bool speaks = what == QLatin1String("run") || what == QLatin1String("status");
    if (!speaks && what != QLatin1String("aside") && what != QLatin1String("again"))
        return context.usage(QStringLiteral("sync run|status|aside|again --as ID"));
    if (speaks && context.home.settings().share.isEmpty())
        return context.failed({ Fault::ShareUnreachable, {}, QStringLiteral("settings.yaml: share"), 0, 0 });
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::RunSync); !in)
        return context.failed(in.error());
    const auto outbox = context.store().outbox();
    if (!outbox)
        return context.failed(outbox.error());
    if (!speaks)
        return what == QLatin1String("aside") ? listAside(context, **outbox) : offerAgain(context, **outbox);
    const auto remote = openPgRemote(context.home.settings().share);
    if (!remote)
        return context.failed(remote.error());
    return what == QLatin1String("run") ? runPass(context, **outbox, **remote) : status(context, **outbox, **remote);
}

int shareCommand(Context &context, const Words &words)
{
    const QString what = words.at(0);
    const QString connection = words.option(QStringLiteral("connection"));
    if (connection.isEmpty())
        return context.usage(QStringLiteral("share init|account|restored|rewrite --connection ADMIN …"));
    if (what == QLatin1String("init"))
        return init(context, connection);
    if (what == QLatin1String("account"))
        return shareAccountCommand(context, words, connection);
    if (what == QLatin1String("restored"))
        return restored(context, connection);
    if (what == QLatin1String("rewrite"))
        return rewrite(context, connection);
    return context.usage(QStringLiteral("share init|account|restored|rewrite --connection ADMIN …"));
}

} // namespace kikitori
