// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/scriptreader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <ctime>

using namespace kikitori;

namespace {

using Files = QMap<QString, QByteArray>;

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

const QString head = q("book.yaml");
const QString absent = q("absent.yaml");
const QString closing = q("closing.yaml");

Files validFiles()
{
    return { { head, R"(book: tiny
name: 小さな台本
version: "0.1"
sample: true
notice: 見本です。
)" },
        { absent, R"(id: outbound.first
title: 最初の電話
kind: outbound
programs: [yokosuka]
words: [不在, るす]
basis: 仕様書
steps:
  - code: greet
    say: "{program}の{agent}です。"
    note: 名前を先に言わない
  - code: who
    ask: ご本人ですか
    choices:
      - { code: self, text: 本人 }
      - code: family
        text: 家族
        go: when
        fills: { relation: 家族, result: family }
      - { code: machine, text: 留守番電話, go: "script:closing" }
  - code: talk
    say: 案内いたします。
    next: end
  - code: when
    say: またお電話します。
    ask: いつがよろしいですか
    field: notes
    next: talk
)" },
        { closing, R"(id: closing
title: 終了
kind: closing
basis: 一般知識
steps:
  - code: bye
    say: 失礼いたします。
)" } };
}

/// One fault put into the valid book, and where the reader must point.
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

const char choicesBlock[] = R"(      - { code: self, text: 本人 }
)";
const char tenChoices[] = R"(      - { code: c1, text: 一 }
      - { code: c2, text: 二 }
      - { code: c3, text: 三 }
      - { code: c4, text: 四 }
      - { code: c5, text: 五 }
      - { code: c6, text: 六 }
      - { code: c7, text: 七 }
      - { code: c8, text: 八 }
)";
const char stepsOfClosing[] = "steps:\n  - code: bye\n    say: 失礼いたします。\n";

