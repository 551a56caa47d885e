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
        Case { "text for list", "name: a\nlines: 4\nrows: none\n", Fault::YamlContent, 3, 7, QStringLiteral("list") }),
    [](const auto &each) {
        QString name = QString::fromLatin1(each.param.name);
        return name.replace(QLatin1Char(' '), QLatin1Char('_')).toStdString();
    });

TEST(YamlMap, SaysThatAFileIsMissing)
{
    const auto top = YamlMap::read(QStringLiteral("no-such-file.yaml"));
    ASSERT_FALSE(top);
    EXPECT_EQ(top.error().fault, Fault::FileMissing);
}
