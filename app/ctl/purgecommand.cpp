// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/purge.h"
#include "store/keys/admission.h"
#include "wording/wording.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

QString wordFor(PurgeUnit::What what)
{
    switch (what) {
    case PurgeUnit::What::Case:
        return QStringLiteral("case");
    case PurgeUnit::What::Call:
        return QStringLiteral("call");
    case PurgeUnit::What::Recording:
        return QStringLiteral("recording");
    case PurgeUnit::What::Fields:
        return QStringLiteral("fields");
    }
    return {};
}

/// One line a unit: what, its number or id, the day of the call, the day from which it may go, and why it stays.
void print(Context &context, const std::vector<PurgeItem> &items)
{
    int goes = 0;
    for (const PurgeItem &item : items) {
        goes += !item.kept;
        context.out << wordFor(item.unit.what) << '\t' << (item.unit.number.isEmpty() ? item.unit.id : item.unit.number) << '\t'
                    << item.unit.opened.toString(Qt::ISODate) << '\t'
                    << (item.due.isValid() ? item.due.toString(Qt::ISODate) : QStringLiteral("-")) << '\t'
                    << (item.kept ? sentenceFor(*item.kept) : QCoreApplication::translate("ctl", "goes")) << Qt::endl;
    }
    context.out << QCoreApplication::translate("ctl", "%1 of %2 go").arg(goes).arg(items.size()) << Qt::endl;
}

Result<Program> programFrom(Context &context, const Words &words)
{
    const auto programs = context.home.programs();
    if (!programs)
        return tl::make_unexpected(programs.error());
    const bool everything = words.has(QStringLiteral("all-of"));
    const QString option = everything ? QStringLiteral("all-of") : QStringLiteral("program");
    const QString id = words.option(option, everything ? QString() : programs->front().id);
    const Programs all(*programs);
    const Program *program = all.byId(id);
    if (!program)
        return fail(Fault::BadArgument, QStringLiteral("--") + option, id);
    if (!program->retention)
        return fail(Fault::RetentionRuns, program->id, QStringLiteral("—"));
    return *program;
}

bool worksIn(const Staff &staff, const Program &program)
{
    return staff.programs.isEmpty() || staff.programs.contains(program.id);
}

/// The second person signs in beside the first: another one, with a role that may erase.
Result<Staff> secondPerson(Context &context, const QString &id, const Program &program)
{
    if (id.isEmpty() || id == context.staff().id)
        return fail(Fault::SecondPersonNeeded);
    Proof proof { id, context.askPassword(QCoreApplication::translate("ctl", "Password of %1: ").arg(id)), {} };
    auto person = recognise(context.home.keys(), proof, context.clock.now(), &context.key());
    if (!person && person.error().fault == Fault::CodeNeeded) {
        proof.code = context.askPassword(QCoreApplication::translate("ctl", "Code of %1: ").arg(id));
        person = recognise(context.home.keys(), proof, context.clock.now(), &context.key());
    }
    if (!person)
        return person;
    if (person->id == context.staff().id)
        return fail(Fault::SecondPersonNeeded);
    if (!person->may(Act::EraseRecords) || !worksIn(*person, program))
        return fail(Fault::NotAllowed);
    return person;
}

int plan(Context &context, Purge &purge, const QString &day)
{
    const auto today = day.isEmpty() ? purge.today() : Result<QDate>(QDate::fromString(day, Qt::ISODate));
    if (!today)
        return context.failed(today.error());
    if (!today->isValid())
        return context.failed({ Fault::BadArgument, QStringLiteral("--today"), day, 0, 0 });
    const auto items = purge.plan(*today);
    if (!items)
        return context.failed(items.error());
    print(context, *items);
    return ExitCode::Done;
}

int run(Context &context, Purge &purge, const Staff &approver, bool rekeyed)
{
    // Nothing else may write meanwhile; a desk that is open keeps its cases.
    if (const auto locked = context.home.lock(); !locked)
        return context.failed(locked.error());
    const auto today = purge.today();
    const auto items = today ? purge.plan(*today) : tl::make_unexpected(today.error());
    if (!items)
        return context.failed(items.error());
    const auto work = purge.hasWork(*items);
    if (!work)
        return context.failed(work.error());
    print(context, *items);
    // Something whose day has come could not be proven: whoever ran this must look.
    const int code = Purge::stuck(*items) == 0 ? ExitCode::Done : ExitCode::Failed;
    if (!*work)
        return code;
    const auto written = purge.run(*items, approver);
    if (!written)
        return context.failed(written.error());
    context.out << written->pdf << '\t' << QString::fromLatin1(written->pdfSha256) << Qt::endl;
    context.out << written->json << '\t' << QString::fromLatin1(written->jsonSha256) << Qt::endl;
    if (!rekeyed)
        context.out << QCoreApplication::translate(
            "ctl", "Now give the store a new key, so that nobody can read what a disk may still hold: kikitorictl store rekey")
                    << Qt::endl;
    return code;
}

/// Signs both people in; the second one's presence is what the acts need.
Result<Staff> bothPeople(Context &context, const Words &words, const Program &program)
{
    const QString second = words.option(QStringLiteral("approved-by"));
    if (second.isEmpty() || second == words.option(QStringLiteral("as")))
        return fail(Fault::SecondPersonNeeded);
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::EraseRecords); !in)
        return tl::make_unexpected(in.error());
    if (!worksIn(context.staff(), program))
        return fail(Fault::NotAllowed);
    return secondPerson(context, second, program);
}

int planFor(Context &context, const Words &words, const Purge::Wish &wish)
{
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::EraseRecords); !in)
        return context.failed(in.error());
    if (!worksIn(context.staff(), wish.program))
        return context.failed({ Fault::NotAllowed, {}, {}, 0, 0 });
    const auto purge = Purge::open(context, wish);
    return purge ? plan(context, **purge, words.option(QStringLiteral("today"))) : context.failed(purge.error());
}

} // namespace

int purgeCommand(Context &context, const Words &words)
{
    const QString what = words.at(0);
    const bool plans = what == QLatin1String("plan") && words.count() == 1;
    // The day of a run is the clock's: a day that is given would erase what must still be kept.
    const bool runs = what == QLatin1String("run") && words.count() == 1 && !words.has(QStringLiteral("today"));
    const bool shares = what == QLatin1String("share") && words.count() == 2 && words.has(QStringLiteral("connection"));
    if (!plans && !runs && !shares)
        return context.usage(
            QStringLiteral("purge plan --as ID [--program P | --all-of P] [--today DAY] [--without-share]"
                           " | purge run --as ID --approved-by ID [--program P | --all-of P] [--without-share]"
                           " [--rekey] | purge share CERTIFICATE.json --as ID --approved-by ID --connection ERASER"));
    const auto program = programFrom(context, words);
    if (!program)
        return context.failed(program.error());
    const bool rekey = words.has(QStringLiteral("rekey"));
    const Purge::Wish wish { *program, words.has(QStringLiteral("all-of")), words.has(QStringLiteral("without-share")), rekey };
    if (plans)
        return planFor(context, words, wish);
    const auto approver = bothPeople(context, words, *program);
    if (!approver)
        return context.failed(approver.error());
    if (shares)
        return purgeShare(context, words.at(1), words.option(QStringLiteral("connection")), *approver);
    const auto purge = Purge::open(context, wish);
    return purge ? run(context, **purge, *approver, rekey) : context.failed(purge.error());
}

} // namespace kikitori
