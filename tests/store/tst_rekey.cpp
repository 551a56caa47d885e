// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "faultydisk.h"
#include "inmemory.h"
#include "people.h"

#include "store/keys/admission.h"
#include "store/keeping/backup.h"
#include "store/keys/keycheck.h"
#include "store/opening.h"
#include "store/keeping/rekey.h"
#include "store/transaction.h"

#include <QDir>

#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// A closed store with a case, and its people.
struct RekeyedDesk : Centre {
    QString store = folder.filePath(QStringLiteral("kikitori.store"));
    QStringList ids;

    RekeyedDesk()
    {
        std::vector<Entry> entries { opened(QStringLiteral("c1")) };
        for (int n = 0; n < 30; ++n)
            entries.push_back(field(QStringLiteral("c1"), "notes", QString(200, QChar(u'あ' + n))));
        write(std::move(entries));
    }
    /// As a person who signs in writes.
    void write(std::vector<Entry> entries)
    {
        const auto keys = signIn();
        const auto fitting = keyFor(store, keys);
        ASSERT_TRUE(fitting) << fitting.error().detail.toStdString();
        Desk desk;
        desk.path = store;
        desk.store = std::make_unique<Store>(Store::Settings { store, QStringLiteral("01") });
        ASSERT_TRUE(desk.store->openNow(fitting->clone()));
        for (const Entry &entry : entries)
            ids << entry.id.toString();
        ASSERT_TRUE(desk.append(std::move(entries)));
    }
    [[nodiscard]] std::vector<StoreKey> signIn() const
    {
        auto in = admit(path, { administrator().id, kAdminsPassword, {} }, moment(0));
        EXPECT_TRUE(in) << (in ? "" : in.error().detail.toStdString());
        return in ? std::move(in->keys) : std::vector<StoreKey>();
    }
    [[nodiscard]] Result<Rekeyed> rekey(const std::function<void(RekeyStep)> &after = {}) const
    {
        return rekeyStore(store, path, signIn(), moment(100), after);
    }
    [[nodiscard]] QStringList files(const QString &pattern) const
    {
        return QDir(folder.path()).entryList({ pattern }, QDir::Files);
    }
    /// A person signs in, and everything that was written is there and fits.
    void expectWhole()
    {
        const auto keys = signIn();
        const auto fitting = keyFor(store, keys);
        ASSERT_TRUE(fitting) << fitting.error().detail.toStdString();
        const auto opened = openStoreFile(store, *fitting, builtInMigrations());
        ASSERT_TRUE(opened) << opened.error().detail.toStdString();
        const auto found = examine(*opened->connection, QStringLiteral("01"));
        ASSERT_TRUE(found) << found.error().detail.toStdString();
        EXPECT_EQ(found->figures.entries, ids.size());
    }
};

/// Runs `work` in a process of its own that may end at any moment; gives how it ended.
template<class Work>
int inAnotherProcess(Work work)
{
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int kCrashed = 77;
}

struct Rekey : ::testing::Test {
    static void SetUpTestSuite() { workInMemory(); }
};

TEST_F(Rekey, theNewKeyOpensEverythingAndTheOldOneNothing)
{
    RekeyedDesk desk;
    const QByteArray before = contentOf(desk.store);
    const auto done = desk.rekey();
    ASSERT_TRUE(done) << done.error().detail.toStdString();
    EXPECT_EQ(done->figures.entries, 31);
    EXPECT_EQ(checkKey(desk.store, desk.key), KeyCheck::Wrong);
    EXPECT_FALSE(Connection::open(desk.store, desk.key, Connection::Access::Existing));
    const auto keys = desk.signIn();
    ASSERT_EQ(keys.size(), 1U) << "the old key opens no store any more";
    EXPECT_EQ(Keyring::fingerprintOf(keys.front()), done->fingerprint);
    desk.expectWhole();
    desk.write({ field(QStringLiteral("c1"), "notes", QStringLiteral("after")) });
    desk.expectWhole();
    // Not a page of the old file is in the new one.
    const QByteArray after = contentOf(desk.store);
    for (qsizetype at = 0; at + 4096 <= std::min(before.size(), after.size()); at += 4096)
        EXPECT_NE(before.mid(at, 4096), after.mid(at, 4096));
}

TEST_F(Rekey, theOldStoreStandsAsideAndNothingElseIsLeft)
{
    RekeyedDesk desk;
    const auto done = desk.rekey();
    ASSERT_TRUE(done);
    EXPECT_TRUE(QFile::exists(done->aside));
    QStringList left = desk.files(QStringLiteral("kikitori.store*"));
    left.removeAll(QStringLiteral("kikitori.store-wal"));
    left.removeAll(QStringLiteral("kikitori.store-shm"));
    EXPECT_EQ(left.size(), 3) << "store, check, the old one; not "
                              << desk.files(QStringLiteral("*")).join(QLatin1Char(' ')).toStdString();
    // Whoever had waited for the old file must not write into it.
    EXPECT_EQ(openStoreFile(done->aside, desk.key, builtInMigrations()).error().fault, Fault::StoreNewer);
    const auto old = Connection::open(done->aside, desk.key, Connection::Access::Existing);
    ASSERT_TRUE(old);
    EXPECT_TRUE(checkPages(**old, PageCheck::Whole));
}

