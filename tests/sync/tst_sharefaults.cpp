// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// What goes wrong between a desk and the shared store: lost answers, bad rows, a server that dies, is full, or is slow.
#include "pgworld.h"

#include "sync/syncpass.h"

#include <QElapsedTimer>
#include <QProcess>

#include <sys/mount.h>
#include <unistd.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kDesk = QStringLiteral("01");

/// The real door, whose every n-th answer is lost on the way: the work is done, and nobody hears of it.
class LosingAnswers final : public RemoteStore {
public:
    LosingAnswers(RemoteStore &real, int everyNth)
        : m_real(real)
        , m_everyNth(everyNth)
    {
    }
    Result<Outcome> push(const std::vector<Entry> &entries) override { return lost(m_real.push(entries)); }
    Result<Counts> counts(const QString &desk) override { return m_real.counts(desk); }
    Result<QUuid> epoch() override { return m_real.epoch(); }
    Result<Page> pull(const QString &desk, qint64 after, int days, int most) override
    {
        return lost(m_real.pull(desk, after, days, most));
    }
    Result<std::vector<KnownEntry>> known(const QString &desk, const QUuid &after, int most) override
    {
        return m_real.known(desk, after, most);
    }
    Result<std::vector<Entry>> fetch(const std::vector<QUuid> &ids) override { return m_real.fetch(ids); }
    Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &ids) override { return m_real.readBack(ids); }
    Result<QDateTime> clock() override { return m_real.clock(); }
    Result<bool> waitForNews(std::chrono::milliseconds most, const std::function<bool()> &wake) override
    {
        return m_real.waitForNews(most, wake);
    }
    int lostOnes = 0;

private:
    template<class T>
    Result<T> lost(Result<T> answer)
    {
        if (++m_calls % m_everyNth != 0)
            return answer;
        ++lostOnes;
        return fail(Fault::ShareUnreachable, {}, QStringLiteral("the answer was lost"));
    }
    RemoteStore &m_real;
    int m_everyNth;
    int m_calls = 0;
};

class ShareFaults : public PgWorld {
protected:
    void SetUp() override
    {
        PgWorld::SetUp();
        prepare();
    }
    void expectEachOnce(FakeOutbox &outbox, qint64 entries)
    {
        EXPECT_EQ(qint64(outbox.done.size()), entries);
        EXPECT_EQ(Sql(m_admin).one(QStringLiteral("select count(*), count(distinct id) from kikitori.entry")),
            QStringLiteral("%1|%1").arg(entries));
        auto remote = desk();
        ASSERT_TRUE(remote);
        EXPECT_TRUE(proveSync(outbox, *remote, kDesk)->complete());
    }
};

} // namespace

