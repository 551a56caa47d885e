// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "retyped.h"
#include "support/randompack.h"

#include "catalogue/sheets/packsheet.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

class WorkbookCells : public testing::Test {
protected:
    [[nodiscard]] Result<std::vector<SheetCells>> read(const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(QStringLiteral("raw.xlsx"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            throw std::runtime_error("no room");
        file.close();
        return readWorkbook(path);
    }
    [[nodiscard]] std::string why(const QByteArray &bytes) const
    {
        const auto sheets = read(bytes);
        return sheets ? std::string("it was read") : sheets.error().detail.toStdString();
    }

    QTemporaryDir m_folder;
};

QByteArray row(const QByteArray &cells)
{
    return "<sheetData><row r=\"1\">" + cells + "</row></sheetData>";
}

} // namespace

TEST(CellText, ListsAreReadBack)
{
    EXPECT_TRUE(rc::check("listFromCell(listToCell(l)) == l", [] {
        QStringList texts;
        for (int left = *rc::gen::inRange(0, 5); left > 0; --left)
            texts << random::anyText();
        RC_ASSERT(listFromCell(listToCell(texts)) == texts);
    }));
}

TEST(CellText, ListsAreReadAsPeopleTypeThem)
{
    const QStringList two { QStringLiteral("胸が痛い"), QStringLiteral("胸 苦しい") };
    for (const char16_t *typed : { u"胸が痛い、胸 苦しい", u"胸が痛い,胸 苦しい", u"胸が痛い，　胸 苦しい、",
             u"胸が痛い\n胸 苦しい\n", u" 、胸が痛い、、胸 苦しい", u"\"胸が痛い\"、 胸 苦しい" })
        EXPECT_EQ(listFromCell(QString::fromUtf16(typed)), two);
    EXPECT_EQ(listFromCell(QString()), QStringList());
    EXPECT_EQ(
        listFromCell(QStringLiteral("\"胸、背中\"、5\"")), (QStringList { QStringLiteral("胸、背中"), QStringLiteral("5\"") }));
    EXPECT_FALSE(listFromCell(QStringLiteral("\"胸が痛い")));
    EXPECT_FALSE(listFromCell(QStringLiteral("\"胸\"痛い")));
}

TEST(CellText, AnyTextIsReadBack)
{
    EXPECT_TRUE(rc::check("fromCell(toCell(t)) == t", [] {
        const QString text = random::anyText();
        RC_ASSERT(fromCell(toCell(text)) == text);
    }));
}

TEST_F(WorkbookCells, AReadingBesideAWordIsNoPartOfIt)
{
    // As Excel saves what was typed with a Japanese input method.
    const auto sheets = read(rawWorkbook(
        R"(<si><t>胸痛</t><rPh sb="0" eb="2"><t>キョウツウ</t></rPh><phoneticPr fontId="1"/></si>)"
        R"(<si><r><t>頭</t></r><r><rPr><b/></rPr><t xml:space="preserve">が痛い </t></r><rPh sb="0" eb="1"><t>アタマ</t></rPh></si>)"
        R"(<si><t/></si><si><t>後</t></si>)",
        row(R"(<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>)")));
    ASSERT_TRUE(sheets) << sheets.error().detail.toStdString();
    const SheetCells &sheet = sheets->front();
    EXPECT_EQ(sheet.name, QStringLiteral("一覧"));
    EXPECT_EQ(sheet.at(0, 0).text, QStringLiteral("胸痛"));
    EXPECT_EQ(sheet.at(0, 1).text, QStringLiteral("頭が痛い "));
    EXPECT_EQ(sheet.at(0, 2).kind, SheetCell::Kind::Empty);
    EXPECT_EQ(sheet.at(0, 3).text, QStringLiteral("後"));
}

TEST_F(WorkbookCells, EveryKindOfCellIsToldApart)
{
    const auto sheets = read(rawWorkbook("<si><t>x</t></si>",
        row(R"(<c r="A1" t="inlineStr"><is><t>行内</t></is></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="b"><v>1</v></c><c><v>0.5</v></c>)"
            R"(<c r="E1" t="str"><f>A1</f><v>x</v></c><c r="F1"><f t="shared" si="0"/><v>6</v></c><c r="G1" t="str"><v>x</v></c><c r="H1" s="3"/>)"
            R"(<c r="AB1" t="s"><v>0</v></c>)")
            + R"(<mergeCells count="1"><mergeCell ref="A5:B$6"/></mergeCells>)"));
    ASSERT_TRUE(sheets) << sheets.error().detail.toStdString();
    const SheetCells &sheet = sheets->front();
    EXPECT_EQ(sheet.at(0, 0).text, QStringLiteral("行内"));
    EXPECT_EQ(sheet.at(0, 1).kind, SheetCell::Kind::Fault);
    EXPECT_EQ(sheet.at(0, 2).kind, SheetCell::Kind::Truth);
    EXPECT_EQ(sheet.at(0, 3).number, 0.5) << "a cell without an address stands beside the one before";
    for (const int formula : { 4, 5, 6 })
        EXPECT_EQ(sheet.at(0, formula).kind, SheetCell::Kind::Formula) << formula;
    EXPECT_EQ(sheet.at(0, 7).kind, SheetCell::Kind::Empty);
    EXPECT_EQ(sheet.at(0, 27).text, QStringLiteral("x"));
    ASSERT_EQ(sheet.merged.size(), 1u);
    EXPECT_EQ(sheet.merged[0].lastRow, 5);
    EXPECT_EQ(sheet.merged[0].lastColumn, 1);
}

TEST_F(WorkbookCells, WhatIsNoWorkbookIsRefused)
{
    EXPECT_EQ(readWorkbook(m_folder.filePath(QStringLiteral("none.xlsx"))).error().fault, Fault::FileMissing);
    EXPECT_EQ(why({}), "not an Excel workbook (.xlsx), or one with a password");
    EXPECT_EQ(why("胸痛,頭痛\n"), "not an Excel workbook (.xlsx), or one with a password");
    EXPECT_EQ(why(storedZip({ { QStringLiteral("a.txt"), "x" } })), "_rels/.rels: this part is missing");
    EXPECT_NE(why(rawWorkbook("<si><t>x</t>", row({}))).find("xl/sharedStrings.xml: "), std::string::npos);
    EXPECT_NE(why(rawWorkbook({}, row(R"(<c r="A1" t="s"><v>7</v></c>)"))).find("a cell has no text"), std::string::npos);
    EXPECT_NE(why(rawWorkbook({}, row(R"(<c r="A0"><v>7</v></c>)"))).find("a cell has no address"), std::string::npos);
    EXPECT_NE(
        why(rawWorkbook({}, row(R"(<c r="AAAAAAAAAAAAAA1"><v>7</v></c>)"))).find("a cell has no address"), std::string::npos);
}

TEST_F(WorkbookCells, APartThatUnpacksWithoutEndIsRefused)
{
    QByteArray bytes = rawWorkbook({}, row({}));
    const qsizetype list = bytes.indexOf("PK\x01\x02");
    const quint32 huge = qToLittleEndian<quint32>(3'000'000'000u);
    bytes.replace(list + 24, 4, reinterpret_cast<const char *>(&huge), 4);
    EXPECT_EQ(why(bytes), "_rels/.rels: larger than 64 MB");
}

TEST_F(WorkbookCells, OneByteMoreOrLessChangesNoTextUnseen)
{
    QFile file(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample/adult-chest-pain.yaml"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = rawWorkbook("<si><t>" + file.readAll().replace('<', "&lt;").replace('&', "&amp;") + "</t></si>",
        row(R"(<c r="A1" t="s"><v>0</v></c>)"));
    const auto whole = read(bytes);
    ASSERT_TRUE(whole) << whole.error().detail.toStdString();
    const QString text = whole->front().at(0, 0).text;
    int refused = 0;
    int tried = 0;
    for (qsizetype at = 0; at < bytes.size(); at += 37) {
        QByteArray changed = bytes;
        changed[at] = char(changed[at] ^ (1 << (at % 8)));
        const auto sheets = read(changed);
        ++tried;
        if (!sheets)
            ++refused;
        else
            EXPECT_TRUE(!sheets->empty() && sheets->front().at(0, 0).text == text) << "byte " << at;
    }
    EXPECT_GT(refused, tried / 2) << "most of it is text, and guarded";
    for (qsizetype length = 0; length < bytes.size(); length += 101)
        EXPECT_FALSE(read(bytes.left(length))) << length;
}
