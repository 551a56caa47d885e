// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QMap>
#include <QString>

#include <utility>
#include <vector>

namespace kikitori {

/// What a person typed into one cell.
struct SheetCell {
    enum class Kind { Empty, Text, Number, Truth, Formula, Fault } kind = Kind::Empty; ///< a date is a number, as in the file
    QString text; ///< of a text
    double number = 0; ///< of a number
};

/// Cells of one sheet by row and column, counted from 0; those that were left empty are not there.
struct SheetCells {
    QString name;
    QMap<std::pair<int, int>, SheetCell> cells;
    /// The corners of each merged range: only its first cell can hold something.
    struct Merged {
        int row = 0;
        int column = 0;
        int lastRow = 0;
        int lastColumn = 0;
    };
    std::vector<Merged> merged;

    [[nodiscard]] SheetCell at(int row, int column) const { return cells.value({ row, column }); }
};

/// The sheets of an Excel workbook (.xlsx, ISO/IEC 29500-1 §18) in their order. Readings of Japanese words (rPh), which
/// Excel keeps beside what was typed, are no part of a text. FileMissing, or FileUnreadable for what is no workbook, is
/// damaged, or is larger than 16 MB or a million cells.
[[nodiscard]] Result<std::vector<SheetCells>> readWorkbook(const QString &path);

/// "A", "B" … "AA": how the program names a column that is counted from 0.
[[nodiscard]] QString columnName(int column);

} // namespace kikitori
