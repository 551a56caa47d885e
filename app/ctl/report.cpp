// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/localday.h"
#include "ctl/command.h"
#include "reports/dayfigures.h"
#include "reports/dayworkbook.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;

int writeDay(Context &context, const Program &program, const QDate &day, const QString &path)
{
    const QDateTime from = startOfDay(day, kJapanMinutes);
    return context.wait([&context, program, day, path, from](const std::function<void(int)> &done) {
        context.store().ledger(program.id, from, from.addDays(1), QCoreApplication::instance(),
            [&context, program, day, path, done](const Result<Ledger> &ledger) {
                if (!ledger) {
                    done(context.failed(ledger.error()));
                    return;
                }
                const DayFigures figures = countDay(*ledger, day, program.lines, kJapanMinutes, context.clock.now());
                if (const auto written = writeDayWorkbook(figures, program, path); !written) {
                    done(context.failed(written.error()));
                    return;
                }
                context.out << path << '\t' << figures.total.offered << '\t' << figures.total.handled << Qt::endl;
                context.store().append({ context.entry(Stream::Audit, program.id, kind::Exported,
                                           { { QStringLiteral("form"), QStringLiteral("day") },
                                               { QStringLiteral("day"), day.toString(Qt::ISODate) } }) },
                    QCoreApplication::instance(), [&context, done](const Result<> &ok) { done(ok ? ExitCode::Done : context.failed(ok.error())); });
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
    return writeDay(context, *program, day, path);
}

} // namespace kikitori
