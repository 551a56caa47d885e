// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/sheetbook.h"

#include "catalogue/sheets/celltext.h"
#include "catalogue/sheets/workbookcells.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

namespace kikitori {

namespace {

tl::unexpected<Error> notWritten(const QString &path, const QString &detail, int number)
{
    return fail(number == ENOSPC || number == EDQUOT ? Fault::DiskFull : Fault::WorkbookFailed, path, detail);
}

} // namespace

struct SheetBook::State {
    explicit State(const QString &target)
        : path(target)
        , part(QFileInfo(target).dir().filePath(QStringLiteral(".%1.XXXXXX").arg(QFileInfo(target).fileName())))
    {
    }
    QString path;
    QTemporaryFile part; // reserves the name that the library asks for, and goes away unless it was moved into place
    QString partName;
    lxw_workbook *book = nullptr;
    std::vector<std::pair<CellLook, lxw_format *>> looks;
    std::optional<Error> refused;

    void refuse(const QString &detail, int number = 0)
    {
        if (!refused)
            refused = notWritten(path, detail, number).value();
    }
};

SheetBook::SheetBook(const QString &path)
    : m_state(std::make_unique<State>(path))
{
    errno = 0;
    if (!m_state->part.open())
        m_state->refuse(m_state->part.errorString(), errno);
    m_state->partName = m_state->part.fileName(); // asked for while open: only then does the file surely have a name
    m_state->part.close();
    // In memory when the place cannot be written: what fills it goes on, and finish() says why there is no file.
    m_state->book = workbook_new(QFile::encodeName(m_state->partName).constData());
    if (!m_state->book)
        qFatal("no memory for a workbook");
}

SheetBook::~SheetBook()
{
    if (m_state->book)
        lxw_workbook_free(m_state->book);
}

lxw_workbook *SheetBook::book() const
{
    return m_state->book;
}

lxw_worksheet *SheetBook::addSheet(const QString &name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(m_state->book, name.toUtf8().constData());
    if (sheet)
        return sheet;
    m_state->refuse(QStringLiteral("the name of a sheet is refused"));
    return workbook_add_worksheet(m_state->book, nullptr);
}

lxw_format *SheetBook::look(const CellLook &look)
{
    const auto known =
        std::find_if(m_state->looks.begin(), m_state->looks.end(), [&](const auto &pair) { return pair.first == look; });
    if (known != m_state->looks.end())
        return known->second;
    lxw_format *made = workbook_add_format(m_state->book);
    format_set_font_name(made, "Yu Gothic");
    format_set_font_size(made, look.size);
    format_set_align(made, look.centred ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
    format_set_align(made, look.centred ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(made, "@"); // what is typed stays a text: no date from 1-2, no number from 007
    if (look.bold)
        format_set_bold(made);
    if (look.border)
        format_set_border(made, LXW_BORDER_THIN);
    if (look.border)
        format_set_border_color(made, 0x9AA5B1);
    if (look.wrap)
        format_set_text_wrap(made);
    if (look.fill != 0xFFFFFF)
        format_set_bg_color(made, look.fill);
    if (look.ink != 0)
        format_set_font_color(made, look.ink);
    m_state->looks.emplace_back(look, made);
    return made;
}

void SheetBook::text(lxw_worksheet *sheet, int row, int column, const QString &words, lxw_format *look)
{
    const auto at = static_cast<lxw_row_t>(row);
    const auto across = static_cast<lxw_col_t>(column);
    const QByteArray stored = toCell(words).toUtf8();
    const lxw_error problem = stored.isEmpty() ? worksheet_write_blank(sheet, at, across, look)
                                               : worksheet_write_string(sheet, at, across, stored.constData(), look);
    if (problem)
        m_state->refuse(QStringLiteral("sheet %1, row %2, column %3: %4")
                            .arg(QString::fromUtf8(sheet->name))
                            .arg(row + 1)
                            .arg(columnName(column), QString::fromUtf8(lxw_strerror(problem))));
}

void SheetBook::wide(lxw_worksheet *sheet, int row, int column, int lastColumn, const QString &words, lxw_format *look)
{
    // The library writes a text of its own into the first cell; the right one then takes its place.
    const auto at = static_cast<lxw_row_t>(row);
    worksheet_merge_range(sheet, at, static_cast<lxw_col_t>(column), at, static_cast<lxw_col_t>(lastColumn), "", look);
    text(sheet, row, column, words, look);
}

void SheetBook::choices(lxw_worksheet *sheet, int row, int lastRow, int column, const QStringList &words)
{
    std::vector<QByteArray> bytes;
    for (const QString &word : words)
        bytes.push_back(word.toUtf8());
    std::vector<const char *> list;
    for (const QByteArray &word : bytes)
        list.push_back(word.constData());
    list.push_back(nullptr);
    lxw_data_validation rule = {};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = const_cast<char **>(list.data()); // the library copies the words
    const auto across = static_cast<lxw_col_t>(column);
    if (const lxw_error problem = worksheet_data_validation_range(
            sheet, static_cast<lxw_row_t>(row), across, static_cast<lxw_row_t>(lastRow), across, &rule))
        m_state->refuse(QString::fromUtf8(lxw_strerror(problem)));
}

void SheetBook::fillWhere(lxw_worksheet *sheet, int row, int lastRow, int column, const QString &word, unsigned fill)
{
    QByteArray value = QStringLiteral("\"%1\"").arg(word).toUtf8();
    lxw_format *made = workbook_add_format(m_state->book);
    format_set_bg_color(made, fill);
    lxw_conditional_format rule = {};
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    rule.value_string = value.data();
    rule.format = made;
    const auto across = static_cast<lxw_col_t>(column);
    if (const lxw_error problem = worksheet_conditional_format_range(
            sheet, static_cast<lxw_row_t>(row), across, static_cast<lxw_row_t>(lastRow), across, &rule))
        m_state->refuse(QString::fromUtf8(lxw_strerror(problem)));
}

Result<> SheetBook::finish()
{
    if (m_state->refused)
        return tl::make_unexpected(*m_state->refused);
    errno = 0;
    if (const lxw_error problem = workbook_close(std::exchange(m_state->book, nullptr)))
        return notWritten(m_state->path, QString::fromUtf8(lxw_strerror(problem)), errno);
    std::error_code problem;
    std::filesystem::rename(m_state->partName.toStdU16String(), m_state->path.toStdU16String(), problem);
    if (problem)
        return notWritten(m_state->path, QString::fromStdString(problem.message()), problem.value());
    return {};
}

} // namespace kikitori
