// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/reviewpage.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>

namespace kikitori {

namespace {

struct Column {
    const char16_t *head;
    double width; ///< characters
};
constexpr std::array<Column, 8> kColumns { { { u"コード", 13 }, { u"緊急度", 8 }, { u"質問・内容", 46 }, { u"補足・行き先", 38 },
    { u"不明のとき／診療科", 18 }, { u"承認", 6 }, { u"修正", 24 }, { u"コメント", 20 } } };
constexpr int kCode = 0, kUrgency = 1, kQuestion = 2, kHelp = 3, kUnknown = 4, kApproved = 5, kChange = 6, kRemark = 7;
constexpr std::array<Column, 12> kCover { { { u"番号", 6 }, { u"表題", 34 }, { u"対象", 9 }, { u"分類", 16 }, { u"判定木", 8 },
    { u"赤", 6 }, { u"橙", 6 }, { u"黄", 6 }, { u"緑", 6 }, { u"修飾因子", 9 }, { u"確認", 7 }, { u"日付・印", 22 } } };
constexpr double kLineHeight = 14; // points, for text of 10 points
constexpr int kMostLines = 26; // of a row: 409 points are the most a program takes, and a page should break between rows
constexpr unsigned kHeadFill = 0xDDE6EF;

/// In halves of a Japanese character.
int widthOf(QStringView text)
{
    return int(std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x1100; })) + int(text.size());
}

int linesOf(const QString &text, double width)
{
    int out = 0;
    for (const QStringView line : QStringView(text).split(u'\n'))
        out +=
            std::max(1, int((widthOf(line) + width - 3) / (width - 2))); // a cell has margins, and lines do not break everywhere
    return text.isEmpty() ? 0 : out;
}

/// Pieces of whole lines, each short enough for one row.
QStringList pieces(const QString &text, double width)
{
    QStringList out { QString() };
    for (const QString &line : text.split(u'\n')) {
        const qsizetype fits = std::max<qsizetype>(1, qsizetype(width - 2) / 2 * kMostLines);
        for (qsizetype at = 0; at == 0 || at < line.size(); at += fits) {
            const QString part = line.mid(at, fits);
            const QString longer = out.back().isEmpty() ? part : out.back() + u'\n' + part;
            if (linesOf(longer, width) > kMostLines)
                out << part;
            else
                out.back() = longer;
        }
    }
    return out;
}

/// Text for header and footer: one line, where & begins a command (ISO/IEC 29500-1 §18.3.1.46).
QByteArray inMargin(const QString &text, qsizetype most)
{
    QList<uint> shown = text.toUcs4();
    shown.resize(std::min(shown.size(), most));
    QString line;
    for (const uint c : std::as_const(shown))
        line += QChar::isPrint(c) ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1) : QStringLiteral(" ");
    return line.simplified().replace(u'&', QStringLiteral("&&")).toUtf8();
}

void setUpPage(lxw_worksheet *sheet, const Pack &pack)
{
    worksheet_set_paper(sheet, 9); // A4
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_center_horizontally(sheet);
    worksheet_set_margins(sheet, 0.4, 0.4, pack.sample ? 0.75 : 0.5, 0.6);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    // A blank before each text: a digit would be read as part of the size.
    // With the cuts less than 255 characters, or the library would leave the footer out.
    const QByteArray footer = "&L&8 " + inMargin(pack.name, 40) + " " + inMargin(pack.version, 20) + "  SHA-256 "
        + pack.hash.toLatin1().left(64) + "&R&8 &P / &N";
    worksheet_set_footer(sheet, footer.constData());
    if (pack.sample)
        worksheet_set_header(sheet, "&C&\"Yu Gothic,Bold\"&16&KB00000見本　実際の相談には使えません");
}

void setHeight(lxw_worksheet *sheet, int row, int lines)
{
    worksheet_set_row(sheet, static_cast<lxw_row_t>(row), std::max(1, lines) * kLineHeight + 5, nullptr);
}