const Wrong wrongs[] = {
    { "unknownKeyOfTheHead", "book.yaml", "sample: true", "sampel: true", 4, 1, "unknown key \"sampel\"" },
    { "unknownKeyOfAScript", "absent.yaml", "basis:", "based:", 1, 1, "missing key \"basis\"" },
    { "aKeyTooMuchInAScript", "absent.yaml", "basis:", "ages: adult\nbasis:", 6, 1, "unknown key \"ages\"" },
    { "unknownKeyOfAStep", "absent.yaml", "    note:", "    hint:", 10, 5, "unknown key \"hint\"" },
    { "unknownKeyOfAChoice", "absent.yaml", "        go: when", "        goto: when", 17, 9, "unknown key \"goto\"" },
    { "keyTwice", "absent.yaml", "title: 最初の電話\n", "title: 最初の電話\ntitle: 次の電話\n", 3, 1, "stands twice" },
    { "sampleWithoutNotice", "book.yaml", "notice: 見本です。\n", "", 1, 1, "notice" },
    { "noVersion", "book.yaml", "version: \"0.1\"\n", "", 1, 1, "version" },
    { "idTwice", "closing.yaml", "id: closing", "id: outbound.first", 1, 5, "stands twice" },
    { "idWithABlank", "closing.yaml", "id: closing", "id: clos ing", 1, 5, "\"id\" must be" },
    { "kindUnknown", "closing.yaml", "kind: closing", "kind: goodbye", 3, 7, "\"kind\" must be one of" },
    { "titleBlank", "closing.yaml", "title: 終了", "title: \" \"", 2, 8, "blank" },
    { "noBasis", "closing.yaml", "basis: 一般知識\n", "", 1, 1, "basis" },
    { "emptyPrograms", "absent.yaml", "[yokosuka]", "[]", 4, 11, "programs" },
    { "programNoId", "absent.yaml", "[yokosuka]", "[横須賀]", 4, 11, "no id of a program" },
    { "programTwice", "absent.yaml", "[yokosuka]", "[yokosuka, yokosuka]", 4, 11, "twice" },
    { "aWordOfPunctuation", "absent.yaml", "[不在, るす]", "[不在, \"、 。\"]", 5, 8, "empty" },
    { "noSteps", "closing.yaml", stepsOfClosing, "", 1, 1, "at least one step" },
    { "emptySteps", "closing.yaml", stepsOfClosing, "steps: []\n", 5, 8, "at least one step" },
    { "stepCodeTwice", "absent.yaml", "- code: talk", "- code: who", 20, 11, "stands twice" },
    { "stepCodeJapanese", "absent.yaml", "- code: talk", "- code: 話", 20, 11, "\"code\" must be" },
    { "stepCalledEnd", "absent.yaml", "- code: talk", "- code: end", 20, 11, "called end" },
    { "choiceCodeTwice", "absent.yaml", "code: machine", "code: self", 19, 17, "stands twice" },
    { "choiceWithoutText", "absent.yaml", "text: 家族", "text: \"\"", 16, 15, "text" },
    { "nothingToSayOrAsk", "absent.yaml", "    say: 案内いたします。\n", "", 20, 5, "something to \"say\" or \"ask\"" },
    { "blankSay", "absent.yaml", "say: 案内いたします。", "say: \"　\"", 21, 10, "blank" },
    { "tenChoices", "absent.yaml", choicesBlock, tenChoices, 14, 7, "more than 9 choices" },
    { "emptyChoices", "closing.yaml", "say: 失礼いたします。", "say: あ\n    choices: []", 8, 14, "at least one" },
    { "jumpToNoStep", "absent.yaml", "go: when", "go: wehn", 17, 13, "\"wehn\" is no step" },
    { "nextToNoStep", "absent.yaml", "next: talk", "next: tlak", 27, 11, "\"tlak\" is no step" },
    { "emptyGo", "absent.yaml", "go: when", "go: \"\"", 17, 13, "is no step" },
    { "jumpToAScriptWithoutId", "absent.yaml", "script:closing", "script:", 19, 43, "is no step" },
    { "jumpToAScriptNamedWrongly", "absent.yaml", "script:closing", "script:終了", 19, 43, "is no step" },
    { "jumpToNoScript", "absent.yaml", "script:closing", "script:opening", 19, 43, "no script for \"script:opening\"" },
    { "nextToNoScript", "closing.yaml", "say: 失礼いたします。", "say: あ\n    next: script:gone", 8, 11, "script:gone" },
    { "nextOfAStepWithChoicesAlone", "absent.yaml", "    ask: ご本人ですか\n", "    ask: ご本人ですか\n    next: end\n", 13, 11,
        "\"next\" is for a step without" },
    { "fillsAList", "absent.yaml", "fills: { relation: 家族, result: family }", "fills: [家族]", 18, 16,
        "\"fills\" must be a mapping" },
    { "fillsNothing", "absent.yaml", "fills: { relation: 家族, result: family }", "fills: {}", 18, 16, "at least one field" },
    { "fillsABlank", "absent.yaml", "relation: 家族", "relation: \" \"", 18, 28, "blank" },
    { "fillsAListValue", "absent.yaml", "relation: 家族", "relation: [家族]", 18, 28, "must be a text" },
    { "fillsAFieldTwice", "absent.yaml", "result: family", "relation: family", 18, 32, "stands twice" },
    { "fillsNoFieldName", "absent.yaml", "relation: 家族", "続柄: 家族", 18, 22, "no name of a record field" },
    { "fieldNoName", "absent.yaml", "field: notes", "field: 備考", 26, 12, "\"field\" must be" },
    { "fieldEmpty", "absent.yaml", "field: notes", "field: \"\"", 26, 12, "\"field\" must be" },
    { "placeNotClosed", "absent.yaml", "{agent}", "{agent", 9, 10, "a place in \"say\"" },
    { "placeInJapanese", "absent.yaml", "{agent}", "{担当}", 9, 10, "a place in \"say\"" },
    { "placeInTheQuestion", "absent.yaml", "ask: ご本人ですか", "ask: \"{Who}ですか\"", 12, 10, "a place in \"ask\"" },
    { "stepsNoList", "closing.yaml", stepsOfClosing, "steps: { code: bye, say: あ }\n", 5, 8, "must be a list" },
    { "stepNoMapping", "closing.yaml", stepsOfClosing, "steps: [bye]\n", 5, 9, "must be a mapping" },
    { "quoteNotClosed", "closing.yaml", "say: 失礼いたします。", "say: \"失礼", 7, 10, "quote" },
    { "brokenBytes", "closing.yaml", "失礼いたします", "失礼\xE3\x81", 7, 12, "UTF-8" },
};

