// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/packfolder.h"
#include "catalogue/sheets/packsheet.h"
#include "protocol/reading/packwriter.h"
#include "protocol/proof/proof.h"
#include "retyped.h"
#include "support/packfields.h"
#include "support/randompack.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <functional>

using namespace kikitori;

namespace {

std::string wordsOf(const Error &error)
{
    return QStringLiteral("%1:%2:%3: %4").arg(error.subject).arg(error.line).arg(error.column).arg(error.detail).toStdString();
}

std::string wordsOf(const std::vector<Error> &errors)
{
    std::string out;
    for (const Error &error : errors)
        out += wordsOf(error) + '\n';
    return out;
}

Pack sample()
{
    const auto read = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    if (!read)
        throw std::runtime_error(wordsOf(read.error()));
    return *read;
}

Protocol chestPain()
{
    Protocol out;
    out.id = QStringLiteral("adult.chest-pain");
    out.title = QStringLiteral("胸痛");
    out.ages = AgeBand::Adult;
    out.group = QStringLiteral("胸");
    out.floor = Urgency::Green;
    out.words = QStringList { QStringLiteral("胸が痛い"), QStringLiteral("むねがいたい") };
    Node node { QStringLiteral("now"), QStringLiteral("今も痛みますか"), {}, QStringLiteral("本人に代わってもらう"), {}, {}, {} };
    node.yes = { std::nullopt, Branch::To::Node, QStringLiteral("worst") };
    node.no = { std::nullopt, Branch::To::Items, {} };
    node.unknown = { Urgency::Orange, Branch::To::Items, {} };
    Node worst { QStringLiteral("worst"), QStringLiteral("今までで一番の痛みですか"), {}, {},
        { Urgency::Red, Branch::To::End, {} }, {}, {} };
    worst.no = worst.unknown = node.no;
    worst.unknown.urgency = Urgency::Orange;
    out.tree = { node, worst };
    out.items = { { QStringLiteral("sweat"), Urgency::Red, QStringLiteral("冷や汗が出ていますか"),
                      QStringLiteral("顔色が悪いも「はい」"), true, {} },
        { QStringLiteral("breath"), Urgency::Orange, QStringLiteral("息が苦しいですか"), {}, false,
            QStringLiteral("話し方で判断する") },
        { QStringLiteral("light"), Urgency::Green, QStringLiteral("軽い痛みが続きますか"), {}, false, {} } };
    out.modifiers = { { QStringLiteral("age-65"), QStringLiteral("65歳以上では軽いことがあります"), 65, 120, {}, {} },
        { QStringLiteral("blood"), QStringLiteral("血が止まりにくい薬を使っています"), -1, -1, { QStringLiteral("ワーファリン") },
            Urgency::Orange } };
    for (const Urgency urgency : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White })
        out.advice[urgency] = { QStringLiteral("119番にかけてください。"),
            { QStringLiteral("内科"), QStringLiteral("循環器内科") } };
    out.watchFor = QStringLiteral("強くなれば119番");
    out.basis = QStringLiteral("教科書的知識");
    return out;
}

Pack smallPack()
{
    Pack out;
    out.id = QStringLiteral("small");
    out.name = QStringLiteral("小さな見本");
    out.version = QStringLiteral("0.10");
    out.sample = true;
    out.notice = QStringLiteral("見本です。");
    for (const Urgency urgency : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White })
        out.meanings[urgency] = QStringLiteral("受診");
    out.emergency = { { QStringLiteral("airway"), EmergencyKind::Airway, QStringLiteral("気道"),
        QStringLiteral("のどに詰まりましたか"), { QStringLiteral("のどに詰まった") }, QStringLiteral("背中をたたきます。") } };
    out.protocols = { chestPain() };
    return out;
}

