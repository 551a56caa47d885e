// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "catalogue/sheets/sheetbook.h"
#include "protocol/protocol.h"

#include <QStringList>

namespace kikitori {

// Pages of the review workbook: A4 landscape, one page wide, with the version and the hash at the foot. Rows are as high
// as their texts need, since no program makes merged cells so.

/// A page with questions and the columns for the doctor's judgement. Thread: any one. Owner: the writing function.
class ReviewPage {
public:
    ReviewPage(SheetBook &book, const Pack &pack, const QString &name);

    void title(const QString &title, const QString &facts);
    /// The row of headings; it and the title stand again on every printed page.
    void headings();
    /// A line over the whole width, before what belongs together.
    void band(const QString &words, unsigned fill);
    /// A question: code, urgency, question, help, what 不明 means; then the boxes.
    void line(const QString &code, const QString &urgency, unsigned fill, const QString &question, const QString &help,
        const QString &unknown);
    /// A long text: its name, the text, what stands beside it; then the boxes. A text too long for one row takes several.
    void wideLine(const QString &name, unsigned fill, const QString &words, const QString &beside);
    void signature();

private:
    void boxes();

    SheetBook &m_book;
    lxw_worksheet *m_sheet;
    int m_row = 0;
};

/// The first page: what is reviewed, every protocol with its numbers, and the signature for the whole. Thread: any one.
/// Owner: the writing function.
class CoverPage {
public:
    CoverPage(SheetBook &book, const Pack &pack);

    void title(const QString &words);
    void fact(const QString &name, const QString &words, unsigned fill = 0xFFFFFF);
    void headings();
    /// A protocol; a click on its title leads to `sheet`.
    void line(const QString &number, const QString &title, const QString &sheet, const QString &ages, const QString &group,
        const QStringList &counts, const QString &box);
    void signature();

private:
    SheetBook &m_book;
    lxw_worksheet *m_sheet;
    int m_row = 0;
};

} // namespace kikitori
