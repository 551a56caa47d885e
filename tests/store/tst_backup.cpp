// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "faultydisk.h"

#include "store/keeping/backup.h"
#include "store/opening.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLockFile>

#include <gmock/gmock.h>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// A desk with some cases, a people file beside it, and two folders for its backups.
struct KeptDesk : Desk {
    QTemporaryDir media;
    BackupPlan plan { media.filePath(QStringLiteral("first")), {}, 3, QStringLiteral("desk01") };
    QString people = folder.filePath(QStringLiteral("people.json"));
    qint64 minutes = 0;

    KeptDesk()
    {
        EXPECT_TRUE(open());
        addCase(QStringLiteral("c1"));
        QFile file(people);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("{ \"people\": \"sealed\" }");
    }
    void addCase(const QString &id)
    {
        EXPECT_TRUE(openCase(opened(id)));
        EXPECT_TRUE(
            append({ field(id, "notes", QStringLiteral("子どもが熱を出した")), field(id, "content", QStringLiteral("発熱")) }));
    }
    [[nodiscard]] Result<BackupReport> backUpNow(char key = 'k')
    {
        return backUp(path, people, keyOf(key), plan, moment(60 * ++minutes));
    }
    [[nodiscard]] std::vector<BackupSet> sets() const { return backupsIn(plan.folder, plan.name); }
    [[nodiscard]] static QStringList filesIn(const QString &dir) { return QDir(dir).entryList(QDir::Files, QDir::Name); }
};

void spoil(const QString &path, qint64 at)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.seek(at);
    const char was = file.peek(1).at(0);
    file.write(QByteArray(1, static_cast<char>(was ^ 1)));
}
}

namespace {
/// How long each commit of a typed field takes, in microseconds, shortest first.
std::vector<qint64> commitsWhile(Desk &desk, const std::function<bool(qint64)> &wanted)
{
    std::vector<qint64> commits;
    while (commits.empty() || wanted(static_cast<qint64>(commits.size()))) {
        QElapsedTimer one;
        one.start();
        EXPECT_TRUE(desk.append({ field(QStringLiteral("c1"), "notes", QString(100, QChar(u'あ'))) }));
        commits.push_back(one.nsecsElapsed() / 1000);
    }
    std::sort(commits.begin(), commits.end());
    return commits;
}

qint64 median(const std::vector<qint64> &commits)
{
    return commits[commits.size() / 2];
}

void say(const char *when, const std::vector<qint64> &commits)
{
    std::printf("  %s: %zu commits, p50 %lld us, p99 %lld us, p99.9 %lld us, longest %lld us\n", when, commits.size(),
        static_cast<long long>(median(commits)), static_cast<long long>(commits[commits.size() * 99 / 100]),
        static_cast<long long>(commits[commits.size() * 999 / 1000]), static_cast<long long>(commits.back()));
}
}

TEST(Backup, holdsWhatTheStoreHeldAndIsVerifiable)
{
    KeptDesk desk;
    const auto report = desk.backUpNow();
    ASSERT_TRUE(report) << report.error().detail.toStdString();
    EXPECT_EQ(report->made.figures.entries, 3);
    EXPECT_EQ(report->made.figures.head.size(), 64);
    EXPECT_FALSE(report->secondMissed);
    EXPECT_TRUE(verifyBackup(report->made, keyOf('k')));
    EXPECT_EQ(contentOf(report->made.people), contentOf(desk.people));
    const auto read = readBackup(report->made.file);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->figures, report->made.figures);
    EXPECT_EQ(read->sha256, report->made.sha256);
    EXPECT_EQ(read->at, moment(60));
    // The set and nothing else: no draft, no log, no lock.
    EXPECT_EQ(KeptDesk::filesIn(desk.plan.folder).size(), 3);
}

