// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/celltext.h"
#include "catalogue/sheets/packsheet.h"
#include "catalogue/sheets/packsheetform.h"
#include "catalogue/sheets/sheetbook.h"

#include <xlsxwriter.h>

#include <algorithm>

namespace kikitori {

namespace {

using form::Column;

constexpr int kRoom = 200; // empty rows below a table in which choices and colours still work
constexpr CellLook kHeadLook { true, true, true, true, 0xDDE6EF };
constexpr CellLook kPlain {};
constexpr CellLook kCentred { false, true, true, true };

QStringList colours(Urgency highest, Urgency lowest)
{
    QStringList out;
    for (const Urgency urgency : form::kDown) {
        if (urgency <= highest && urgency >= lowest)
            out << form::wordOf(urgency);
    }
    return out;
}

/// One table while it is written: headings in its first row, then row by row. Thread: any one. Owner: the Workbook.
class Table {
public:
    Table(SheetBook &book, const QString &name)
        : m_book(book)
        , m_sheet(book.addSheet(name))
    {
    }

    void addColumn(const QString &head, double width)
    {
        const auto column = static_cast<lxw_col_t>(m_heads.size());
        worksheet_set_column(m_sheet, column, column, width, m_book.look({ .border = false }));
        m_book.text(m_sheet, 0, column, head, m_book.look(kHeadLook));
        m_heads << head;
    }
    void addColumn(const Column &column) { addColumn(form::text(column.head), column.width); }