void writeSignature(SheetBook &book, lxw_worksheet *sheet, int row, int lastColumn)
{
    const auto plain = book.look({ .border = false, .wrap = false, .size = 11 });
    setHeight(sheet, row, 1);
    book.wide(sheet, row + 1, 0, lastColumn, QStringLiteral("判定：　□ 承認　　□ 修正のうえ承認　　□ 差し戻し"), plain);
    setHeight(sheet, row + 1, 2);
    book.wide(sheet, row + 2, 0, lastColumn,
        QStringLiteral(
            "医師名：＿＿＿＿＿＿＿＿＿＿＿＿＿　　署名：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿　　日付：＿＿＿＿年＿＿月＿＿日"),
        plain);
    setHeight(sheet, row + 2, 2);
}

} // namespace

ReviewPage::ReviewPage(SheetBook &book, const Pack &pack, const QString &name)
    : m_book(book)
    , m_sheet(book.addSheet(name))
{
    for (size_t i = 0; i < kColumns.size(); ++i)
        worksheet_set_column(m_sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), kColumns[i].width, nullptr);
    setUpPage(m_sheet, pack);
}

void ReviewPage::title(const QString &title, const QString &facts)
{
    m_book.wide(m_sheet, m_row, 0, kRemark, title, m_book.look({ .bold = true, .border = false, .wrap = false, .size = 16 }));
    worksheet_set_row(m_sheet, static_cast<lxw_row_t>(m_row++), 26, nullptr);
    m_book.wide(m_sheet, m_row, 0, kRemark, facts, m_book.look({ .border = false, .wrap = false }));
    setHeight(m_sheet, m_row++, 1);
}

void ReviewPage::headings()
{
    const auto look = m_book.look({ .bold = true, .centred = true, .fill = kHeadFill });
    for (int column = 0; column < int(kColumns.size()); ++column)
        m_book.text(m_sheet, m_row, column, QString::fromUtf16(kColumns[size_t(column)].head), look);
    setHeight(m_sheet, m_row, 1);
    worksheet_repeat_rows(m_sheet, 0, static_cast<lxw_row_t>(m_row));
    worksheet_freeze_panes(m_sheet, static_cast<lxw_row_t>(m_row + 1), 0);
    ++m_row;
}

void ReviewPage::band(const QString &words, unsigned fill)
{
    m_book.wide(m_sheet, m_row, 0, kRemark, words, m_book.look({ .bold = true, .fill = fill, .size = 11 }));
    setHeight(m_sheet, m_row++, linesOf(words, 160));
}

void ReviewPage::boxes()
{
    m_book.text(m_sheet, m_row, kApproved, QStringLiteral("□"), m_book.look({ .centred = true, .size = 14 }));
    m_book.text(m_sheet, m_row, kChange, {}, m_book.look({}));
    m_book.text(m_sheet, m_row, kRemark, {}, m_book.look({}));
}

void ReviewPage::line(const QString &code, const QString &urgency, unsigned fill, const QString &question, const QString &help,
    const QString &unknown)
{
    m_book.text(m_sheet, m_row, kCode, code, m_book.look({ .size = 9 }));
    m_book.text(m_sheet, m_row, kUrgency, urgency, m_book.look({ .bold = true, .centred = true, .fill = fill }));
    m_book.text(m_sheet, m_row, kQuestion, question, m_book.look({ .size = 11 }));
    m_book.text(m_sheet, m_row, kHelp, help, m_book.look({}));
    m_book.text(m_sheet, m_row, kUnknown, unknown, m_book.look({}));
    boxes();
    setHeight(m_sheet, m_row,
        std::max({ linesOf(code, kColumns[kCode].width), linesOf(question, kColumns[kQuestion].width * 0.9),
            linesOf(help, kColumns[kHelp].width), linesOf(unknown, kColumns[kUnknown].width) }));
    ++m_row;
}

