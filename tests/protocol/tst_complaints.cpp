// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/finder.h"
#include "protocol/reading/packreader.h"

#include <QFile>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

using namespace kikitori;

/// Measures how often the sample catalogue is found for complaints in callers' words (complaints.tsv, written without
/// sight of the word lists). All lines have been used for tuning by now; tst_complaintsapart measures on others.
namespace {

constexpr double goalInThree = 0.97; // of issue 4
constexpr double goalFirst = 0.85;
// The even lines were seen while concepts and words were widened, so they only hold what was reached: 99.4 % and 93.9 %.
// Raise these floors with the finder and the words, never lower them. What nobody has read is in complaints-apart.tsv.
constexpr double floorInThree = 0.98;
constexpr double floorFirst = 0.92;

struct Line {
    int age = -1;
    QString complaint;
    QStringList accepted; ///< the best first
    bool child = false;
};

struct Count {
    int all = 0;
    int first = 0;
    int inThree = 0;

    void add(qsizetype place)
    {
        ++all;
        first += place == 0;
        inThree += place >= 0 && place < 3;
    }
    double firstRate() const { return all ? double(first) / all : 0; }
    double inThreeRate() const { return all ? double(inThree) / all : 0; }
    void print(const char *name) const
    {
        std::printf("%-10s %3d complaints  first %5.1f %%  in the first three %5.1f %%\n", name, all, 100 * firstRate(),
            100 * inThreeRate());
    }
};

std::vector<Line> readLines(const QString &path)
{
    QFile file(path);
    std::vector<Line> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QString &text : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        const QStringList columns = text.split(QLatin1Char('\t'));
        if (text.startsWith(QLatin1Char('#')) || columns.size() != 3)
            continue;
        const QStringList accepted = columns[2].split(QLatin1Char(','));
        lines.push_back({ columns[0].toInt(), columns[1], accepted, accepted.front().startsWith(QStringLiteral("child.")) });
    }
    return lines;
}

const Result<Pack> &samplePack()
{
    static const Result<Pack> pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    return pack;
}

const std::vector<Line> &complaints()
{
    static const std::vector<Line> lines =
        readLines(QStringLiteral(KIKITORI_SOURCE_DIR "/tests/protocol/complaints.tsv"));
    return lines;
}

qsizetype placeOf(const Line &line, const std::vector<Found> &found)
{
    const auto it = std::find_if(
        found.begin(), found.end(), [&](const Found &one) { return line.accepted.contains(one.protocolId); });
    return it == found.end() ? -1 : it - found.begin();
}

void printMiss(const Line &line, qsizetype place, const std::vector<Found> &found)
{
    std::printf("  %s %2d %s -> %s; came:", place >= 0 && place < 3 ? "second" : "MISSED", line.age,
        qPrintable(line.complaint), qPrintable(line.accepted.join(QLatin1Char(','))));
    for (size_t i = 0; i < std::min<size_t>(found.size(), 4); ++i)
        std::printf(" %s %.3f (%s)", qPrintable(found[i].protocolId), found[i].score,
            qPrintable(found[i].matched.mid(0, 2).join(QLatin1Char(' '))));
    std::printf("\n");
}

/// Every second complaint, from `from` on.
Count measure(const char *name, size_t from)
{
    const Finder finder(*samplePack());
    Count all;
    Count adult;
    Count child;
    for (size_t i = from; i < complaints().size(); i += 2) {
        const Line &line = complaints()[i];
        const std::vector<Found> found = finder.find(line.complaint, line.age);
        const qsizetype place = placeOf(line, found);
        all.add(place);
        (line.child ? child : adult).add(place);
        if (place != 0)
            printMiss(line, place, found);
    }
    all.print(name);
    adult.print("  adults");
    child.print("  children");
    return all;
}

} // namespace

TEST(Complaints, areReadAndNameProtocolsOfTheCatalogue)
{
    ASSERT_TRUE(samplePack());
    ASSERT_GE(complaints().size(), 300u);
    for (const Line &line : complaints()) {
        EXPECT_FALSE(line.complaint.isEmpty());
        for (const QString &id : line.accepted)
            EXPECT_NE(samplePack()->protocol(id), nullptr) << qPrintable(line.complaint) << " " << qPrintable(id);
    }
}

TEST(Complaints, oddLinesFindTheirProtocol)
{
    ASSERT_TRUE(samplePack());
    const Count odd = measure("odd", 0);
    EXPECT_GE(odd.inThreeRate(), goalInThree);
    EXPECT_GE(odd.firstRate(), goalFirst);
}

TEST(Complaints, evenLinesFindTheirProtocolAsOftenAsWasReached)
{
    ASSERT_TRUE(samplePack());
    const Count even = measure("even", 1);
    EXPECT_GE(even.inThreeRate(), floorInThree);
    EXPECT_GE(even.firstRate(), floorFirst);
}

/// What cannot wait stays first beside a milder complaint said in the same breath.
TEST(Complaints, emergencySignsKeepTheirPlaceBesideMilderOnes)
{
    ASSERT_TRUE(samplePack());
    const Finder finder(*samplePack());
    struct Said {
        const char *complaint;
        int age;
        QStringList accepted;
    };
    const QStringList chest { QStringLiteral("adult.chest-pain") };
    const QStringList breath { QStringLiteral("adult.dyspnea") };
    const QStringList stroke { QStringLiteral("adult.numbness"), QStringLiteral("adult.weakness"),
        QStringLiteral("adult.speech") };
    const QStringList mind { QStringLiteral("adult.consciousness") };
    for (const Said &said : { Said { "胸が痛い、だるい", 60, chest }, { "胸が苦しくて肩がこる", 60, chest },
             { "胸が締めつけられて吐き気もする", 60, chest }, { "息が苦しい、鼻水も出る", 60, breath },
             { "熱があって息が苦しい", 60, breath }, { "呂律が回らない、頭も重い", 60, stroke },
             { "片方の手足が動かない、だるい", 60, stroke }, { "熱があって意識がない", 60, mind },
             { "呼んでも返事がない、お酒を飲んだ", 60, mind },
             { "熱があって息が苦しい", 3, { QStringLiteral("child.breathing") } },
             { "ぐったりして呼んでも反応しない、熱もある", 3, { QStringLiteral("child.consciousness") } } }) {
        const Line line { said.age, QString::fromUtf8(said.complaint), said.accepted, said.age < 16 };
        const std::vector<Found> found = finder.find(line.complaint, line.age);
        const qsizetype place = placeOf(line, found);
        EXPECT_EQ(place, 0) << said.complaint;
        if (place != 0)
            printMiss(line, place, found);
    }
}