class RefusedScripts : public testing::TestWithParam<Wrong> { };

TEST_P(RefusedScripts, pointsAtTheFault)
{
    const Wrong &wrong = GetParam();
    Files files = validFiles();
    QByteArray &bytes = files[q(wrong.file)];
    ASSERT_EQ(bytes.count(wrong.from), 1) << "the fault is not put in, or twice";
    bytes.replace(wrong.from, wrong.to);
    const Result<ScriptBook> book = readScripts(files);
    ASSERT_FALSE(book);
    const Error &error = book.error();
    EXPECT_EQ(error.subject, q(wrong.file));
    EXPECT_EQ(error.line, wrong.line) << error.detail.toStdString();
    EXPECT_EQ(error.column, wrong.column) << error.detail.toStdString();
    EXPECT_TRUE(error.detail.contains(q(wrong.says))) << error.detail.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Each, RefusedScripts, testing::ValuesIn(wrongs), [](const auto &each) { return each.param.what; });

TEST(ScriptReader, everythingArrivesInTheModel)
{
    const Result<ScriptBook> book = readScripts(validFiles());
    ASSERT_TRUE(book) << book.error().detail.toStdString();
    EXPECT_EQ(book->id, q("tiny"));
    EXPECT_EQ(book->name, q("小さな台本"));
    EXPECT_EQ(book->version, q("0.1"));
    EXPECT_EQ(book->notice, q("見本です。"));
    EXPECT_TRUE(book->sample);
    ASSERT_EQ(book->scripts.size(), 2u);
    const Script &script = book->scripts[0];
    EXPECT_EQ(script.id, q("outbound.first"));
    EXPECT_EQ(script.title, q("最初の電話"));
    EXPECT_EQ(script.kind, ScriptKind::Outbound);
    EXPECT_EQ(script.programs, QStringList(q("yokosuka")));
    EXPECT_EQ(script.words, QStringList({ q("不在"), q("るす") }));
    EXPECT_EQ(script.basis, q("仕様書"));
    ASSERT_EQ(script.steps.size(), 4u);
    EXPECT_EQ(script.steps[0].say, q("{program}の{agent}です。"));
    EXPECT_EQ(script.steps[0].note, q("名前を先に言わない"));
    const ScriptStep &who = script.steps[1];
    EXPECT_EQ(who.ask, q("ご本人ですか"));
    ASSERT_EQ(who.choices.size(), 3u);
    EXPECT_EQ(who.choices[0].text, q("本人"));
    EXPECT_TRUE(who.choices[0].go.isEmpty());
    EXPECT_EQ(who.choices[1].go, q("when"));
    EXPECT_EQ(who.choices[1].fills, (QMap<QString, QString> { { q("relation"), q("家族") }, { q("result"), q("family") } }));
    EXPECT_EQ(who.choices[2].go, q("script:closing"));
    EXPECT_EQ(script.steps[2].next, q("end"));
    EXPECT_EQ(script.steps[3].field, q("notes"));
    EXPECT_EQ(script.steps[3].next, q("talk"));
    EXPECT_EQ(book->scripts[1].kind, ScriptKind::Closing);
    EXPECT_TRUE(book->scripts[1].programs.isEmpty());
}

