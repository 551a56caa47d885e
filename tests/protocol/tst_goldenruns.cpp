// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packreader.h"
#include "protocol/triagerun.h"

#include <QFile>
#include <QSet>

#include <gtest/gtest.h>

#include <cstdio>

using namespace kikitori;

/// What the sample catalogue decides, run by run: for each protocol one run a colour that it can give, one with every
/// answer 不明, and one for each deciding modifier. golden-runs.tsv is written by this program with
/// KIKITORI_GOLDEN=write and read by a person: a line that changes is a decision that changes.
///
/// Columns: protocol, what the run is for, answers other than no, urgency, what decided it (- for the floor).
namespace {

const char path[] = KIKITORI_SOURCE_DIR "/tests/protocol/golden-runs.tsv";
const char head[] = "# SPDX-FileCopyrightText: 2026 The Kikitori authors\n# SPDX-License-Identifier: BSD-3-Clause\n"
                    "# What the sample catalogue decides; see tst_goldenruns.cpp. Whatever is asked and not named is answered no.\n";
constexpr Urgency allUrgencies[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };
using Answers = QMap<QString, Answer>;

const Pack &samplePack()
{
    static const Pack pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample")).value();
    return pack;
}

/// Answers whatever is asked, in the order in which it is asked, until nothing is open.
Standing standingWith(const Protocol &protocol, const Answers &answers, Answer otherwise = Answer::No)
{
    TriageRun run(protocol);
    const auto next = [&run]() -> QString {
        for (const TriageRun::Asked &asked : run.asked()) {
            if (asked.needed && !asked.answer)
                return asked.question.code;
        }
        return {};
    };
    for (QString code = next(); !code.isEmpty(); code = next())
        run.answer(code, answers.value(code, otherwise), QDateTime());
    for (const Modifier &modifier : protocol.modifiers) {
        if (answers.contains(modifier.code))
            run.answer(modifier.code, answers.value(modifier.code), QDateTime());
    }
    return run.standing();
}

/// Ways through the tree, by the answers other than no; the empty way where there is no tree.
std::vector<Answers> waysThroughTree(const Protocol &protocol)
{
    std::vector<Answers> ways { {} };
    for (const Node &node : protocol.tree) {
        std::vector<Answers> more;
        for (const Answers &way : ways) {
            for (const Answer answer : { Answer::Yes, Answer::Unknown }) {
                more.push_back(way);
                more.back().insert(node.code, answer);
            }
        }
        ways.insert(ways.end(), more.begin(), more.end());
    }
    return ways;
}

/// The plainest answers that give this urgency: none, then one yes, then a way through the tree and one yes.
std::optional<Answers> answersFor(const Protocol &protocol, Urgency urgency)
{
    for (Answers way : waysThroughTree(protocol)) {
        if (standingWith(protocol, way).urgency == urgency)
            return way;
        for (const Item &item : protocol.items) {
            way.insert(item.code, Answer::Yes);
            if (item.urgency == urgency && standingWith(protocol, way).urgency == urgency)
                return way;
            way.remove(item.code);
        }
    }
    return std::nullopt;
}

QString textOf(const Answers &answers)
{
    QStringList parts;
    for (auto it = answers.begin(); it != answers.end(); ++it)
        parts << it.key() + u'=' + codeOf(it.value());
    return parts.isEmpty() ? QStringLiteral("-") : parts.join(u' ');
}

Answers answersFrom(const QString &text)
{
    Answers answers;
    for (const QString &part : text.split(u' ')) {
        if (const auto answer = answerOf(part.section(u'=', 1)))
            answers.insert(part.section(u'=', 0, 0), *answer);
    }
    return answers;
}

QString line(const Protocol &protocol, const QString &what, const Answers &answers, const Standing &standing)
{
    return QStringList { protocol.id, what, textOf(answers), standing.urgency ? codeOf(*standing.urgency) : QStringLiteral("none"),
        standing.decidedBy.isEmpty() ? QStringLiteral("-") : standing.decidedBy }
        .join(u'\t');
}

QStringList goldenLines()
{
    QStringList lines;
    for (const Protocol &protocol : samplePack().protocols) {
        for (const Urgency urgency : allUrgencies) {
            if (const auto answers = answersFor(protocol, urgency))
                lines << line(protocol, codeOf(urgency), *answers, standingWith(protocol, *answers));
        }
        lines << line(protocol, QStringLiteral("unknown"), {}, standingWith(protocol, {}, Answer::Unknown));
        for (const Modifier &modifier : protocol.modifiers) {
            if (modifier.least) {
                const Answers answers { { modifier.code, Answer::Yes } };
                lines << line(protocol, QStringLiteral("least"), answers, standingWith(protocol, answers));
            }
        }
    }
    return lines;
}

QStringList keptLines()
{
    QFile file(QString::fromLatin1(path));
    QStringList lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QString &text : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!text.startsWith(u'#'))
            lines << text;
    }
    return lines;
}

bool writeLines()
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly) && file.write(head + goldenLines().join(u'\n').toUtf8() + '\n') > 0 && file.flush();
}

} // namespace

TEST(GoldenRuns, decideAsTheyDid)
{
    if (qEnvironmentVariable("KIKITORI_GOLDEN") == QLatin1String("write")) {
        ASSERT_TRUE(writeLines());
    }
    const QStringList kept = keptLines();
    ASSERT_GT(kept.size(), 5 * 100);
    for (const QString &text : kept) {
        const QStringList columns = text.split(u'\t');
        ASSERT_EQ(columns.size(), 5) << qPrintable(text);
        const Protocol *protocol = samplePack().protocol(columns[0]);
        ASSERT_NE(protocol, nullptr) << qPrintable(text);
        const Answers answers = answersFrom(columns[2]);
        const Answer otherwise = columns[1] == QLatin1String("unknown") ? Answer::Unknown : Answer::No;
        EXPECT_EQ(line(*protocol, columns[1], answers, standingWith(*protocol, answers, otherwise)), text);
    }
}

TEST(GoldenRuns, holdEveryProtocolAndEveryColourThatItCanGive)
{
    QSet<QString> there;
    for (const QString &text : keptLines())
        there.insert(text.section(u'\t', 0, 1));
    for (const Protocol &protocol : samplePack().protocols) {
        for (const Urgency urgency : allUrgencies) {
            if (urgency < protocol.floor)
                continue;
            EXPECT_TRUE(there.contains(protocol.id + u'\t' + codeOf(urgency))) << qPrintable(protocol.id) << qPrintable(codeOf(urgency));
        }
        EXPECT_TRUE(there.contains(protocol.id + QStringLiteral("\tunknown"))) << qPrintable(protocol.id);
    }
}

/// An answer of 不明 everywhere is never taken as all-clear where a red item counts it.
TEST(GoldenRuns, nothingKnownIsRedWhereARedItemCountsIt)
{
    for (const Protocol &protocol : samplePack().protocols) {
        const bool counts = std::any_of(protocol.items.begin(), protocol.items.end(),
            [](const Item &item) { return item.urgency == Urgency::Red && item.unknownCounts; });
        if (!counts || !protocol.tree.empty()) // a tree may come to its end before the items
            continue;
        EXPECT_EQ(standingWith(protocol, {}, Answer::Unknown).urgency, Urgency::Red) << qPrintable(protocol.id);
    }
}
