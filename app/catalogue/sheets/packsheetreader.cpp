// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/packsheet.h"
#include "catalogue/sheets/packsheetform.h"
#include "catalogue/sheets/sheettable.h"
#include "protocol/reading/packwriter.h"

#include <QFileInfo>

#include <algorithm>
#include <initializer_list>

namespace kikitori {

namespace {

using form::Column;

QString head(const Column &column)
{
    return form::text(column.head);
}

QStringList heads(std::initializer_list<Column> columns)
{
    QStringList out;
    for (const Column &column : columns)
        out << head(column);
    return out;
}

template<class T>
QStringList words(std::initializer_list<T> values)
{
    QStringList out;
    for (const T value : values)
        out << form::wordOf(value);
    return out;
}

constexpr std::initializer_list<Urgency> kColours { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green,
    Urgency::White };
constexpr std::initializer_list<AgeBand> kAges { AgeBand::Any, AgeBand::Adult, AgeBand::Child };
constexpr std::initializer_list<EmergencyKind> kKinds { EmergencyKind::Cpa, EmergencyKind::Airway, EmergencyKind::Breathing,
    EmergencyKind::Circulation, EmergencyKind::Disability };

/// Sheets → pack, with the cell of every part. Thread: any one. Owner: readPackWorkbook.
class PackSheetReader {
public:
    PackSheetReader(const std::vector<SheetCells> &sheets, const QString &file)
        : m_sheets(sheets)
        , m_faults(file)
    {
    }

    [[nodiscard]] PackUnderRepair read()
    {
        checkSheets();
        readHead();
        readEmergency();
        readTexts();
        readItems();
        if (m_faults.all().empty())
            readAsStrictlyAsYaml();
        PackUnderRepair out;
        out.refused = m_faults.all();
        if (out.refused.empty())
            out.pack = std::move(m_pack);
        for (auto it = m_places.begin(); it != m_places.end(); ++it)
            out.places.note(it.key(), it.value());
        return out;
    }

private:
    /// A sheet that nobody reads would be lost without a word.
    void checkSheets()
    {
        const QStringList known { form::text(form::kHeadSheet), form::text(form::kEmergencySheet), form::text(form::kTextSheet),
            form::text(form::kItemSheet) };
        QStringList there;
        for (const SheetCells &sheet : m_sheets) {
            there << sheet.name;
            if (!known.contains(sheet.name) && !sheet.name.endsWith(form::text(form::kNotRead)))
                m_faults.note(sheet.name,
                    QStringLiteral("unknown sheet; one that is for people alone has a name that ends with %1")
                        .arg(form::text(form::kNotRead)));
        }
        for (const QString &name : known) {
            if (!there.contains(name))
                m_faults.note(QString(), QStringLiteral("the sheet %1 is missing").arg(name));
        }
    }

    [[nodiscard]] std::optional<SheetTable> table(const char16_t *name, const QStringList &headings)
    {
        for (const SheetCells &sheet : m_sheets) {
            if (sheet.name != form::text(name))
                continue;
            SheetTable found(sheet, headings, form::text(form::kNotRead), m_faults);
            return found.isWhole() ? std::optional(found) : std::nullopt;
        }
        return std::nullopt;
    }

    void put(const SheetTable &table, int row, const QString &part, std::initializer_list<std::pair<const char *, Column>> keys)
    {
        m_places.insert(part, table.place(row));
        for (const auto &[key, column] : keys)
            m_places.insert(part + u'/' + QLatin1String(key), table.place(row, head(column)));
    }

