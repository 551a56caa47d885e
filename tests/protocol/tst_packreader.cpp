// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packreader.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

using Files = QMap<QString, QByteArray>;

const QString head = QStringLiteral("pack.yaml");
const QString chest = QStringLiteral("chest.yaml");

Files validFiles()
{
    return { { head, R"(pack: tiny
name: 小さな見本
version: "0.1"
sample: true
notice: 見本です。
meanings:
  red: 今すぐ救急車
  orange: 1時間以内に受診
  yellow: 6時間以内に受診
  green: 24時間以内に受診
  white: 家庭で様子を見る
emergency:
  - code: airway
    kind: airway
    label: 気道
    question: 声が出ませんか
    words: [のどに詰まった]
    first-aid: 背中をたたきます。
)" },
        { chest, R"(id: adult.chest-pain
title: 胸痛
ages: adult
group: 胸
words: [胸が痛い, むねがいたい]
items:
  - code: sweat
    urgency: red
    question: 冷や汗が出ていますか
    help: 押しつぶされる感じも「はい」
    unknown: counts
  - code: fever
    urgency: green
    question: 熱がありますか
modifiers:
  - code: age-65
    text: 低く判定しないでください
    age-from: 65
    history: [糖尿病]
advice:
  red: { say: 119番へおつなぎします。 }
  orange: { say: 1時間以内に受診してください。, departments: [循環器内科, 内科] }
  yellow: { say: 6時間以内に受診してください。 }
  green: { say: 明日受診してください。 }
  white: { say: 様子を見てください。 }
first-aid: 楽な姿勢で休みます。
watch-for: 痛みが強くなったら、またお電話ください。
basis: 教科書の一般知識
)" } };
}

/// One fault put into the valid pack, and where the reader must point.
struct Wrong {
    const char *what;
    const char *file;
    const char *from;
    const char *to;
    int line;
    int column;
    const char *says;
};

void PrintTo(const Wrong &wrong, std::ostream *out)
{
    *out << wrong.what;
}

class RefusedPack : public testing::TestWithParam<Wrong> { };

const char emergencyBlock[] = R"(emergency:
  - code: airway
    kind: airway
    label: 気道
    question: 声が出ませんか
    words: [のどに詰まった]
    first-aid: 背中をたたきます。
)";
const char itemsBlock[] = R"(items:
  - code: sweat
    urgency: red
    question: 冷や汗が出ていますか
    help: 押しつぶされる感じも「はい」
    unknown: counts
  - code: fever
    urgency: green
    question: 熱がありますか
)";
const char itemsTurned[] = R"(items:
  - { code: fever, urgency: green, question: 熱がありますか }
  - { code: sweat, urgency: red, question: 冷や汗が出ていますか }
)";

