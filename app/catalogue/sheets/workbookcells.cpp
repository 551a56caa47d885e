// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/workbookcells.h"

#include "catalogue/sheets/celltext.h"
#include "catalogue/sheets/zipparts.h"

#include <QDir>
#include <QFile>
#include <QXmlStreamReader>

#include <optional>

namespace kikitori {

namespace {

constexpr qint64 kLargestFile = 16 * 1024 * 1024;
constexpr qsizetype kMostCells = 1'000'000; // of a sheet
constexpr int kRows = 1'048'576; // of a sheet
constexpr int kColumns = 16'384;

/// Row and column of "C12", counted from 0.
std::optional<std::pair<int, int>> addressOf(QStringView name)
{
    int row = 0;
    int column = 0;
    for (const QChar c : name) {
        if (c >= u'A' && c <= u'Z' && row == 0 && column <= kColumns)
            column = column * 26 + (c.unicode() - u'A' + 1);
        else if (c >= u'0' && c <= u'9' && row <= kRows)
            row = row * 10 + (c.unicode() - u'0');
        else if (c != u'$')
            return std::nullopt;
    }
    if (row < 1 || row > kRows || column < 1 || column > kColumns)
        return std::nullopt;
    return std::pair(row - 1, column - 1);
}

/// What is typed in <si> and <is>: its <t>, or those of its runs <r>; not those of its readings <rPh>.
QString richText(QXmlStreamReader &xml)
{
    QString out;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("t"))
            out += xml.readElementText();
        else if (xml.name() == QLatin1String("r"))
            out += richText(xml);
        else
            xml.skipCurrentElement();
    }
    return out;
}

/// One workbook while it is read; the first fault ends it. Elements are known by their names without a namespace: there
/// are two for each, "transitional" and "strict". Thread: any one. Owner: readWorkbook.
class WorkbookReader {
public:
    WorkbookReader(ZipParts parts, const QString &file)
        : m_parts(std::move(parts))
        , m_file(file)
    {
    }

    [[nodiscard]] Result<std::vector<SheetCells>> read()
    {
        const QString book = target(relations(QString()), "/officeDocument");
        if (m_fault || book.isEmpty())
            return fail(
                Fault::FileUnreadable, m_file, m_fault ? m_fault->detail : QStringLiteral("not an Excel workbook (.xlsx)"));
        const auto related = relations(book);
        if (const QString texts = target(related, "/sharedStrings"); !texts.isEmpty())
            readTexts(texts);
        std::vector<SheetCells> sheets;
        for (const auto &[name, id] : sheetNames(book)) {
            SheetCells sheet;
            sheet.name = name;
            if (!m_fault)
                readSheet(related.value(id).second, sheet);
            sheets.push_back(std::move(sheet));
        }
        if (m_fault)
            return tl::make_unexpected(*m_fault);
        return sheets;
    }

private:
    using Relations = QMap<QString, std::pair<QString, QString>>; // id → type, part

    void refuse(const QString &part, const QString &why)
    {
        if (!m_fault)
            m_fault = Error { Fault::FileUnreadable, m_file, QStringLiteral("%1: %2").arg(part, why), 0, 0 };
    }

    /// The reader stands before the first element. No workbook has a document type; one would only define entities.
    [[nodiscard]] QXmlStreamReader open(const QString &part)
    {
        const auto bytes = m_parts.read(part);
        if (!bytes) {
            m_fault = m_fault.value_or(bytes.error());
            return QXmlStreamReader();
        }
        return QXmlStreamReader(*bytes);
    }
    void close(const QXmlStreamReader &xml, const QString &part)
    {
        if (xml.hasError())
            refuse(part, QStringLiteral("%1 (line %2)").arg(xml.errorString()).arg(xml.lineNumber()));
    }

    /// Of the part, or of the whole archive.
    [[nodiscard]] Relations relations(const QString &part)
    {
        const qsizetype slash = part.lastIndexOf(u'/') + 1;
        const QString folder = part.left(slash);
        const QString file = folder + QStringLiteral("_rels/") + part.mid(slash) + QStringLiteral(".rels");
        Relations out;
        QXmlStreamReader xml = open(file);
        xml.readNextStartElement();
        while (!m_fault && xml.readNextStartElement()) {
            const auto attributes = xml.attributes();
            const QString to = attributes.value(QLatin1String("Target")).toString();
            const QString whole = QDir::cleanPath(to.startsWith(u'/') ? to.mid(1) : folder + to);
            out.insert(
                attributes.value(QLatin1String("Id")).toString(), { attributes.value(QLatin1String("Type")).toString(), whole });
            xml.skipCurrentElement();
        }
        close(xml, file);
        return out;
    }

