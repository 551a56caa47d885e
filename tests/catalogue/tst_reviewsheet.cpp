// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/reviewsheet.h"
#include "catalogue/sheets/workbookcells.h"
#include "catalogue/sheets/zipparts.h"
#include "protocol/reading/packreader.h"
#include "protocol/reading/packwriter.h"
#include "support/randompack.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

Pack sample()
{
    const auto read = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    if (!read)
        throw std::runtime_error(read.error().detail.toStdString());
    return *read;
}

/// The review of a pack, written and read back. Thread: main. Owner: the test.
class Review {
public:
    explicit Review(const Pack &pack)
    {
        const QString path = m_folder.filePath(QStringLiteral("review.xlsx"));
        if (const auto written = writeReviewWorkbook(pack, path); !written)
            throw std::runtime_error(written.error().detail.toStdString());
        sheets = readWorkbook(path).value();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("not there");
        m_parts = std::make_unique<ZipParts>(ZipParts::open(file.readAll(), path).value());
    }
    /// The XML of the sheet with this number, counted from 1.
    [[nodiscard]] QString xml(size_t number) const
    {
        return QString::fromUtf8(m_parts->read(QStringLiteral("xl/worksheets/sheet%1.xml").arg(number)).value());
    }
    [[nodiscard]] QString workbook() const { return QString::fromUtf8(m_parts->read(QStringLiteral("xl/workbook.xml")).value()); }

    std::vector<SheetCells> sheets;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ZipParts> m_parts;
};

/// All texts of a sheet; pieces of a text that went on in another row stand together again.
QString textsOf(const SheetCells &sheet)
{
    QStringList out;
    for (const SheetCell &cell : sheet.cells)
        out << cell.text;
    return out.join(u'\n');
}

QStringList allTexts(const Protocol &protocol)
{
    QStringList out { protocol.title, protocol.id, protocol.group, protocol.watchFor, protocol.basis,
        protocol.words.join(u'、') };
    for (const Item &item : protocol.items)
        out << item.code << item.question << item.help << item.unknownMeans;
    for (const Node &node : protocol.tree)
        out << node.code << node.question << node.help << node.unknownMeans;
    for (const Modifier &modifier : protocol.modifiers)
        out << modifier.code << modifier.text << modifier.historyWords.join(u'、');
    for (const Advice &advice : protocol.advice)
        out << advice.say << advice.departments.join(u'、');
    return out;
}

} // namespace

TEST(ReviewSheet, EveryTextOfTheSampleIsThereToBeJudged)
{
    const Pack pack = sample();
    const Review review(pack);
    ASSERT_EQ(review.sheets.size(), pack.protocols.size() + 2) << "cover, emergency checks, and one a protocol";
    const QString cover = textsOf(review.sheets[0]);
    EXPECT_TRUE(cover.contains(pack.hash));
    for (size_t i = 0; i < pack.protocols.size(); ++i) {
        SCOPED_TRACE(pack.protocols[i].id.toStdString());
        const QString page = textsOf(review.sheets[i + 2]);
        for (const QString &text : allTexts(pack.protocols[i]))
            EXPECT_TRUE(page.contains(text)) << text.toStdString();
        for (const QString &line : pack.protocols[i].firstAid.split(u'\n'))
            EXPECT_TRUE(page.contains(line)) << line.toStdString();
        EXPECT_TRUE(page.contains(QStringLiteral("医師名：")));
        EXPECT_TRUE(cover.contains(pack.protocols[i].title));
    }
    for (const EmergencyCheck &check : pack.emergency)
        EXPECT_TRUE(textsOf(review.sheets[1]).contains(check.question));
}