const Wrong wrongs[] = {
    { "unknownKeyOfTheHead", "pack.yaml", "sample: true", "sampel: true", 4, 1, "unknown key \"sampel\"" },
    { "unknownKeyOfAnItem", "chest.yaml", "    help:", "    hint:", 10, 5, "unknown key \"hint\"" },
    { "unknownKeyOfAdvice", "chest.yaml", "  white: {", "  blue: { say: あ }\n  white: {", 25, 3, "unknown key \"blue\"" },
    { "doubleEmergencyCode", "pack.yaml", "    first-aid: 背中をたたきます。\n",
        "  - code: airway\n    kind: cpa\n    label: 息\n    question: 息は\n", 18, 11, "stands twice" },
    { "doubleItemCode", "chest.yaml", "- code: fever", "- code: sweat", 12, 11, "stands twice" },
    { "doubleModifierCode", "chest.yaml", "advice:\n", "  - code: age-65\n    text: あ\nadvice:\n", 20, 11, "stands twice" },
    { "codeWithABlank", "chest.yaml", "- code: fever", "- code: fe ver", 12, 11, "\"code\" must be" },
    { "adviceOfAColourMissing", "chest.yaml", "  yellow: { say: 6時間以内に受診してください。 }\n", "", 21, 3, "\"yellow\"" },
    { "adviceWithoutWords", "chest.yaml", "say: 様子を見てください。", "say: \"  \"", 25, 17, "blank" },
    { "redAdviceWithout119", "chest.yaml", "119番へおつなぎします。", "救急車を呼びます。", 21, 15, "119" },
    { "emptyWords", "chest.yaml", "words: [胸が痛い, むねがいたい]", "words: []", 5, 8, "words" },
    { "noWords", "chest.yaml", "words: [胸が痛い, むねがいたい]\n", "", 1, 1, "words" },
    { "aWordOfPunctuation", "chest.yaml", "[胸が痛い, むねがいたい]", "[胸が痛い, \"、 。\"]", 5, 8, "empty" },
    { "emptyEmergencyWord", "pack.yaml", "[のどに詰まった]", "[\"\"]", 17, 13, "must be a text" },
    { "urgencyWordUnknown", "chest.yaml", "urgency: green", "urgency: blue", 13, 14, "red, orange, yellow or green" },
    { "urgencyOfAnItemWhite", "chest.yaml", "urgency: green", "urgency: white", 13, 14, "red, orange, yellow or green" },
    { "emergencyKindUnknown", "pack.yaml", "kind: airway", "kind: throat", 14, 11, "\"kind\" must be" },
    { "unknownWordForUnknown", "chest.yaml", "unknown: counts", "unknown: maybe", 11, 14, "counts or noted" },
    { "agesUnknown", "chest.yaml", "ages: adult", "ages: old", 3, 7, "adult, child or any" },
    { "meaningMissing", "pack.yaml", "  green: 24時間以内に受診\n", "", 7, 3, "\"green\"" },
    { "sampleWithoutNotice", "pack.yaml", "notice: 見本です。\n", "", 1, 1, "notice" },
    { "ageBoundsTurnedRound", "chest.yaml", "age-from: 65", "age-from: 65\n    age-to: 20", 19, 13, "age-to" },
    { "ageNoNumber", "chest.yaml", "age-from: 65", "age-from: old", 18, 15, "whole number" },
    { "itemsOutOfOrder", "chest.yaml", itemsBlock, itemsTurned, 8, 29, "from red down to green" },
    { "floorRed", "chest.yaml", "group: 胸", "group: 胸\nfloor: red", 5, 8, "green or yellow" },
    { "floorWhite", "chest.yaml", "group: 胸", "group: 胸\nfloor: white", 5, 8, "green or yellow" },
    { "floorNoColour", "chest.yaml", "group: 胸", "group: 胸\nfloor: blue", 5, 8, "green or yellow" },
    { "floorAboveAnItem", "chest.yaml", "group: 胸", "group: 胸\nfloor: yellow", 5, 8, "above an item" },
    { "noItems", "chest.yaml", itemsBlock, "items: []\n", 6, 8, "items" },
    { "noEmergencyChecks", "pack.yaml", emergencyBlock, "emergency: []\n", 12, 12, "emergency" },
    { "noEmergencyKey", "pack.yaml", emergencyBlock, "", 1, 1, "emergency" },
    { "neitherTreeNorItems", "chest.yaml", itemsBlock, "", 1, 1, "\"tree\" or \"items\"" },
    { "leastOfRed", "chest.yaml", "    age-from: 65", "    least: red", 18, 12, "green, yellow or orange" },
    { "leastNoColour", "chest.yaml", "    age-from: 65", "    least: much", 18, 12, "green, yellow or orange" },
    { "leastAtTheFloor", "chest.yaml", "    age-from: 65\n    history: [糖尿病]\n", "    least: green\nfloor: green\n", 18, 12,
        "above the floor" },
    { "aDecidingModifierWithTheCodeOfAnItem", "chest.yaml", "- code: age-65", "- code: sweat\n    least: yellow", 16, 11,
        "one of its own" },
    { "aCodeThatEndsInALine", "chest.yaml", "- code: fever", "- code: \"fever\\n\"", 12, 11, "\"code\" must be" },
    { "emptyTree", "chest.yaml", "items:\n", "tree: []\nitems:\n", 6, 7, "\"tree\" must hold" },
    { "yamlBroken", "chest.yaml", "id: adult.chest-pain", "id: adult: chest", 1, 10, "illegal map value" },
    { "brokenBytes", "chest.yaml", "group: 胸", "group: \xE8\x83", 4, 8, "UTF-8" },
};