TEST_F(Rekey, everybodySignsInWithTheOldPassword)
{
    RekeyedDesk desk;
    ASSERT_TRUE(desk.rekey());
    const auto nurseIn = admit(desk.path, { nurse().id, kNursesPassword, {} }, moment(0));
    ASSERT_TRUE(nurseIn);
    EXPECT_TRUE(keyFor(desk.store, nurseIn->keys));
    EXPECT_EQ(nurseIn->retiredKeys.size(), 1U);
}

TEST_F(Rekey, F10_aCrashAfterAnyStepLosesNothing)
{
    for (const RekeyStep step : kRekeySteps) {
        RekeyedDesk desk;
        const int ended = inAnotherProcess([&] {
            std::ignore = desk.rekey([step](RekeyStep done) {
                if (done == step)
                    ::_exit(kCrashed);
            });
            return 0;
        });
        EXPECT_EQ(ended, kCrashed) << "the step was reached";
        desk.expectWhole();
        desk.write({ field(QStringLiteral("c1"), "notes", QStringLiteral("after the crash")) });
        const auto again = desk.rekey();
        ASSERT_TRUE(again) << again.error().detail.toStdString();
        desk.expectWhole();
        EXPECT_EQ(desk.signIn().size(), 1U);
        EXPECT_EQ(desk.files(QStringLiteral("*.part*")), QStringList());
        ASSERT_FALSE(HasFailure()) << "step " << static_cast<int>(step);
    }
}

TEST_F(Rekey, F10_aCrashAtAnyDiskOperationLosesNothing)
{
    int number = 0;
    for (int ended = kCrashed; ended == kCrashed && number < 3000;) {
        RekeyedDesk desk;
        ++number;
        ended = inAnotherProcess([&] {
            FaultyDisk disk;
            disk.arm(number, FaultyDisk::Manner::Die, kCrashed);
            const auto done = desk.rekey();
            return done ? 0 : 1;
        });
        ASSERT_TRUE(ended == kCrashed || ended == 0) << "operation " << number << " ended with " << ended;
        desk.expectWhole();
        ASSERT_FALSE(HasFailure()) << "operation " << number;
    }
    EXPECT_GT(number, 50);
    std::printf("  crashed at each of %d disk operations\n", number - 1);
}

TEST_F(Rekey, whicheverDiskOperationFailsNothingIsLostAndItIsSaid)
{
    int number = 0;
    int refused = 0;
    for (bool fired = true; fired && number < 3000;) {
        RekeyedDesk desk;
        FaultyDisk disk;
        disk.arm(++number);
        const auto done = desk.rekey();
        fired = disk.fired();
        disk.disarm();
        refused += done ? 0 : 1;
        EXPECT_EQ(done ? done->figures.entries : 31, 31);
        desk.expectWhole();
        ASSERT_FALSE(HasFailure()) << "operation " << number;
    }
    EXPECT_GT(refused, 20);
    std::printf("  %d disk operations failed one by one, %d rekeys refused\n", number - 1, refused);
}

TEST_F(Rekey, isRefusedWhileAnybodyHasTheStoreOpen)
{
    RekeyedDesk desk;
    {
        const auto other = Connection::open(desk.store, desk.key, Connection::Access::Existing);
        ASSERT_TRUE(other);
        ASSERT_TRUE((*other)->run("PRAGMA journal_mode = WAL; SELECT count(*) FROM entry"));
        const auto done = desk.rekey();
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().fault, Fault::StoreBusy) << done.error().detail.toStdString();
    }
    desk.expectWhole();
    EXPECT_TRUE(desk.rekey());
    desk.expectWhole();
}

TEST_F(Rekey, anOldBackupKeepsItsKeyUntilItIsGone)
{
    RekeyedDesk desk;
    BackupPlan plan { desk.folder.filePath(QStringLiteral("backups")), {}, 1 };
    const auto old = backUp(desk.store, desk.path, desk.key, plan, moment(1));
    ASSERT_TRUE(old);
    ASSERT_TRUE(desk.rekey());
    EXPECT_EQ(dropUnneededKeys(desk.path, desk.signIn(), { plan.folder }), QStringList());
    const auto in = admit(desk.path, { administrator().id, kAdminsPassword, {} }, moment(0));
    ASSERT_EQ(in->retiredKeys.size(), 1U);
    EXPECT_TRUE(verifyBackup(old->made, in->retiredKeys.front()));

    // The next generation takes its place: nothing needs the old key any more.
    ASSERT_TRUE(backUp(desk.store, desk.path, in->keys.front(), plan, moment(2)));
    EXPECT_EQ(
        dropUnneededKeys(desk.path, desk.signIn(), { plan.folder, desk.folder.filePath(QStringLiteral("away")) }), QStringList())
        << "a medium that is away may hold one that needs it";
    EXPECT_EQ(dropUnneededKeys(desk.path, desk.signIn(), { plan.folder }), QStringList(old->made.key));
    EXPECT_TRUE(admit(desk.path, { administrator().id, kAdminsPassword, {} }, moment(0))->retiredKeys.empty());
    desk.expectWhole();
}

TEST_F(Rekey, manyInARowKeepEverything)
{
    RekeyedDesk desk;
    for (int n = 0; n < 5; ++n) {
        ASSERT_TRUE(desk.rekey());
        desk.write({ field(QStringLiteral("c1"), "notes", QString::number(n)) });
        desk.expectWhole();
    }
    EXPECT_EQ(dropUnneededKeys(desk.path, desk.signIn(), {})->size(), 5);
}
