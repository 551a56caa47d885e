// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/holds.h"
#include "ctl/command.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

int write(Context &context, Entry entry, const QString &said)
{
    entry.at = context.clock.now();
    entry.author = context.staff().id;
    entry.desk = context.home.settings().desk;
    if (const auto written = context.write({ entry }); !written)
        return context.failed(written.error());
    context.out << said << Qt::endl;
    return ExitCode::Done;
}

Result<QDate> dayOf(const Words &words, const char *name)
{
    const QString text = words.option(QLatin1String(name));
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !day.isValid())
        return fail(Fault::BadArgument, QStringLiteral("--") + QLatin1String(name), text);
    return day;
}

Result<Hold> holdFrom(Context &context, Connection &connection, const Words &words)
{
    Hold hold;
    hold.id = QUuid::createUuid();
    hold.reason = words.option(QStringLiteral("reason"));
    const QString number = words.option(QStringLiteral("case"));
    if (!number.isEmpty()) {
        return caseNumbered(connection, number).map([&](const NamedCase &named) {
            hold.caseId = named.id;
            hold.program = named.program;
            return hold;
        });
    }
    const auto programs = context.home.programs();
    if (!programs)
        return tl::make_unexpected(programs.error());
    hold.program = words.option(QStringLiteral("program"));
    if (!Programs(*programs).byId(hold.program))
        return fail(Fault::BadArgument, QStringLiteral("--program"), hold.program);
    const auto from = dayOf(words, "from");
    const auto to = dayOf(words, "to");
    if (!from || !to)
        return tl::make_unexpected(from ? to.error() : from.error());
    hold.from = *from;
    hold.to = to->isValid() ? to->addDays(1) : QDate(); // a person names the last day, the hold ends after it
    return hold;
}

QString written(const Hold &hold)
{
    const QString what = hold.caseId.isEmpty()
        ? QStringLiteral("%1 %2..%3")
              .arg(hold.program, hold.from.toString(Qt::ISODate),
                  hold.to.isValid() ? hold.to.addDays(-1).toString(Qt::ISODate) : QString())
        : hold.caseId;
    return QStringLiteral("%1\t%2\t%3\t%4\t%5")
        .arg(hold.id.toString(QUuid::WithoutBraces), what, hold.setAt.toString(Qt::ISODate), hold.setBy, hold.reason);
}

int list(Context &context, Connection &connection)
{
    const auto holds = readHolds(connection);
    if (!holds)
        return context.failed(holds.error());
    for (const Hold &hold : holds->standing())
        context.out << written(hold) << Qt::endl;
    return ExitCode::Done;
}

/// Whoever works in some programs holds and lifts in those.
bool worksIn(const Context &context, const QString &program)
{
    const QStringList &programs = context.staff().programs;
    return programs.isEmpty() || programs.contains(program);
}

int set(Context &context, Connection &connection, const Words &words)
{
    const auto hold = holdFrom(context, connection, words);
    if (!hold)
        return context.failed(hold.error());
    if (!worksIn(context, hold->program))
        return context.failed({ Fault::NotAllowed, {}, {}, 0, 0 });
    return write(context, settingOf(*hold), hold->id.toString(QUuid::WithoutBraces));
}

int lift(Context &context, Connection &connection, const Words &words)
{
    const auto holds = readHolds(connection);
    if (!holds)
        return context.failed(holds.error());
    const Hold *hold = holds->byId(QUuid::fromString(words.at(1)));
    if (!hold)
        return context.failed(
            { Fault::BadArgument, words.at(1), QCoreApplication::translate("ctl", "no hold with this id stands"), 0, 0 });
    if (!worksIn(context, hold->program))
        return context.failed({ Fault::NotAllowed, {}, {}, 0, 0 });
    Entry entry = liftingOf(*hold, words.option(QStringLiteral("reason")));
    entry.id = QUuid::createUuid();
    return write(context, entry, hold->id.toString(QUuid::WithoutBraces));
}

} // namespace

int holdCommand(Context &context, const Words &words)
{
    const QString what = words.at(0);
    const bool reasoned = !words.option(QStringLiteral("reason")).trimmed().isEmpty();
    const bool sets =
        what == QLatin1String("set") && reasoned && words.has(QStringLiteral("case")) != words.has(QStringLiteral("program"));
    const bool lifts = what == QLatin1String("lift") && reasoned && words.count() == 2;
    if (!sets && !lifts && what != QLatin1String("list"))
        return context.usage(QStringLiteral("hold set --as ID --reason TEXT (--case NUMBER | --program P [--from DAY] [--to DAY])"
                                            " | hold lift HOLD --as ID --reason TEXT | hold list --as ID"));
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::EraseRecords); !in)
        return context.failed(in.error());
    const auto connection = Connection::open(context.home.store(), context.key(), Connection::Access::Existing);
    if (!connection)
        return context.failed(connection.error());
    (*connection)->trust();
    return sets ? set(context, **connection, words) : lifts ? lift(context, **connection, words) : list(context, **connection);
}

} // namespace kikitori