TEST(Backup, isEncryptedAndForItsOwnerOnly)
{
    KeptDesk desk;
    const auto report = desk.backUpNow();
    ASSERT_TRUE(report);
    const QByteArray bytes = contentOf(report->made.file);
    EXPECT_FALSE(bytes.startsWith("SQLite format 3"));
    EXPECT_FALSE(bytes.contains(QStringLiteral("発熱").toUtf8()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &file : { report->made.file, report->made.people })
        EXPECT_EQ(QFile::permissions(file) & others, QFile::Permissions()) << file.toStdString();
    EXPECT_EQ(verifyBackup(report->made, keyOf('x')).error().fault, Fault::KeyWrong);
}

TEST(Backup, olderGenerationsGoOnceNewerOnesAreGood)
{
    KeptDesk desk;
    QStringList made;
    for (int n = 0; n < 5; ++n) {
        const auto report = desk.backUpNow();
        ASSERT_TRUE(report);
        made << report->made.file;
        EXPECT_EQ(report->removed, n < 3 ? QStringList() : QStringList(made.at(n - 3)));
    }
    const auto sets = desk.sets();
    ASSERT_EQ(sets.size(), 3U);
    EXPECT_EQ(sets.front().file, made.back()) << "newest first";
    EXPECT_EQ(KeptDesk::filesIn(desk.plan.folder).size(), 9);
}

TEST(Backup, oneThatRottedDoesNotCount)
{
    KeptDesk desk;
    QStringList made;
    for (int n = 0; n < 3; ++n)
        made << desk.backUpNow()->made.file;
    spoil(made.at(1), 5000);
    const auto report = desk.backUpNow();
    ASSERT_TRUE(report);
    EXPECT_EQ(report->damaged, QStringList(made.at(1)));
    EXPECT_EQ(report->removed, QStringList()) << "three good ones: the new one, the third and the first";
    EXPECT_TRUE(QFile::exists(made.at(0)));
    const auto next = desk.backUpNow();
    EXPECT_EQ(next->removed, QStringList({ made.at(1), made.at(0) })) << "three newer ones are good now";
}

TEST(Backup, everySpoiltByteIsFound)
{
    KeptDesk desk;
    const auto made = desk.backUpNow()->made;
    for (const qint64 at : { 0LL, 17LL, 4095LL, made.bytes / 2, made.bytes - 1 }) {
        spoil(made.file, at);
        EXPECT_EQ(verifyBackup(made, keyOf('k')).error().fault, Fault::BackupDamaged) << at;
        spoil(made.file, at);
    }
    spoil(made.people, 3);
    EXPECT_EQ(verifyBackup(made, keyOf('k')).error().fault, Fault::BackupDamaged);
    spoil(made.people, 3);
    EXPECT_TRUE(verifyBackup(made, keyOf('k')));
    QFile::remove(made.file);
    EXPECT_EQ(verifyBackup(made, keyOf('k')).error().fault, Fault::BackupMissing);
    EXPECT_EQ(readBackup(made.file).error().fault, Fault::BackupMissing);
}

TEST(Backup, aMediumThatIsAwayIsSaidAndIsNoFailure)
{
    KeptDesk desk;
    desk.plan.second = desk.media.filePath(QStringLiteral("disk"));
    const auto away = desk.backUpNow();
    ASSERT_TRUE(away);
    ASSERT_TRUE(away->secondMissed);
    EXPECT_EQ(away->secondMissed->fault, Fault::BackupMissing);
    EXPECT_FALSE(QDir(desk.plan.second).exists()) << "a folder made there would be on this disk";
    ASSERT_TRUE(QDir().mkpath(desk.plan.second));
    const auto there = desk.backUpNow();
    ASSERT_TRUE(there && there->second);
    EXPECT_FALSE(there->secondMissed);
    EXPECT_TRUE(verifyBackup(*there->second, keyOf('k')));
    EXPECT_EQ(contentOf(there->second->file), contentOf(there->made.file));
    EXPECT_EQ(backupsIn(desk.plan.second, desk.plan.name).size(), 1U);
    EXPECT_EQ(KeptDesk::filesIn(desk.plan.second).size(), 3);
}

TEST(Backup, keepsGenerationsOnTheMediumToo)
{
    KeptDesk desk;
    desk.plan.second = desk.media.filePath(QStringLiteral("disk"));
    desk.plan.keep = 2;
    ASSERT_TRUE(QDir().mkpath(desk.plan.second));
    for (int n = 0; n < 4; ++n)
        ASSERT_TRUE(desk.backUpNow()->second);
    EXPECT_EQ(backupsIn(desk.plan.second, desk.plan.name).size(), 2U);
    EXPECT_EQ(desk.sets().size(), 2U);
}

TEST(Backup, neverKeepsFewerThanOne)
{
    KeptDesk desk;
    desk.plan.keep = 0;
    ASSERT_TRUE(desk.backUpNow());
    ASSERT_TRUE(desk.backUpNow());
    EXPECT_EQ(desk.sets().size(), 1U);
}

TEST(Backup, touchesNothingOfAnotherDesk)
{
    KeptDesk desk;
    const auto mine = desk.backUpNow();
    desk.plan.name = QStringLiteral("desk02");
    desk.plan.keep = 1;
    ASSERT_TRUE(desk.backUpNow());
    ASSERT_TRUE(desk.backUpNow());
    EXPECT_TRUE(verifyBackup(mine->made, keyOf('k')));
}

TEST(Backup, twoAtOnceIntoOneFolderAreRefused)
{
    KeptDesk desk;
    ASSERT_TRUE(QDir().mkpath(desk.plan.folder));
    QLockFile other(desk.plan.folder + QStringLiteral("/desk01.backup.lock"));
    ASSERT_TRUE(other.tryLock(0));
    EXPECT_EQ(desk.backUpNow().error().fault, Fault::StoreBusy);
}

TEST(Backup, aWrongKeyAndAMissingStoreMakeNone)
{
    KeptDesk desk;
    EXPECT_EQ(desk.backUpNow('x').error().fault, Fault::KeyWrong);
    desk.close();
    QFile::remove(desk.path);
    EXPECT_EQ(desk.backUpNow().error().fault, Fault::FileMissing);
    EXPECT_EQ(KeptDesk::filesIn(desk.plan.folder), QStringList());
    EXPECT_FALSE(QFile::exists(desk.path)) << "asking for a backup makes no store";
}

TEST(Backup, canBeEndedOnTheWayAndLeavesNothing)
{
    KeptDesk desk;
    std::vector<Entry> many;
    for (int n = 0; n < 3000; ++n)
        many.push_back(field(QStringLiteral("c1"), "notes", QString(300, QChar(u'あ' + n % 50))));
    ASSERT_TRUE(desk.append(std::move(many)));
    int asked = 0;
    const auto ended = backUp(desk.path, desk.people, keyOf('k'), desk.plan, moment(0), [&] { return ++asked < 2; });
    EXPECT_EQ(ended.error().fault, Fault::Cancelled);
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(KeptDesk::filesIn(desk.plan.folder), QStringList());
}

TEST(Backup, whicheverDiskOperationFailsTheStoreAndTheOlderGenerationsStay)
{
    FaultyDisk disk;
    KeptDesk desk;
    desk.plan.keep = 1;
    const auto before = desk.backUpNow();
    ASSERT_TRUE(before);
    desk.addCase(QStringLiteral("c2"));
    int number = 0;
    int refused = 0;
    for (bool fired = true; fired && number < 3000;) {
        disk.arm(++number);
        const auto report = desk.backUpNow();
        fired = disk.fired();
        disk.disarm();
        const auto sets = desk.sets();
        ASSERT_FALSE(sets.empty()) << "operation " << number;
        ASSERT_TRUE(verifyBackup(sets.front(), keyOf('k'))) << "operation " << number;
        ASSERT_EQ(KeptDesk::filesIn(desk.plan.folder).size(), 3) << "operation " << number;
        ASSERT_EQ(report ? report->made.figures.entries : 6, 6);
        refused += report ? 0 : 1;
    }
    EXPECT_GT(refused, 20);
    EXPECT_EQ(desk.store->outbox().value()->counts()->entries, 6);
    RecordProperty("operations", number);
    std::printf("  %d disk operations failed one by one, %d backups refused\n", number - 1, refused);
}

TEST(Backup, theDeskWritesOnWhileAStoreOf100000CasesIsCopied)
{
    KeptDesk desk;
    desk.close();
    constexpr int kCases = 100'000;
    {
        // The rows as the store's size has them; what is copied does not care who wrote it.
        const auto opened = openStoreFile(desk.path, keyOf('k'), builtInMigrations());
        ASSERT_TRUE(opened);
        Connection &connection = *opened->connection;
        ASSERT_TRUE(connection.run("BEGIN"));
        for (int n = 0; n < kCases; ++n) {
            Statement insert(connection,
                "INSERT INTO entry (id, stream, subject, seq, kind, at_ms, offset_min, author, desk, program, body, hash)"
                " VALUES (?, 0, ?, 1, 'opened', ?, 540, 'ns01', '02', 'kochi-7119', ?, ?)");
            const QUuid id = QUuid::createUuid();
            insert.with(id.toRfc4122(), id.toString(QUuid::WithoutBraces), moment(n), QString(400, QChar(u'か' + n % 40)),
                QByteArray(32, 'h'));
            ASSERT_TRUE(insert.run());
        }
        ASSERT_TRUE(connection.run("COMMIT"));
    }
    ASSERT_TRUE(desk.restart());
    QElapsedTimer clock;
    clock.start();
    const auto alone = commitsWhile(desk, [&](qint64 count) { return count < 3000 && (count < 100 || !clock.hasExpired(10'000)); });
    std::atomic<bool> over = false;
    Result<BackupReport> report = fail(Fault::TimedOut);
    std::thread beside([&] {
        report = backUp(desk.path, desk.people, keyOf('k'), desk.plan, moment(0));
        over = true;
    });
    QElapsedTimer whole;
    whole.start();
    const auto during = commitsWhile(desk, [&](qint64) { return !over; });
    const qint64 copyMs = whole.elapsed();
    beside.join();
    ASSERT_TRUE(report) << report.error().detail.toStdString();
    const auto count = static_cast<qint64>(alone.size() + during.size());
    EXPECT_GE(report->made.figures.entries, kCases + 3);
    std::printf("  %lld MB in %lld ms\n", static_cast<long long>(report->made.bytes / 1'000'000), static_cast<long long>(copyMs));
    say("alone", alone);
    say("during the copy", during);
    // Each may meet whatever else the machine does; half of them do not. What waits for the copy waits for much of it.
    EXPECT_LE(median(during), std::max<qint64>(50'000, 10 * median(alone))) << "microseconds";
    EXPECT_LE(during.back(), std::max<qint64>(1'000'000, copyMs * 1000 / 4)) << "it waited for the copy";
    EXPECT_TRUE(verifyBackup(report->made, keyOf('k')));
    // What was committed behind the copy is in the store, and in the next copy.
    EXPECT_EQ(desk.backUpNow()->made.figures.entries, kCases + 3 + count);
}