/// A small pack, exported, changed in the spreadsheet, and imported.
class PackSheet : public testing::Test {
protected:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("pack.xlsx")); }
    [[nodiscard]] Retyped exported() const
    {
        if (const auto written = writePackWorkbook(smallPack(), path()); !written)
            throw std::runtime_error(wordsOf(written.error()));
        return Retyped(path());
    }
    [[nodiscard]] PackUnderRepair imported(const Retyped &book) const
    {
        book.save(path());
        const auto read = readPackWorkbook(path());
        if (!read)
            throw std::runtime_error(wordsOf(read.error()));
        return *read;
    }
    /// The refusals of what was changed, one a line.
    [[nodiscard]] std::string refusals(const std::function<void(Retyped &)> &change) const
    {
        Retyped book = exported();
        change(book);
        return wordsOf(imported(book).refused);
    }
    void expectSame(const PackUnderRepair &read) const
    {
        EXPECT_EQ(wordsOf(read.refused), std::string());
        EXPECT_EQ(fieldsOf(read.pack), fieldsOf(smallPack()));
        EXPECT_EQ(yamlOf(read.pack), yamlOf(smallPack()));
    }

    QTemporaryDir m_folder;
};

SheetCell number(double value)
{
    return { SheetCell::Kind::Number, {}, value };
}

} // namespace

TEST_F(PackSheet, AnyPackSurvivesTheWayThroughAWorkbook)
{
    EXPECT_TRUE(rc::check("yamlOf(fromSheet(toSheet(p))) == yamlOf(p)", [this] {
        const Pack pack = random::pack();
        const auto written = writePackWorkbook(pack, path());
        if (!written)
            RC_FAIL(wordsOf(written.error()));
        const auto read = readPackWorkbook(path());
        if (!read)
            RC_FAIL(wordsOf(read.error()));
        if (!read->refused.empty())
            RC_FAIL(wordsOf(read->refused));
        RC_ASSERT(fieldsOf(read->pack) == fieldsOf(pack));
        RC_ASSERT(yamlOf(read->pack) == yamlOf(pack));
    }));
}

TEST_F(PackSheet, TheSampleCatalogueSurvivesToTheByteAndTheHash)
{
    const Pack pack = sample();
    const auto written = writePackWorkbook(pack, path());
    ASSERT_TRUE(written) << wordsOf(written.error());
    const auto read = readPackWorkbook(path());
    ASSERT_TRUE(read) << wordsOf(read.error());
    ASSERT_TRUE(read->refused.empty()) << wordsOf(read->refused);
    EXPECT_EQ(yamlOf(read->pack), yamlOf(pack));
    EXPECT_EQ(read->pack.hash, readPack(yamlOf(pack))->hash);
}

TEST_F(PackSheet, WhatLooksLikeMarkedUpTextIsText)
{
    Pack pack = smallPack();
    pack.protocols[0].items[0].help = QStringLiteral("<r><t>痛い</t></r>");
    pack.protocols[0].items[1].help = QStringLiteral("<r>でも「はい」</r>");
    ASSERT_TRUE(writePackWorkbook(pack, path()));
    const auto read = readPackWorkbook(path());
    ASSERT_TRUE(read) << wordsOf(read.error());
    EXPECT_EQ(fieldsOf(read->pack), fieldsOf(pack)) << wordsOf(read->refused);
}

TEST_F(PackSheet, ColumnsAreKnownByTheirHeadingsWhereverTheyWereMoved)
{
    Retyped book = exported();
    for (SheetCells &sheet : book.sheets) {
        QMap<std::pair<int, int>, SheetCell> moved;
        for (const auto &[at, cell] : Retyped::each(sheet))
            moved.insert({ at.first, 40 - at.second }, cell);
        sheet.cells = moved;
    }
    expectSame(imported(book));
}

TEST_F(PackSheet, EmptyRowsAndATitleAboveAreFine)
{
    Retyped book = exported();
    for (SheetCells &sheet : book.sheets) {
        QMap<std::pair<int, int>, SheetCell> moved;
        moved.insert({ 0, 0 }, { SheetCell::Kind::Text, QStringLiteral("中村医師 確認用"), 0 });
        moved.insert({ 0, 1 }, number(2026));
        for (const auto &[at, cell] : Retyped::each(sheet))
            moved.insert({ 3 + at.first * 3, at.second }, cell);
        sheet.cells = moved;
    }
    expectSame(imported(book));
}