const char treeBlock[] = R"(tree:
  - code: worst
    question: 今までで一番強い痛みですか
    help: 突然の痛み
    unknown-means: 顔色を聞きます
    yes: { urgency: red, go: end }
    no: { go: recent }
    unknown: { urgency: orange, go: items }
  - code: recent
    question: 今日始まりましたか
    yes: { urgency: orange, go: items }
    no: { go: items }
    unknown: { urgency: orange, go: items }
)";

/// The valid pack with a tree before the items.
Files filesWithTree()
{
    Files files = validFiles();
    files[chest].replace("items:\n", QByteArray(treeBlock) + "items:\n").replace("    age-from: 65\n", "    least: orange\n");
    return files;
}

const Wrong wrongTrees[] = {
    { "unknownKeyOfANode", "chest.yaml", "    help: 突然", "    hint: 突然", 9, 5, "unknown key \"hint\"" },
    { "unknownKeyOfABranch", "chest.yaml", "yes: { urgency: red, go: end }", "yes: { urgency: red, goto: end }", 11, 10,
        "missing key \"go\"" },
    { "aBranchMissing", "chest.yaml", "    no: { go: recent }\n", "", 7, 5, "\"no\" must be a mapping" },
    { "aBranchThatIsNoMapping", "chest.yaml", "no: { go: recent }", "no: recent", 12, 9, "\"no\" must be a mapping" },
    { "branchUrgencyWhite", "chest.yaml", "urgency: red, go: end", "urgency: white, go: end", 11, 21,
        "red, orange, yellow or green" },
    { "branchUrgencyNoColour", "chest.yaml", "urgency: red, go: end", "urgency: blue, go: end", 11, 21,
        "red, orange, yellow or green" },
    { "jumpToNoNode", "chest.yaml", "go: recent", "go: never", 12, 15, "no node \"never\"" },
    { "jumpToAnItem", "chest.yaml", "go: recent", "go: sweat", 12, 15, "no node \"sweat\"" },
    { "jumpToItself", "chest.yaml", "go: recent", "go: worst", 12, 15, "further down" },
    { "jumpUp", "chest.yaml", "no: { go: items }", "no: { go: worst }", 17, 15, "further down" },
    { "twoNodesWithOneCode", "chest.yaml", "- code: recent", "- code: worst", 14, 11, "stands twice" },
    { "aNodeWithTheCodeOfAnItem", "chest.yaml", "- code: fever", "- code: worst", 25, 11, "stands twice" },
    { "aDecidingModifierWithTheCodeOfANode", "chest.yaml", "- code: age-65", "- code: worst", 29, 11, "one of its own" },
    { "aNodeCalledEnd", "chest.yaml", "- code: recent", "- code: end", 14, 11, "cannot be called" },
    { "aNodeCalledItems", "chest.yaml", "- code: recent", "- code: items", 14, 11, "cannot be called" },
    { "itemsThatAreNotThere", "chest.yaml", itemsBlock, "", 13, 37, "there are none" },
    { "noItemsBesideATree", "chest.yaml", itemsBlock, "items: []\n", 19, 8, "at least one question" },
    { "aBlankNode", "chest.yaml", "question: 今日始まりましたか", "question: \" \"", 15, 15, "blank" },
    { "floorAboveABranch", "chest.yaml", "unknown: { urgency: orange, go: items }\nitems:\n",
        "unknown: { urgency: green, go: items }\nfloor: yellow\nitems:\n", 19, 8, "" },
    { "aTreeThatIsNoList", "chest.yaml", "tree:\n  - code: worst\n", "tree: 5\nx:\n  - code: worst\n", 6, 7, "must be a list" },
};

class RefusedTree : public testing::TestWithParam<Wrong> { };

