// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "catalogue/sheets/workbookcells.h"
#include "protocol/reading/packplaces.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace kikitori {

/// What was refused in a workbook, each with its sheet, row and column. Thread: any one. Owner: the reading function.
class SheetFaults {
public:
    explicit SheetFaults(const QString &file)
        : m_file(file)
    {
    }
    /// `place` as SheetTable::place; `heading` is put beside the column's letter.
    void note(const Place &place, const QString &heading, const QString &expected);
    /// A fault of a whole sheet, or of the workbook when `sheet` is empty.
    void note(const QString &sheet, const QString &expected);
    [[nodiscard]] const std::vector<Error> &all() const { return m_faults; }

private:
    QString m_file;
    std::vector<Error> m_faults;
};

/// One table of a workbook, read strictly: its columns are known by their headings, wherever they stand; a heading that is
/// missing, unknown or double is a fault, and so is a merged cell. Headings that end with the given mark are for people.
/// Thread: any one at a time. Owner: the reading function; sheet and faults outlive it.
class SheetTable {
public:
    SheetTable(const SheetCells &sheet, const QStringList &headings, const QString &notRead, SheetFaults &faults);

    /// All headings were found: only then is there something to read.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// The rows below the headings that hold something in a column that is read, counted from 0.
    [[nodiscard]] std::vector<int> rows() const;
    /// The text of a cell, without outer blanks; empty for an empty cell. A number, a truth value or a formula is refused.
    [[nodiscard]] QString text(int row, const QString &heading);
    /// The same; an empty cell is refused.
    [[nodiscard]] QString needed(int row, const QString &heading);
    /// A code: as needed(), with full-width letters and digits taken for the usual ones.
    [[nodiscard]] QString code(int row, const QString &heading);
    /// One of `words` (full-width or not), as its position; -1 for an empty cell, or after refusing another word.
    [[nodiscard]] int choice(int row, const QString &heading, const QStringList &words);
    /// Several texts (listFromCell).
    [[nodiscard]] QStringList list(int row, const QString &heading);
    /// A whole number, as a number or as text (full-width too, and with 歳); `fallback` for an empty cell.
    [[nodiscard]] int number(int row, const QString &heading, int fallback);
    /// The cell must be empty: `why` says for what it is.
    void forbid(int row, const QString &heading, const QString &why);
    void refuse(int row, const QString &heading, const QString &expected);
    [[nodiscard]] Place place(int row, const QString &heading = {}) const;

private:
    void findHeadings(const QStringList &headings, const QString &notRead);
    void checkMerged();

    const SheetCells &m_sheet;
    SheetFaults &m_faults;
    QHash<QString, int> m_columns;
    int m_headRow = -1;
    bool m_whole = false;
};

} // namespace kikitori