TEST_F(PackSheet, HowAPersonTypesIsUnderstood)
{
    Retyped book = exported();
    const int item = book.row(u"項目", u"コード", u"sweat");
    const int age = book.row(u"項目", u"コード", u"age-65");
    book.type(u"項目", item, u"コード", u" ｓｗｅａｔ　");
    book.type(u"項目", item, u"緊急度", u"赤 ");
    book.type(u"項目", item, u"質問", u"　冷や汗が出ていますか  ");
    book.type(u"項目", age, u"年齢から", u"６５歳");
    book.type(u"項目", age, u"年齢まで", number(120));
    book.type(u"項目", book.row(u"項目", u"コード", u"now"), u"いいえの行き先", u"項目");
    book.type(u"項目", item, u"メモ（読みません）", u"ここは要検討");
    book.type(u"プロトコル", 1, u"相談者の言葉", u"胸が痛い，　むねがいたい、\n");
    book.type(u"プロトコル", 1, u"対象", u"成人　");
    SheetCells &sheet = book.sheet(u"項目");
    sheet.cells.insert({ 40, 3 }, { SheetCell::Kind::Text, QStringLiteral(" 　"), 0 }); // a row that only looks empty
    sheet.cells[{ 0, book.column(u"項目", u"不明の扱い") }].text = QStringLiteral("不明の\n扱い");
    expectSame(imported(book));
}

TEST_F(PackSheet, AFindingOfTheProofStandsAtItsCell)
{
    Retyped book = exported();
    const int item = book.row(u"項目", u"コード", u"breath");
    book.type(u"項目", item, u"質問", u"息が苦しい");
    const PackProof proof = provePack(imported(book));
    const auto asks = std::find_if(
        proof.findings.begin(), proof.findings.end(), [](const Finding &finding) { return finding.rule == Rule::Asks; });
    ASSERT_NE(asks, proof.findings.end());
    EXPECT_EQ(asks->place, (Place { QStringLiteral("項目"), item + 1, book.column(u"項目", u"質問") + 1 }));
}

TEST_F(PackSheet, EveryFaultOfASheetIsNamedAtOnce)
{
    const std::string all = refusals([](Retyped &book) {
        book.type(u"項目", book.row(u"項目", u"コード", u"sweat"), u"緊急度", u"真っ赤");
        book.type(u"項目", book.row(u"項目", u"コード", u"breath"), u"質問", number(7));
    });
    EXPECT_NE(all.find("row 4, column E (緊急度): expected one of 赤, 橙, 黄, 緑, 白"), std::string::npos) << all;
    EXPECT_NE(all.find("row 5, column F (質問): expected a text, not a number or a date"), std::string::npos) << all;
}