    void beginRow() { ++m_row; }
    void put(const QString &head, const QString &words, const CellLook &look = kPlain)
    {
        const qsizetype column = m_heads.indexOf(head);
        Q_ASSERT(column >= 0);
        m_book.text(m_sheet, m_row, int(column), words, m_book.look(look));
    }
    void put(const Column &column, const QString &words, const CellLook &look = kPlain)
    {
        put(form::text(column.head), words, look);
    }
    void put(const Column &column, const std::optional<Urgency> &urgency)
    {
        put(column, urgency ? form::wordOf(*urgency) : QString(), kCentred);
    }
    /// Every cell of the row that nothing was put into, so that the lines are whole.
    void fillRow()
    {
        for (int column = 0; column < int(m_heads.size()); ++column)
            m_book.text(m_sheet, m_row, column, {}, m_book.look(kPlain));
    }
    void offer(const Column &column, const QStringList &words)
    {
        m_book.choices(m_sheet, 1, m_row + kRoom, int(m_heads.indexOf(form::text(column.head))), words);
    }
    void colour(const Column &column)
    {
        for (const Urgency urgency : form::kDown) {
            if (urgency != Urgency::White)
                m_book.fillWhere(m_sheet, 1, m_row + kRoom, int(m_heads.indexOf(form::text(column.head))), form::wordOf(urgency),
                    form::fillOf(urgency));
        }
    }
    /// Headings stay in view with the first columns; the filter is on; a page is as wide as the table.
    void finish(int frozenColumns)
    {
        worksheet_freeze_panes(m_sheet, 1, static_cast<lxw_col_t>(frozenColumns));
        worksheet_autofilter(
            m_sheet, 0, 0, static_cast<lxw_row_t>(std::max(1, m_row)), static_cast<lxw_col_t>(m_heads.size() - 1));
        worksheet_set_row(m_sheet, 0, 32, nullptr);
        worksheet_set_landscape(m_sheet);
        worksheet_set_paper(m_sheet, 8); // A3: these are to be worked on; the review sheet is to be printed
        worksheet_fit_to_pages(m_sheet, 1, 0);
        worksheet_repeat_rows(m_sheet, 0, 0);
    }
    [[nodiscard]] lxw_worksheet *sheet() const { return m_sheet; }
    [[nodiscard]] int row() const { return m_row; }

private:
    SheetBook &m_book;
    lxw_worksheet *m_sheet;
    QStringList m_heads;
    int m_row = 0;
};

void writeHead(SheetBook &book, const Pack &pack)
{
    Table table(book, form::text(form::kHeadSheet));
    table.addColumn(form::kLabel);
    table.addColumn(form::kValue);
    const auto line = [&table](const QString &label, const QString &value, unsigned fill = 0xFFFFFF) {
        table.beginRow();
        table.put(form::kLabel, label, { .bold = true, .fill = fill });
        table.put(form::kValue, value);
    };
    line(form::text(form::kPack), pack.id);
    line(form::text(form::kName), pack.name);
    line(form::text(form::kVersion), pack.version);
    line(form::text(form::kSample), form::text(pack.sample ? form::kYes : form::kNo));
    line(form::text(form::kNotice), pack.notice);
    for (const Urgency urgency : form::kDown)
        line(form::meaningLabel(urgency), pack.meanings.value(urgency), form::fillOf(urgency));
    table.beginRow();
    table.beginRow();
    table.put(form::kLabel, form::text(form::kIndex), kHeadLook);
    table.put(form::kValue, QStringLiteral("表題／対象／質問の数"), kHeadLook);
    for (const Protocol &protocol : pack.protocols)
        line(protocol.id,
            QStringLiteral("%1／%2／%3")
                .arg(protocol.title, form::wordOf(protocol.ages))
                .arg(protocol.tree.size() + protocol.items.size()));
    worksheet_freeze_panes(table.sheet(), 1, 0);
    worksheet_set_paper(table.sheet(), 9);
    worksheet_fit_to_pages(table.sheet(), 1, 0);
}

void writeEmergency(SheetBook &book, const Pack &pack)
{
    Table table(book, form::text(form::kEmergencySheet));
    for (const Column &column :
        { form::kCode, form::kKind, form::kShort, form::kQuestion, form::kWords, form::kFirstAid, form::kRemarks })
        table.addColumn(column);
    QStringList kinds;
    for (const EmergencyKind kind : { EmergencyKind::Cpa, EmergencyKind::Airway, EmergencyKind::Breathing,
             EmergencyKind::Circulation, EmergencyKind::Disability })
        kinds << form::wordOf(kind);
    for (const EmergencyCheck &check : pack.emergency) {
        table.beginRow();
        table.fillRow();
        table.put(form::kCode, check.code);
        table.put(form::kKind, form::wordOf(check.kind), kCentred);
        table.put(form::kShort, check.label);
        table.put(form::kQuestion, check.question);
        table.put(form::kWords, listToCell(check.words));
        table.put(form::kFirstAid, check.firstAid);
    }
    table.offer(form::kKind, kinds);
    table.finish(1);
}

void writeTexts(SheetBook &book, const Pack &pack)
{
    Table table(book, form::text(form::kTextSheet));
    for (const Column &column : { form::kProtocol, form::kTitle, form::kAges, form::kGroup, form::kFloor, form::kWords })
        table.addColumn(column);
    for (const Urgency urgency : form::kDown) {
        table.addColumn(form::adviceHead(urgency), 46);
        table.addColumn(form::departmentsHead(urgency), 18);
    }
    for (const Column &column : { form::kFirstAid, form::kWatchFor, form::kBasis, form::kRemarks })
        table.addColumn(column);
    for (const Protocol &protocol : pack.protocols) {
        table.beginRow();
        table.fillRow();
        table.put(form::kProtocol, protocol.id);
        table.put(form::kTitle, protocol.title, { .bold = true });
        table.put(form::kAges, form::wordOf(protocol.ages), kCentred);
        table.put(form::kGroup, protocol.group);
        table.put(form::kFloor, protocol.floor == Urgency::White ? QString() : form::wordOf(protocol.floor), kCentred);
        table.put(form::kWords, listToCell(protocol.words));
        for (const Urgency urgency : form::kDown) {
            table.put(form::adviceHead(urgency), protocol.advice.value(urgency).say, { .fill = form::fillOf(urgency) });
            table.put(form::departmentsHead(urgency), listToCell(protocol.advice.value(urgency).departments));
        }
        table.put(form::kFirstAid, protocol.firstAid);
        table.put(form::kWatchFor, protocol.watchFor);
        table.put(form::kBasis, protocol.basis);
    }
    table.offer(form::kAges, { form::wordOf(AgeBand::Adult), form::wordOf(AgeBand::Child), form::wordOf(AgeBand::Any) });
    table.offer(form::kFloor, colours(Urgency::Yellow, Urgency::Green));
    table.colour(form::kFloor);
    table.finish(2);
}

/// The sheet with one row an item. Thread: any one. Owner: writePackWorkbook.
class ItemSheet {
public:
    explicit ItemSheet(SheetBook &book)
        : m_table(book, form::text(form::kItemSheet))
    {
        for (const Column &column :
            { form::kProtocol, form::kTitleShown, form::kKind, form::kCode, form::kUrgency, form::kQuestion, form::kHelp,
                form::kUnknown, form::kUnknownMeans, form::kYesUrgency, form::kYesGo, form::kNoUrgency, form::kNoGo,
                form::kUnknownUrgency, form::kUnknownGo, form::kAgeFrom, form::kAgeTo, form::kHistory, form::kRemarks })
            m_table.addColumn(column);
    }