TEST_F(ShareFaults, F1EveryThirdAnswerIsLostTenThousandEntriesNoneLostNoneDouble)
{
    FakeOutbox outbox(manyCases(10'000));
    const auto entries = qint64(outbox.waiting.size());
    auto real = desk();
    LosingAnswers remote(*real, 3);
    int passes = 0;
    while (!outbox.waiting.empty() && ++passes < 1000)
        (void)syncOnce(outbox, remote, 100);
    EXPECT_GE(remote.lostOnes, 45);
    expectEachOnce(outbox, entries);
}

TEST_F(ShareFaults, F3ShortIsNeverComplete)
{
    FakeOutbox outbox(manyCases(300));
    auto remote = desk();
    ASSERT_TRUE(syncOnce(outbox, *remote));
    ASSERT_TRUE(proveSync(outbox, *remote, kDesk)->complete());
    Sql sql(m_admin);
    const QString row = sql.one(QStringLiteral("select id from kikitori.entry order by id limit 1"));
    // A row; a content; a whole month with its ledger; one more under this desk's name.
    for (const char *deed : { "delete from kikitori.entry where id = '%1'",
             "update kikitori.entry set hash = sha256('x') where id = '%1'", "drop table kikitori.entry_2026_11",
             "insert into kikitori.entry (server_seq, id, desk, stream, subject, seq, kind, at, offset_min, author, program, body, hash)"
             " select 1, gen_random_uuid(), desk, stream, subject, seq, kind, at, offset_min, author, program, body, hash"
             " from kikitori.entry where id = '%1'" }) {
        sql.ask(QString::fromLatin1(deed).replace(QStringLiteral("%1"), row));
        ASSERT_EQ(sql.state, QString()) << deed;
        EXPECT_FALSE(proveSync(outbox, *remote, kDesk)->complete()) << deed;
        // Mended by a whole pass, or named as what it is: never called complete while it is not.
        const auto after = syncOnce(outbox, *remote, kDesk);
        const bool complete = after && after->proof && after->proof->complete();
        const bool mended = sql.one(QStringLiteral("select count(*), count(distinct id) from kikitori.entry"))
            == QStringLiteral("%1|%1").arg(outbox.done.size());
        const bool untouched = QByteArray(deed).startsWith("delete") || QByteArray(deed).startsWith("drop");
        EXPECT_EQ(complete, untouched) << deed;
        EXPECT_TRUE(!complete || mended) << deed;
        sql.ask(QStringLiteral("update kikitori.entry set hash = kikitori.entry_hash(id, stream, subject, seq, kind, at, offset_min,"
                               " author, desk, program, body::text)"));
    }
}

TEST_F(ShareFaults, F8APoisonRowIsSetAsideByItsReasonAndTheRestFlowsInTheSameBatch)
{
    auto entries = manyCases(150);
    entries[77].subject.clear();
    entries[78].body = field("content", QString(QChar(0)));
    entries[79].offsetMinutes = 99'999;
    FakeOutbox outbox(entries);
    auto remote = desk();
    ASSERT_EQ(syncOnce(outbox, *remote, 200).value_or(-1), 147);
    EXPECT_EQ(outbox.reasons.value(entries[77].id), QStringLiteral("no subject"));
    EXPECT_EQ(outbox.reasons.value(entries[78].id), QStringLiteral("22P05"));
    EXPECT_EQ(outbox.reasons.value(entries[79].id), QStringLiteral("23514"));
    EXPECT_EQ(rows(), 147);
    EXPECT_FALSE(proveSync(outbox, *remote, kDesk)->complete()) << "not all is there, and it says so";
}

TEST_F(ShareFaults, ATroubleThatPassesIsForLaterAndNothingIsSetAside)
{
    auto remote = desk();
    ASSERT_TRUE(remote->push(wholeCase()));
    // One entry meets it, the others flow: in the words of the server, by its SQLSTATE.
    Sql sql(m_admin);
    for (const char *state : { "53100", "53200", "40001", "40P01", "55P03", "57014", "58030", "XX000" }) {
        sql.ask(QStringLiteral("create or replace function public.trouble() returns trigger language plpgsql as $$ begin"
                               " if new.kind = 'complaint' then raise exception 'trouble' using errcode = '%1'; end if;"
                               " return new; end $$").arg(QString::fromLatin1(state)));
        sql.ask(QStringLiteral("create or replace trigger trouble before insert on kikitori.entry for each row execute function public.trouble()"));
        ASSERT_EQ(sql.state, QString());
        FakeOutbox outbox(wholeCase());
        const auto outcome = remote->push(outbox.waiting);
        ASSERT_TRUE(outcome) << state << qPrintable(outcome.error().detail);
        EXPECT_TRUE(outcome->refused.empty()) << state;
        EXPECT_EQ(outcome->accepted.size() + outcome->later.size(), 15u) << state;
        EXPECT_GE(outcome->later.size(), 1u) << state;
        sql.ask(QStringLiteral("drop trigger trouble on kikitori.entry"));
        ASSERT_EQ(syncOnce(outbox, *remote).value_or(-1), 15) << state;
    }
    EXPECT_EQ(rows(), 15 * 9);
}

TEST_F(ShareFaults, ALockThatLastsIsForLaterAndTheConnectionLives)
{
    auto remote = desk();
    Sql(m_admin).ask(QStringLiteral("alter role desk01 set lock_timeout = '100ms'")); // our own SET comes later: 10 s
    Sql locker(m_admin);
    locker.ask(QStringLiteral("begin; lock table kikitori.entry in access exclusive mode"));
    const auto entries = wholeCase();
    QElapsedTimer clock;
    clock.start();
    const auto outcome = remote->push(entries);
    ASSERT_TRUE(outcome) << qPrintable(outcome.error().detail);
    EXPECT_EQ(outcome->later.size(), 15u);
    EXPECT_LT(clock.elapsed(), 60'000);
    locker.ask(QStringLiteral("commit"));
    EXPECT_EQ(remote->push(entries)->accepted.size(), 15u);
    Sql(m_admin).ask(QStringLiteral("alter role desk01 reset all"));
}

TEST_F(ShareFaults, TheServerIsStoppedAndRestartedAgainAndAgainNoneLostNoneDouble)
{
    FakeOutbox outbox(manyCases(3'000));
    const auto entries = qint64(outbox.waiting.size());
    int unreachable = 0;
    for (int round = 0; round < 6; ++round) {
        auto remote = desk();
        ASSERT_TRUE(remote);
        for (int batch = 0; batch < 3; ++batch) {
            const auto due = outbox.pending(100, QDateTime::currentDateTimeUtc());
            const auto outcome = remote->push(*due);
            ASSERT_TRUE(outcome);
            if (batch < 2) { // the third arrives and is not heard of
                ASSERT_TRUE(outbox.acknowledged(outcome->accepted));
            }
        }
        round % 2 == 0 ? s_server->kill() : s_server->stop();
        unreachable += syncOnce(outbox, *remote).has_value() ? 0 : 1;
        s_server->start();
    }
    EXPECT_EQ(unreachable, 6);
    ASSERT_TRUE(syncOnce(outbox, *desk()));
    expectEachOnce(outbox, entries);
}

TEST(ShareDiskFull, TheServersDiskIsFullAndThenIsNotNoneLostNoneDouble)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "a small disk needs the right to mount";
    QTemporaryDir folder;
    QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ExeGroup | QFile::ExeOther);
    ThrowawayPostgres server;
    ASSERT_TRUE(server.isThere()) << qPrintable(server.problem());
    const QByteArray small = folder.path().toUtf8();
    if (::mount("tmpfs", small.constData(), "tmpfs", 0, "size=12m,mode=0777") != 0)
        GTEST_SKIP() << "no tmpfs may be mounted here";
    const auto unmount = [&] { ::umount2(small.constData(), MNT_DETACH); };
    {
        Sql sql(server.connection());
        sql.ask(QStringLiteral("copy (select 1) to program 'mkdir -m 700 %1/space'").arg(folder.path()));
        sql.ask(QStringLiteral("create tablespace small location '%1/space'").arg(folder.path()));
        ASSERT_EQ(sql.state, QString());
        sql.ask(QStringLiteral("create database little template template0"));
        sql.ask(QStringLiteral("alter database little set default_tablespace = 'small'"));
        ASSERT_EQ(sql.state, QString());
    }
    const QString admin = ThrowawayPostgres::with(server.connection(), "dbname", QStringLiteral("little"));
    ASSERT_TRUE(migrateShare(admin));
    ASSERT_TRUE(addShareAccount(admin, { QStringLiteral("desk01"), QStringLiteral("desk"), kDesk, {} }));
    auto remote = openPgRemote(ThrowawayPostgres::with(admin, "user", QStringLiteral("desk01")));
    ASSERT_TRUE(remote) << qPrintable(remote.error().detail);
    FakeOutbox outbox(manyCases(30'000));
    const size_t all = outbox.waiting.size();
    (void)syncOnce(outbox, **remote, 200);
    EXPECT_GT(outbox.done.size(), 0u);
    EXPECT_GT(outbox.waiting.size(), 0u) << "the disk was not full";
    EXPECT_TRUE(outbox.setAsideOnes.empty()) << "no space is no reason to set aside";
    EXPECT_FALSE(outbox.due.isEmpty());
    const auto shortOf = proveSync(outbox, **remote, kDesk);
    ASSERT_TRUE(shortOf);
    EXPECT_FALSE(shortOf->complete());
    ASSERT_EQ(::mount("tmpfs", small.constData(), "tmpfs", MS_REMOUNT, "size=512m"), 0);
    outbox.due.clear(); // their time has come
    ASSERT_TRUE(syncOnce(outbox, **remote, 200));
    EXPECT_EQ(outbox.done.size(), all);
    EXPECT_TRUE(proveSync(outbox, **remote, kDesk)->complete());
    EXPECT_EQ(Sql(admin).one(QStringLiteral("select count(*), count(distinct id) from kikitori.entry")),
        QStringLiteral("%1|%1").arg(all));
    remote->reset();
    server.kill();
    unmount();
}