    void readHead()
    {
        std::optional<SheetTable> found = headTable();
        if (!found)
            return;
        QMap<QString, int> rows;
        for (const int row : found->rows()) {
            const QString label = found->text(row, head(form::kLabel));
            if (label == form::text(form::kIndex))
                break;
            if (rows.contains(label))
                found->refuse(row, head(form::kLabel), QStringLiteral("%1 stands twice").arg(label));
            rows.insert(label, row);
        }
        const auto take = [&](const QString &label, bool needed) {
            if (!rows.contains(label)) {
                m_faults.note(form::text(form::kHeadSheet), QStringLiteral("a row with the label %1 is missing").arg(label));
                return QString();
            }
            const int row = rows.take(label);
            return needed ? found->needed(row, head(form::kValue)) : found->text(row, head(form::kValue));
        };
        const int sampleRow = rows.value(form::text(form::kSample), -1);
        const int noticeRow = rows.value(form::text(form::kNotice), -1);
        m_pack.id = take(form::text(form::kPack), true).normalized(QString::NormalizationForm_KC);
        m_pack.name = take(form::text(form::kName), true);
        m_pack.version = take(form::text(form::kVersion), true);
        const bool hasSample = !take(form::text(form::kSample), true).isEmpty();
        m_pack.sample =
            !hasSample || found->choice(sampleRow, head(form::kValue), { form::text(form::kNo), form::text(form::kYes) }) != 0;
        m_pack.notice = take(form::text(form::kNotice), false);
        if (m_pack.sample && m_pack.notice.isEmpty() && noticeRow >= 0)
            found->refuse(noticeRow, head(form::kValue), QStringLiteral("a sample must have a notice"));
        for (const Urgency urgency : kColours)
            m_pack.meanings[urgency] = take(form::meaningLabel(urgency), true);
        for (auto it = rows.begin(); it != rows.end(); ++it)
            found->refuse(it.value(), head(form::kLabel), QStringLiteral("unknown label"));
        m_places.insert(QString(), found->place(0));
    }

    [[nodiscard]] std::optional<SheetTable> headTable() { return table(form::kHeadSheet, heads({ form::kLabel, form::kValue })); }

    void readEmergency()
    {
        std::optional<SheetTable> found = table(form::kEmergencySheet,
            heads({ form::kCode, form::kKind, form::kShort, form::kQuestion, form::kWords, form::kFirstAid }));
        if (!found)
            return;
        for (const int row : found->rows()) {
            EmergencyCheck check;
            check.code = found->code(row, head(form::kCode));
            check.kind = *(kKinds.begin() + std::max(0, oneOf(*found, row, form::kKind, words(kKinds))));
            check.label = found->needed(row, head(form::kShort));
            check.question = found->needed(row, head(form::kQuestion));
            check.words = found->list(row, head(form::kWords));
            check.firstAid = found->text(row, head(form::kFirstAid));
            put(*found, row, QStringLiteral("/emergency/") + check.code,
                { { "code", form::kCode }, { "kind", form::kKind }, { "label", form::kShort }, { "question", form::kQuestion },
                    { "words", form::kWords }, { "first-aid", form::kFirstAid } });
            m_pack.emergency.push_back(check);
        }
        if (m_pack.emergency.empty())
            m_faults.note(form::text(form::kEmergencySheet), QStringLiteral("expected at least one emergency check"));
    }

    /// A choice that must be made.
    [[nodiscard]] int oneOf(SheetTable &table, int row, const Column &column, const QStringList &choices)
    {
        return table.needed(row, head(column)).isEmpty() ? -1 : table.choice(row, head(column), choices);
    }

    [[nodiscard]] std::optional<Urgency> colour(SheetTable &table, int row, const Column &column)
    {
        const int at = table.choice(row, head(column), words(kColours));
        return at < 0 ? std::nullopt : std::optional(*(kColours.begin() + at));
    }

    void readTexts()
    {
        QStringList headings = heads({ form::kProtocol, form::kTitle, form::kAges, form::kGroup, form::kFloor, form::kWords,
            form::kFirstAid, form::kWatchFor, form::kBasis });
        for (const Urgency urgency : kColours)
            headings << form::adviceHead(urgency) << form::departmentsHead(urgency);
        std::optional<SheetTable> found = table(form::kTextSheet, headings);
        if (!found)
            return;
        for (const int row : found->rows()) {
            const Protocol protocol = readProtocol(*found, row);
            if (m_pack.protocol(protocol.id))
                found->refuse(row, head(form::kProtocol), QStringLiteral("%1 stands twice").arg(protocol.id));
            else
                m_pack.protocols.push_back(protocol);
        }
        if (m_pack.protocols.empty())
            m_faults.note(form::text(form::kTextSheet), QStringLiteral("expected at least one protocol"));
    }

