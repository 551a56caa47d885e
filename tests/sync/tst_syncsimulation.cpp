// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Desks, a server, a network and disks in one thread, driven by one number: nothing acknowledged is lost, nothing is
// doubled, all come together, no conflict is swallowed. A seed again, with its trace: KIKITORI_SEED=N tst_syncsimulation
#include "sync/simulation/simulation.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <cstdio>

using namespace kikitori::test;

namespace {

constexpr int kSeeds = 20'000;
constexpr int kLeastSeeds = 200; // on however slow a machine
constexpr int kRealSeeds = 12;
constexpr int kSeconds = 90;

qint64 seconds()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("KIKITORI_SIM_SECONDS", &given);
    return given ? wanted : kSeconds;
}

class SyncSimulation : public ::testing::Test {
protected:
    void SetUp() override
    {
        // Each refused entry is a line otherwise.
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    }
    void TearDown() override { qInstallMessageHandler(m_before); }

private:
    QtMessageHandler m_before = nullptr;
};

} // namespace

TEST_F(SyncSimulation, AllComeTogetherWhateverGoesWrong)
{
    if (qEnvironmentVariableIsSet("KIKITORI_SEED")) {
        SimSetup one { qEnvironmentVariable("KIKITORI_SEED").toULongLong(), qEnvironmentVariableIsSet("KIKITORI_SIM_REAL"),
            true };
        const SimResult result = simulate(one);
        for (const QString &line : result.trace)
            std::printf("%s\n", qPrintable(line));
        EXPECT_EQ(result.violation.toStdString(), std::string());
        return;
    }
    QElapsedTimer clock;
    clock.start();
    SimResult sum;
    int seed = 0;
    int violated = 0;
    while (seed < kSeeds && violated < 5 && (seed < kLeastSeeds || !clock.hasExpired(seconds() * 1000))) {
        const SimResult result = simulate({ static_cast<quint64>(++seed) });
        if (!result.violation.isEmpty()) {
            ++violated;
            ADD_FAILURE() << "seed " << seed << ": " << result.violation.toStdString();
        }
        sum.entries += result.entries;
        sum.passes += result.passes;
        sum.faults += result.faults;
        sum.restores += result.restores;
        sum.conflicts += result.conflicts;
    }
    const double took = static_cast<double>(clock.elapsed()) / 1000.0;
    std::printf("%d seeds in %.1f s (%.0f a second): %d entries, %d passes, %d faults, %d restores, %d conflicts kept\n", seed,
        took, seed / took, sum.entries, sum.passes, sum.faults, sum.restores, sum.conflicts);
    RecordProperty("seeds", seed);
    EXPECT_GT(sum.conflicts, seed / 10) << "a simulation without conflicts shows nothing about them";
    EXPECT_GT(sum.restores, seed / 10);
    EXPECT_GT(sum.faults, seed);
}

TEST_F(SyncSimulation, TheSameWithRealStoresOnFiles)
{
    for (int seed = 1; seed <= kRealSeeds; ++seed) {
        const SimResult result = simulate({ static_cast<quint64>(seed), true });
        EXPECT_EQ(result.violation.toStdString(), std::string()) << "seed " << seed << ", KIKITORI_SIM_REAL=1";
    }
}

TEST_F(SyncSimulation, TheSameSeedIsTheSameRun)
{
    for (const quint64 seed : { 7ULL, 4711ULL }) {
        const SimResult once = simulate({ seed, false, true });
        const SimResult again = simulate({ seed, false, true });
        EXPECT_GT(once.trace.size(), 20);
        EXPECT_EQ(once.trace, again.trace) << "seed " << seed;
    }
}

TEST_F(SyncSimulation, F4AServerThatShowsMoreThanItsHorizonIsNoticed)
{
    int seed = 0;
    QString violation;
    while (violation.isEmpty() && seed < 3'000) {
        SimSetup setup { static_cast<quint64>(++seed) };
        setup.ignoresHorizon = true;
        violation = simulate(setup).violation;
    }
    EXPECT_FALSE(violation.isEmpty());
    std::printf("a reader beyond the horizon: noticed at seed %d (%s)\n", seed, qPrintable(violation));
}