TEST(ReviewSheet, EveryQuestionAndEveryAdviceHasABox)
{
    const Pack pack = sample();
    const Review review(pack);
    for (size_t i = 0; i < pack.protocols.size(); ++i) {
        const Protocol &protocol = pack.protocols[i];
        qsizetype boxes = 0;
        for (const SheetCell &cell : review.sheets[i + 2].cells)
            boxes += cell.text == QStringLiteral("□") ? 1 : 0;
        EXPECT_GE(boxes, qsizetype(protocol.tree.size() + protocol.items.size() + protocol.modifiers.size() + 5))
            << protocol.id.toStdString();
    }
}

TEST(ReviewSheet, PagesAreA4AndCarryVersionAndHash)
{
    Pack pack = sample();
    pack.protocols.resize(2);
    for (const bool isSample : { true, false }) {
        pack.sample = isSample;
        const Review review(pack);
        for (size_t number = 1; number <= 4; ++number) {
            SCOPED_TRACE(number);
            const QString xml = review.xml(number);
            EXPECT_TRUE(
                xml.contains(QStringLiteral("paperSize=\"9\" ")) && xml.contains(QStringLiteral("orientation=\"landscape\"")));
            EXPECT_TRUE(xml.contains(QStringLiteral("fitToHeight=\"0\""))) << "one page wide, as many high as it takes";
            EXPECT_TRUE(xml.contains(QStringLiteral("<pageSetUpPr fitToPage=\"1\"/>")));
            EXPECT_TRUE(xml.contains(QStringLiteral("見本プロトコル %1  SHA-256 %2").arg(pack.version, pack.hash)));
            EXPECT_EQ(xml.contains(QStringLiteral("見本　実際の相談には使えません")), isSample);
        }
        EXPECT_EQ(review.workbook().count(QStringLiteral("_xlnm.Print_Titles")), 4) << "headings on every printed page";
    }
}

TEST(ReviewSheet, TheHashStandsAtTheFootHoweverLongTheNameIs)
{
    Pack pack = sample();
    pack.protocols.resize(1);
    for (const QChar c : { u'長', u'&', u'<', u'\n' }) {
        pack.name = QString(300, c);
        pack.version = QString(300, c);
        EXPECT_TRUE(
            Review(pack).xml(3).section(QStringLiteral("<oddFooter>"), 1).contains(QStringLiteral("SHA-256 ") + pack.hash))
            << int(c.unicode());
    }
}

TEST(ReviewSheet, ALongTextGoesOnInFurtherRows)
{
    Pack pack = sample();
    pack.protocols.resize(1);
    QStringList lines;
    for (int i = 0; i < 80; ++i)
        lines << QStringLiteral("%1番目の手当。").arg(i);
    pack.protocols[0].firstAid = lines.join(u'\n');
    pack.protocols[0].basis = QString(3000, u'鑫');
    const Review review(pack);
    const QString page = textsOf(review.sheets[2]);
    for (const QString &line : lines)
        EXPECT_TRUE(page.contains(line));
    EXPECT_EQ(page.count(u'鑫'), 3000);
    EXPECT_TRUE(page.contains(QStringLiteral("（続き）")));
    const QString xml = review.xml(3);
    static const QRegularExpression height(QStringLiteral(" ht=\"([0-9.]+)\""));
    for (auto it = height.globalMatch(xml); it.hasNext();)
        EXPECT_LE(it.next().captured(1).toDouble(), 409.0) << "no program shows a higher row";
}

TEST(ReviewSheet, AnyPackCanBePrinted)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("review.xlsx"));
    EXPECT_TRUE(rc::check("a review has its sheets, each with a name of its own", [&path] {
        const Pack pack = random::pack();
        const auto written = writeReviewWorkbook(pack, path);
        if (!written)
            RC_FAIL(written.error().detail.toStdString());
        const auto sheets = readWorkbook(path);
        if (!sheets)
            RC_FAIL(sheets.error().detail.toStdString());
        RC_ASSERT(sheets->size() == pack.protocols.size() + 2);
        QSet<QString> names;
        for (const SheetCells &sheet : *sheets)
            names.insert(sheet.name);
        RC_ASSERT(names.size() == qsizetype(sheets->size()));
    }));
}