Files spoilt(const Wrong &wrong, Files files = validFiles())
{
    QByteArray &bytes = files[QString::fromLatin1(wrong.file)];
    const qsizetype at = bytes.indexOf(wrong.from);
    EXPECT_GE(at, 0) << wrong.from;
    if (at >= 0)
        bytes.replace(at, qsizetype(qstrlen(wrong.from)), wrong.to);
    return files;
}

} // namespace

TEST_P(RefusedPack, pointsAtTheFault)
{
    const Wrong &wrong = GetParam();
    const Result<Pack> pack = readPack(spoilt(wrong));
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().subject, QString::fromLatin1(wrong.file));
    EXPECT_EQ(pack.error().line, wrong.line) << qPrintable(pack.error().detail);
    EXPECT_EQ(pack.error().column, wrong.column) << qPrintable(pack.error().detail);
    EXPECT_TRUE(pack.error().detail.contains(QString::fromUtf8(wrong.says))) << qPrintable(pack.error().detail);
}

INSTANTIATE_TEST_SUITE_P(Table, RefusedPack, testing::ValuesIn(wrongs),
    [](const testing::TestParamInfo<Wrong> &one) { return std::string(one.param.what); });

TEST_P(RefusedTree, pointsAtTheFault)
{
    ASSERT_TRUE(readPack(filesWithTree())) << qPrintable(readPack(filesWithTree()).error().detail);
    const Wrong &wrong = GetParam();
    const Result<Pack> pack = readPack(spoilt(wrong, filesWithTree()));
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().line, wrong.line) << qPrintable(pack.error().detail);
    EXPECT_EQ(pack.error().column, wrong.column) << qPrintable(pack.error().detail);
    EXPECT_TRUE(pack.error().detail.contains(QString::fromUtf8(wrong.says))) << qPrintable(pack.error().detail);
}

INSTANTIATE_TEST_SUITE_P(Table, RefusedTree, testing::ValuesIn(wrongTrees),
    [](const testing::TestParamInfo<Wrong> &one) { return std::string(one.param.what); });

TEST(PackReader, readsATreeThatOpensTheItems)
{
    const Result<Pack> pack = readPack(filesWithTree());
    ASSERT_TRUE(pack) << qPrintable(pack.error().detail);
    const Protocol &protocol = pack->protocols.front();
    ASSERT_EQ(protocol.tree.size(), 2u);
    const Node &worst = protocol.tree[0];
    EXPECT_EQ(worst.code, QStringLiteral("worst"));
    EXPECT_EQ(worst.help, QStringLiteral("突然の痛み"));
    EXPECT_EQ(worst.unknownMeans, QStringLiteral("顔色を聞きます"));
    EXPECT_EQ(worst.yes.urgency, Urgency::Red);
    EXPECT_EQ(worst.yes.to, Branch::To::End);
    EXPECT_EQ(worst.no.urgency, std::nullopt);
    EXPECT_EQ(worst.no.to, Branch::To::Node);
    EXPECT_EQ(worst.no.node, QStringLiteral("recent"));
    EXPECT_EQ(worst.unknown.urgency, Urgency::Orange);
    EXPECT_EQ(worst.unknown.to, Branch::To::Items);
    EXPECT_TRUE(worst.unknown.node.isEmpty());
    EXPECT_EQ(protocol.items.size(), 2u);
    EXPECT_EQ(protocol.modifiers[0].least, Urgency::Orange);
    EXPECT_EQ(protocol.question(QStringLiteral("age-65"))->of, Question::Of::Modifiers);
}

TEST(PackReader, readsATreeWithoutItems)
{
    Files files = filesWithTree();
    files[chest].replace(itemsBlock, "").replace("go: items", "go: end");
    const Result<Pack> pack = readPack(files);
    ASSERT_TRUE(pack) << qPrintable(pack.error().detail);
    EXPECT_TRUE(pack->protocols.front().items.empty());
    EXPECT_EQ(pack->protocols.front().tree[1].no.to, Branch::To::End);
}

