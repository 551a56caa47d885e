// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "catalogue/sheets/celltext.h"
#include "catalogue/sheets/workbookcells.h"

#include <QtEndian>

#include <xlsxwriter.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace kikitori {

/// A workbook as a person changes it in a spreadsheet program: read, changed cell by cell, and saved again.
struct Retyped {
    std::vector<SheetCells> sheets;

    explicit Retyped(const QString &path)
    {
        auto read = readWorkbook(path);
        if (!read)
            throw std::runtime_error(read.error().detail.toStdString());
        sheets = *read;
    }
    SheetCells &sheet(const char16_t *name)
    {
        for (SheetCells &sheet : sheets) {
            if (sheet.name == QString::fromUtf16(name))
                return sheet;
        }
        throw std::runtime_error("no such sheet");
    }
    int column(const char16_t *name, const char16_t *heading)
    {
        for (const auto &[at, cell] : each(sheet(name))) {
            if (cell.text == QString::fromUtf16(heading))
                return at.second;
        }
        throw std::runtime_error("no such heading");
    }
    /// The row in which `heading` holds `words`, of those the `nth`.
    int row(const char16_t *name, const char16_t *heading, const char16_t *words, int nth = 0)
    {
        const int at = column(name, heading);
        for (const auto &[place, cell] : each(sheet(name))) {
            if (place.second == at && cell.text == QString::fromUtf16(words) && nth-- == 0)
                return place.first;
        }
        throw std::runtime_error("no such row");
    }
    void type(const char16_t *name, int row, const char16_t *heading, const SheetCell &cell)
    {
        sheet(name).cells.insert({ row, column(name, heading) }, cell);
    }
    void type(const char16_t *name, int row, const char16_t *heading, const char16_t *words)
    {
        type(name, row, heading, { SheetCell::Kind::Text, QString::fromUtf16(words), 0 });
    }
    void save(const QString &path) const
    {
        lxw_workbook *book = workbook_new(path.toUtf8().constData());
        for (const SheetCells &cells : sheets) {
            lxw_worksheet *sheet = workbook_add_worksheet(book, cells.name.toUtf8().constData());
            for (const SheetCells::Merged &merged : cells.merged)
                worksheet_merge_range(sheet, lxw_row_t(merged.row), lxw_col_t(merged.column), lxw_row_t(merged.lastRow),
                    lxw_col_t(merged.lastColumn), "", nullptr);
            for (const auto &[at, cell] : each(cells))
                write(sheet, lxw_row_t(at.first), lxw_col_t(at.second), cell);
        }
        if (workbook_close(book))
            throw std::runtime_error("the workbook is not written");
    }
    static std::vector<std::pair<std::pair<int, int>, SheetCell>> each(const SheetCells &sheet)
    {
        std::vector<std::pair<std::pair<int, int>, SheetCell>> out;
        for (auto it = sheet.cells.begin(); it != sheet.cells.end(); ++it)
            out.emplace_back(it.key(), it.value());
        return out;
    }

private:
    static void write(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const SheetCell &cell)
    {
        switch (cell.kind) {
        case SheetCell::Kind::Empty:
            break;
        case SheetCell::Kind::Text:
            worksheet_write_string(sheet, row, column, toCell(cell.text).toUtf8().constData(), nullptr);
            break;
        case SheetCell::Kind::Number:
            worksheet_write_number(sheet, row, column, cell.number, nullptr);
            break;
        case SheetCell::Kind::Truth:
            worksheet_write_boolean(sheet, row, column, int(cell.number), nullptr);
            break;
        case SheetCell::Kind::Formula:
            worksheet_write_formula(sheet, row, column, "=A1", nullptr);
            break;
        case SheetCell::Kind::Fault:
            throw std::runtime_error("only a raw file has a fault without a formula");
        }
    }
};

/// A ZIP archive of parts that are not packed, for what no program of ours writes.
inline QByteArray storedZip(const QMap<QString, QByteArray> &parts)
{
    QByteArray out;
    QByteArray list;
    const auto put = [](QByteArray &to, auto value) {
        value = qToLittleEndian(value);
        to.append(reinterpret_cast<const char *>(&value), sizeof(value));
    };
    for (auto it = parts.begin(); it != parts.end(); ++it) {
        const QByteArray name = it.key().toUtf8();
        const auto crc = quint32(crc32(0, reinterpret_cast<const Bytef *>(it->constData()), uInt(it->size())));
        const auto offset = quint32(out.size());
        QByteArray both; // what the local header and the list have in common
        put(both, quint16(20)), put(both, quint16(0)), put(both, quint16(0)), put(both, quint32(0)), put(both, crc);
        put(both, quint32(it->size())), put(both, quint32(it->size())), put(both, quint16(name.size())), put(both, quint16(0));
        put(out, quint32(0x04034b50));
        out += both + name + *it;
        put(list, quint32(0x02014b50)), put(list, quint16(20));
        list += both;
        put(list, quint16(0)), put(list, quint16(0)), put(list, quint16(0)), put(list, quint32(0)), put(list, offset);
        list += name;
    }
    const auto from = quint32(out.size());
    out += list;
    put(out, quint32(0x06054b50)), put(out, quint32(0)), put(out, quint16(parts.size())), put(out, quint16(parts.size()));
    put(out, quint32(list.size())), put(out, from), put(out, quint16(0));
    return out;
}

/// A workbook with one sheet, 一覧, from its raw XML.
inline QByteArray rawWorkbook(const QByteArray &texts, const QByteArray &sheet)
{
    const QByteArray relations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    const QByteArray type = R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships)";
    const QByteArray main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    return storedZip({
        { QStringLiteral("_rels/.rels"),
            relations + R"(<Relationship Id="rId1" )" + type + R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)" },
        { QStringLiteral("xl/workbook.xml"),
            "<workbook" + main
                + R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>)" },
        { QStringLiteral("xl/_rels/workbook.xml.rels"),
            relations + R"(<Relationship Id="rId1" )" + type
                + R"(/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" )" + type
                + R"(/sharedStrings" Target="sharedStrings.xml"/></Relationships>)" },
        { QStringLiteral("xl/sharedStrings.xml"), "<sst" + main + ">" + texts + "</sst>" },
        { QStringLiteral("xl/worksheets/sheet1.xml"), "<worksheet" + main + ">" + sheet + "</worksheet>" },
    });
}

} // namespace kikitori