TEST_F(PackSheet, WhatIsWrongIsRefusedWithItsPlace)
{
    struct Wrong {
        const char *name;
        std::function<void(Retyped &)> change;
        const char *refusal;
    };
    const auto item = [](Retyped &book, const char16_t *code) { return book.row(u"項目", u"コード", code); };
    const auto in = [item](const char16_t *code, const char16_t *heading, const char16_t *words) {
        return [=](Retyped &book) { book.type(u"項目", item(book, code), heading, words); };
    };
    const auto text = [](const char16_t *heading, const char16_t *words) {
        return [=](Retyped &book) { book.type(u"プロトコル", 1, heading, words); };
    };
    const auto label = [](const char16_t *name, const char16_t *words) {
        return [=](Retyped &book) { book.type(u"一覧", book.row(u"一覧", u"事項", name), u"内容", words); };
    };
    const std::vector<Wrong> wrongs {
        { "sheet away", [](Retyped &book) { book.sheets.pop_back(); }, "the sheet 項目 is missing" },
        { "strange sheet",
            [](Retyped &book) {
                book.sheets.push_back({ QStringLiteral("案"), {}, {} });
            },
            "sheet 案: unknown sheet" },
        { "heading away",
            [](Retyped &book) {
                book.sheet(u"項目").cells.remove({ 0, book.column(u"項目", u"質問") });
            },
            "sheet 項目, row 1, column A: the heading 質問 is missing" },
        { "strange heading",
            [](Retyped &book) {
                book.sheet(u"項目").cells.insert({ 0, 30 }, { SheetCell::Kind::Text, QStringLiteral("備考"), 0 });
            },
            "sheet 項目, row 1, column AE (備考): unknown heading" },
        { "double heading",
            [](Retyped &book) {
                book.sheet(u"項目").cells.insert({ 0, 30 }, { SheetCell::Kind::Text, QStringLiteral("質問"), 0 });
            },
            "column AE (質問): this heading stands twice" },
        { "no heading",
            [](Retyped &book) {
                book.sheet(u"項目").cells.insert({ 4, 30 }, { SheetCell::Kind::Text, QStringLiteral("追加"), 0 });
            },
            "sheet 項目, row 5, column AE: this column has no heading" },
        { "merged",
            [](Retyped &book) {
                book.sheet(u"項目").merged.push_back({ 3, 5, 4, 5 });
            },
            "sheet 項目, row 4, column F: merged with cells down to row 5" },
        { "formula",
            [item](Retyped &book) {
                book.type(u"項目", item(book, u"sweat"), u"補足", SheetCell { SheetCell::Kind::Formula, {}, 0 });
            },
            "row 4, column G (補足): expected a text, not a formula" },
        { "truth",
            [item](Retyped &book) {
                book.type(u"項目", item(book, u"sweat"), u"質問", SheetCell { SheetCell::Kind::Truth, {}, 1 });
            },
            "column F (質問): expected a text, not TRUE or FALSE" },
        { "version a number", [](Retyped &book) { book.type(u"一覧", book.row(u"一覧", u"事項", u"版"), u"内容", number(0.1)); },
            "sheet 一覧, row 4, column B (内容): expected a text, not a number" },
        { "label away", [](Retyped &book) { book.type(u"一覧", book.row(u"一覧", u"事項", u"赤の意味"), u"事項", u"赤の定義"); },
            "a row with the label 赤の意味 is missing" },
        { "notice away", label(u"注意書き", u" "), "a sample must have a notice" },
        { "sample or not", label(u"見本", u"たぶん"), "expected one of いいえ, はい" },
        { "no code", in(u"sweat", u"コード", u""), "row 4, column D (コード): expected a text, the cell is empty" },
        { "a code of letters", in(u"sweat", u"コード", u"冷や汗"), "sheet 項目, row 4, column D" },
        { "a code twice", in(u"light", u"コード", u"sweat"), "sheet 項目, row 6, column D" },
        { "strange protocol", in(u"sweat", u"プロトコル", u"adult.chest"),
            "row 4, column A (プロトコル): expected a protocol of the sheet プロトコル" },
        { "strange kind", in(u"sweat", u"種類", u"質問"), "row 4, column C (種類): expected one of 判定木, 項目, 修飾因子" },
        { "white item", in(u"light", u"緊急度", u"白"), "sheet 項目, row 6, column E" },
        { "no colour", in(u"light", u"緊急度", u""), "row 6, column E (緊急度): expected a text" },
        { "order", in(u"light", u"緊急度", u"赤"), "sheet 項目, row 6, column E" },
        { "question away", in(u"light", u"質問", u"　"), "row 6, column F (質問): expected a text" },
        { "unknown", in(u"light", u"不明の扱い", u"数える"),
            "row 6, column H (不明の扱い): expected one of 記録のみ, はいと数える" },
        { "an item's branch", in(u"light", u"はいの行き先", u"終わり"), "column K (はいの行き先): must be empty: not for 項目" },
        { "a node's age", in(u"now", u"年齢から", u"65"), "column P (年齢から): must be empty: not for 判定木" },
        { "a prompt's help", in(u"blood", u"補足", u"例"), "column G (補足): must be empty: not for 修飾因子" },
        { "nowhere", in(u"worst", u"はいの行き先", u"nowhere"), "sheet 項目, row 3, column K" },
        { "no way on", in(u"worst", u"いいえの行き先", u""), "row 3, column M (いいえの行き先): expected a text" },
        { "upwards", in(u"worst", u"いいえの行き先", u"now"), "sheet 項目, row 3, column M" },
        { "an English end", in(u"worst", u"いいえの行き先", u"end"),
            "row 3, column M (いいえの行き先): expected a code, →項目 or →終わり" },
        { "age in words", in(u"age-65", u"年齢から", u"高齢"), "column P (年齢から): expected a whole number" },
        { "ages the wrong way", in(u"age-65", u"年齢まで", u"20"), "sheet 項目, row 7, column Q" },
        { "least red", in(u"blood", u"緊急度", u"赤"), "sheet 項目, row 8, column E" },
        { "words not closed", in(u"blood", u"既往・薬の言葉", u"\"ワーファリン"), "a quote \" is not closed" },
        { "protocol twice",
            [](Retyped &book) {
                SheetCells &sheet = book.sheet(u"プロトコル");
                for (const auto &[at, cell] : Retyped::each(sheet)) {
                    if (at.first == 1)
                        sheet.cells.insert({ 2, at.second }, cell);
                }
            },
            "sheet プロトコル, row 3, column A (プロトコル): adult.chest-pain stands twice" },
        { "floor above an item", text(u"下限", u"黄"), "sheet プロトコル, row 2, column E" },
        { "floor of all colours", text(u"下限", u"赤"), "sheet プロトコル, row 2, column E" },
        { "red without 119", text(u"赤の案内", u"すぐ受診"), "sheet プロトコル, row 2, column G" },
        { "no advice", text(u"緑の案内", u""), "(緑の案内): expected a text" },
        { "no words", text(u"相談者の言葉", u" 、"), "sheet プロトコル, row 2" },
        { "ages", text(u"対象", u"おとな"), "column C (対象): expected one of 全年齢, 成人, 小児" },
        { "kind of check", [](Retyped &book) { book.type(u"緊急チェック", 1, u"種類", u"のど"); },
            "sheet 緊急チェック, row 2, column B (種類): expected one of 心肺停止" },
        { "no check",
            [](Retyped &book) {
                for (const char16_t *heading : { u"コード", u"種類", u"短い名", u"質問", u"相談者の言葉", u"応急手当" })
                    book.type(u"緊急チェック", 1, heading, u"");
            },
            "sheet 緊急チェック: expected at least one emergency check" },
        { "a lost character", in(u"light", u"質問", u"痛み\uFFFDますか"), "(質問): a character was lost here" },
    };
    for (const Wrong &wrong : wrongs) {
        SCOPED_TRACE(wrong.name);
        const std::string found = refusals(wrong.change);
        EXPECT_NE(found.find(wrong.refusal), std::string::npos) << "expected: " << wrong.refusal << "\nfound:    " << found;
        EXPECT_EQ(found.rfind("pack.xlsx:", 0), 0u) << found;
    }
}

