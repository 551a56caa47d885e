// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "fakes.h"
#include "tests/support/throwawaypostgres.h"

#include "sync/pg/pgremote.h"
#include "sync/pg/shareadmin.h"

#include <libpq-fe.h>

#include <gtest/gtest.h>

namespace kikitori::test {

/// Plain SQL of the test, as whoever the string names. Thread: one. Owner: the test.
struct Sql {
    explicit Sql(const QString &connection)
        : pg(PQconnectdb(connection.toUtf8().constData()))
    {
        PQsetNoticeProcessor(
            pg, [](void *, const char *) {}, nullptr);
    }
    ~Sql() { PQfinish(pg); }
    Sql(const Sql &) = delete;
    Sql &operator=(const Sql &) = delete;

    /// Rows as texts; null as "∅". The SQLSTATE in `state` ("" when it went well).
    QList<QStringList> ask(const QString &words)
    {
        QList<QStringList> rows;
        PGresult *result = PQexec(pg, words.toUtf8().constData());
        const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        state = QString::fromLatin1(code ? code : "");
        for (int row = 0; row < PQntuples(result); ++row) {
            QStringList fields;
            for (int column = 0; column < PQnfields(result); ++column)
                fields << (PQgetisnull(result, row, column) ? QStringLiteral("∅")
                                                            : QString::fromUtf8(PQgetvalue(result, row, column)));
            rows << fields;
        }
        PQclear(result);
        return rows;
    }
    QString one(const QString &words)
    {
        const auto rows = ask(words);
        return rows.isEmpty() ? QStringLiteral("(no row; %1)").arg(state) : rows.first().join(u'|');
    }
    PGconn *pg;
    QString state;
};

/// A server for the whole program, a database for each test, and accounts of every kind in it. Thread: the test's.
class PgWorld : public ::testing::Test {
protected:
    static void SetUpTestSuite() { s_server = std::make_unique<ThrowawayPostgres>(); }
    static void TearDownTestSuite() { s_server.reset(); }

    void SetUp() override
    {
        ASSERT_TRUE(s_server->isThere()) << qPrintable(s_server->problem());
        m_admin = newDatabase();
    }

    static QString newDatabase(const QString &like = QStringLiteral("template0"))
    {
        const QString name = QStringLiteral("t%1").arg(++s_databases);
        Sql sql(s_server->connection());
        sql.ask(QStringLiteral("create database %1 template %2").arg(name, like));
        EXPECT_EQ(sql.state, QString());
        return ThrowawayPostgres::with(s_server->connection(), "dbname", name);
    }
    /// The schema and its accounts: desks 01 and 02, a report, a lead and an eraser of kochi-7119, and desk 09 of another.
    void prepare()
    {
        const auto version = migrateShare(m_admin);
        ASSERT_TRUE(version) << qPrintable(version.error().subject + version.error().detail);
        const QStringList kochi { QStringLiteral("kochi-7119") };
        addAccount({ QStringLiteral("desk01"), QStringLiteral("desk"), QStringLiteral("01"), kochi });
        addAccount({ QStringLiteral("desk02"), QStringLiteral("desk"), QStringLiteral("02"), kochi });
        addAccount({ QStringLiteral("desk09"), QStringLiteral("desk"), QStringLiteral("09"), { QStringLiteral("iwate-7119") } });
        addAccount({ QStringLiteral("report01"), QStringLiteral("report"), {}, kochi });
        addAccount({ QStringLiteral("lead01"), QStringLiteral("lead"), {}, kochi });
        addAccount({ QStringLiteral("eraser01"), QStringLiteral("eraser"), {}, kochi });
    }
    void addAccount(const ShareAccount &account)
    {
        const auto added = addShareAccount(m_admin, account);
        ASSERT_TRUE(added) << qPrintable(account.login + added.error().subject + added.error().detail);
    }
    [[nodiscard]] QString as(const QString &user) const { return ThrowawayPostgres::with(m_admin, "user", user); }
    [[nodiscard]] std::unique_ptr<RemoteStore> desk(const QString &number = QStringLiteral("01")) const
    {
        auto opened = openPgRemote(as(QStringLiteral("desk") + number));
        EXPECT_TRUE(opened) << qPrintable(opened ? QString() : opened.error().subject + opened.error().detail);
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] qint64 rows() const
    {
        return Sql(m_admin).one(QStringLiteral("select count(*) from kikitori.entry")).toLongLong();
    }

    static inline std::unique_ptr<ThrowawayPostgres> s_server;
    static inline int s_databases = 0;
    QString m_admin;
};

inline QJsonObject field(const char *name, const QString &value)
{
    return { { QStringLiteral("name"), QString::fromLatin1(name) }, { QStringLiteral("value"), value } };
}

/// Fifteen entries of one closed case, with everything that a view shows and a server may stumble over.
inline std::vector<Entry> wholeCase(const QString &desk = QStringLiteral("01"))
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    qint64 seq = 0;
    std::vector<Entry> out;
    const auto add
        = [&](const char *kind, const QJsonObject &body) { out.push_back(entryOf(id, ++seq, kind, body, Stream::Case, desk)); };
    add(kind::Opened,
        { { QStringLiteral("number"), QStringLiteral("K-20261120-01001") }, { QStringLiteral("call"), QStringLiteral("call-1") },
            { QStringLiteral("caller"), QStringLiteral("0881234567") }, { QStringLiteral("called"), QStringLiteral("7119") } });
    add(kind::OpeningSaid, { { QStringLiteral("by"), QStringLiteral("agent") } });
    add(kind::Complaint, { { QStringLiteral("text"), QStringLiteral("胸が苦しい「急に」'; drop table x; -- \"\\") } });
    add(kind::Field, field("municipality", QStringLiteral("室戸市")));
    add(kind::Field, field("age", QStringLiteral("7")));
    add(kind::Verdict,
        { { QStringLiteral("urgency"), QStringLiteral("orange") }, { QStringLiteral("title"), QStringLiteral("胸痛") } });
    add(kind::Field, field("age", QStringLiteral("72")));
    add(kind::Field, field("municipality", QStringLiteral("高知市")));
    add(kind::Field, field("sex", QStringLiteral("女")));
    add(kind::Field, field("relation", QStringLiteral("本人")));
    add(kind::Field, field("content", QStringLiteral("𠮷野さん宅　🚑\n二行目\t\x01\x7f/")));
    add(kind::Field, field("result", QStringLiteral("transfer-119")));
    add(kind::Field, field("doctor", QStringLiteral("医師 01")));
    add(kind::Decision,
        { { QStringLiteral("urgency"), QStringLiteral("red") }, { QStringLiteral("reason"), QStringLiteral("冷や汗") } });
    add(kind::Closed, { { QStringLiteral("openRedReason"), QString() } });
    return out;
}

/// Many of them, at least `least` entries.
inline std::vector<Entry> manyCases(size_t least, const QString &desk = QStringLiteral("01"))
{
    std::vector<Entry> entries;
    while (entries.size() < least) {
        const auto next = wholeCase(desk);
        entries.insert(entries.end(), next.begin(), next.end());
    }
    return entries;
}

} // namespace kikitori::test