TEST(PackReader, refusesATreeOfMoreQuestionsThanTheProofCanWalk)
{
    const auto filesWith = [](int nodes) {
        QByteArray tree = "tree:\n";
        for (int n = 0; n < nodes; ++n)
            tree += "  - { code: n" + QByteArray::number(n)
                + ", question: あ, yes: { go: end }, no: { go: end }, unknown: { go: end } }\n";
        Files files = validFiles();
        files[chest].replace("items:\n", tree + "items:\n");
        return files;
    };
    EXPECT_TRUE(readPack(filesWith(200)));
    const Result<Pack> pack = readPack(filesWith(201));
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().line, 7);
    EXPECT_TRUE(pack.error().detail.contains(QStringLiteral("200")));
}

TEST(PackReader, readsWhatUnknownMeans)
{
    Files files = validFiles();
    EXPECT_TRUE(readPack(files)->protocols.front().items[0].unknownMeans.isEmpty());
    files[chest].replace("    unknown: counts\n", "    unknown: counts\n    unknown-means: 額にさわってもらいます\n");
    ASSERT_TRUE(readPack(files));
    EXPECT_EQ(readPack(files)->protocols.front().items[0].unknownMeans, QStringLiteral("額にさわってもらいます"));
}

TEST(PackReader, aModifierThatOnlyPromptsMayShareACode)
{
    Files files = validFiles();
    files[chest].replace("- code: age-65", "- code: sweat"); // 見本 0.1 has such codes, and codes are kept for ever
    ASSERT_TRUE(readPack(files));
    EXPECT_EQ(readPack(files)->protocols.front().question(QStringLiteral("sweat"))->of, Question::Of::Items);
}

TEST(PackReader, knowsWhereThePartsOfATreeStand)
{
    const PackUnderRepair read = readPackWithPlaces(filesWithTree());
    ASSERT_TRUE(read.refused.empty());
    const auto at = [&](const char *part) { return read.places.at(QStringLiteral("adult.chest-pain/") + QLatin1String(part)); };
    EXPECT_EQ(at("tree"), (Place { chest, 7, 3 }));
    EXPECT_EQ(at("tree/worst"), (Place { chest, 7, 5 }));
    EXPECT_EQ(at("tree/worst/question"), (Place { chest, 8, 15 }));
    EXPECT_EQ(at("tree/worst/unknown-means"), (Place { chest, 10, 20 }));
    EXPECT_EQ(at("tree/worst/yes"), (Place { chest, 11, 10 }));
    EXPECT_EQ(at("tree/worst/yes/urgency"), (Place { chest, 11, 21 }));
    EXPECT_EQ(at("tree/worst/no/go"), (Place { chest, 12, 15 }));
    EXPECT_EQ(at("tree/worst/no/urgency"), at("tree/worst/no")); // there is none
    EXPECT_EQ(at("tree/recent/unknown/urgency"), (Place { chest, 18, 25 }));
    EXPECT_EQ(at("modifiers/age-65/least").line, 31);
}

TEST(PackReader, readsEveryField)
{
    const Result<Pack> pack = readPack(validFiles());
    ASSERT_TRUE(pack) << qPrintable(pack.error().detail);
    EXPECT_EQ(pack->id, QStringLiteral("tiny"));
    EXPECT_EQ(pack->version, QStringLiteral("0.1"));
    EXPECT_TRUE(pack->sample);
    EXPECT_EQ(pack->urgencyMeaning(Urgency::Orange), QStringLiteral("1時間以内に受診"));
    ASSERT_NE(pack->emergencyCheck(QStringLiteral("airway")), nullptr);
    EXPECT_EQ(pack->emergencyCheck(QStringLiteral("airway"))->kind, EmergencyKind::Airway);
    EXPECT_EQ(pack->emergencyCheck(QStringLiteral("cpa")), nullptr);
    const Protocol *protocol = pack->protocol(QStringLiteral("adult.chest-pain"));
    ASSERT_NE(protocol, nullptr);
    EXPECT_EQ(pack->protocol(QStringLiteral("adult.other")), nullptr);
    EXPECT_EQ(protocol->ages, AgeBand::Adult);
    EXPECT_EQ(protocol->words.size(), 2);
    ASSERT_EQ(protocol->items.size(), 2u);
    EXPECT_EQ(protocol->items[0].urgency, Urgency::Red);
    EXPECT_TRUE(protocol->items[0].unknownCounts);
    EXPECT_FALSE(protocol->item(QStringLiteral("fever"))->unknownCounts);
    EXPECT_EQ(protocol->item(QStringLiteral("no-such")), nullptr);
    ASSERT_EQ(protocol->modifiers.size(), 1u);
    EXPECT_EQ(protocol->modifiers[0].ageFrom, 65);
    EXPECT_EQ(protocol->modifiers[0].ageTo, -1);
    EXPECT_EQ(protocol->modifiers[0].historyWords, QStringList { QStringLiteral("糖尿病") });
    EXPECT_EQ(protocol->advice.size(), 5);
    EXPECT_EQ(protocol->advice[Urgency::Orange].departments.size(), 2);
    EXPECT_FALSE(protocol->watchFor.isEmpty());
}