    [[nodiscard]] Protocol readProtocol(SheetTable &table, int row)
    {
        Protocol protocol;
        protocol.id = table.code(row, head(form::kProtocol));
        protocol.title = table.needed(row, head(form::kTitle));
        protocol.ages = *(kAges.begin() + std::max(0, oneOf(table, row, form::kAges, words(kAges))));
        protocol.group = table.needed(row, head(form::kGroup));
        protocol.floor = colour(table, row, form::kFloor).value_or(Urgency::White);
        protocol.words = table.list(row, head(form::kWords));
        protocol.firstAid = table.text(row, head(form::kFirstAid));
        protocol.watchFor = table.needed(row, head(form::kWatchFor));
        protocol.basis = table.needed(row, head(form::kBasis));
        put(table, row, protocol.id,
            { { "id", form::kProtocol }, { "title", form::kTitle }, { "ages", form::kAges }, { "group", form::kGroup },
                { "floor", form::kFloor }, { "words", form::kWords }, { "first-aid", form::kFirstAid },
                { "watch-for", form::kWatchFor }, { "basis", form::kBasis } });
        for (const Urgency urgency : kColours) {
            protocol.advice[urgency] = { table.needed(row, form::adviceHead(urgency)),
                table.list(row, form::departmentsHead(urgency)) };
            const QString part = protocol.id + QStringLiteral("/advice/") + codeOf(urgency);
            m_places.insert(part, table.place(row, form::adviceHead(urgency)));
            m_places.insert(part + QStringLiteral("/say"), table.place(row, form::adviceHead(urgency)));
            m_places.insert(part + QStringLiteral("/departments"), table.place(row, form::departmentsHead(urgency)));
        }
        return protocol;
    }

    void readItems()
    {
        std::optional<SheetTable> found = table(form::kItemSheet,
            heads({ form::kProtocol, form::kKind, form::kCode, form::kUrgency, form::kQuestion, form::kHelp, form::kUnknown,
                form::kUnknownMeans, form::kYesUrgency, form::kYesGo, form::kNoUrgency, form::kNoGo, form::kUnknownUrgency,
                form::kUnknownGo, form::kAgeFrom, form::kAgeTo, form::kHistory }));
        if (!found)
            return;
        const QStringList kinds { form::text(form::kNode), form::text(form::kItem), form::text(form::kModifier) };
        for (const int row : found->rows()) {
            const QString id = found->code(row, head(form::kProtocol));
            const auto protocol =
                std::find_if(m_pack.protocols.begin(), m_pack.protocols.end(), [&](const Protocol &p) { return p.id == id; });
            if (protocol == m_pack.protocols.end()) {
                if (!id.isEmpty())
                    found->refuse(row, head(form::kProtocol),
                        QStringLiteral("expected a protocol of the sheet %1").arg(form::text(form::kTextSheet)));
                continue;
            }
            switch (oneOf(*found, row, form::kKind, kinds)) {
            case 0:
                protocol->tree.push_back(readNode(*found, row, id));
                break;
            case 1:
                protocol->items.push_back(readItem(*found, row, id));
                break;
            case 2:
                protocol->modifiers.push_back(readModifier(*found, row, id));
                break;
            default:
                break;
            }
        }
    }

    void forbid(SheetTable &table, int row, std::initializer_list<Column> columns, const char16_t *kind)
    {
        for (const Column &column : columns)
            table.forbid(row, head(column), QStringLiteral("not for %1").arg(form::text(kind)));
    }

    [[nodiscard]] Branch branch(SheetTable &table, int row, const Column &urgency, const Column &go)
    {
        Branch out;
        out.urgency = colour(table, row, urgency);
        const QString typed = table.code(row, head(go));
        const QString toItems = form::text(form::kToItems);
        const QString toEnd = form::text(form::kToEnd);
        // The arrow is a help to the eye; without it the word can mean nothing else, since codes are ASCII.
        if (typed == toItems || typed == toItems.mid(1)) {
            out.to = Branch::To::Items;
        } else if (typed != toEnd && typed != toEnd.mid(1)) {
            out.to = Branch::To::Node;
            out.node = typed;
            if (typed == QLatin1String("items") || typed == QLatin1String("end"))
                table.refuse(row, head(go), QStringLiteral("expected a code, %1 or %2").arg(toItems, toEnd));
        }
        return out;
    }

    [[nodiscard]] Node readNode(SheetTable &table, int row, const QString &id)
    {
        Node node;
        node.code = table.code(row, head(form::kCode));
        node.question = table.needed(row, head(form::kQuestion));
        node.help = table.text(row, head(form::kHelp));
        node.unknownMeans = table.text(row, head(form::kUnknownMeans));
        node.yes = branch(table, row, form::kYesUrgency, form::kYesGo);
        node.no = branch(table, row, form::kNoUrgency, form::kNoGo);
        node.unknown = branch(table, row, form::kUnknownUrgency, form::kUnknownGo);
        forbid(table, row, { form::kUrgency, form::kUnknown, form::kAgeFrom, form::kAgeTo, form::kHistory }, form::kNode);
        put(table, row, id + QStringLiteral("/tree/") + node.code,
            { { "code", form::kCode }, { "question", form::kQuestion }, { "help", form::kHelp },
                { "unknown-means", form::kUnknownMeans }, { "yes", form::kYesGo }, { "yes/urgency", form::kYesUrgency },
                { "yes/go", form::kYesGo }, { "no", form::kNoGo }, { "no/urgency", form::kNoUrgency }, { "no/go", form::kNoGo },
                { "unknown", form::kUnknownGo }, { "unknown/urgency", form::kUnknownUrgency },
                { "unknown/go", form::kUnknownGo } });
        return node;
    }

