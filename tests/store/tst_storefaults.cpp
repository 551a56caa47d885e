// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "faultydisk.h"
#include "inmemory.h"

#include "store/entryrows.h"
#include "store/migrations.h"
#include "store/opening.h"
#include "store/statement.h"

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QString kCase = QStringLiteral("c1");

/// One desk's work in three steps, each of several entries: what a step wrote stands wholly or not at all.
std::vector<Entry> batch(int step)
{
    std::vector<Entry> entries;
    for (int n = 0; n < 3; ++n)
        entries.push_back(field(kCase, "content", QStringLiteral("%1-%2").arg(step).arg(n).repeated(300)));
    entries.push_back(entry(Stream::Call, QStringLiteral("call-c1"), kind::Ringing));
    entries.push_back(entry(Stream::Agent, QStringLiteral("ns01"), kind::SignedIn));
    return entries;
}

qint64 number(Connection &connection, const char *sql)
{
    Statement ask(connection, sql);
    EXPECT_TRUE(ask.step());
    return ask.number(0);
}

/// What must be true of a store after anything: entries, outbox, index and numbers tell the same story.
void expectWhole(const QString &path, const std::vector<bool> &said, qint64 least)
{
    auto opened = openStoreFile(path, keyOf('k'), builtInMigrations());
    ASSERT_TRUE(opened) << opened.error().detail.toStdString();
    Connection &store = *opened->connection;
    EXPECT_TRUE(verifyChain(store));
    const qint64 cases = number(store, "SELECT count(*) FROM entry WHERE kind = 'opened'");
    const qint64 entries = number(store, "SELECT count(*) FROM entry");
    EXPECT_EQ((entries - cases) % 5, 0) << "half a batch";
    EXPECT_GE(entries, least) << "something acknowledged is gone";
    EXPECT_LE(entries, static_cast<qint64>(1 + 5 * (said.size() - 1)));
    EXPECT_EQ(number(store, "SELECT count(*) FROM outbox"), entries);
    EXPECT_EQ(number(store,
                  "SELECT count(*) FROM entry e WHERE seq > 1 AND NOT EXISTS (SELECT 1 FROM entry b WHERE b.stream = e.stream"
                  " AND b.subject = e.subject AND b.seq = e.seq - 1)"),
        0);
    EXPECT_EQ(number(store, "SELECT coalesce(sum(last), 0) FROM case_number"), cases);
    const auto written = entriesOf(store, Stream::Case, kCase);
    ASSERT_TRUE(written);
    Statement row(store, "SELECT content FROM case_index WHERE id = 'c1'");
    const auto there = row.step();
    ASSERT_TRUE(there);
    EXPECT_EQ(*there, !written->empty());
    if (*there) {
        EXPECT_EQ(row.text(0), CaseRecord::fold(*written).fields.value(QStringLiteral("content")));
    }
    EXPECT_EQ(number(store, "SELECT count(*) FROM call_index"), entries > cases ? 1 : 0);
}

struct Work {
    std::vector<bool> said;
    qint64 acknowledged = 0;
    bool unexpected = false;

    void note(bool ok, qint64 entries, const std::optional<Error> &error)
    {
        said.push_back(ok);
        acknowledged += ok ? entries : 0;
        if (error) {
            unexpected = unexpected
                || (error->fault != Fault::DiskFailed && error->fault != Fault::DiskFull && error->fault != Fault::StoreBusy
                    && error->fault != Fault::StoreDamaged);
        }
    }
};

/// Opens a case and appends two batches, whatever fails.
Work work(Desk &desk)
{
    Work done;
    const auto number = desk.openCase(opened(kCase));
    done.note(number.has_value(), 1, number ? std::nullopt : std::optional(number.error()));
    for (int step = 0; step < 2; ++step) {
        const auto result = desk.append(batch(step));
        done.note(result.has_value(), 5, result ? std::nullopt : std::optional(result.error()));
    }
    return done;
}

int failEach(FaultyDisk &disk, FaultyDisk::Manner manner, int code)
{
    int number = 0;
    for (bool fired = true; fired && number < 2000;) {
        ++number;
        Desk desk;
        EXPECT_TRUE(desk.open());
        disk.arm(number, manner, code);
        const Work done = work(desk);
        fired = disk.fired();
        desk.close();
        disk.disarm();
        EXPECT_FALSE(done.unexpected) << "operation " << number;
        EXPECT_TRUE(fired || done.acknowledged == 11);
        expectWhole(desk.path, done.said, done.acknowledged);
        if (::testing::Test::HasFailure()) {
            ADD_FAILURE() << "at operation " << number;
            break;
        }
    }
    return number - 1;
}