TEST(PackReader, readsTheFloorAndWhiteWithoutOne)
{
    Files files = validFiles();
    EXPECT_EQ(readPack(files)->protocols.front().floor, Urgency::White);
    files[chest].replace("group: 胸\n", "group: 胸\nfloor: green\n");
    ASSERT_TRUE(readPack(files));
    EXPECT_EQ(readPack(files)->protocols.front().floor, Urgency::Green);
    files[chest].replace("floor: green", "floor: yellow").replace("urgency: green", "urgency: yellow");
    ASSERT_TRUE(readPack(files));
    EXPECT_EQ(readPack(files)->protocols.front().floor, Urgency::Yellow);
}

TEST(PackReader, isASampleUntilItSaysOtherwise)
{
    Files files = validFiles();
    files[head].replace("sample: true\n", "");
    ASSERT_TRUE(readPack(files));
    EXPECT_TRUE(readPack(files)->sample);
    files[head].replace("notice: 見本です。\n", "sample: false\n");
    ASSERT_TRUE(readPack(files));
    EXPECT_FALSE(readPack(files)->sample);
}

TEST(PackReader, refusesAnIdThatAnotherFileHas)
{
    Files files = validFiles();
    files[QStringLiteral("other.yaml")] = "# a line more\n" + files[chest];
    const Result<Pack> pack = readPack(files);
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().subject, QStringLiteral("other.yaml"));
    EXPECT_EQ(pack.error().line, 2);
    EXPECT_EQ(pack.error().column, 5);
    EXPECT_TRUE(pack.error().detail.contains(QStringLiteral("adult.chest-pain")));
}

TEST(PackReader, refusesAPackWithoutHeadOrProtocols)
{
    Files files = validFiles();
    files.remove(head);
    EXPECT_EQ(readPack(files).error().fault, Fault::FileMissing);
    files = validFiles();
    files.remove(chest);
    EXPECT_EQ(readPack(files).error().subject, head);
    EXPECT_EQ(readPack(Files {}).error().fault, Fault::FileMissing);
}

TEST(PackReader, hashChangesWithAnyByteAndAnyName)
{
    const QString hash = readPack(validFiles())->hash;
    EXPECT_EQ(hash.size(), 64);
    EXPECT_EQ(hash, readPack(validFiles())->hash);
    Files files = validFiles();
    files[chest] += "# a remark\n";
    EXPECT_NE(readPack(files)->hash, hash);
    files = validFiles();
    files[QStringLiteral("renamed.yaml")] = files.take(chest);
    EXPECT_NE(readPack(files)->hash, hash);
}

TEST(PackReader, readsAFolderAsItsFiles)
{
    QTemporaryDir dir;
    const Files files = validFiles();
    for (auto it = files.begin(); it != files.end(); ++it) {
        QFile file(dir.filePath(it.key()));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(it.value());
    }
    const Result<Pack> pack = readPack(dir.path());
    ASSERT_TRUE(pack) << qPrintable(pack.error().detail);
    EXPECT_EQ(pack->hash, readPack(files)->hash);
    EXPECT_EQ(readPack(dir.filePath(QStringLiteral("none"))).error().fault, Fault::FileMissing);
}

