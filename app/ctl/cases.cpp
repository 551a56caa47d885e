// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/localday.h"
#include "ctl/command.h"
#include "guard/guardedstore.h"
#include "wording/wording.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;

CaseQuery queryFrom(const Words &words)
{
    CaseQuery query;
    const QDate day = QDate::fromString(words.option(QStringLiteral("day")), Qt::ISODate);
    if (day.isValid()) {
        query.from = startOfDay(day, kJapanMinutes);
        query.to = query.from.addDays(1);
    }
    query.words = words.option(QStringLiteral("words"));
    query.program = words.option(QStringLiteral("program"));
    return query;
}

void printRow(Context &context, const CaseSummary &row)
{
    context.out << row.number << '\t' << timeOfDay(row.openedAt, kJapanMinutes) << '\t'
                << (row.finalUrgency ? codeOf(*row.finalUrgency) : QStringLiteral("-")) << '\t' << row.protocolTitle << '\t'
                << row.municipality << '\t' << row.disposition << '\t' << row.receiver << '\t'
                << (row.closedAt.isValid() ? QStringLiteral("closed") : QStringLiteral("open"))
                << (row.inConflict ? QStringLiteral("\tconflict") : QString()) << Qt::endl;
}

void printFile(Context &context, const CaseFile &file)
{
    context.out << file.record.number << '\t' << file.record.complaint << Qt::endl;
    for (auto it = file.record.fields.cbegin(); it != file.record.fields.cend(); ++it)
        context.out << "  " << it.key() << " = " << it.value() << Qt::endl;
    for (const auto &conflict : file.record.conflicts()) {
        context.out << "  conflict " << conflict.reg << Qt::endl;
        for (const auto &value : conflict.values)
            context.out << "    " << value.desk << '\t' << value.author << '\t' << timeOfDay(value.at, kJapanMinutes) << '\t'
                        << value.value << Qt::endl;
    }
    for (const Entry &entry : file.entries)
        context.out << "  " << entry.seq << '\t' << timeOfDay(entry.at, entry.offsetMinutes) << '\t' << entry.author << '\t'
                    << entry.kind << '\t' << QString::fromUtf8(canonicalBody(entry)) << Qt::endl;
    for (const RecordingInfo &recording : file.recordings)
        context.out << "  recording " << recording.file << ' ' << recording.ms << " ms" << Qt::endl;
}

int listCases(Context &context, GuardedStore &guard, const Words &words)
{
    return context.wait([&context, &guard, words](const std::function<void(int)> &done) {
        guard.find(queryFrom(words), QCoreApplication::instance(), [&context, done](const Result<CasePage> &page) {
            if (page) {
                for (const CaseSummary &row : page->cases)
                    printRow(context, row);
            }
            done(page ? ExitCode::Done : context.failed(page.error()));
        });
    });
}

void showFile(Context &context, GuardedStore &guard, const QString &id, const std::function<void(int)> &done)
{
    guard.caseFile(id, QCoreApplication::instance(), [&context, done](const Result<CaseFile> &file) {
        if (file)
            printFile(context, *file);
        done(file ? ExitCode::Done : context.failed(file.error()));
    });
}

int showCase(Context &context, GuardedStore &guard, const QString &number)
{
    return context.wait([&context, &guard, number](const std::function<void(int)> &done) {
        CaseQuery query;
        query.words = number;
        guard.find(query, QCoreApplication::instance(), [&context, &guard, number, done](const Result<CasePage> &page) {
            if (!page) {
                done(context.failed(page.error()));
                return;
            }
            // The number may stand in another case's notes too.
            for (const CaseSummary &each : page->cases) {
                if (each.number == number)
                    return showFile(context, guard, each.id, done);
            }
            done(context.failed({ Fault::CaseUnknown, number, {}, 0, 0 }));
        });
    });
}

} // namespace

int caseCommand(Context &context, const Words &words)
{
    const bool wantsList = words.at(0) == QLatin1String("list");
    if (!wantsList && !(words.at(0) == QLatin1String("show") && words.count() == 2))
        return context.usage(QStringLiteral("case list --as ID [--day YYYY-MM-DD] [--words TEXT] | case show NUMBER --as ID"));
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::ReadCases); !in)
        return context.failed(in.error());
    GuardedStore guard(context.staff(), { context.home.settings().desk, kJapanMinutes }, context.store(), context.store(), context.clock);
    return wantsList ? listCases(context, guard, words) : showCase(context, guard, words.at(1));
}

} // namespace kikitori
