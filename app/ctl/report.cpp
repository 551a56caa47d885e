// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/localday.h"
#include "ctl/command.h"
#include "guard/guardedstore.h"
#include "reports/dayfigures.h"
#include "reports/dayworkbook.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;

int writeForm(Context &context, const Program &program, const QDate &day, const QString &path, const Ledger &ledger)
{
    const DayFigures figures = countDay(ledger, day, program.lines, kJapanMinutes, context.clock.now());
    if (const auto written = writeDayWorkbook(figures, program, path); !written)
        return context.failed(written.error());
    context.out << path << '\t' << figures.total.offered << '\t' << figures.total.handled << Qt::endl;
    return ExitCode::Done;
}

int writeDay(Context &context, GuardedStore &guard, const Program &program, const QDate &day, const QString &path)
{
    const QDateTime from = startOfDay(day, kJapanMinutes);
    return context.wait([&context, &guard, program, day, path, from](const std::function<void(int)> &done) {
        const auto count = [&context, program, day, path, done](const Result<Ledger> &ledger) {
            done(ledger ? writeForm(context, program, day, path, *ledger) : context.failed(ledger.error()));
        };
        // That it goes out is written down before it does.
        const Entry out = context.entry(Stream::Audit, context.staff().id, kind::Exported,
            { { QStringLiteral("form"), QStringLiteral("day") }, { QStringLiteral("day"), day.toString(Qt::ISODate) },
                { QStringLiteral("program"), program.id } });
        guard.append({ out }, QCoreApplication::instance(), [&context, &guard, program, from, count, done](const Result<> &kept) {
            if (kept)
                guard.ledger(program.id, from, from.addDays(1), QCoreApplication::instance(), count);
            else
                done(context.failed(kept.error()));
        });
    });
}

} // namespace

int reportCommand(Context &context, const Words &words)
{
    const QDate day = QDate::fromString(words.option(QStringLiteral("date")), Qt::ISODate);
    const QString path = words.option(QStringLiteral("out"));
    if (words.at(0) != QLatin1String("day") || !day.isValid() || path.isEmpty())
        return context.usage(QStringLiteral("report day --as ID --date YYYY-MM-DD [--program P] --out FILE.xlsx"));
    const auto programs = context.home.programs();
    if (!programs)
        return context.failed(programs.error());
    const Programs all(*programs);
    const QString id = words.option(QStringLiteral("program"), all.all().front().id);
    const Program *program = all.byId(id);
    if (!program)
        return context.failed({ Fault::BadArgument, QStringLiteral("--program"), id, 0, 0 });
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::ExportReport); !in)
        return context.failed(in.error());
    GuardedStore guard(context.staff(), { context.home.settings().desk, kJapanMinutes }, context.store(), context.store(), context.clock);
    return writeDay(context, guard, *program, day, path);
}

} // namespace kikitori
