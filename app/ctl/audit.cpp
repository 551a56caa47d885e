// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/localday.h"
#include "ctl/command.h"
#include "store/audittrail.h"
#include "store/chain.h"
#include "store/erasing/holds.h"
#include "wording/wording.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;

int verify(Context &context, Connection &connection)
{
    const auto chain = verifyChain(connection);
    if (!chain)
        return context.failed(chain.error());
    context.out << QCoreApplication::translate("ctl", "the chain of %1 entries is whole; its end\t%2")
                       .arg(chain->entries)
                       .arg(QString::fromLatin1(chain->head.toHex()))
                << Qt::endl;
    return ExitCode::Done;
}

Result<QDateTime> beginningOf(const Words &words, const char *name, int later)
{
    const QString text = words.option(QLatin1String(name));
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !day.isValid())
        return fail(Fault::BadArgument, QStringLiteral("--") + QLatin1String(name), text);
    return day.isValid() ? startOfDay(day.addDays(later), kJapanMinutes) : QDateTime();
}

Result<AuditQuery> queryFrom(Connection &connection, const Words &words)
{
    AuditQuery query;
    query.author = words.option(QStringLiteral("by"));
    const auto from = beginningOf(words, "from", 0);
    const auto to = beginningOf(words, "to", 1); // a person names the last day
    if (!from || !to)
        return tl::make_unexpected(from ? to.error() : from.error());
    query.from = *from;
    query.to = *to;
    if (!words.has(QStringLiteral("case")))
        return query;
    return caseNumbered(connection, words.option(QStringLiteral("case"))).map([&](const NamedCase &named) {
        query.subject = named.id;
        return query;
    });
}

int list(Context &context, Connection &connection, const Words &words)
{
    const auto query = queryFrom(connection, words);
    if (!query)
        return context.failed(query.error());
    const auto entries = auditTrail(connection, *query);
    if (!entries)
        return context.failed(entries.error());
    // Who reads the audit is in the audit too, before a line is shown.
    const auto noted = context.write({ context.entry(
        Stream::Audit, context.staff().id, kind::Viewed, { { QStringLiteral("what"), QStringLiteral("audit") } }) });
    if (!noted)
        return context.failed(noted.error());
    for (const Entry &entry : *entries) {
        const QDateTime local = entry.at.toOffsetFromUtc(entry.offsetMinutes * 60);
        context.out << local.toString(Qt::ISODate) << '\t' << entry.desk << '\t' << entry.author << '\t' << entry.kind << '\t'
                    << entry.subject << '\t' << QString::fromUtf8(canonicalBody(entry)) << Qt::endl;
    }
    return ExitCode::Done;
}

} // namespace

int auditCommand(Context &context, const Words &words)
{
    const bool verifies = words.at(0) == QLatin1String("verify");
    if (!verifies && words.at(0) != QLatin1String("list"))
        return context.usage(
            QStringLiteral("audit verify --as ID | audit list --as ID [--from DAY] [--to DAY] [--by ID] [--case NUMBER]"));
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::ReadAudit); !in)
        return context.failed(in.error());
    const auto connection = Connection::open(context.home.store(), context.key(), Connection::Access::Existing);
    if (!connection)
        return context.failed(connection.error());
    (*connection)->trust();
    return verifies ? verify(context, **connection) : list(context, **connection, words);
}

} // namespace kikitori
