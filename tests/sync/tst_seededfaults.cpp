// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The simulation against sync code with mistakes in it: each must be noticed. This program compiles the sync sources
// itself, with KIKITORI_SEEDED_FAULTS (tests/CMakeLists.txt).
#include "sync/seededfault.h"
#include "sync/simulation/simulation.h"

#include <gtest/gtest.h>

#include <cstdio>

using namespace kikitori;
using namespace kikitori::test;

namespace {

constexpr int kMostSeeds = 3'000;

class SeededFaults : public ::testing::TestWithParam<int> {
protected:
    void SetUp() override
    {
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
        qputenv("KIKITORI_FAULT", QByteArray::number(GetParam()));
    }
    void TearDown() override
    {
        qunsetenv("KIKITORI_FAULT");
        qInstallMessageHandler(m_before);
    }

private:
    QtMessageHandler m_before = nullptr;
};

} // namespace

TEST_P(SeededFaults, IsNoticed)
{
    ASSERT_TRUE(seeded(static_cast<SeededFault>(GetParam()))) << "the mistake is not switched on";
    int seed = 0;
    QString violation;
    while (violation.isEmpty() && seed < kMostSeeds)
        violation = simulate({ static_cast<quint64>(++seed) }).violation;
    EXPECT_FALSE(violation.isEmpty()) << "not noticed in " << kMostSeeds << " seeds";
    std::printf("fault %d: noticed at seed %d (%s)\n", GetParam(), seed, qPrintable(violation));
}

INSTANTIATE_TEST_SUITE_P(Each, SeededFaults, ::testing::Range(1, static_cast<int>(SeededFault::Last) + 1));

TEST(SeededFaultsOff, WithoutOneTheSameCodeKeepsAllLaws)
{
    for (quint64 seed = 1; seed <= 200; ++seed)
        EXPECT_EQ(simulate({ seed }).violation.toStdString(), std::string()) << "seed " << seed;
}