struct StoreFaults : ::testing::Test {
    static void SetUpTestSuite() { workInMemory(); }
};
}

TEST_F(StoreFaults, whicheverDiskOperationFailsOnceTheStoreHoldsAllOrNothing)
{
    FaultyDisk disk;
    const int failed = failEach(disk, FaultyDisk::Manner::Once, SQLITE_IOERR);
    EXPECT_GT(failed, 10);
    RecordProperty("operations", failed);
}

TEST_F(StoreFaults, fromWhicheverOperationTheDiskIsGoneTheStoreHoldsAllOrNothing)
{
    FaultyDisk disk;
    const int failed = failEach(disk, FaultyDisk::Manner::FromThenOn, SQLITE_IOERR);
    EXPECT_GT(failed, 10);
    RecordProperty("operations", failed);
}

TEST_F(StoreFaults, whicheverWriteFindsTheDiskFullTheStoreHoldsAllOrNothing)
{
    FaultyDisk disk;
    EXPECT_GT(failEach(disk, FaultyDisk::Manner::FromThenOn, SQLITE_FULL), 10);
}

TEST_F(StoreFaults, aFullDiskIsSaidAndWorkGoesOnWhenThereIsRoomAgain)
{
    FaultyDisk disk;
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(kCase)));
    disk.leaveRoom(200'000);
    std::optional<Error> stopped;
    qint64 kept = 1;
    for (int n = 0; n < 500 && !stopped; ++n) {
        const auto result = desk.append(batch(n));
        if (result)
            kept += 5;
        else
            stopped = result.error();
    }
    ASSERT_TRUE(stopped);
    EXPECT_EQ(stopped->fault, Fault::DiskFull);
    EXPECT_GT(kept, 1);
    EXPECT_EQ(desk.append(batch(0)).error().fault, Fault::DiskFull) << "still full";
    EXPECT_EQ(desk.store->outbox().value()->counts()->entries, kept);
    disk.disarm();
    EXPECT_TRUE(desk.append(batch(0)));
    ASSERT_TRUE(desk.restart());
    EXPECT_EQ(desk.store->outbox().value()->counts()->entries, kept + 5);
}

TEST_F(StoreFaults, openingThatFailsAnywhereLeavesAStoreThatOpens)
{
    FaultyDisk disk;
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(kCase)));
    ASSERT_TRUE(desk.append(batch(0)));
    desk.close();
    int number = 0;
    for (bool fired = true; fired && number < 2000;) {
        disk.arm(++number);
        {
            const auto opened = openStoreFile(desk.path, keyOf('k'), builtInMigrations());
            EXPECT_TRUE(opened || opened.error().fault == Fault::DiskFailed || opened.error().fault == Fault::StoreDamaged);
        }
        fired = disk.fired();
        disk.disarm();
        expectWhole(desk.path, { true, true, true }, 6);
        ASSERT_FALSE(HasFailure()) << "at operation " << number;
    }
    EXPECT_GT(number, 5);
}

TEST_F(StoreFaults, creationThatFailsAnywhereCanBeTriedAgain)
{
    FaultyDisk disk;
    int number = 0;
    for (bool fired = true; fired && number < 2000;) {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("kikitori.store"));
        disk.arm(++number, FaultyDisk::Manner::FromThenOn);
        std::ignore = openStoreFile(path, keyOf('k'), builtInMigrations());
        fired = disk.fired();
        disk.disarm();
        const auto again = openStoreFile(path, keyOf('k'), builtInMigrations());
        ASSERT_TRUE(again) << "after operation " << number << ": " << again.error().detail.toStdString();
        EXPECT_EQ(again->schema, builtInMigrations().back().number);
    }
    EXPECT_GT(number, 10);
}

TEST_F(StoreFaults, aDiskThatFailsToBeReadIsNotCalledDamaged)
{
    FaultyDisk disk;
    Desk desk;
    ASSERT_TRUE(desk.open());
    desk.close();
    disk.arm(3, FaultyDisk::Manner::FromThenOn);
    const auto opened = openStoreFile(desk.path, keyOf('k'), builtInMigrations());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().fault, Fault::DiskFailed) << opened.error().detail.toStdString();
}
