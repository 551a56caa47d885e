// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fakes.h"
#include "silentserver.h"
#include "tests/support/throwawaypostgres.h"

#include "store/store.h"
#include "sync/pg/pgremote.h"
#include "sync/pg/shareadmin.h"
#include "sync/syncrunner.h"

#include <libpq-fe.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>

#include <gtest/gtest.h>

#include <poll.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kDesk = QStringLiteral("01");

/// The real store of a desk, a real server, and the runner between them.
class StoreToShare : public ::testing::Test {
protected:
    static void SetUpTestSuite() { s_server = std::make_unique<ThrowawayPostgres>(); }
    static void TearDownTestSuite() { s_server.reset(); }

    void SetUp() override
    {
        ASSERT_TRUE(s_server->isThere()) << qPrintable(s_server->problem());
        const QString name = QStringLiteral("s%1").arg(++s_databases);
        sql(s_server->connection(), QStringLiteral("create database ") + name);
        m_admin = ThrowawayPostgres::with(s_server->connection(), "dbname", name);
        ASSERT_TRUE(migrateShare(m_admin));
        const ShareAccount account { QStringLiteral("desk01"), QStringLiteral("desk"), kDesk, { QStringLiteral("kochi-7119") } };
        ASSERT_TRUE(addShareAccount(m_admin, account));
        m_share = ThrowawayPostgres::with(m_admin, "user", account.login);
        m_store = std::make_unique<Store>(Store::Settings { m_dir.filePath(QStringLiteral("kikitori.store")), kDesk });
        const auto opened = m_store->openNow(StoreKey::random());
        ASSERT_TRUE(opened) << qPrintable(opened.error().detail);
        m_tick.start(10);
    }

    static QString sql(const QString &connection, const QString &words)
    {
        PGconn *pg = PQconnectdb(connection.toUtf8().constData());
        PGresult *result = PQexec(pg, words.toUtf8().constData());
        const QString first = PQntuples(result) > 0 ? QString::fromUtf8(PQgetvalue(result, 0, 0)) : QString();
        PQclear(result);
        PQfinish(pg);
        return first;
    }
    static bool until(const std::function<bool()> &so)
    {
        const QDeadlineTimer end(120'000);
        while (!so()) {
            if (end.hasExpired())
                return false;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
        }
        return true;
    }
    /// Opens a case, fills two fields in it and, when asked to, closes it; back when all is committed.
    void writeCase(const QString &content, bool close = true)
    {
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        int replies = 0;
        const auto opened = entryOf(id, 0, kind::Opened, { { QStringLiteral("caller"), QStringLiteral("0881234567") } });
        m_store->openCase(
            opened, QStringLiteral("K"), &m_tick, [&](const Result<QString> &number) { replies += number ? 1 : 0; });
        const QJsonObject said { { QStringLiteral("name"), QStringLiteral("content") }, { QStringLiteral("value"), content } };
        std::vector<Entry> entries { entryOf(
                                         id, 0, kind::Complaint, { { QStringLiteral("text"), QStringLiteral("胸が苦しい") } }),
            entryOf(id, 0, kind::Field, said) };
        if (close)
            entries.push_back(entryOf(id, 0, kind::Closed));
        m_store->append(entries, &m_tick, [&](const Result<> &done) { replies += done ? 1 : 0; });
        ASSERT_TRUE(until([&] { return replies == 2; }));
    }
    std::unique_ptr<SyncRunner> startRunner()
    {
        auto runner = std::make_unique<SyncRunner>(
            [store = m_store.get()] { return store->outbox(); }, [share = m_share] { return openPgRemote(share); }, kDesk);
        runner->setPauses(20, 200, 0);
        QObject::connect(
            m_store.get(), &Store::committed, runner.get(), [r = runner.get()] { r->nudge(); }, Qt::DirectConnection);
        runner->start();
        return runner;
    }
    qint64 shared() { return sql(m_admin, QStringLiteral("select count(*) from kikitori.entry")).toLongLong(); }

    static inline std::unique_ptr<ThrowawayPostgres> s_server;
    static inline int s_databases = 0;
    QTemporaryDir m_dir;
    QString m_admin;
    QString m_share;
    std::unique_ptr<Store> m_store;
    QTimer m_tick; // wakes the waiting loop
};

} // namespace