    void write(const Protocol &protocol)
    {
        for (const Node &node : protocol.tree)
            write(protocol, node);
        for (const Item &item : protocol.items)
            write(protocol, item);
        for (const Modifier &modifier : protocol.modifiers)
            write(protocol, modifier);
    }

    void finish()
    {
        m_table.offer(form::kKind, { form::text(form::kNode), form::text(form::kItem), form::text(form::kModifier) });
        m_table.offer(form::kUrgency, colours(Urgency::Red, Urgency::Green));
        m_table.offer(form::kUnknown, { form::text(form::kCounts), form::text(form::kNoted) });
        for (const Column &column : { form::kYesUrgency, form::kNoUrgency, form::kUnknownUrgency })
            m_table.offer(column, colours(Urgency::Red, Urgency::Green));
        for (const Column &column : { form::kUrgency, form::kYesUrgency, form::kNoUrgency, form::kUnknownUrgency })
            m_table.colour(column);
        m_table.finish(4);
    }

private:
    void begin(const Protocol &protocol, const char16_t *kind, const QString &code, const QString &question)
    {
        m_table.beginRow();
        m_table.fillRow();
        m_table.put(form::kProtocol, protocol.id);
        m_table.put(form::kTitleShown, protocol.title, { .ink = 0x667788 });
        m_table.put(form::kKind, form::text(kind), kCentred);
        m_table.put(form::kCode, code);
        m_table.put(form::kQuestion, question);
    }
    void branch(const Column &urgency, const Column &go, const Branch &branch)
    {
        m_table.put(urgency, branch.urgency);
        m_table.put(go,
            branch.to == Branch::To::Node ? branch.node
                                          : form::text(branch.to == Branch::To::Items ? form::kToItems : form::kToEnd));
    }
    void write(const Protocol &protocol, const Node &node)
    {
        begin(protocol, form::kNode, node.code, node.question);
        m_table.put(form::kHelp, node.help);
        m_table.put(form::kUnknownMeans, node.unknownMeans);
        branch(form::kYesUrgency, form::kYesGo, node.yes);
        branch(form::kNoUrgency, form::kNoGo, node.no);
        branch(form::kUnknownUrgency, form::kUnknownGo, node.unknown);
    }
    void write(const Protocol &protocol, const Item &item)
    {
        begin(protocol, form::kItem, item.code, item.question);
        m_table.put(form::kUrgency, item.urgency);
        m_table.put(form::kHelp, item.help);
        m_table.put(form::kUnknown, form::text(item.unknownCounts ? form::kCounts : form::kNoted), kCentred);
        m_table.put(form::kUnknownMeans, item.unknownMeans);
    }
    void write(const Protocol &protocol, const Modifier &modifier)
    {
        begin(protocol, form::kModifier, modifier.code, modifier.text);
        m_table.put(form::kUrgency, modifier.least);
        m_table.put(form::kAgeFrom, modifier.ageFrom < 0 ? QString() : QString::number(modifier.ageFrom), kCentred);
        m_table.put(form::kAgeTo, modifier.ageTo < 0 ? QString() : QString::number(modifier.ageTo), kCentred);
        m_table.put(form::kHistory, listToCell(modifier.historyWords));
    }

    Table m_table;
};

} // namespace

Result<> writePackWorkbook(const Pack &pack, const QString &path)
{
    SheetBook book(path);
    writeHead(book, pack);
    writeEmergency(book, pack);
    writeTexts(book, pack);
    ItemSheet items(book);
    for (const Protocol &protocol : pack.protocols)
        items.write(protocol);
    items.finish();
    return book.finish();
}

} // namespace kikitori
