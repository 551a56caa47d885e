// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/pg/pgconnection.h"

#include "sync/pg/pgwait.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace kikitori {

namespace {

using Options = QHash<QByteArray, QByteArray>;

struct OptionsFreed {
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};
using OptionList = std::unique_ptr<PQconninfoOption, OptionsFreed>;

void take(Options &into, const PQconninfoOption *from)
{
    for (; from && from->keyword; ++from)
        if (from->val)
            into.insert(from->keyword, from->val);
}

bool isLoopbackOrSocket(const QByteArray &host)
{
    static const QRegularExpression loopback(QStringLiteral(R"(\A(localhost|::1|127(\.[0-9]{1,3}){3})\z)"));
    return host.isEmpty() || host.startsWith('/') || host.startsWith('@') || loopback.match(QString::fromUtf8(host)).hasMatch();
}

/// All hosts that may be tried, for a list of them is allowed. hostaddr says where the bytes truly go.
bool staysHere(const Options &options)
{
    const QByteArray hosts = options.value("hostaddr").isEmpty() ? options.value("host") : options.value("hostaddr");
    const auto parts = hosts.split(',');
    return std::all_of(parts.begin(), parts.end(), isLoopbackOrSocket);
}

Result<Options> readOptions(const QString &connection)
{
    Options options;
    const OptionList defaults(PQconndefaults());
    take(options, defaults.get());
    char *problem = nullptr;
    const OptionList given(PQconninfoParse(connection.toUtf8().constData(), &problem));
    if (!given) {
        // The text may quote a password: it is not passed on.
        PQfreemem(problem);
        return fail(Fault::BadArgument, QStringLiteral("connection string"), QStringLiteral("libpq cannot read it"));
    }
    Options stated;
    take(stated, given.get());
    if (stated.contains("service"))
        return fail(Fault::ShareRefused, QStringLiteral("service"),
            QStringLiteral("a service name hides the address: give host and sslmode"));
    for (auto it = stated.cbegin(); it != stated.cend(); ++it)
        options.insert(it.key(), it.value());
    options.remove("service");
    return options;
}

Result<> checkPrivacy(const Options &options)
{
    const QByteArray mode = options.value("sslmode");
    if (staysHere(options) || mode == "verify-ca" || mode == "verify-full")
        return {};
    return fail(Fault::ShareRefused, QStringLiteral("sslmode"),
        QStringLiteral("a host other than loopback needs sslmode=verify-ca or verify-full"));
}

void setOwnDefaults(Options &options, const Options &stated)
{
    const std::pair<const char *, const char *> ours[] = {
        { "connect_timeout", "5" },
        { "tcp_user_timeout", "15000" },
        { "keepalives_idle", "10" },
        { "keepalives_interval", "5" },
        { "keepalives_count", "3" },
        { "fallback_application_name", "kikitori" },
    };
    for (const auto &[key, value] : ours)
        if (stated.value(key).isEmpty())
            options.insert(key, value);
    options.insert("client_encoding", "UTF8");
}

/// As libpq reads it: nothing and less are without end, and one second is too short to be meant.
std::chrono::seconds boundOf(const Options &options)
{
    const int seconds = options.value("connect_timeout").toInt();
    return std::chrono::seconds(seconds <= 0 ? 0 : std::max(seconds, 2));
}

QString lastWords(PGconn *connection)
{
    return QString::fromUtf8(PQerrorMessage(connection)).simplified();
}

/// libpq gives no SQLSTATE for a connection that was not made; a password that was asked for, or a certificate that
/// did not fit, will not fit better in a minute.
tl::unexpected<Error> notConnected(PGconn *connection)
{
    const QString words = lastWords(connection);
    const bool mayPass = words.contains(QLatin1String("starting up")) || words.contains(QLatin1String("shutting down"))
        || words.contains(QLatin1String("recovery")) || words.contains(QLatin1String("too many"));
    const bool refused = PQconnectionNeedsPassword(connection) || PQconnectionUsedPassword(connection)
        || words.contains(QLatin1String("FATAL:")) || words.contains(QLatin1String("certificate"))
        || words.contains(QLatin1String("tlsv1 alert"));
    return fail(refused && !mayPass ? Fault::ShareRefused : Fault::ShareUnreachable, {}, words);
}

} // namespace

Result<PgConnection> connectToShare(const QString &connection)
{
    auto options = readOptions(connection);
    if (!options)
        return tl::make_unexpected(options.error());
    if (const auto kept = checkPrivacy(*options); !kept)
        return tl::make_unexpected(kept.error());
    const Options stated = *options;
    setOwnDefaults(*options, stated);
    PgAttempt attempt = attemptConnection(*options, boundOf(*options));
    PgConnection &made = attempt.connection;
    if (!made || PQstatus(made.get()) != CONNECTION_OK) {
        auto why = notConnected(made.get());
        if (attempt.late)
            why.value().detail.prepend(QStringLiteral("no answer within the connect_timeout; "));
        return why;
    }
    if (PQserverVersion(made.get()) < 150000)
        return fail(Fault::ShareRefused, {}, QStringLiteral("the server is older than PostgreSQL 15"));
    // Notices may quote values, and would land on the standard error.
    PQsetNoticeProcessor(
        made.get(), [](void *, const char *) {}, nullptr);
    const char *settings = "set statement_timeout = '30s'; set lock_timeout = '10s'; set timezone = 'UTC'";
    const PgResult set = answerOf(made.get(), PQsendQuery(made.get(), settings) == 1);
    if (PQresultStatus(set.get()) != PGRES_COMMAND_OK)
        return pgFault(made.get(), set.get());
    return std::move(made);
}

tl::unexpected<Error> pgFault(PGconn *connection, const PGresult *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    if (!state || PQstatus(connection) != CONNECTION_OK)
        return fail(Fault::ShareUnreachable, QString::fromLatin1(state ? state : ""), lastWords(connection));
    const QByteArray code(state);
    const QByteArray kind = code.left(2);
    // 28 and 42: rights, or something that is not there; 3F and 3D: no such schema or database.
    const bool refused = kind == "28" || kind == "42" || kind == "3F" || kind == "3D";
    const bool quotes = kind == "22" || kind == "23";
    const QString words = quotes ? QString() : QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    return fail(refused ? Fault::ShareRefused : Fault::ShareUnreachable, QString::fromLatin1(code), words);
}

bool isForLater(PGconn *connection, const PGresult *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    if (!state || PQstatus(connection) != CONNECTION_OK)
        return false;
    const QByteArray kind = QByteArray(state).left(2);
    return kind == "40" || kind == "53" || kind == "55" || kind == "57" || kind == "58";
}

} // namespace kikitori
