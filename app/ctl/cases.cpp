// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/localday.h"
#include "ctl/command.h"
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
                << (row.closedAt.isValid() ? QStringLiteral("closed") : QStringLiteral("open")) << Qt::endl;
}

void printFile(Context &context, const CaseFile &file)
{
    context.out << file.record.number << '\t' << file.record.complaint << Qt::endl;
    for (auto it = file.record.fields.cbegin(); it != file.record.fields.cend(); ++it)
        context.out << "  " << it.key() << " = " << it.value() << Qt::endl;
    for (const Entry &entry : file.entries)
        context.out << "  " << entry.seq << '\t' << timeOfDay(entry.at, entry.offsetMinutes) << '\t' << entry.author << '\t'
                    << entry.kind << '\t' << QString::fromUtf8(canonicalBody(entry)) << Qt::endl;
    for (const RecordingInfo &recording : file.recordings)
        context.out << "  recording " << recording.file << ' ' << recording.ms << " ms" << Qt::endl;
}

int listCases(Context &context, const Words &words)
{
    return context.wait([&context, words](const std::function<void(int)> &done) {
        context.store().find(queryFrom(words), QCoreApplication::instance(), [&context, done](const Result<CasePage> &page) {
            if (!page) {
                done(context.failed(page.error()));
                return;
            }
            for (const CaseSummary &row : page->cases)
                printRow(context, row);
            context.store().append({ context.entry(Stream::Audit, context.staff().id, kind::Searched, {}) },
                QCoreApplication::instance(), [&context, done](const Result<> &ok) { done(ok ? ExitCode::Done : context.failed(ok.error())); });
        });
    });
}

int showCase(Context &context, const Words &words)
{
    return context.wait([&context, words](const std::function<void(int)> &done) {
        CaseQuery query;
        query.words = words.at(1);
        query.limit = 1;
        context.store().find(query, QCoreApplication::instance(), [&context, done](const Result<CasePage> &page) {
            if (!page || page->cases.empty()) {
                done(context.failed(page ? Error { Fault::CaseUnknown, {}, {}, 0, 0 } : page.error()));
                return;
            }
            const QString id = page->cases.front().id;
            // Looking is written down before anything is shown.
            context.store().append({ context.entry(Stream::Audit, id, kind::Viewed, {}) }, QCoreApplication::instance(),
                [&context, done, id](const Result<> &ok) {
                    if (!ok) {
                        done(context.failed(ok.error()));
                        return;
                    }
                    context.store().caseFile(id, QCoreApplication::instance(), [&context, done](const Result<CaseFile> &file) {
                        if (file)
                            printFile(context, *file);
                        done(file ? ExitCode::Done : context.failed(file.error()));
                    });
                });
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
    return wantsList ? listCases(context, words) : showCase(context, words);
}

} // namespace kikitori
