// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packreader.h"
#include "protocol/reading/packwriter.h"
#include "support/packfields.h"
#include "support/randompack.h"

#include <QDir>

#include <gtest/gtest.h>

#include <memory>

using namespace kikitori;

namespace {

std::string wordsOf(const Error &error)
{
    return QStringLiteral("%1:%2:%3: %4").arg(error.subject).arg(error.line).arg(error.column).arg(error.detail).toStdString();
}

/// RapidCheck alone fails no test of GoogleTest; its words for the counter-example go to the log.
template<class Property>
void holds(const char *law, Property property)
{
    EXPECT_TRUE(rc::check(law, property));
}

/// The first line in which two packs differ.
std::string difference(const Pack &a, const Pack &b)
{
    const Fields left = fieldsOf(a);
    const Fields right = fieldsOf(b);
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
        if (left.value(i) != right.value(i))
            return QStringLiteral("%1 | %2").arg(left.value(i), right.value(i)).toStdString();
    }
    return {};
}

const QByteArray &fileOf(const QMap<QString, QByteArray> &files, const char *name)
{
    const auto it = files.constFind(QLatin1String(name));
    static const QByteArray none;
    return it == files.constEnd() ? none : *it;
}

} // namespace

TEST(PackWriter, WhatIsWrittenIsReadBackAsTheSamePack)
{
    holds("readPack(yamlOf(p)) == p", [] {
        const Pack pack = random::pack();
        const auto files = yamlOf(pack);
        const auto read = readPack(files);
        if (!read)
            RC_FAIL(wordsOf(read.error()) + '\n' + fileOf(files, read.error().subject.toUtf8().constData()).toStdString());
        RC_ASSERT(difference(pack, *read) == std::string());
        RC_ASSERT(yamlOf(*read) == files);
    });
}

TEST(PackWriter, TheSampleCatalogueLosesNothing)
{
    const auto sample = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    ASSERT_TRUE(sample) << wordsOf(sample.error());
    ASSERT_GT(sample->protocols.size(), 50u);
    const auto read = readPack(yamlOf(*sample));
    ASSERT_TRUE(read) << wordsOf(read.error());
    EXPECT_EQ(difference(*sample, *read), std::string());
    EXPECT_EQ(yamlOf(*read), yamlOf(*sample));
}

TEST(PackWriter, FilesOfTheSampleKeepTheirNames)
{
    const QString folder = QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample");
    const auto sample = readPack(folder);
    ASSERT_TRUE(sample) << wordsOf(sample.error());
    EXPECT_EQ(yamlOf(*sample).keys(), QDir(folder).entryList({ QStringLiteral("*.yaml") }, QDir::Files, QDir::Name));
}

TEST(PackWriter, TwoIdsThatWouldShareAFileGetOneEach)
{
    Pack pack;
    for (const char *id : { "pack", "a.b", "a-b" }) {
        Protocol protocol;
        protocol.id = QLatin1String(id);
        pack.protocols.push_back(protocol);
    }
    const QStringList expected { QStringLiteral("pack-2.yaml"), QStringLiteral("a-b-2.yaml"), QStringLiteral("a-b.yaml") };
    EXPECT_EQ(fileNamesOf(pack), expected);
    EXPECT_EQ(yamlOf(pack).size(), 4);
}

TEST(PackWriter, WritesAsAPersonWould)
{
    Pack pack;
    pack.id = QStringLiteral("sample");
    pack.name = QStringLiteral("見本プロトコル");
    pack.version = QStringLiteral("0.1");
    pack.sample = true;
    pack.notice = QStringLiteral("見本です。");
    pack.meanings[Urgency::Red] = QStringLiteral("今すぐ救急車");
    pack.emergency.push_back(
        { QStringLiteral("airway"), EmergencyKind::Airway, QStringLiteral("気道"), QStringLiteral("詰まりましたか"),
            { QStringLiteral("のどに詰まった"), QStringLiteral("no") }, QStringLiteral("119番へ。\n背中をたたきます。") });
    EXPECT_EQ(
        yamlOf(pack).value(QStringLiteral("pack.yaml")).toStdString(), R"(# SPDX-FileCopyrightText: 2026 The Kikitori authors
# SPDX-License-Identifier: BSD-3-Clause
pack: sample
name: 見本プロトコル
version: "0.1"
sample: true
notice: 見本です。
meanings:
  red: 今すぐ救急車
emergency:
  - code: airway
    kind: airway
    label: 気道
    question: 詰まりましたか
    words: [のどに詰まった, "no"]
    first-aid: |
      119番へ。
      背中をたたきます。
)");
}

TEST(PackWriter, WritesATreeAndWhatDecides)
{
    Pack pack;
    Protocol protocol;
    protocol.id = QStringLiteral("any.x");
    Node node;
    node.code = QStringLiteral("awake");
    node.question = QStringLiteral("起きていますか");
    node.unknownMeans = QStringLiteral("肩をたたいて確かめる");
    node.yes.to = Branch::To::Items;
    node.no.urgency = Urgency::Red;
    node.unknown = { Urgency::Orange, Branch::To::Node, QStringLiteral("next") };
    protocol.tree.push_back(node);
    protocol.modifiers.push_back({ QStringLiteral("blood"), QStringLiteral("血が止まりにくい"), 65, -1, {}, Urgency::Yellow });
    pack.protocols.push_back(protocol);
    const QByteArray text = yamlOf(pack).value(QStringLiteral("any-x.yaml"));
    EXPECT_TRUE(
        text.contains("tree:\n  - code: awake\n    question: 起きていますか\n    unknown-means: 肩をたたいて確かめる\n"
                      "    yes: {go: items}\n    no: {urgency: red, go: end}\n    unknown: {urgency: orange, go: next}\n"))
        << text.toStdString();
    EXPECT_TRUE(text.contains("  - code: blood\n    text: 血が止まりにくい\n    least: yellow\n    age-from: 65\n"))
        << text.toStdString();
    EXPECT_FALSE(text.contains("items:\n")) << "an empty checklist is left out";
}

TEST(PackWriter, LinesOfWordsStayReadable)
{
    Pack pack;
    Protocol protocol;
    protocol.id = QStringLiteral("any.x");
    for (int i = 0; i < 60; ++i)
        protocol.words << QStringLiteral("胸が痛い%1").arg(i);
    pack.protocols.push_back(protocol);
    for (const QByteArray &line : yamlOf(pack).value(QStringLiteral("any-x.yaml")).split('\n'))
        EXPECT_LE(QString::fromUtf8(line).size(), 120) << line.toStdString();
}
