// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include "store/chain.h"
#include "store/opening.h"
#include "support/chosenmoment.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSet>

#include <gmock/gmock.h>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// Opens the store as a desk does in a process of its own, types into case after case, and prints each id once
/// the store has said that it is kept.
int typeUntilKilled(const QString &path, bool smallFiles)
{
    if (smallFiles) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit { 2'000'000, 2'000'000 };
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    Desk desk;
    desk.path = path;
    desk.store = std::make_unique<Store>(Store::Settings { path, QStringLiteral("01") });
    if (!desk.open())
        return 3;
    for (int round = 0; round < 100'000; ++round) {
        const QString caseId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const Entry first = opened(caseId);
        if (!desk.openCase(first))
            return 4;
        std::printf("%s\n", qPrintable(first.id.toString()));
        std::fflush(stdout);
        for (int n = 0; n < 20; ++n) {
            const Entry typed = field(caseId, "content", QString(n * 20, QChar(u'あ')));
            if (!desk.append({ typed }))
                return 5;
            std::printf("%s\n", qPrintable(typed.id.toString()));
            std::fflush(stdout);
        }
    }
    return 0;
}

QSet<QString> idsIn(const QByteArray &printed)
{
    QSet<QString> ids;
    const auto lines = printed.split('\n');
    for (qsizetype n = 0; n + 1 < lines.size(); ++n) // the last line may be cut off
        ids.insert(QString::fromLatin1(lines[n]));
    return ids;
}

QSet<QString> idsStored(const QString &path)
{
    Desk desk;
    desk.path = path;
    desk.store = std::make_unique<Store>(Store::Settings { path, QStringLiteral("01") });
    const auto opened = desk.open();
    EXPECT_TRUE(opened) << opened.error().detail.toStdString();
    QSet<QString> ids;
    if (!opened)
        return ids;
    const auto pending = desk.store->outbox().value()->pending(10'000'000, QDateTime::currentDateTimeUtc()).value();
    for (const Entry &entry : pending)
        ids.insert(entry.id.toString());
    EXPECT_EQ(static_cast<qint64>(pending.size()), opened->entries);
    return ids;
}
}

TEST(StoreKill, nothingAcknowledgedIsLostIn50Kills)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kikitori.store"));
    QSet<QString> acknowledged;
    qsizetype asked = 0;
    qint64 commit = 0; // how long one took on this machine, in nanoseconds
    for (int kill = 0; kill < 50; ++kill) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--type"), path });
        ASSERT_TRUE(child.waitForStarted(kBoundMs));
        // 0 to 59 acknowledgements, then up to two commits more: any moment of a commit may be hit.
        const int lines = kill * 37 % 60;
        asked += lines;
        QByteArray printed;
        QElapsedTimer clock;
        while (printed.count('\n') < lines && child.waitForReadyRead(kBoundMs)) {
            printed += child.readAllStandardOutput();
            if (!clock.isValid())
                clock.start();
        }
        ASSERT_GE(printed.count('\n'), lines) << child.readAllStandardError().constData();
        if (lines > 20)
            commit = clock.nsecsElapsed() / lines;
        letWork(std::chrono::nanoseconds(commit * (kill * 13 % 50) / 25));
        child.kill(); // SIGKILL
        ASSERT_TRUE(child.waitForFinished(kBoundMs));
        printed += child.readAllStandardOutput();
        EXPECT_EQ(child.exitStatus(), QProcess::CrashExit) << "exit code " << child.exitCode();
        acknowledged.unite(idsIn(printed));
        const auto stored = idsStored(path);
        ASSERT_TRUE((acknowledged - stored).isEmpty()) << (acknowledged - stored).size() << " lost after kill " << kill;
        ASSERT_LE(stored.size(), acknowledged.size() + 1) << "at most the one under way is there unsaid";
        acknowledged = stored;
    }
    EXPECT_GE(acknowledged.size(), asked);
    const auto store = openStoreFile(path, keyOf('k'), builtInMigrations());
    ASSERT_TRUE(store);
    const auto chain = verifyChain(*store->connection);
    ASSERT_TRUE(chain) << chain.error().subject.toStdString();
    EXPECT_EQ(chain->entries, acknowledged.size());
    RecordProperty("acknowledged", static_cast<int>(acknowledged.size()));
}

TEST(StoreKill, aFileThatMayNotGrowStopsTheWorkAndLosesNothing)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kikitori.store"));
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--type-small"), path });
    ASSERT_TRUE(child.waitForFinished(kBoundMs)) << "as many commits as a file of 2 MB holds";
    EXPECT_THAT(child.exitCode(), ::testing::AnyOf(4, 5)) << "it stopped because a write was refused";
    const auto acknowledged = idsIn(child.readAllStandardOutput());
    EXPECT_GT(acknowledged.size(), 20);
    EXPECT_EQ(idsStored(path), acknowledged);
}

/// Run with --type PATH this program is the desk that gets killed.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]).startsWith("--type"))
        return typeUntilKilled(QString::fromLocal8Bit(argv[2]), QByteArray(argv[1]) == "--type-small");
    ::testing::InitGoogleMock(&argc, argv);
    return RUN_ALL_TESTS();
}