TEST_F(PackSheet, ATextLongerThanACellIsRefusedWithItsPlace)
{
    Pack pack = smallPack();
    pack.protocols[0].items[1].help = QString(40'000, u'痛');
    const auto written = writePackWorkbook(pack, path());
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().fault, Fault::WorkbookFailed);
    EXPECT_TRUE(written.error().detail.startsWith(QStringLiteral("sheet 項目, row 5, column G"))) << wordsOf(written.error());
    EXPECT_TRUE(QDir(m_folder.path()).isEmpty()) << "nothing is left of it";
}

TEST_F(PackSheet, AFolderIsWrittenWholeOrNotAtAll)
{
    const QString folder = m_folder.filePath(QStringLiteral("new"));
    ASSERT_TRUE(writePackFolder(smallPack(), folder));
    EXPECT_EQ(QDir(folder).entryList(QDir::Files),
        (QStringList { QStringLiteral("adult-chest-pain.yaml"), QStringLiteral("pack.yaml") }));
    EXPECT_EQ(fieldsOf(*readPack(folder)), fieldsOf(smallPack()));
    const auto again = writePackFolder(sample(), folder);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().fault, Fault::BadArgument);
    EXPECT_EQ(fieldsOf(*readPack(folder)), fieldsOf(smallPack())) << "what stood there stays";
    ASSERT_TRUE(QDir(m_folder.path()).mkdir(QStringLiteral("empty")));
    EXPECT_TRUE(writePackFolder(smallPack(), m_folder.filePath(QStringLiteral("empty"))));
    EXPECT_EQ(writePackFolder(smallPack(), m_folder.filePath(QStringLiteral("no/folder"))).error().fault, Fault::FileMissing);
    EXPECT_EQ(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        (QStringList { QStringLiteral("empty"), QStringLiteral("new") }))
        << "nothing is left of the work";
}
