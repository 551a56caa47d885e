// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/storecommands.h"

#include "store/keeping/exporting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonObject>

#include <unistd.h>

namespace kikitori {

namespace {

Result<QString> askPassphrase(Context &context, bool isNew)
{
    const QString passphrase = context.askPassword(QCoreApplication::translate("ctl", "Passphrase of the export: "));
    if (isNew && isatty(STDIN_FILENO) == 1
        && context.askPassword(QCoreApplication::translate("ctl", "The same again: ")) != passphrase)
        return fail(Fault::BadArgument, QCoreApplication::translate("ctl", "passphrase"),
            QCoreApplication::translate("ctl", "the two are not the same"));
    return passphrase;
}

void printTables(Context &context, const std::vector<ExportedTable> &tables)
{
    for (const ExportedTable &table : tables)
        context.out << table.name << '\t' << table.rows << Qt::endl;
}

struct Wish {
    QString target; ///< folder of plain files, or one .kkx file
    QString passphrase;
    QString reason;
    bool plain = false;
};

Result<Wish> wishFrom(Context &context, const Words &words)
{
    Wish wish;
    wish.plain = words.has(QStringLiteral("plain"));
    wish.reason = words.option(QStringLiteral("reason")).trimmed();
    if (wish.plain && wish.reason.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--reason"),
            QCoreApplication::translate("ctl", "plain files need a reason: --reason TEXT"));
    const QDir folder(words.at(1));
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(Fault::FileUnreadable, words.at(1), QStringLiteral("the folder cannot be made"));
    const QString stamp = context.clock.now().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    wish.target =
        folder.absoluteFilePath(QStringLiteral("kikitori-%1-%2%3")
                                    .arg(context.home.settings().desk, stamp, wish.plain ? QString() : QStringLiteral(".kkx")));
    if (!wish.plain) {
        auto passphrase = askPassphrase(context, true);
        if (!passphrase)
            return tl::make_unexpected(passphrase.error());
        wish.passphrase = std::move(*passphrase);
    }
    return wish;
}

/// What was written is read again, to its end, before anybody is told that it is there.
Result<> readAgain(const Wish &wish)
{
    if (wish.plain)
        return {};
    CheckedExport checked(nullptr);
    const auto whole = unseal(wish.target, wish.passphrase, checked).and_then([&] { return checked.finish(); });
    if (!whole)
        QFile::remove(wish.target);
    return whole;
}

Result<> write(Context &context, const Wish &wish)
{
    const auto connection = Connection::open(context.home.store(), context.key(), Connection::Access::Existing);
    if (!connection)
        return tl::make_unexpected(connection.error());
    (*connection)->trust();
    const auto sink = wish.plain ? plainFolder(wish.target) : sealedFile(wish.target, wish.passphrase);
    if (!sink)
        return tl::make_unexpected(sink.error());
    const auto tables = exportStore(**connection, **sink, context.home.settings().desk, context.clock.now());
    if (!tables)
        return tl::make_unexpected(tables.error());
    return (*sink)->finish().and_then([&] { return readAgain(wish); }).map([&] {
        printTables(context, *tables);
        context.out << wish.target << Qt::endl;
        if (wish.plain)
            context.err << QCoreApplication::translate(
                "ctl", "These files are not encrypted: anybody who has them can read them.")
                        << Qt::endl;
    });
}

} // namespace

Result<> exportTo(Context &context, const Words &words)
{
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::ExportReport); !in)
        return in;
    if (!context.staff().may(Act::ReadCases))
        return fail(Fault::NotAllowed);
    const auto wish = wishFrom(context, words);
    if (!wish)
        return tl::make_unexpected(wish.error());
    QJsonObject body { { QStringLiteral("form"), QStringLiteral("hand-over") }, { QStringLiteral("plain"), wish->plain } };
    if (wish->plain)
        body.insert(QStringLiteral("reason"), wish->reason);
    return context.write({ context.entry(Stream::Audit, context.staff().id, kind::Exported, body) }).and_then([&] {
        return write(context, *wish);
    });
}

Result<> unpack(Context &context, const QString &file, const QString &folder)
{
    const auto passphrase = askPassphrase(context, false);
    if (!passphrase)
        return tl::make_unexpected(passphrase.error());
    const auto sink = plainFolder(folder);
    if (!sink)
        return tl::make_unexpected(sink.error());
    CheckedExport checked(sink->get());
    const auto done = unseal(file, *passphrase, checked).and_then([&] { return checked.finish(); });
    if (!done)
        return done;
    printTables(context, checked.tables());
    context.err << QCoreApplication::translate("ctl", "These files are not encrypted: anybody who has them can read them.")
                << Qt::endl;
    return {};
}

} // namespace kikitori
