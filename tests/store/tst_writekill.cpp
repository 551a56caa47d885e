// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "inmemory.h"
#include "watcheddisk.h"

#include "store/entryrows.h"
#include "store/keeping/examination.h"
#include "store/opening.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <atomic>
#include <cstdio>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
constexpr int kKilled = 77;
constexpr int kKillsOfAStore = 100;
constexpr int kEveryMoment = 6; // about 7,000 take two minutes: all of them when KIKITORI_KILLS is set

/// What a person types in some minutes: a few cases, field after field.
std::vector<std::vector<Entry>> session(int cases, int fields)
{
    std::vector<std::vector<Entry>> steps;
    for (int c = 0; c < cases; ++c) {
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        steps.push_back({ opened(id) });
        for (int n = 0; n < fields; ++n) {
            std::vector<Entry> step { field(id, n % 3 ? "notes" : "content", QString(20 * n + 1, QChar(u'あ' + n % 40))) };
            if (n % 4 == 3)
                step.push_back(
                    entry(Stream::Case, id, kind::AdviceSaid, { { QStringLiteral("urgency"), QStringLiteral("red") } }));
            steps.push_back(std::move(step));
        }
        steps.push_back({ entry(Stream::Case, id, kind::Closed) });
    }
    return steps;
}

/// Types the session; counts in `kept` what the store said it keeps.
bool type(const QString &path, const std::vector<std::vector<Entry>> &steps, std::atomic<int> &kept)
{
    Desk desk;
    desk.path = path;
    desk.store = std::make_unique<Store>(Store::Settings { path, QStringLiteral("01") });
    if (!desk.open())
        return false;
    for (const auto &step : steps) {
        const bool first = step.front().kind == QLatin1String(kind::Opened);
        const bool done = first ? desk.openCase(step.front()).has_value() : desk.append(step).has_value();
        if (!done)
            return false;
        kept += static_cast<int>(step.size());
    }
    return true;
}

/// Opens what a kill left: sound, and the first `kept` entries of the session are there, the rest all or not.
::testing::AssertionResult holds(const QString &path, const std::vector<std::vector<Entry>> &steps, int kept)
{
    const auto opened = openStoreFile(path, keyOf('k'), builtInMigrations());
    if (!opened)
        return ::testing::AssertionFailure() << "does not open: " << opened.error().detail.toStdString();
    const auto found = examine(*opened->connection, QStringLiteral("01"));
    if (!found)
        return ::testing::AssertionFailure() << "not sound: " << found.error().detail.toStdString();
    int number = 0;
    for (const auto &step : steps) {
        for (const Entry &one : step) {
            if (number++ >= kept)
                return ::testing::AssertionSuccess();
            const auto there = findEntry(*opened->connection, one.id);
            if (!there || !*there)
                return ::testing::AssertionFailure() << "entry " << number << " of " << kept << " acknowledged is lost";
        }
    }
    return ::testing::AssertionSuccess();
}

void copyStore(const QString &from, const QString &to)
{
    // The -shm is no part of it: whoever opens first after a kill makes it anew from the log.
    for (const char *end : { "", "-wal", "-journal", ".check" }) {
        QFile::remove(to + QString::fromLatin1(end));
        QFile::copy(from + QString::fromLatin1(end), to + QString::fromLatin1(end));
    }
    QFile::remove(to + QStringLiteral("-shm"));
}

struct WriteKill : ::testing::Test {
    static void SetUpTestSuite() { workInMemory(); }
};
}

TEST_F(WriteKill, F10_whatAKillLeavesAtEachWriteOfASessionHoldsAllThatWasAcknowledged)
{
    QTemporaryDir folder;
    QTemporaryDir left;
    const QString path = folder.filePath(QStringLiteral("kikitori.store"));
    const auto steps = session(3, 50);
    std::atomic<int> kept = 0;
    std::vector<int> keptAt;
    int moments = 0;
    {
        // Taken with SQLite's own file system in place again, so that looking is not watched.
        const int every = qEnvironmentVariableIsSet("KIKITORI_KILLS") ? 1 : kEveryMoment;
        const int offset = QRandomGenerator::global()->bounded(every);
        WatchedDisk disk([&, every, offset] {
            if (moments++ % every != offset)
                return;
            const QDir state(left.filePath(QString::number(keptAt.size())));
            std::ignore = state.mkpath(QStringLiteral("."));
            copyStore(path, state.filePath(QStringLiteral("kikitori.store")));
            keptAt.push_back(kept);
        });
        ASSERT_TRUE(type(path, steps, kept));
    }
    EXPECT_GT(kept, 180);
    for (size_t n = 0; n < keptAt.size(); ++n) {
        const QString state = left.filePath(QString::number(n));
        ASSERT_TRUE(holds(state + QStringLiteral("/kikitori.store"), steps, keptAt[n])) << "at write " << n;
        QDir(state).removeRecursively();
    }
    EXPECT_GT(keptAt.size(), 500U);
    std::printf("  killed at %zu of %d moments of writing %d entries\n", keptAt.size(), moments, kept.load());
}

TEST_F(WriteKill, F10_aProcessThatIsKilledAgainAndAgainLosesNothing)
{
    // Counted across processes: what was acknowledged must be known when the process is gone.
    void *shared = mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ASSERT_NE(shared, MAP_FAILED);
    auto *kept = new (shared) std::atomic<int>(0);
    constexpr int kLeast = 50; // on however slow a machine
    const int wanted = std::max(200, qEnvironmentVariableIntValue("KIKITORI_KILLS"));
    const qint64 boundMs = qEnvironmentVariableIsSet("KIKITORI_KILLS") ? 3'600'000 : 20'000;
    QElapsedTimer passed;
    passed.start();
    int kills = 0;
    qint64 acknowledged = 0;
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    for (int round = 0; kills < kLeast || (kills < wanted && passed.elapsed() < boundMs); ++round) {
        ASSERT_LT(round, 10 * wanted) << "hardly any process was killed at work: " << kills;
        if (round % kKillsOfAStore == 0) { // looking at everything takes longer and longer
            folder = std::make_unique<QTemporaryDir>();
            path = folder->filePath(QStringLiteral("kikitori.store"));
        }
        const auto steps = session(1, 12);
        const int at = 1 + QRandomGenerator::global()->bounded(400);
        *kept = 0;
        std::fflush(nullptr);
        const pid_t child = fork();
        if (child == 0) {
            std::atomic<int> writes = 0;
            WatchedDisk disk([&] {
                if (++writes == at)
                    ::_exit(kKilled);
            });
            ::_exit(type(path, steps, *kept) ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == kKilled || WEXITSTATUS(status) == 0)) << status;
        kills += WEXITSTATUS(status) == kKilled ? 1 : 0;
        acknowledged += *kept;
        ASSERT_TRUE(holds(path, steps, *kept)) << "kill " << kills << " at write " << at;
    }
    std::printf("  %d kills, %lld entries acknowledged, none lost, %lld ms\n", kills, static_cast<long long>(acknowledged),
        static_cast<long long>(passed.elapsed()));
    munmap(shared, sizeof(std::atomic<int>));
}
