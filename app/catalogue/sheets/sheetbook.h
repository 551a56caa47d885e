// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <memory>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace kikitori {

/// How cells of a workbook look.
struct CellLook {
    bool bold = false;
    bool border = true;
    bool wrap = true;
    bool centred = false;
    unsigned fill = 0xFFFFFF; ///< 0xRRGGBB; white is no fill
    unsigned ink = 0x000000;
    double size = 10; ///< points
    friend bool operator==(const CellLook &, const CellLook &) = default;
};

/// An Excel workbook while it is written: it stands beside its place, and moves into it only when it is whole. What the
/// library refuses is kept for finish(). Thread: any one. Owner: the writing function.
class SheetBook {
public:
    explicit SheetBook(const QString &path);
    ~SheetBook();

    /// The name must be no longer than 31 characters and new.
    [[nodiscard]] lxw_worksheet *addSheet(const QString &name);
    /// A look that was asked for before is the same one.
    [[nodiscard]] lxw_format *look(const CellLook &look);
    void text(lxw_worksheet *sheet, int row, int column, const QString &words, lxw_format *look);
    /// One text over several cells of a row.
    void wide(lxw_worksheet *sheet, int row, int column, int lastColumn, const QString &words, lxw_format *look);
    /// A list to choose from, in cells down to lastRow; another word is refused by the program.
    void choices(lxw_worksheet *sheet, int row, int lastRow, int column, const QStringList &words);
    /// Cells that hold `word` take the fill, and lose it when the word is changed.
    void fillWhere(lxw_worksheet *sheet, int row, int lastRow, int column, const QString &word, unsigned fill);
    [[nodiscard]] lxw_workbook *book() const;
    /// Closes the file and moves it into its place. WorkbookFailed or DiskFull, and then nothing is left of it.
    [[nodiscard]] Result<> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace kikitori