TEST(PackReader, survivesACutAtEveryByte)
{
    int refused = 0;
    for (const QString &name : { head, chest }) {
        const QByteArray whole = filesWithTree()[name];
        for (qsizetype length = 0; length < whole.size(); ++length) {
            Files files = filesWithTree();
            files[name] = whole.left(length);
            const Result<Pack> pack = readPack(files);
            refused += !pack;
            if (!pack) {
                EXPECT_FALSE(pack.error().subject.isEmpty()) << length;
                EXPECT_GT(pack.error().line, 0) << length << qPrintable(pack.error().detail);
            }
        }
    }
    EXPECT_GT(refused, 900);
}

TEST(PackReader, survivesBitsTurnedAllOver)
{
    int refused = 0;
    for (const QString &name : { head, chest }) {
        const QByteArray whole = filesWithTree()[name];
        for (qsizetype bit = 0; bit < whole.size() * 8; bit += 3) { // each bit of a byte in its turn
            Files files = filesWithTree();
            files[name].data()[bit / 8] = char(whole.at(bit / 8) ^ (1 << bit % 8));
            refused += !readPack(files);
        }
    }
    EXPECT_GT(refused, 1500);
}

TEST(PackReader, survivesDeepNestingAndOddYaml)
{
    const QByteArray odd[] = { QByteArray(100000, '['), QByteArray(100000, '{'), QByteArray(5000, '-') + " a", "&a { pack: *a }",
        "? [a]\n: b\n", "- 1\n- 2\n", "pack: *none\n", QByteArray(64, '\0'), "--- \n---\n", "\xFF\xFEp\0a\0", "!!map pack",
        "<<: {pack: a}", "pack: {a: b}\nname: [c]\nmeanings: []\nemergency: {}" };
    for (const QByteArray &bytes : odd) {
        Files files = validFiles();
        files[head] = bytes;
        EXPECT_FALSE(readPack(files)) << bytes.left(40).constData();
    }
}

TEST(PackReader, survivesABombOfAnchors)
{
    QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"; // 9 to the power of 30 texts, if it were unfolded
    for (int i = 1; i < 30; ++i) {
        const QByteArray below = "*a" + QByteArray::number(i - 1);
        bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [";
        for (int k = 0; k < 9; ++k)
            bomb += (k ? ", " : "") + below;
        bomb += "]\n";
    }
    for (const QByteArray &use :
        { QByteArray(), QByteArray("tree: *a29\n"), QByteArray("words: *a29\n"), QByteArray("items: *a29\n") }) {
        Files files = validFiles();
        files[chest] = bomb + use;
        EXPECT_FALSE(readPack(files)) << use.constData();
        files = filesWithTree();
        files[chest] += bomb;
        const Result<Pack> pack = readPack(files);
        ASSERT_FALSE(pack);
        EXPECT_TRUE(pack.error().detail.contains(QStringLiteral("unknown key"))) << qPrintable(pack.error().detail);
    }
}

TEST(PackReader, oneBranchMayServeManyNodes)
{
    Files files = filesWithTree();
    files[chest].replace(
        "unknown: { urgency: orange, go: items }\n  - code", "unknown: &open { urgency: orange, go: items }\n  - code");
    files[chest].replace("yes: { urgency: orange, go: items }", "yes: *open");
    const Result<Pack> pack = readPack(files);
    ASSERT_TRUE(pack) << qPrintable(pack.error().detail);
    EXPECT_EQ(pack->protocols.front().tree[1].yes.urgency, Urgency::Orange);
}

TEST(PackReader, refusesWhatIsLargerThanEightMegabytes)
{
    Files files = validFiles();
    files[chest] += "# " + QByteArray(8 * 1024 * 1024, 'x') + "\n";
    const Result<Pack> pack = readPack(files);
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().fault, Fault::FileUnreadable);
    EXPECT_EQ(pack.error().subject, chest);
    files = validFiles();
    files[chest] += "# " + QByteArray(8 * 1024 * 1024 - files[chest].size() - 3, 'x') + "\n";
    EXPECT_TRUE(readPack(files));
}