    [[nodiscard]] static QString target(const Relations &relations, const char *type)
    {
        for (const auto &[kind, part] : relations) {
            if (kind.endsWith(QLatin1String(type)))
                return part;
        }
        return {};
    }

    [[nodiscard]] std::vector<std::pair<QString, QString>> sheetNames(const QString &book)
    {
        std::vector<std::pair<QString, QString>> out;
        QXmlStreamReader xml = open(book);
        while (!m_fault && !xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("sheet"))
                continue;
            QString id;
            for (const QXmlStreamAttribute &attribute : xml.attributes()) {
                if (attribute.name() == QLatin1String("id") && !attribute.prefix().isEmpty())
                    id = attribute.value().toString();
            }
            out.emplace_back(xml.attributes().value(QLatin1String("name")).toString(), id);
        }
        close(xml, book);
        return out;
    }

    void readTexts(const QString &part)
    {
        QXmlStreamReader xml = open(part);
        xml.readNextStartElement();
        while (!m_fault && xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("si"))
                m_texts.push_back(fromCell(richText(xml)));
            else
                xml.skipCurrentElement();
        }
        close(xml, part);
    }

    void readSheet(const QString &part, SheetCells &sheet)
    {
        QXmlStreamReader xml = open(part);
        int row = -1;
        int column = -1;
        while (!m_fault && !xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("row")) {
                // Numbers may be left out, and then count on (§18.3.1.73).
                const int given = xml.attributes().value(QLatin1String("r")).toInt();
                row = given > 0 ? given - 1 : row + 1;
                column = -1;
            } else if (xml.name() == QLatin1String("c")) {
                const auto name = xml.attributes().value(QLatin1String("r"));
                const auto address = name.isEmpty() ? std::pair(row, column + 1) : addressOf(name);
                if (!address || address->first < 0 || sheet.cells.size() >= kMostCells)
                    return refuse(
                        part, address ? QStringLiteral("more than a million cells") : QStringLiteral("a cell has no address"));
                column = address->second;
                const SheetCell cell = readCell(xml, part);
                if (cell.kind != SheetCell::Kind::Empty)
                    sheet.cells.insert(*address, cell);
            } else if (xml.name() == QLatin1String("mergeCell")) {
                readMerged(xml.attributes().value(QLatin1String("ref")), sheet);
            }
        }
        close(xml, part);
    }

    static void readMerged(QStringView range, SheetCells &sheet)
    {
        const qsizetype colon = range.indexOf(u':');
        const auto first = addressOf(range.left(colon < 0 ? range.size() : colon));
        const auto last = addressOf(range.mid(colon + 1));
        if (first && last)
            sheet.merged.push_back({ first->first, first->second, last->first, last->second });
    }

    [[nodiscard]] SheetCell readCell(QXmlStreamReader &xml, const QString &part)
    {
        const QString type = xml.attributes().value(QLatin1String("t")).toString();
        bool formula = type == QLatin1String("str"); // the result of one, be it of a neighbour's
        QString value;
        QString typed;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("v")) {
                value = xml.readElementText();
            } else if (xml.name() == QLatin1String("is")) {
                typed = fromCell(richText(xml));
            } else {
                formula |= xml.name() == QLatin1String("f");
                xml.skipCurrentElement();
            }
        }
        using Kind = SheetCell::Kind;
        if (formula)
            return { Kind::Formula, {}, 0 };
        if (type == QLatin1String("inlineStr"))
            return typed.isEmpty() ? SheetCell {} : SheetCell { Kind::Text, typed, 0 };
        if (value.isEmpty())
            return {};
        if (type == QLatin1String("s")) {
            bool ok = false;
            const qsizetype index = value.toInt(&ok);
            if (!ok || index < 0 || index >= m_texts.size())
                refuse(part, QStringLiteral("a cell has no text"));
            const QString text = m_texts.value(index);
            return text.isEmpty() ? SheetCell {} : SheetCell { Kind::Text, text, 0 };
        }
        if (type == QLatin1String("e"))
            return { Kind::Fault, {}, 0 };
        return { type == QLatin1String("b") ? Kind::Truth : Kind::Number, {}, value.toDouble() };
    }

    ZipParts m_parts;
    QString m_file;
    QStringList m_texts;
    std::optional<Error> m_fault;
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
    auto parts = ZipParts::open(file.readAll(), path);
    if (!parts)
        return tl::make_unexpected(parts.error());
    return WorkbookReader(std::move(*parts), path).read();
}

QString columnName(int column)
{
    QString name;
    for (int left = column + 1; left > 0; left = (left - 1) / 26)
        name.prepend(QChar(u'A' + (left - 1) % 26));
    return name;
}

} // namespace kikitori
