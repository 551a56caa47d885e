// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finder.h"
#include "protocol/packreader.h"

#include <QFile>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

using namespace kikitori;

/// Measures how often the sample catalogue is found for complaints that nobody who tunes the finder or its words has
/// read (complaints-apart.tsv). Totals only: a miss that is printed is a line used up. The even lines are measured only
/// with KIKITORI_EVEN=1, by whoever judges the work, not by who does it.
namespace {

// Of the odd lines what was reached, 93.9 % and 98.2 %, less one point of air; raise them with the finder and the words,
// never lower them. Of the even lines the goal of issue 4.
constexpr double floorFirst = 0.929;
constexpr double floorInThree = 0.972;
constexpr double goalFirst = 0.85;
constexpr double goalInThree = 0.97;

struct Line {
    int age = -1;
    QString complaint;
    QStringList accepted;
};

std::vector<Line> readLines()
{
    QFile file(QStringLiteral(KIKITORI_SOURCE_DIR "/tests/protocol/complaints-apart.tsv"));
    std::vector<Line> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QString &text : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        const QStringList columns = text.split(QLatin1Char('\t'));
        if (!text.startsWith(QLatin1Char('#')) && columns.size() == 3)
            lines.push_back({ columns[0].toInt(), columns[1], columns[2].trimmed().split(QLatin1Char(',')) });
    }
    return lines;
}

struct Rates {
    double first = 0;
    double inThree = 0;
};

/// Every second line, from `from` on.
Rates measure(const char *name, const std::vector<Line> &lines, size_t from)
{
    const Result<Pack> pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    if (!pack)
        return {};
    const Finder finder(*pack);
    int all = 0;
    int first = 0;
    int inThree = 0;
    for (size_t i = from; i < lines.size(); i += 2) {
        const std::vector<Found> found = finder.find(lines[i].complaint, lines[i].age, 3);
        const auto right = [&](const Found &one) { return lines[i].accepted.contains(one.protocolId); };
        ++all;
        first += !found.empty() && right(found.front());
        inThree += std::any_of(found.begin(), found.end(), right);
    }
    const Rates rates { double(first) / std::max(1, all), double(inThree) / std::max(1, all) };
    std::printf("%s: %d complaints  first %.1f %%  in the first three %.1f %%\n", name, all, 100 * rates.first,
        100 * rates.inThree);
    return rates;
}

} // namespace

TEST(ComplaintsApart, nameProtocolsOfTheCatalogue)
{
    const Result<Pack> pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    ASSERT_TRUE(pack);
    const std::vector<Line> lines = readLines();
    ASSERT_GE(lines.size(), 300u);
    for (const Line &line : lines) {
        for (const QString &id : line.accepted)
            EXPECT_NE(pack->protocol(id), nullptr) << qPrintable(id);
    }
}

TEST(ComplaintsApart, oddLinesFindTheirProtocolAsOftenAsWasReached)
{
    const Rates odd = measure("odd", readLines(), 0);
    EXPECT_GE(odd.first, floorFirst);
    EXPECT_GE(odd.inThree, floorInThree);
}

TEST(ComplaintsApart, evenLinesFindTheirProtocolAsOftenAsTheGoal)
{
    if (qEnvironmentVariableIntValue("KIKITORI_EVEN") != 1)
        GTEST_SKIP() << "measured only with KIKITORI_EVEN=1";
    const Rates even = measure("even", readLines(), 1);
    EXPECT_GE(even.first, goalFirst);
    EXPECT_GE(even.inThree, goalInThree);
}
