// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/command.h"
#include "ctl/storecommands.h"
#include "store/keeping/backup.h"
#include "store/keeping/examination.h"
#include "store/keeping/rekey.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

namespace kikitori {

namespace {

// Named so that the words are found for translation.
QString translate(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

Result<std::unique_ptr<Connection>> besideTheStore(Context &context)
{
    auto connection = Connection::open(context.home.store(), context.key(), Connection::Access::Existing);
    if (connection)
        (*connection)->trust();
    return connection;
}

Result<> verify(Context &context)
{
    const auto connection = besideTheStore(context);
    if (!connection)
        return tl::make_unexpected(connection.error());
    return examine(**connection, context.home.settings().desk).map([&](const Examination &found) {
        context.out << translate(
            "ctl", "sound: schema %1, %2 entries, %3 waiting for the shared store, %4 acknowledged, %5 erased")
                           .arg(found.figures.schema)
                           .arg(found.figures.entries)
                           .arg(found.waiting)
                           .arg(found.acknowledged)
                           .arg(found.erased)
                    << Qt::endl;
        context.out << translate("ctl", "end of the chain\t%1").arg(QString::fromLatin1(found.figures.head)) << Qt::endl;
    });
}

void printBackup(Context &context, const BackupReport &report)
{
    context.out << translate("ctl", "backup\t%1\t%2 entries\t%3")
                       .arg(report.made.file)
                       .arg(report.made.figures.entries)
                       .arg(QString::fromLatin1(report.made.sha256))
                << Qt::endl;
    if (report.second)
        context.out << translate("ctl", "second copy\t%1").arg(report.second->file) << Qt::endl;
    if (report.secondMissed)
        context.err << translate("ctl", "There is no second copy this time: %1").arg(report.secondMissed->detail) << Qt::endl;
    for (const QString &file : report.removed)
        context.out << translate("ctl", "removed\t%1").arg(file) << Qt::endl;
    for (const QString &file : report.damaged)
        context.err << translate("ctl", "damaged, not counted\t%1").arg(file) << Qt::endl;
}

Result<> backup(Context &context, const QString &folder)
{
    const auto &settings = context.home.settings();
    BackupPlan plan { folder.isEmpty() ? settings.backups.folder : folder, settings.backups.second, settings.backups.keep,
        backupName(settings.desk) };
    if (plan.folder.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--to"),
            translate("ctl", "say where to: --to FOLDER, or backups in settings.yaml"));
    const auto report = backUp(context.home.store(), context.home.keys(), context.key(), plan, context.clock.now());
    if (!report)
        return tl::make_unexpected(report.error());
    printBackup(context, *report);
    return context.write({ context.entry(Stream::Audit, context.staff().id, kind::BackedUp,
        { { QStringLiteral("file"), QFileInfo(report->made.file).fileName() },
            { QStringLiteral("sha256"), QString::fromLatin1(report->made.sha256) },
            { QStringLiteral("entries"), report->made.figures.entries } }) });
}

/// Old keys go as soon as nothing needs them; that none went is no failure of the rekey.
void dropOldKeys(Context &context, const Rekeyed &done)
{
    const auto &backups = context.home.settings().backups;
    QStringList folders;
    for (const QString &folder : { backups.folder, backups.second }) {
        if (!folder.isEmpty())
            folders << folder;
    }
    if (folders.isEmpty()) // where its backups are is not known here
        return;
    std::vector<StoreKey> keys;
    keys.push_back(done.key.clone());
    const auto dropped = dropUnneededKeys(context.home.keys(), keys, folders);
    if (!dropped || dropped->isEmpty())
        return;
    context.out << translate("ctl", "keys that no backup needs were dropped\t%1").arg(dropped->size()) << Qt::endl;
}

Result<> rekey(Context &context)
{
    context.store().close();
    const auto done = rekeyStore(context.home.store(), context.home.keys(), context.admitted().keys, context.clock.now());
    if (!done)
        return tl::make_unexpected(done.error());
    context.out << translate("ctl", "the store has another key; %1 entries, nobody's password changed").arg(done->figures.entries)
                << Qt::endl;
    context.out << translate("ctl", "the store under the old key stands aside\t%1").arg(done->aside) << Qt::endl;
    dropOldKeys(context, *done);
    Store store({ context.home.store(), context.home.settings().desk });
    return store.openNow(done->key.clone()).and_then([&](const Store::Opened &) {
        return context.write(store,
            { context.entry(
                Stream::Audit, context.staff().id, kind::KeysChanged, { { QStringLiteral("what"), QStringLiteral("rekey") } }) });
    });
}

/// A desk that is running would go on with the file that is taken away.
Result<> signInAlone(Context &context, const QString &who)
{
    return context.home.lock().and_then([&] { return context.signIn(who, Act::KeepStore); });
}

} // namespace

int storeCommand(Context &context, const Words &words)
{
    const QString what = words.at(0);
    const QString who = words.option(QStringLiteral("as"));
    const auto ended = [&](const Result<> &done) {
        return done ? static_cast<int>(ExitCode::Done) : context.failed(done.error());
    };
    if (what == QLatin1String("verify") && words.count() == 1)
        return ended(context.signIn(who, Act::KeepStore).and_then([&] { return verify(context); }));
    if (what == QLatin1String("backup") && words.count() == 1)
        return ended(
            context.signIn(who, Act::KeepStore).and_then([&] { return backup(context, words.option(QStringLiteral("to"))); }));
    if (what == QLatin1String("rekey") && words.count() == 1)
        return ended(signInAlone(context, who).and_then([&] { return rekey(context); }));
    if (what == QLatin1String("restore") && words.count() == 2)
        return ended(restoreInto(context, words.at(1), who));
    if (what == QLatin1String("export") && words.count() == 2)
        return ended(exportTo(context, words));
    if (what == QLatin1String("unpack") && words.count() == 3)
        return ended(unpack(context, words.at(1), words.at(2)));
    return context.usage(QStringLiteral("store verify|backup [--to FOLDER]|restore FILE.backup|rekey --as ID |"
                                        " store export FOLDER --as ID [--plain --reason TEXT] | store unpack FILE.kkx FOLDER"));
}

} // namespace kikitori
