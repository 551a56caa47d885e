// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/yamlmap.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

struct Case {
    const char *name;
    QByteArray bytes;
    Fault fault;
    int line;
    int column;
    QString says;
};

/// Reads a small shape: text `name`, number `lines` 1–9, texts `called`, maps `rows` of {code}.
Result<> readShape(const QByteArray &bytes)
{
    auto top = YamlMap::parse(bytes, QStringLiteral("shape.yaml"));
    if (!top)
        return tl::make_unexpected(top.error());
    (void)top->text("name");
    (void)top->number("lines", 1, 9);
    (void)top->texts("called");
    for (YamlMap &row : top->maps("rows"))
        (void)row.text("code");
    return top->finish();
}

class YamlFaults : public ::testing::TestWithParam<Case> { };

} // namespace

TEST(YamlMap, ReadsEveryKindOfValue)
{
    auto top = YamlMap::parse("name: 高知\nlines: 4\ncalled: [a, b]\nrows: [{code: x}, {code: y}]\n", QStringLiteral("f"));
    ASSERT_TRUE(top);
    EXPECT_EQ(top->text("name"), QStringLiteral("高知"));
    EXPECT_EQ(top->number("lines", 1, 9), 4);
    EXPECT_EQ(top->texts("called"), QStringList({ QStringLiteral("a"), QStringLiteral("b") }));
    std::vector<YamlMap> rows = top->maps("rows");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].text("code"), QStringLiteral("x"));
    EXPECT_EQ(rows[1].text("code"), QStringLiteral("y"));
    EXPECT_TRUE(top->finish());
}

TEST_P(YamlFaults, AreNamedWithLineAndColumn)
{
    const auto result = readShape(GetParam().bytes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fault, GetParam().fault);
    EXPECT_EQ(result.error().line, GetParam().line);
    EXPECT_EQ(result.error().column, GetParam().column);
    EXPECT_TRUE(result.error().detail.contains(GetParam().says)) << result.error().detail.toStdString();
    EXPECT_EQ(result.error().subject, QStringLiteral("shape.yaml"));
}

INSTANTIATE_TEST_SUITE_P(All, YamlFaults,
    ::testing::Values(Case { "not yaml", "name: [a\nlines: 4\n", Fault::YamlSyntax, 2, 6, QStringLiteral("") },
        Case { "no mapping", "- a\n- b\n", Fault::YamlContent, 1, 1, QStringLiteral("mapping") },
        Case { "missing", "lines: 4\n", Fault::YamlContent, 1, 1, QStringLiteral("\"name\"") },
        Case { "empty", "name: \"\"\nlines: 4\n", Fault::YamlContent, 1, 7, QStringLiteral("\"name\"") },
        Case { "unknown", "name: a\nlines: 4\nextra: 1\n", Fault::YamlContent, 3, 1, QStringLiteral("extra") },
        Case { "unknown below", "name: a\nlines: 4\nrows:\n  - code: x\n    colour: y\n", Fault::YamlContent, 5, 5, QStringLiteral("colour") },
        Case { "number", "name: a\nlines: ten\n", Fault::YamlContent, 2, 8, QStringLiteral("1 to 9") },
        Case { "out of range", "name: a\nlines: 12\n", Fault::YamlContent, 2, 8, QStringLiteral("1 to 9") },
        Case { "list of maps", "name: a\nlines: 4\ncalled: [{a: 1}]\n", Fault::YamlContent, 3, 10, QStringLiteral("text") },
        Case { "after japanese", "name: a\nlines: 4\nrows: [{ code: あい, 店: b }]\n", Fault::YamlContent, 3, 20, QStringLiteral("店") },
        Case { "after four bytes", "name: a\nlines: 4\nrows: [{ code: 𠮟る, 店: b }]\n", Fault::YamlContent, 3, 20, QStringLiteral("店") },
        Case { "japanese syntax", "name: 高知: 県\n", Fault::YamlSyntax, 1, 9, QStringLiteral("") },
        Case { "byte order mark", "\xEF\xBB\xBFname: 高知\nlines: 4\nrows: [{ code: あい, 店: b }]\n",
            Fault::YamlContent, 3, 20, QStringLiteral("店") },
        Case { "unclosed double", "lines: 4\nname: \"高知\n", Fault::YamlSyntax, 2, 7, QStringLiteral("quote") },
        Case { "unclosed single", "lines: 4\nname: 'it''s\n\n", Fault::YamlSyntax, 2, 7, QStringLiteral("quote") },
        Case { "unclosed escaped", "lines: 4\nname: \"a\\\"\n", Fault::YamlSyntax, 2, 7, QStringLiteral("quote") },
        Case { "quote alone", "lines: 4\nname: \"", Fault::YamlSyntax, 2, 7, QStringLiteral("quote") },
        Case { "unclosed in a list", "name: a\nlines: 4\nrows:\n  - code: x\n  - code: \"yす\n", Fault::YamlSyntax, 5, 11,
            QStringLiteral("quote") },
        Case { "unclosed after anchor", "lines: 4\nname: &n \"高知\n", Fault::YamlSyntax, 2, 7, QStringLiteral("quote") },
        Case { "unclosed key", "name: a\nlines: 4\n\"called\n", Fault::YamlSyntax, 3, 1, QStringLiteral("") },
        Case { "text for list", "name: a\nlines: 4\nrows: none\n", Fault::YamlContent, 3, 7, QStringLiteral("list") }),
    [](const auto &each) {
        QString name = QString::fromLatin1(each.param.name);
        return name.replace(QLatin1Char(' '), QLatin1Char('_')).toStdString();
    });

