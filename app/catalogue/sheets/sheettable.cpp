// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/sheettable.h"

#include "catalogue/sheets/celltext.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace kikitori {

namespace {

/// Headings, codes and choices: however they were typed, full-width or with a line break between.
QString folded(const QString &text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return text.normalized(QString::NormalizationForm_KC).remove(blanks);
}

QString what(SheetCell::Kind kind)
{
    switch (kind) {
    case SheetCell::Kind::Number:
        return QStringLiteral("a number or a date");
    case SheetCell::Kind::Truth:
        return QStringLiteral("TRUE or FALSE");
    case SheetCell::Kind::Formula:
        return QStringLiteral("a formula");
    case SheetCell::Kind::Fault:
        return QStringLiteral("an error");
    case SheetCell::Kind::Empty:
    case SheetCell::Kind::Text:
        break;
    }
    return QStringLiteral("nothing");
}

} // namespace

void SheetFaults::note(const Place &place, const QString &heading, const QString &expected)
{
    const QString where =
        QStringLiteral("sheet %1, row %2, column %3").arg(place.file).arg(place.line).arg(columnName(place.column - 1));
    const QString named = heading.isEmpty() ? where : QStringLiteral("%1 (%2)").arg(where, heading);
    m_faults.push_back({ Fault::YamlContent, m_file, named + QStringLiteral(": ") + expected, place.line, place.column });
}

void SheetFaults::note(const QString &sheet, const QString &expected)
{
    const QString where = sheet.isEmpty() ? QString() : QStringLiteral("sheet %1: ").arg(sheet);
    m_faults.push_back({ Fault::YamlContent, m_file, where + expected, 0, 0 });
}

SheetTable::SheetTable(const SheetCells &sheet, const QStringList &headings, const QString &notRead, SheetFaults &faults)
    : m_sheet(sheet)
    , m_faults(faults)
{
    findHeadings(headings, notRead);
    if (m_whole)
        checkMerged();
}

void SheetTable::findHeadings(const QStringList &headings, const QString &notRead)
{
    QHash<QString, QString> known;
    for (const QString &heading : headings)
        known.insert(folded(heading), heading);
    QMap<int, int> hits; // by row: somebody may have put a title above
    for (auto it = m_sheet.cells.begin(); it != m_sheet.cells.end(); ++it)
        hits[it.key().first] += known.contains(folded(it->text)) ? 1 : 0;
    for (auto it = hits.begin(); it != hits.end(); ++it) {
        if (it.value() > (m_headRow < 0 ? 0 : hits.value(m_headRow)))
            m_headRow = it.key();
    }
    if (m_headRow < 0) {
        m_faults.note(
            m_sheet.name, QStringLiteral("expected a row with the headings %1").arg(headings.join(QStringLiteral(", "))));
        return;
    }
    m_whole = true;
    QSet<int> forPeople;
    for (auto it = m_sheet.cells.lowerBound({ m_headRow, 0 }); it != m_sheet.cells.end() && it.key().first == m_headRow; ++it) {
        const int column = it.key().second;
        const QString heading = folded(it->text);
        const Place here { m_sheet.name, m_headRow + 1, column + 1 };
        if (heading.endsWith(folded(notRead))) {
            forPeople.insert(column);
        } else if (!known.contains(heading)) {
            m_faults.note(
                here, it->text, QStringLiteral("unknown heading; one that is for people alone ends with %1").arg(notRead));
            m_whole = false;
        } else if (m_columns.contains(known.value(heading))) {
            m_faults.note(here, it->text, QStringLiteral("this heading stands twice"));
            m_whole = false;
        } else {
            m_columns.insert(known.value(heading), column);
        }
    }
    for (const QString &heading : headings) {
        if (!m_columns.contains(heading)) {
            m_faults.note(
                { m_sheet.name, m_headRow + 1, 1 }, {}, QStringLiteral("the heading %1 is missing in this row").arg(heading));
            m_whole = false;
        }
    }
    QSet<int> headed = forPeople;
    for (const int column : std::as_const(m_columns))
        headed.insert(column);
    for (auto it = m_sheet.cells.lowerBound({ m_headRow, 0 }); m_whole && it != m_sheet.cells.end(); ++it) {
        if (!headed.contains(it.key().second)) {
            m_faults.note(
                { m_sheet.name, it.key().first + 1, it.key().second + 1 }, {}, QStringLiteral("this column has no heading"));
            m_whole = false;
        }
    }
}

