// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "programs/program.h"

#include <QFile>
#include <QSet>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
Program kochi()
{
    const auto program = readProgram(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/programs/kochi-7119.yaml"));
    if (!program)
        throw std::runtime_error(program.error().detail.toStdString());
    return *program;
}

QByteArray kochiBytes()
{
    QFile file(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/programs/kochi-7119.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
}

// K1, K3, K9: what the contract asks of the record, the statement and the lines.
TEST(KochiProgram, HasWhatTheContractAsks)
{
    const Program program = kochi();
    EXPECT_EQ(program.prefix, QStringLiteral("K"));
    EXPECT_GE(program.lines, 4);
    ASSERT_EQ(program.opening.size(), 2u);
    EXPECT_TRUE(program.opening[0].say.contains(QStringLiteral("高知家の救急医療電話")));
    EXPECT_TRUE(program.opening[1].say.contains(QStringLiteral("診察")));
    for (const char *name : { "relation", "age", "sex", "municipality", "content", "result", "doctor" })
        EXPECT_NE(program.field(QLatin1String(name)), nullptr) << name;
    for (const char *code : { "transfer-119", "redial-119", "transfer-info-centre", "redial-info-centre", "home-care" })
        EXPECT_NE(program.disposition(QLatin1String(code)), nullptr) << code;
    EXPECT_TRUE(program.disposition(QStringLiteral("transfer-119"))->ambulance);
}

TEST(KochiProgram, KnowsAllMunicipalitiesAndTheAmbulanceOfEach)
{
    const Program program = kochi();
    EXPECT_EQ(program.municipalities.size(), 34u);
    QSet<QString> names;
    int cities = 0, towns = 0, villages = 0;
    for (const Municipality &place : program.municipalities) {
        names.insert(place.name);
        cities += place.name.endsWith(QStringLiteral("市"));
        towns += place.name.endsWith(QStringLiteral("町"));
        villages += place.name.endsWith(QStringLiteral("村"));
        EXPECT_NE(program.ambulanceFor(place.name), nullptr) << place.name.toStdString();
    }
    EXPECT_EQ(names.size(), 34);
    EXPECT_EQ(cities, 11);
    EXPECT_EQ(towns, 17);
    EXPECT_EQ(villages, 6);
    EXPECT_EQ(program.ambulanceFor(QStringLiteral("松山市")), nullptr);
}

TEST(KochiProgram, FindsAMunicipalityAsItIsTyped)
{
    const Program program = kochi();
    EXPECT_EQ(program.municipalitiesLike(QStringLiteral("なんこ")).value(0), QStringLiteral("南国市"));
    EXPECT_EQ(program.municipalitiesLike(QStringLiteral("四万")).value(0).left(2), QStringLiteral("四万"));
    EXPECT_EQ(program.municipalitiesLike(QStringLiteral("ﾅﾝｺｸ")).value(0), QStringLiteral("南国市"));
    EXPECT_TRUE(program.municipalitiesLike(QStringLiteral("ｘｙｚ")).isEmpty());
    EXPECT_EQ(program.municipalitiesLike({}).size(), 34);
}

TEST(KochiProgram, KnowsPlacesByTheLongestAreaCode)
{
    Program program;
    program.areaCodes = { { QStringLiteral("0880"), QStringLiteral("幡多") }, { QStringLiteral("088"), QStringLiteral("高知市周辺") } };
    EXPECT_EQ(program.placeOf(QStringLiteral("0880341111")), QStringLiteral("幡多"));
    EXPECT_EQ(program.placeOf(QStringLiteral("0888231111")), QStringLiteral("高知市周辺"));
    EXPECT_TRUE(program.placeOf(QStringLiteral("0312345678")).isEmpty());
}

TEST(Programs, AreFoundByTheNumberThatWasCalled)
{
    const Programs programs({ kochi() });
    ASSERT_NE(programs.forCalled(QStringLiteral("0120717119")), nullptr);
    EXPECT_EQ(programs.forCalled(QStringLiteral("0120717119"))->id, QStringLiteral("kochi-7119"));
    EXPECT_EQ(programs.forCalled(QStringLiteral("0120000000")), nullptr);
}

struct Edit {
    const char *from;
    const char *to;
    const char *says;
};

class ProgramFaults : public ::testing::TestWithParam<Edit> { };

TEST_P(ProgramFaults, AreRefusedWithAPlace)
{
    QByteArray bytes = kochiBytes();
    ASSERT_TRUE(bytes.contains(GetParam().from)) << GetParam().from;
    bytes.replace(bytes.indexOf(GetParam().from), qstrlen(GetParam().from), GetParam().to);
    const auto program = readProgram(bytes, QStringLiteral("p.yaml"));
    ASSERT_FALSE(program);
    EXPECT_GT(program.error().line, 0);
    EXPECT_TRUE(program.error().detail.contains(QString::fromUtf8(GetParam().says))) << program.error().detail.toStdString();
}

INSTANTIATE_TEST_SUITE_P(All, ProgramFaults,
    ::testing::Values(Edit { "lines: 4", "lines: 0", "1 to 500" }, Edit { "prefix: K", "praefix: K", "prefix" },
        Edit { "kind: age", "kind: years", "kind" }, Edit { "municipalities: [", "municipalities: [松山市, ", "松山市" },
        Edit { "code: redial-119", "code: transfer-119", "twice" }));