TEST(YamlMap, TakesQuotesThatCloseHoweverTheyAreWritten)
{
    for (const char *last : { "name: \"a\\\"\"\n", "name: 'it''s'\n", "name: '''a'''", "name: it's\n", "name: 5\"\n",
             "name: \"a\n  b\"\n", "name: &n \"a\"\n", "name: !!str \"a\"\n", "name: \"a\" # \"b\n",
             "name: |\n  \"a\n", "name: >-\n  'a\n", "\"name\": \"\\\\\"\n" })
        EXPECT_TRUE(readShape("lines: 4\n" + QByteArray(last))) << last;
}

TEST(YamlMap, SaysThatAFileIsMissing)
{
    const auto top = YamlMap::read(QStringLiteral("no-such-file.yaml"));
    ASSERT_FALSE(top);
    EXPECT_EQ(top.error().fault, Fault::FileMissing);
}

TEST(YamlMap, SaysWhereValuesStandInCharacters)
{
    auto map = YamlMap::parse("title: 胸痛\nwords: [胸, 頭]\ndeep:\n  - code: a\n", QStringLiteral("f.yaml"));
    ASSERT_TRUE(map);
    EXPECT_EQ(map->place("title").column, 8);
    EXPECT_EQ(map->place("words").line, 2);
    ASSERT_EQ(map->places("words").size(), 2u);
    EXPECT_EQ(map->places("words")[1].column, 12);
    EXPECT_TRUE(map->places("title").empty());
    EXPECT_TRUE(map->places("none").empty());
    EXPECT_EQ(map->place("none").line, 1);
    EXPECT_EQ(map->place().column, 1);
    EXPECT_EQ(map->maps("deep").at(0).place().line, 4);
    EXPECT_EQ(map->maps("deep").at(0).place("code").column, 11);
}

TEST(YamlMap, RefusesAListThatAliasesBlowUp)
{
    QByteArray bytes = "one: &a {code: x}\nmany: [*a";
    for (int i = 0; i < 30'000; ++i)
        bytes += ", *a";
    auto map = YamlMap::parse(bytes + "]\n", QStringLiteral("f.yaml"));
    ASSERT_TRUE(map);
    EXPECT_EQ(map->map("one").text("code"), QStringLiteral("x"));
    EXPECT_TRUE(map->maps("many").empty());
    const auto read = map->finish();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().line, 2);
    EXPECT_TRUE(read.error().detail.contains(QStringLiteral("20000")));
}