TEST_F(StoreToShare, WhatTheNurseTypedStandsInTheViewAndIsProven)
{
    const auto runner = startRunner();
    writeCase(QStringLiteral("今朝から胸が苦しい"));
    writeCase(QStringLiteral("まだ話している"), false);
    EXPECT_TRUE(until([&] { return shared() == 7; }));
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid() && runner->state().pending == 0; }));
    const QString row =
        QStringLiteral("select concat_ws('|', number, content, complaint, caller_number) from kikitori.case_current"
                       " where closed_at is not null");
    EXPECT_TRUE(sql(m_admin, row).startsWith(QLatin1String("K-"))) << qPrintable(sql(m_admin, row));
    EXPECT_TRUE(sql(m_admin, row).endsWith(QStringLiteral("|今朝から胸が苦しい|胸が苦しい|0881234567")))
        << qPrintable(sql(m_admin, row));
    const auto outbox = m_store->outbox();
    ASSERT_TRUE(outbox);
    const auto proof = proveSync(**outbox, **openPgRemote(m_share), kDesk);
    ASSERT_TRUE(proof);
    EXPECT_TRUE(proof->complete());
    EXPECT_EQ(proof->local.acknowledged, 7);
    EXPECT_EQ(proof->remote.openCases, 1);
    EXPECT_EQ(proof->remote.closedCases, 1);
}

TEST_F(StoreToShare, TheDeskWritesOnWhileTheServerIsDeadAndAllArrivesAfterwards)
{
    const auto runner = startRunner();
    writeCase(QStringLiteral("一"));
    EXPECT_TRUE(until([&] { return shared() == 4; }));
    for (int round = 0; round < 3; ++round) {
        s_server->kill();
        for (int i = 0; i < 5; ++i)
            writeCase(QStringLiteral("二"));
        // The server may have been missed before anything was written: the count is of the last try.
        EXPECT_TRUE(until([&] { return runner->state().phase == SyncState::Phase::Waiting && runner->state().pending > 0; }));
        s_server->start();
        EXPECT_TRUE(until([&] { return runner->state().phase == SyncState::Phase::Idle && shared() == 4 + 20 * (round + 1); }));
    }
    EXPECT_TRUE(until([&] { return runner->state().pending == 0 && runner->state().reason.isEmpty(); }));
    EXPECT_EQ(sql(m_admin, QStringLiteral("select count(*) from kikitori.case_current where closed_at is not null")),
        QStringLiteral("16"));
    const auto outbox = m_store->outbox();
    ASSERT_TRUE(outbox);
    EXPECT_TRUE(proveSync(**outbox, **openPgRemote(m_share), kDesk)->complete());
}

TEST_F(StoreToShare, TheEndDoesNotWaitForAServerThatHangsInTheMiddleOfABatchAndNothingIsLostOrDoubled)
{
    PGconn *locker = PQconnectdb(m_admin.toUtf8().constData());
    auto runner = startRunner();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    PQclear(PQexec(locker, "begin; lock table kikitori.entry in access exclusive mode"));
    writeCase(QStringLiteral("一"));
    const QString waiting = QStringLiteral("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                           " and datname = current_database()");
    EXPECT_TRUE(until([&] { return sql(m_admin, waiting).toInt() == 1; }));
    QElapsedTimer clock;
    clock.start();
    runner.reset();
    EXPECT_LT(clock.elapsed(), 8'000) << "the server itself lets go after ten seconds";
    PQfinish(locker);
    runner = startRunner();
    EXPECT_TRUE(until([&] { return runner->state().lastComplete.isValid(); }));
    EXPECT_EQ(shared(), 4);
}

TEST_F(StoreToShare, TheEndDoesNotWaitForAServerThatTakesTheConnectionAndSaysNothing)
{
    SilentServer silent(1);
    m_share = QStringLiteral("host=127.0.0.1 connect_timeout=60 port=%1").arg(silent.port());
    auto runner = startRunner();
    pollfd knocked { silent.socket(), POLLIN, 0 };
    EXPECT_EQ(::poll(&knocked, 1, 120'000), 1);
    QElapsedTimer clock;
    clock.start();
    runner.reset();
    EXPECT_LT(clock.elapsed(), 50'000) << "the connection is given up after a minute";
}