    [[nodiscard]] Item readItem(SheetTable &table, int row, const QString &id)
    {
        Item item;
        item.code = table.code(row, head(form::kCode));
        if (!table.needed(row, head(form::kUrgency)).isEmpty())
            item.urgency = colour(table, row, form::kUrgency).value_or(Urgency::Red);
        item.question = table.needed(row, head(form::kQuestion));
        item.help = table.text(row, head(form::kHelp));
        item.unknownCounts =
            table.choice(row, head(form::kUnknown), { form::text(form::kNoted), form::text(form::kCounts) }) == 1;
        item.unknownMeans = table.text(row, head(form::kUnknownMeans));
        forbid(table, row,
            { form::kYesUrgency, form::kYesGo, form::kNoUrgency, form::kNoGo, form::kUnknownUrgency, form::kUnknownGo,
                form::kAgeFrom, form::kAgeTo, form::kHistory },
            form::kItem);
        put(table, row, id + QStringLiteral("/items/") + item.code,
            { { "code", form::kCode }, { "urgency", form::kUrgency }, { "question", form::kQuestion }, { "help", form::kHelp },
                { "unknown", form::kUnknown }, { "unknown-means", form::kUnknownMeans } });
        return item;
    }

    [[nodiscard]] Modifier readModifier(SheetTable &table, int row, const QString &id)
    {
        Modifier modifier;
        modifier.code = table.code(row, head(form::kCode));
        modifier.text = table.needed(row, head(form::kQuestion));
        modifier.least = colour(table, row, form::kUrgency);
        modifier.ageFrom = table.number(row, head(form::kAgeFrom), -1);
        modifier.ageTo = table.number(row, head(form::kAgeTo), -1);
        modifier.historyWords = table.list(row, head(form::kHistory));
        forbid(table, row,
            { form::kHelp, form::kUnknown, form::kUnknownMeans, form::kYesUrgency, form::kYesGo, form::kNoUrgency, form::kNoGo,
                form::kUnknownUrgency, form::kUnknownGo },
            form::kModifier);
        put(table, row, id + QStringLiteral("/modifiers/") + modifier.code,
            { { "code", form::kCode }, { "text", form::kQuestion }, { "least", form::kUrgency }, { "age-from", form::kAgeFrom },
                { "age-to", form::kAgeTo }, { "history", form::kHistory } });
        return modifier;
    }

    /// The pack is written as YAML and read again, so that what stands in a sheet can be no more than what stands in files.
    void readAsStrictlyAsYaml()
    {
        PackUnderRepair read = readPackWithPlaces(yamlOf(m_pack));
        for (const Error &error : read.refused) {
            const QString part = partAt(read.places, error);
            m_faults.note(m_places.value(part), part, error.detail);
        }
        m_pack = std::move(read.pack);
    }

    /// The part of the workbook that stands at the place of an error in the files, or nearest above it.
    [[nodiscard]] QString partAt(const PackPlaces &inFiles, const Error &error) const
    {
        QString best;
        Place nearest;
        for (auto it = m_places.begin(); it != m_places.end(); ++it) {
            const Place place = inFiles.at(it.key());
            const auto at = std::pair(place.line, place.column);
            const bool before = place.file == error.subject && at <= std::pair(error.line, error.column);
            if (before && (nearest.line == 0 || at > std::pair(nearest.line, nearest.column))) {
                best = it.key();
                nearest = place;
            }
        }
        return best;
    }

    const std::vector<SheetCells> &m_sheets;
    SheetFaults m_faults;
    Pack m_pack;
    QMap<QString, Place> m_places; // sorted: of parts at one place the outermost comes first
};

} // namespace

Result<PackUnderRepair> readPackWorkbook(const QString &path)
{
    const auto sheets = readWorkbook(path);
    if (!sheets)
        return tl::make_unexpected(sheets.error());
    return PackSheetReader(*sheets, QFileInfo(path).fileName()).read();
}

} // namespace kikitori