TEST(ScriptReader, theHashIsOfEveryByteAndName)
{
    const Result<ScriptBook> book = readScripts(validFiles());
    ASSERT_TRUE(book);
    EXPECT_EQ(book->hash.size(), 64);
    Files changed = validFiles();
    changed[closing].replace("一般知識", "特別知識"); // as long as before
    EXPECT_NE(readScripts(changed)->hash, book->hash);
    Files renamed = validFiles();
    renamed.insert(q("zlosing.yaml"), renamed.take(closing));
    EXPECT_NE(readScripts(renamed)->hash, book->hash);
    EXPECT_EQ(readScripts(validFiles())->hash, book->hash);
}

TEST(ScriptReader, aBookIsAHeadAndScripts)
{
    Files files = validFiles();
    files.remove(head);
    EXPECT_EQ(readScripts(files).error().fault, Fault::FileMissing);
    files = { { head, validFiles().value(head) } };
    ASSERT_FALSE(readScripts(files));
    EXPECT_TRUE(readScripts(files).error().detail.contains(q("no script")));
    EXPECT_EQ(readScripts(q("/nowhere/at/all")).error().fault, Fault::FileMissing);
}

TEST(ScriptReader, aFolderReadsAsItsFiles)
{
    const QTemporaryDir dir;
    const Files files = validFiles();
    for (auto it = files.begin(); it != files.end(); ++it) {
        QFile file(dir.filePath(it.key()));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(it.value());
    }
    const Result<ScriptBook> book = readScripts(dir.path());
    ASSERT_TRUE(book);
    EXPECT_EQ(book->hash, readScripts(files)->hash);
    EXPECT_EQ(readScriptsWithPlaces(dir.path())->book.hash, book->hash);
}

TEST(ScriptReader, whatDoesNotSaySoIsASample)
{
    Files files = validFiles();
    files[head].replace("sample: true\n", "");
    EXPECT_TRUE(readScripts(files)->sample);
    files[head].replace("notice: 見本です。", "sample: false");
    ASSERT_TRUE(readScripts(files));
    EXPECT_FALSE(readScripts(files)->sample);
}

TEST(ScriptReader, aBookUnderRepairNamesTheFirstFaultOfEachFileAndKeepsTheRest)
{
    Files files = validFiles();
    files[closing].replace("kind: closing", "kind: goodbye");
    files.insert(q("third.yaml"), QByteArray(validFiles().value(closing)).replace("id: closing", "id: third"));
    files.insert(q("broken.yaml"), "steps: [");
    const ScriptsUnderRepair read = readScriptsWithPlaces(files);
    ASSERT_EQ(read.refused.size(), 2u);
    EXPECT_EQ(read.refused[0].subject, q("broken.yaml"));
    EXPECT_EQ(read.refused[1].subject, closing);
    EXPECT_EQ(read.refusedIds, QStringList(q("closing")));
    ASSERT_EQ(read.book.scripts.size(), 2u);
    EXPECT_EQ(read.book.scripts[1].id, q("third"));
    EXPECT_EQ(read.book.id, q("tiny"));
}

TEST(ScriptReader, partsHaveTheirPlaces)
{
    const ScriptsUnderRepair read = readScriptsWithPlaces(validFiles());
    const auto at = [&](const char *part) { return read.places.at(q(part)); };
    EXPECT_EQ(at("outbound.first/kind"), (Place { absent, 3, 7 }));
    EXPECT_EQ(at("outbound.first/steps/who/ask"), (Place { absent, 12, 10 }));
    EXPECT_EQ(at("outbound.first/steps/who/choices/family/go"), (Place { absent, 17, 13 }));
    EXPECT_EQ(at("outbound.first/steps/who/choices/family/fills/result"), (Place { absent, 18, 40 }));
    EXPECT_EQ(at("outbound.first/steps/talk/ask"), (Place { absent, 20, 5 })) << "what is not there stands where its step does";
    EXPECT_EQ(at("closing/steps/bye/say"), (Place { closing, 7, 10 }));
}

