// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/pg/shareadmin.h"

#include "sync/pg/pgconnection.h"
#include "sync/pg/pgrows.h"

#include <QRegularExpression>

namespace kikitori {

namespace {

Result<PgResult> ask(PGconn *connection, const QByteArray &words, const QByteArrayList &parameters = {})
{
    std::vector<const char *> values;
    for (const QByteArray &parameter : parameters)
        values.push_back(parameter.isNull() ? nullptr : parameter.constData());
    PgResult done(PQexecParams(
        connection, words.constData(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0));
    const auto status = PQresultStatus(done.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return pgFault(connection, done.get());
    return done;
}

Result<> askAll(PGconn *connection, const QByteArrayList &statements)
{
    for (const QByteArray &words : statements)
        if (const auto done = ask(connection, words); !done)
            return tl::make_unexpected(done.error());
    return {};
}

struct Freed {
    void operator()(char *text) const { PQfreemem(text); }
};
using PgText = std::unique_ptr<char, Freed>;

QByteArray quoted(PGconn *connection, const QByteArray &name)
{
    return PgText(PQescapeIdentifier(connection, name.constData(), static_cast<size_t>(name.size()))).get();
}

/// An array as the server reads it.
QByteArray listOf(const QStringList &texts)
{
    QByteArrayList parts;
    for (const QString &text : texts) {
        QByteArray part = text.toUtf8();
        parts.append('"' + part.replace('\\', "\\\\").replace('"', "\\\"") + '"');
    }
    return '{' + parts.join(',') + '}';
}

Result<> checkAccount(const ShareAccount &account)
{
    static const QRegularExpression login(QStringLiteral(R"(\A[a-z][a-z0-9_-]{0,62}\z)"));
    static const QRegularExpression desk(QStringLiteral(R"(\A[0-9]{2}\z)"));
    if (!login.match(account.login).hasMatch())
        return fail(Fault::BadArgument, QStringLiteral("--login"), QStringLiteral("a-z, 0-9, _ and -, beginning with a letter"));
    if (!QStringList { QStringLiteral("desk"), QStringLiteral("report"), QStringLiteral("lead"), QStringLiteral("eraser") }
            .contains(account.kind))
        return fail(Fault::BadArgument, QStringLiteral("--kind"), QStringLiteral("desk, report, lead or eraser"));
    if (account.kind == QLatin1String("desk") ? !desk.match(account.desk).hasMatch() : !account.desk.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--desk"), QStringLiteral("two digits, for a desk only"));
    return {};
}

/// A login that is above the rules of the schema cannot be bound by them.
Result<bool> loginExists(PGconn *connection, const QByteArray &login)
{
    const auto found = ask(connection,
        "select rolsuper or rolcreaterole or rolbypassrls from pg_catalog.pg_roles where rolname = $1", { login });
    if (!found)
        return tl::make_unexpected(found.error());
    if (PQntuples(found->get()) == 0)
        return false;
    if (*PQgetvalue(found->get(), 0, 0) == 't')
        return fail(Fault::BadArgument, QStringLiteral("--login"), QStringLiteral("this login is an administrator's"));
    return true;
}

/// The server never sees the password, so neither do its logs.
Result<> setPassword(PGconn *connection, const QByteArray &login, const QString &password)
{
    const PgText sealed(
        PQencryptPasswordConn(connection, password.toUtf8().constData(), login.constData(), "scram-sha-256"));
    if (!sealed)
        return fail(Fault::BadArgument, QStringLiteral("--password"), QStringLiteral("the password cannot be sealed"));
    const PgText literal(PQescapeLiteral(connection, sealed.get(), strlen(sealed.get())));
    return askAll(connection, { "alter role " + quoted(connection, login) + " password " + literal.get() });
}

Result<> giveRole(PGconn *connection, const ShareAccount &account)
{
    const QByteArray login = account.login.toUtf8();
    const auto there = loginExists(connection, login);
    if (!there)
        return tl::make_unexpected(there.error());
    const QByteArray role = quoted(connection, login);
    return askAll(connection,
        { (*there ? "alter role " : "create role ") + role + " login",
            "revoke kikitori_desk, kikitori_report, kikitori_lead, kikitori_eraser from " + role,
            "grant kikitori_" + account.kind.toLatin1() + " to " + role });
}

} // namespace

Result<> addShareAccount(const QString &admin, const ShareAccount &account, const std::optional<QString> &password)
{
    if (const auto fits = checkAccount(account); !fits)
        return fits;
    const auto connected = connectToShare(admin);
    if (!connected)
        return tl::make_unexpected(connected.error());
    PGconn *connection = connected->get();
    const QByteArray login = account.login.toUtf8();
    // An error leaves the transaction open: closing the connection undoes it whole.
    if (const auto begun = ask(connection, "begin"); !begun)
        return tl::make_unexpected(begun.error());
    if (const auto given = giveRole(connection, account); !given)
        return given;
    if (password)
        if (const auto set = setPassword(connection, login, *password); !set)
            return set;
    const auto kept = ask(connection,
        "insert into kikitori.account (login, kind, desk, programs) values ($1, $2, nullif($3, ''), $4)"
        " on conflict (login) do update set kind = excluded.kind, desk = excluded.desk, programs = excluded.programs",
        { login, account.kind.toUtf8(), account.desk.isEmpty() ? QByteArray("") : account.desk.toUtf8(), listOf(account.programs) });
    if (!kept && kept.error().subject == QLatin1String("23505"))
        return fail(Fault::BadArgument, QStringLiteral("--desk"), QStringLiteral("another login writes as this desk"));
    if (!kept)
        return tl::make_unexpected(kept.error());
    return askAll(connection, { "commit" });
}

Result<std::vector<ShareAccount>> shareAccounts(const QString &admin)
{
    const auto connected = connectToShare(admin);
    if (!connected)
        return tl::make_unexpected(connected.error());
    const auto rows = ask(connected->get(),
        "select login, kind, desk, array_to_string(programs, ',') from kikitori.account order by kind, desk, login");
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<ShareAccount> accounts;
    for (int row = 0; row < PQntuples(rows->get()); ++row)
        accounts.push_back({ textAt(rows->get(), row, 0), textAt(rows->get(), row, 1), textAt(rows->get(), row, 2),
            textAt(rows->get(), row, 3).split(u',', Qt::SkipEmptyParts) });
    return accounts;
}

Result<> removeShareAccount(const QString &admin, const QString &login)
{
    const auto connected = connectToShare(admin);
    if (!connected)
        return tl::make_unexpected(connected.error());
    PGconn *connection = connected->get();
    if (const auto begun = ask(connection, "begin"); !begun)
        return tl::make_unexpected(begun.error());
    const auto removed = ask(connection, "delete from kikitori.account where login = $1 returning login", { login.toUtf8() });
    if (!removed)
        return tl::make_unexpected(removed.error());
    if (PQntuples(removed->get()) == 0)
        return fail(Fault::BadArgument, QStringLiteral("--login"), QStringLiteral("there is no such account"));
    const QByteArray role = quoted(connection, login.toUtf8());
    return askAll(connection,
        { "revoke kikitori_desk, kikitori_report, kikitori_lead, kikitori_eraser from " + role,
            "alter role " + role + " nologin password null", "commit" });
}

Result<QUuid> beginShareLife(const QString &admin)
{
    const auto connected = connectToShare(admin);
    if (!connected)
        return tl::make_unexpected(connected.error());
    return ask(connected->get(), "select kikitori.begin_life()").map([](const PgResult &rows) { return idAt(rows.get(), 0, 0); });
}

Result<std::vector<ErasedSubject>> eraseInShare(const QString &eraser, const QStringList &subjects, const QString &certificate)
{
    const auto connected = connectToShare(eraser);
    if (!connected)
        return tl::make_unexpected(connected.error());
    const auto rows = ask(connected->get(), "select stream, subject, entries, digest from kikitori.purge_subjects($1::text[], $2)",
        { listOf(subjects), certificate.toUtf8() });
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<ErasedSubject> erased;
    for (int row = 0; row < PQntuples(rows->get()); ++row)
        erased.push_back({ textAt(rows->get(), row, 0), textAt(rows->get(), row, 1), textAt(rows->get(), row, 2).toLongLong(),
            textAt(rows->get(), row, 3).toLatin1() });
    return erased;
}

Result<int> rewriteErased(const QString &admin)
{
    const auto connected = connectToShare(admin);
    if (!connected)
        return tl::make_unexpected(connected.error());
    PGconn *connection = connected->get();
    const auto due = ask(connection, "select month, to_char(month, 'YYYY_MM') from kikitori.rewrite_due order by month");
    if (!due)
        return tl::make_unexpected(due.error());
    for (int row = 0; row < PQntuples(due->get()); ++row) {
        // Taken off first: what is erased meanwhile makes it due again.
        const QByteArray month(PQgetvalue(due->get(), row, 0));
        if (const auto off = ask(connection, "delete from kikitori.rewrite_due where month = $1::date", { month }); !off)
            return tl::make_unexpected(off.error());
        const auto done = askAll(connection,
            { "set statement_timeout = 0", QByteArray("vacuum (full) kikitori.entry_") + PQgetvalue(due->get(), row, 1) });
        if (!done) {
            (void)ask(connection, "insert into kikitori.rewrite_due (month) values ($1::date) on conflict do nothing", { month });
            return tl::make_unexpected(done.error());
        }
    }
    return PQntuples(due->get());
}

} // namespace kikitori