void ReviewPage::wideLine(const QString &name, unsigned fill, const QString &words, const QString &beside)
{
    const double width = kColumns[kQuestion].width + kColumns[kHelp].width;
    QString first = name;
    QString firstBeside = beside;
    for (const QString &piece : pieces(words, width)) {
        m_book.wide(m_sheet, m_row, kCode, kUrgency, first, m_book.look({ .bold = true, .centred = true, .fill = fill }));
        m_book.wide(m_sheet, m_row, kQuestion, kHelp, piece, m_book.look({}));
        m_book.text(m_sheet, m_row, kUnknown, firstBeside, m_book.look({}));
        boxes();
        setHeight(m_sheet, m_row, std::max(linesOf(piece, width), linesOf(firstBeside, kColumns[kUnknown].width)));
        ++m_row;
        first = QStringLiteral("（続き）");
        firstBeside.clear();
    }
}

void ReviewPage::signature()
{
    writeSignature(m_book, m_sheet, m_row, kRemark);
}

CoverPage::CoverPage(SheetBook &book, const Pack &pack)
    : m_book(book)
    , m_sheet(book.addSheet(QStringLiteral("表紙")))
{
    for (size_t i = 0; i < kCover.size(); ++i)
        worksheet_set_column(m_sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), kCover[i].width, nullptr);
    setUpPage(m_sheet, pack);
}

void CoverPage::title(const QString &words)
{
    m_book.wide(m_sheet, m_row, 0, int(kCover.size()) - 1, words,
        m_book.look({ .bold = true, .border = false, .wrap = false, .centred = true, .size = 20 }));
    worksheet_set_row(m_sheet, static_cast<lxw_row_t>(m_row++), 36, nullptr);
}

void CoverPage::fact(const QString &name, const QString &words, unsigned fill)
{
    m_book.wide(m_sheet, m_row, 0, 1, name, m_book.look({ .bold = true, .fill = fill }));
    m_book.wide(m_sheet, m_row, 2, int(kCover.size()) - 1, words, m_book.look({}));
    setHeight(m_sheet, m_row++, linesOf(words, 95));
}

void CoverPage::headings()
{
    setHeight(m_sheet, m_row++, 1);
    const auto look = m_book.look({ .bold = true, .centred = true, .fill = kHeadFill });
    for (int column = 0; column < int(kCover.size()); ++column)
        m_book.text(m_sheet, m_row, column, QString::fromUtf16(kCover[size_t(column)].head), look);
    setHeight(m_sheet, m_row, 1);
    worksheet_repeat_rows(m_sheet, static_cast<lxw_row_t>(m_row), static_cast<lxw_row_t>(m_row));
    ++m_row;
}

void CoverPage::line(const QString &number, const QString &title, const QString &sheet, const QString &ages, const QString &group,
    const QStringList &counts, const QString &box)
{
    const auto centred = m_book.look({ .centred = true });
    m_book.text(m_sheet, m_row, 0, number, centred);
    if (!sheet.isEmpty())
        worksheet_write_url(m_sheet, static_cast<lxw_row_t>(m_row), 1,
            QStringLiteral("internal:'%1'!A1").arg(sheet).toUtf8().constData(), nullptr);
    m_book.text(m_sheet, m_row, 1, title, m_book.look({ .bold = sheet.isEmpty() }));
    m_book.text(m_sheet, m_row, 2, ages, centred);
    m_book.text(m_sheet, m_row, 3, group, m_book.look({}));
    for (int i = 0; i < 6; ++i)
        m_book.text(m_sheet, m_row, 4 + i, counts.value(i), centred);
    m_book.text(m_sheet, m_row, 10, box, m_book.look({ .centred = true, .size = 14 }));
    m_book.text(m_sheet, m_row, 11, {}, m_book.look({}));
    setHeight(m_sheet, m_row, std::max(linesOf(title, kCover[1].width), linesOf(group, kCover[3].width)));
    ++m_row;
}

void CoverPage::signature()
{
    writeSignature(m_book, m_sheet, m_row, int(kCover.size()) - 1);
}

} // namespace kikitori
