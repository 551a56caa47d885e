// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// F5: the server was restored from an older backup. Every desk compares and sends again; nothing is lost or doubled.
#include "pgworld.h"

#include "sync/pg/pgconnection.h"
#include "sync/syncpass.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kOne = QStringLiteral("01");
const QString kTwo = QStringLiteral("02");

class PgRestore : public PgWorld {
protected:
    void SetUp() override
    {
        PgWorld::SetUp();
        prepare();
    }
    static void write(FakeOutbox &outbox, int cases)
    {
        for (int i = 0; i < cases; ++i)
            for (Entry &entry : wholeCase(outbox.desk)) {
                entry.at = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
                outbox.waiting.push_back(std::move(entry));
            }
    }
    /// A whole pass of a desk on a connection of its own.
    [[nodiscard]] Result<SyncOutcome> pass(FakeOutbox &outbox, const QString &admin) const
    {
        auto remote = openPgRemote(ThrowawayPostgres::with(admin, "user", QStringLiteral("desk") + outbox.desk));
        if (!remote)
            return tl::make_unexpected(remote.error());
        return syncOnce(outbox, **remote, outbox.desk);
    }
    void bothPass(FakeOutbox &one, FakeOutbox &two, const QString &admin)
    {
        for (FakeOutbox *outbox : { &one, &two, &one }) {
            const auto done = pass(*outbox, admin);
            ASSERT_TRUE(done) << qPrintable(done.error().detail);
        }
    }
    static void expectAllThere(FakeOutbox &outbox, const QString &admin, size_t entries)
    {
        EXPECT_EQ(outbox.done.size(), entries);
        EXPECT_TRUE(outbox.waiting.empty());
        auto remote = openPgRemote(ThrowawayPostgres::with(admin, "user", QStringLiteral("desk") + outbox.desk));
        ASSERT_TRUE(remote);
        const auto proof = proveSync(outbox, **remote, outbox.desk);
        ASSERT_TRUE(proof);
        EXPECT_TRUE(proof->complete()) << outbox.desk.toStdString() << ": " << proof->remote.entries << " there";
    }
    QString dump()
    {
        const QString file = m_dir.filePath(QStringLiteral("yesterday.sql"));
        QProcess process;
        process.start(QStringLiteral("pg_dump"), { QStringLiteral("-f"), file, m_admin });
        process.waitForFinished(60'000);
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().constData();
        return file;
    }
    void restore(const QString &file, const QString &into)
    {
        QProcess process;
        process.start(QStringLiteral("psql"),
            { QStringLiteral("-q"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-f"), file, into });
        process.waitForFinished(60'000);
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().constData();
    }
    QTemporaryDir m_dir;
};

} // namespace

TEST_F(PgRestore, F5YesterdaysDumpInANewDatabaseIsNoticedByItselfAndAllIsSentAgain)
{
    FakeOutbox one({}, kOne);
    FakeOutbox two({}, kTwo);
    write(one, 3);
    write(two, 2);
    bothPass(one, two, m_admin);
    const QString yesterday = dump();
    write(one, 4);
    write(two, 1);
    bothPass(one, two, m_admin);
    const QUuid before = one.where.epoch;
    EXPECT_EQ(one.fromOthers.size(), 45u);

    const QString restored = newDatabase();
    restore(yesterday, restored);
    EXPECT_EQ(Sql(restored).one(QStringLiteral("select count(*) from kikitori.entry")), QStringLiteral("75"));
    const auto first = pass(one, restored);
    ASSERT_TRUE(first) << qPrintable(first.error().detail);
    EXPECT_NE(one.where.epoch, before);
    EXPECT_EQ(first->sentAgain, 60);
    bothPass(one, two, restored);
    expectAllThere(one, restored, 105);
    expectAllThere(two, restored, 45);
    EXPECT_EQ(one.fromOthers.size(), 45u) << "received again, kept once";
    EXPECT_EQ(Sql(restored).one(QStringLiteral("select count(*), count(distinct id) from kikitori.entry")), QStringLiteral("150|150"));
    // And the new life goes on as any.
    write(two, 1);
    bothPass(one, two, restored);
    EXPECT_EQ(one.fromOthers.size(), 60u);
}

TEST_F(PgRestore, F5RestoredOverTheSameDatabaseAndSaidSo)
{
    FakeOutbox one({}, kOne);
    FakeOutbox two({}, kTwo);
    write(one, 2);
    bothPass(one, two, m_admin);
    const QString yesterday = dump();
    write(one, 3);
    bothPass(one, two, m_admin);
    Sql(m_admin).ask(QStringLiteral("drop schema kikitori cascade"));
    restore(yesterday, m_admin);
    EXPECT_EQ(rows(), 30);
    const auto epoch = beginShareLife(m_admin);
    ASSERT_TRUE(epoch);
    EXPECT_NE(*epoch, one.where.epoch);
    // New entries of another desk come before the lost ones are sent again: their numbers must not hide anything.
    write(two, 1);
    bothPass(two, one, m_admin);
    expectAllThere(one, m_admin, 75);
    expectAllThere(two, m_admin, 15);
    EXPECT_EQ(one.where.epoch, *epoch);
    EXPECT_EQ(one.fromOthers.size(), 15u);
    EXPECT_EQ(two.fromOthers.size(), 75u);
}

TEST_F(PgRestore, F5SetBackInSilenceIsNoticedByADeskThatHasReadFurther)
{
    FakeOutbox one({}, kOne);
    FakeOutbox two({}, kTwo);
    write(one, 2);
    bothPass(one, two, m_admin);
    const QUuid before = two.where.epoch;
    // What a file copy of an old state does: everything is as it was, the numbers of transactions too.
    Sql(m_admin).ask(QStringLiteral("update kikitori.server_epoch set base_seq = base_seq - 1000000000"));
    const auto noticed = pass(two, m_admin);
    ASSERT_FALSE(noticed);
    EXPECT_EQ(noticed.error().fault, Fault::ShareUnreachable) << "another try is worth it";
    bothPass(one, two, m_admin);
    EXPECT_NE(two.where.epoch, before);
    expectAllThere(one, m_admin, 30);
    // A desk that merely says so changes nothing.
    Sql desk(as(QStringLiteral("desk01")));
    EXPECT_EQ(desk.one(QStringLiteral("select kikitori.note_setback(1)")), QStringLiteral("f"));
}

TEST_F(PgRestore, F5ACopyMadeAsATemplateIsAnotherLife)
{
    FakeOutbox one({}, kOne);
    write(one, 2);
    ASSERT_TRUE(pass(one, m_admin));
    const QString name = m_admin.section(QStringLiteral("dbname="), -1);
    const QString copy = newDatabase(name);
    write(one, 2);
    ASSERT_TRUE(pass(one, m_admin));
    const auto there = pass(one, copy);
    ASSERT_TRUE(there) << qPrintable(there.error().detail);
    EXPECT_EQ(there->sentAgain, 30);
    expectAllThere(one, copy, 60);
}

TEST_F(PgRestore, F3WhatWasDeletedBehindTheServersBackIsNotCompleteAndIsWrittenAgain)
{
    FakeOutbox one({}, kOne);
    write(one, 3);
    ASSERT_TRUE(pass(one, m_admin));
    Sql(m_admin).ask(QStringLiteral("delete from kikitori.entry where seq = 7"));
    auto remote = desk();
    const auto proof = proveSync(one, *remote, kOne);
    EXPECT_FALSE(proof->complete()) << "the ledger still knows the id; the row is what counts";
    const auto again = pass(one, m_admin);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->sentAgain, 3);
    expectAllThere(one, m_admin, 45);
    EXPECT_EQ(rows(), 45);
}

TEST_F(PgRestore, AStoreOfVersion1IsMigratedWithEveryRowProvable)
{
    const QString old = newDatabase();
    QFile first(QStringLiteral(":/schema/share/0001_first.sql"));
    ASSERT_TRUE(first.open(QIODevice::ReadOnly));
    Sql sql(old);
    sql.ask(QString::fromUtf8("begin;" + first.readAll() + "insert into kikitori.schema_version (version) values (1); commit"));
    ASSERT_EQ(sql.state, QString());
    // A desk of this program says what to do.
    const auto early = openPgRemote(ThrowawayPostgres::with(old, "user", QStringLiteral("desk01")));
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().fault, Fault::ShareRefused);
    EXPECT_TRUE(early.error().detail.contains(QStringLiteral("kikitorictl share init"))) << qPrintable(early.error().detail);

    auto entries = manyCases(45);
    entries[1].at = entries[1].at.addMonths(-2);
    entries[2].body = { { QStringLiteral("z"), 1.5 }, { QStringLiteral("a"), QJsonValue::Null }, { QStringLiteral("bb"), -12 },
        { QStringLiteral("deep"), QJsonObject { { QStringLiteral("y"), true }, { QStringLiteral("x"), QJsonArray { 1, QStringLiteral("二") } } } } };
    entries[3].kind = QStringLiteral("unheard-of");
    const QUuid epoch(sql.one(QStringLiteral("select epoch from kikitori.server_epoch")));
    for (const Entry &entry : entries) {
        const QJsonObject row { { QStringLiteral("desk"), entry.desk }, { QStringLiteral("stream"), codeOf(entry.stream) },
            { QStringLiteral("subject"), entry.subject }, { QStringLiteral("seq"), entry.seq },
            { QStringLiteral("kind"), entry.kind }, { QStringLiteral("at"), entry.at.toString(Qt::ISODateWithMs) },
            { QStringLiteral("offset_min"), entry.offsetMinutes }, { QStringLiteral("author"), entry.author },
            { QStringLiteral("program"), entry.program }, { QStringLiteral("body"), entry.body },
            { QStringLiteral("hash"), QString::fromLatin1(hashOf(entry)) } };
        QString json = QString::fromUtf8(QJsonDocument(row).toJson(QJsonDocument::Compact));
        json.replace(u'\'', QStringLiteral("''"));
        ASSERT_EQ(sql.one(QStringLiteral("select verdict from kikitori.append_entries('{%1}', '[%2]')")
                              .arg(entry.id.toString(QUuid::WithoutBraces), json)),
            QStringLiteral("accepted"))
            << sql.state.toStdString();
    }
    ASSERT_EQ(migrateShare(old).value_or(0), kShareSchema);
    m_admin = old;
    addAccount({ QStringLiteral("desk01"), QStringLiteral("desk"), kOne, { QStringLiteral("kochi-7119") } });
    addAccount({ QStringLiteral("desk02"), QStringLiteral("desk"), kTwo, { QStringLiteral("kochi-7119") } });
    auto remote = desk();
    ASSERT_TRUE(remote);
    EXPECT_EQ(*remote->epoch(), epoch) << "the same life";
    EXPECT_EQ(remote->counts(kOne)->entries, 45);
    std::vector<QUuid> ids;
    for (const Entry &entry : entries)
        ids.push_back(entry.id);
    const auto proven = remote->readBack(ids);
    ASSERT_EQ(proven->size(), entries.size());
    for (const KnownEntry &known : *proven) {
        const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry &one) { return one.id == known.id; });
        EXPECT_EQ(known.hash, hashOf(*entry)) << qPrintable(entry->kind);
    }
    EXPECT_EQ(remote->push(entries)->accepted.size(), 45u) << "sent again, they are known";
    EXPECT_EQ(rows(), 45);
    ASSERT_TRUE(remote->push(wholeCase()));
    EXPECT_EQ(Sql(old).one(QStringLiteral("select count(*), count(distinct server_seq) from kikitori.entry")), QStringLiteral("60|60"));
    EXPECT_EQ(desk(kTwo)->pull(kTwo, 1, 3000, 100)->entries.size(), 59u) << "numbers of both versions in one order";
    EXPECT_EQ(Sql(old).one(QStringLiteral("select count(*) from kikitori.case_current where age = '72'")), QStringLiteral("4"));
}

TEST_F(PgRestore, ADeskOfVersion1IsToldThatItIsTooOld)
{
    // It asks this first, and its program knows 1.
    EXPECT_EQ(Sql(as(QStringLiteral("desk01"))).one(QStringLiteral("select version from kikitori.share_version()")), QStringLiteral("2"));
}