/// A merged cell would count for its first row alone, which nobody sees.
void SheetTable::checkMerged()
{
    for (const SheetCells::Merged &merged : m_sheet.merged) {
        const bool inTable = merged.lastRow >= m_headRow && std::any_of(m_columns.begin(), m_columns.end(), [&](int column) {
            return column >= merged.column && column <= merged.lastColumn;
        });
        if (inTable)
            m_faults.note({ m_sheet.name, merged.row + 1, merged.column + 1 }, {},
                QStringLiteral("merged with cells down to row %1, column %2; expected cells that are not merged")
                    .arg(merged.lastRow + 1)
                    .arg(columnName(merged.lastColumn)));
    }
}

std::vector<int> SheetTable::rows() const
{
    QSet<int> read;
    for (const int column : m_columns)
        read.insert(column);
    std::vector<int> out;
    for (auto it = m_sheet.cells.lowerBound({ m_headRow + 1, 0 }); it != m_sheet.cells.end(); ++it) {
        const bool holds = read.contains(it.key().second) && (it->kind != SheetCell::Kind::Text || !it->text.trimmed().isEmpty());
        if (holds && (out.empty() || out.back() != it.key().first))
            out.push_back(it.key().first);
    }
    return out;
}

QString SheetTable::text(int row, const QString &heading)
{
    const SheetCell cell = m_sheet.at(row, m_columns.value(heading, -1));
    if (cell.kind != SheetCell::Kind::Text && cell.kind != SheetCell::Kind::Empty)
        refuse(row, heading, QStringLiteral("expected a text, not %1").arg(what(cell.kind)));
    if (cell.text.contains(QChar::ReplacementCharacter))
        refuse(row, heading, QStringLiteral("a character was lost here (U+FFFD)"));
    return cell.text.trimmed();
}

QString SheetTable::needed(int row, const QString &heading)
{
    const QString words = text(row, heading);
    if (words.isEmpty() && m_sheet.at(row, m_columns.value(heading, -1)).kind <= SheetCell::Kind::Text)
        refuse(row, heading, QStringLiteral("expected a text, the cell is empty"));
    return words;
}

QString SheetTable::code(int row, const QString &heading)
{
    return folded(needed(row, heading));
}

int SheetTable::choice(int row, const QString &heading, const QStringList &words)
{
    const QString typed = folded(text(row, heading));
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (folded(words.at(i)) == typed)
            return int(i);
    }
    if (!typed.isEmpty())
        refuse(row, heading, QStringLiteral("expected one of %1").arg(words.join(QStringLiteral(", "))));
    return -1;
}

QStringList SheetTable::list(int row, const QString &heading)
{
    const auto texts = listFromCell(text(row, heading));
    if (!texts)
        refuse(row, heading, QStringLiteral("expected texts with 、 between them; a quote \" is not closed"));
    return texts.value_or(QStringList());
}

int SheetTable::number(int row, const QString &heading, int fallback)
{
    const SheetCell cell = m_sheet.at(row, m_columns.value(heading, -1));
    if (cell.kind == SheetCell::Kind::Number && cell.number == std::floor(cell.number) && std::abs(cell.number) < 1e6)
        return int(cell.number);
    QString typed = folded(cell.text);
    if (cell.kind <= SheetCell::Kind::Text && typed.isEmpty())
        return fallback;
    if (typed.endsWith(u'歳'))
        typed.chop(1);
    bool ok = false;
    const int value = typed.toInt(&ok);
    if (!ok)
        refuse(row, heading, QStringLiteral("expected a whole number"));
    return ok ? value : fallback;
}

void SheetTable::forbid(int row, const QString &heading, const QString &why)
{
    const SheetCell cell = m_sheet.at(row, m_columns.value(heading, -1));
    if (cell.kind > SheetCell::Kind::Text || !cell.text.trimmed().isEmpty())
        refuse(row, heading, QStringLiteral("must be empty: %1").arg(why));
}

void SheetTable::refuse(int row, const QString &heading, const QString &expected)
{
    m_faults.note(place(row, heading), heading, expected);
}

Place SheetTable::place(int row, const QString &heading) const
{
    return { m_sheet.name, row + 1, m_columns.value(heading, 0) + 1 };
}

} // namespace kikitori
