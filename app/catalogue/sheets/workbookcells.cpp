// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/workbookcells.h"

#include "catalogue/sheets/celltext.h"

#include <QFile>

#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>

#include <memory>
#include <stdexcept>

namespace kikitori {

namespace {

namespace ods = orcus::spreadsheet;

constexpr qint64 kLargestFile = 16 * 1024 * 1024;
constexpr qsizetype kMostCells = 1'000'000;
constexpr ods::row_t kRows = 1'048'576; // of a sheet, ISO/IEC 29500-1
constexpr ods::col_t kColumns = 16'384;

// What the library calls while it reads. It knows cells by number only; texts stand once in a list of their own.

class Texts : public ods::iface::import_shared_strings {
public:
    size_t append(std::string_view text) override
    {
        m_texts.push_back(fromCell(QString::fromUtf8(text.data(), qsizetype(text.size()))));
        return m_texts.size() - 1;
    }
    size_t add(std::string_view text) override { return append(text); }
    void set_segment_font(size_t) override { }
    void set_segment_bold(bool) override { }
    void set_segment_italic(bool) override { }
    void set_segment_font_name(std::string_view) override { }
    void set_segment_font_size(double) override { }
    void set_segment_font_color(ods::color_elem_t, ods::color_elem_t, ods::color_elem_t, ods::color_elem_t) override { }
    void append_segment(std::string_view text) override { m_segments += text; }
    size_t commit_segments() override
    {
        const std::string whole = std::exchange(m_segments, {});
        return append(whole);
    }
    [[nodiscard]] QString at(size_t index) const { return index < m_texts.size() ? m_texts[index] : QString(); }

private:
    std::vector<QString> m_texts;
    std::string m_segments;
};

class Sheet;

class Formulas : public ods::iface::import_formula {
public:
    explicit Formulas(Sheet &sheet)
        : m_sheet(sheet)
    {
    }
    void set_position(ods::row_t row, ods::col_t column) override
    {
        m_row = row;
        m_column = column;
    }
    void set_formula(ods::formula_grammar_t, std::string_view) override { }
    void set_shared_formula_index(size_t) override { }
    void set_result_string(std::string_view) override { }
    void set_result_value(double) override { }
    void set_result_bool(bool) override { }
    void set_result_empty() override { }
    void commit() override;

private:
    Sheet &m_sheet;
    ods::row_t m_row = 0;
    ods::col_t m_column = 0;
};

class ArrayFormulas : public ods::iface::import_array_formula {
public:
    explicit ArrayFormulas(Sheet &sheet)
        : m_sheet(sheet)
    {
    }
    void set_range(const ods::range_t &range) override { m_first = range.first; }
    void set_formula(ods::formula_grammar_t, std::string_view) override { }
    void set_result_string(ods::row_t, ods::col_t, std::string_view) override { }
    void set_result_value(ods::row_t, ods::col_t, double) override { }
    void set_result_bool(ods::row_t, ods::col_t, bool) override { }
    void set_result_empty(ods::row_t, ods::col_t) override { }
    void commit() override;

private:
    Sheet &m_sheet;
    ods::address_t m_first = {};
};

class Properties : public ods::iface::import_sheet_properties {
public:
    explicit Properties(SheetCells &cells)
        : m_cells(cells)
    {
    }
    void set_column_width(ods::col_t, double, orcus::length_unit_t) override { }
    void set_column_hidden(ods::col_t, bool) override { }
    void set_row_height(ods::row_t, double, orcus::length_unit_t) override { }
    void set_row_hidden(ods::row_t, bool) override { }
    void set_merge_cell_range(const ods::range_t &range) override
    {
        m_cells.merged.push_back({ range.first.row, range.first.column, range.last.row, range.last.column });
    }

private:
    SheetCells &m_cells;
};

class Sheet : public ods::iface::import_sheet {
public:
    Sheet(std::string_view name, const Texts &texts)
        : m_texts(texts)
    {
        m_cells.name = QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
    ods::iface::import_sheet_properties *get_sheet_properties() override { return &m_properties; }
    ods::iface::import_formula *get_formula() override { return &m_formulas; }
    ods::iface::import_array_formula *get_array_formula() override { return &m_arrayFormulas; }
    void set_auto(ods::row_t row, ods::col_t column, std::string_view text) override
    {
        put(row, column, { SheetCell::Kind::Text, fromCell(QString::fromUtf8(text.data(), qsizetype(text.size()))), 0 });
    }
    void set_string(ods::row_t row, ods::col_t column, ods::string_id_t index) override
    {
        put(row, column, { SheetCell::Kind::Text, m_texts.at(index), 0 });
    }
    void set_value(ods::row_t row, ods::col_t column, double value) override
    {
        put(row, column, { SheetCell::Kind::Number, {}, value });
    }
    void set_bool(ods::row_t row, ods::col_t column, bool value) override
    {
        put(row, column, { SheetCell::Kind::Truth, {}, double(value) });
    }
    void set_date_time(ods::row_t row, ods::col_t column, int, int, int, int, int, double) override
    {
        put(row, column, { SheetCell::Kind::Number, {}, 0 });
    }
    void set_format(ods::row_t, ods::col_t, size_t) override { }
    void set_format(ods::row_t, ods::col_t, ods::row_t, ods::col_t, size_t) override { }
    void fill_down_cells(ods::row_t, ods::col_t, ods::row_t) override { }
    ods::range_size_t get_sheet_size() const override { return { kRows, kColumns }; }

    void put(int row, int column, const SheetCell &cell)
    {
        if (cell.kind == SheetCell::Kind::Text && cell.text.isEmpty())
            return;
        if (m_cells.cells.size() >= kMostCells)
            throw std::length_error("more than a million cells");
        m_cells.cells.insert({ row, column }, cell);
    }
    [[nodiscard]] const SheetCells &cells() const { return m_cells; }

private:
    SheetCells m_cells;
    const Texts &m_texts;
    Properties m_properties { m_cells };
    Formulas m_formulas { *this };
    ArrayFormulas m_arrayFormulas { *this };
};

void Formulas::commit()
{
    m_sheet.put(m_row, m_column, { SheetCell::Kind::Formula, {}, 0 });
}

void ArrayFormulas::commit()
{
    m_sheet.put(m_first.row, m_first.column, { SheetCell::Kind::Formula, {}, 0 });
}

/// "C12" and "C12:D14".
class References : public ods::iface::import_reference_resolver {
public:
    ods::src_address_t resolve_address(std::string_view address) override
    {
        ods::src_address_t found = {};
        int column = 0;
        int row = 0;
        for (const char c : address) {
            if (c >= 'A' && c <= 'Z' && row == 0 && column <= kColumns)
                column = column * 26 + (c - 'A' + 1);
            else if (c >= '0' && c <= '9' && row <= kRows)
                row = row * 10 + (c - '0');
            else if (c != '$')
                throw std::invalid_argument("a cell's address is not well-formed");
        }
        if (row < 1 || row > kRows || column < 1 || column > kColumns)
            throw std::invalid_argument("a cell's address lies outside the sheet");
        found.row = row - 1;
        found.column = column - 1;
        return found;
    }
    ods::src_range_t resolve_range(std::string_view range) override
    {
        const size_t colon = range.find(':');
        const ods::src_address_t first = resolve_address(range.substr(0, colon));
        return { first, colon == std::string_view::npos ? first : resolve_address(range.substr(colon + 1)) };
    }
};

class Settings : public ods::iface::import_global_settings {
public:
    void set_origin_date(int, int, int) override { }
    void set_default_formula_grammar(ods::formula_grammar_t grammar) override { m_grammar = grammar; }
    ods::formula_grammar_t get_default_formula_grammar() const override { return m_grammar; }
    void set_character_set(orcus::character_set_t) override { }

private:
    ods::formula_grammar_t m_grammar = ods::formula_grammar_t::xlsx;
};

/// The workbook as the library fills it. Thread: any one. Owner: readWorkbook.
class Book : public ods::iface::import_factory {
public:
    ods::iface::import_global_settings *get_global_settings() override { return &m_settings; }
    ods::iface::import_shared_strings *get_shared_strings() override { return &m_texts; }
    ods::iface::import_reference_resolver *get_reference_resolver(ods::formula_ref_context_t) override { return &m_references; }
    ods::iface::import_sheet *append_sheet(ods::sheet_t, std::string_view name) override
    {
        m_sheets.push_back(std::make_unique<Sheet>(name, m_texts));
        return m_sheets.back().get();
    }
    ods::iface::import_sheet *get_sheet(std::string_view name) override
    {
        for (const auto &sheet : m_sheets) {
            if (sheet->cells().name == QString::fromUtf8(name.data(), qsizetype(name.size())))
                return sheet.get();
        }
        return nullptr;
    }
    ods::iface::import_sheet *get_sheet(ods::sheet_t index) override
    {
        return index >= 0 && size_t(index) < m_sheets.size() ? m_sheets[size_t(index)].get() : nullptr;
    }
    void finalize() override { }
    [[nodiscard]] std::vector<SheetCells> sheets() const
    {
        std::vector<SheetCells> out;
        for (const auto &sheet : m_sheets)
            out.push_back(sheet->cells());
        return out;
    }

private:
    Settings m_settings;
    Texts m_texts;
    References m_references;
    std::vector<std::unique_ptr<Sheet>> m_sheets;
};

} // namespace

Result<std::vector<SheetCells>> readWorkbook(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Fault::FileMissing, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, path, file.errorString());
    if (file.size() > kLargestFile)
        return fail(Fault::FileUnreadable, path, QStringLiteral("larger than 16 MB"));
    const QByteArray bytes = file.readAll();
    if (!orcus::orcus_xlsx::detect(reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size())))
        return fail(Fault::FileUnreadable, path, QStringLiteral("not an Excel workbook (.xlsx)"));
    Book book;
    try {
        orcus::orcus_xlsx(&book).read_stream({ bytes.constData(), size_t(bytes.size()) });
    } catch (const std::exception &problem) {
        return fail(Fault::FileUnreadable, path, QString::fromUtf8(problem.what()));
    }
    return book.sheets();
}

QString columnName(int column)
{
    QString name;
    for (int left = column + 1; left > 0; left = (left - 1) / 26)
        name.prepend(QChar(u'A' + (left - 1) % 26));
    return name;
}

} // namespace kikitori