/// A list of 20,000 choices, and how many steps take it by its anchor: few bytes that stand for very many entries.
Files bomb(int steps)
{
    QByteArray choices = "  - {code: s0, say: あ, choices: &many [{code: c0, text: あ, fills: &fills {a: b}}";
    for (int i = 1; i < 20000; ++i)
        choices += ",{code: c" + QByteArray::number(i) + ", text: あ, fills: *fills}";
    QByteArray bytes = "id: bomb\ntitle: 爆弾\nkind: inquiry\nbasis: なし\nsteps:\n" + choices + "]}\n";
    for (int i = 1; i < steps; ++i)
        bytes += "  - {code: s" + QByteArray::number(i) + ", say: あ, choices: *many}\n";
    Files files = validFiles();
    files.insert(q("bomb.yaml"), bytes);
    return files;
}

TEST(ScriptReader, aBombOfAnchorsIsRefusedBeforeItGoesOff)
{
    const auto secondsFor = [](const Files &files) {
        const std::clock_t start = std::clock(); // of this process alone, whoever else works on the machine
        const Result<ScriptBook> book = readScripts(files);
        EXPECT_FALSE(book);
        EXPECT_EQ(book.error().detail, q("more than 9 choices"));
        return double(std::clock() - start) / CLOCKS_PER_SEC;
    };
    const double one = secondsFor(bomb(1));
    EXPECT_LT(secondsFor(bomb(490)), 3 * one) << "10,000,000 choices were read";
}

TEST(ScriptReader, tooManyStepsAreRefused)
{
    QByteArray bytes = "id: long\ntitle: 長い\nkind: inquiry\nbasis: なし\nsteps:\n";
    for (int i = 0; i < 501; ++i)
        bytes += "  - {code: s" + QByteArray::number(i) + ", say: あ}\n";
    Files files = validFiles();
    files.insert(q("long.yaml"), bytes);
    EXPECT_EQ(readScripts(files).error().detail, q("more than 500 steps"));
    files[q("long.yaml")].replace("  - {code: s500, say: あ}\n", "");
    EXPECT_TRUE(readScripts(files));
}

TEST(ScriptReader, aFileOfMoreThan8MegabytesIsRefused)
{
    Files files = validFiles();
    files[closing] += QByteArray(8 * 1024 * 1024, '#');
    EXPECT_EQ(readScripts(files).error().fault, Fault::FileUnreadable);
}

/// Any one byte cut out or turned: a book or a refusal with its file, never a crash.
TEST(ScriptReader, anyByteMayBeBroken)
{
    const Files files = validFiles();
    const QByteArray whole = files.value(absent);
    int refused = 0;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        for (const char by : { '\0', '{', '\xFF', '-' }) {
            Files broken = files;
            broken[absent][i] = by;
            const Result<ScriptBook> book = readScripts(broken);
            ASSERT_TRUE(book || !book.error().subject.isEmpty()) << i;
            refused += !book;
        }
    }
    EXPECT_GT(refused, whole.size());
}

TEST(ScriptReader, theSampleBookReads)
{
    const QString folder = q(KIKITORI_SOURCE_DIR "/resources/scripts/sample");
    const Result<ScriptBook> book = readScripts(folder);
    ASSERT_TRUE(book) << book.error().subject.toStdString() << ':' << book.error().line << ':' << book.error().column << ' '
                      << book.error().detail.toStdString();
    EXPECT_TRUE(book->sample);
    EXPECT_EQ(qsizetype(book->scripts.size()) + 1, QDir(folder).entryList({ q("*.yaml") }).size());
}

} // namespace
