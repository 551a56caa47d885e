// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/exporting.h"

#include "store/entryrows.h"
#include "store/keeping/examination.h"
#include "store/statement.h"

#include "cases/caserecord.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {
using Row = std::vector<QJsonValue>;
using Take = std::function<Result<>(const Row &)>;

struct Table {
    QString name;
    QStringList columns;
    std::function<Result<>(const Take &)> rows; ///< gives every row, the same each time
};

QJsonValue utc(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonValue code(const std::optional<Urgency> &urgency)
{
    return urgency ? QJsonValue(codeOf(*urgency)) : QJsonValue();
}

/// A telephone number begins with a plus and is no formula.
bool looksLikeFormula(const QString &text)
{
    if (text.isEmpty() || !QStringLiteral("=+-@\t\r").contains(text.front()))
        return false;
    return std::any_of(text.begin() + 1, text.end(), [](QChar c) { return !c.isDigit() && c != u'-' && c != u'.'; })
        || text.front() == u'=' || text.front() == u'@';
}

QString csvText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("1") : QStringLiteral("0");
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    const QString text = value.toString();
    return looksLikeFormula(text) ? QLatin1Char('\'') + text : text;
}

QByteArray csvLine(const Row &row)
{
    QStringList cells;
    for (const QJsonValue &value : row) {
        QString text = csvText(value);
        if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
            text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        cells << text;
    }
    return cells.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

QByteArray jsonLine(const QStringList &columns, const Row &row)
{
    QJsonObject object;
    for (qsizetype n = 0; n < columns.size(); ++n)
        object.insert(columns[n], row[static_cast<size_t>(n)]);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// Rows of a statement, column by column: texts, numbers and times as the types say ('s', 'n', 't', 'b').
std::function<Result<>(const Take &)> rowsOf(Connection &connection, std::string_view sql, QByteArray types)
{
    return [&connection, sql, types](const Take &take) -> Result<> {
        Statement ask(connection, sql);
        for (;;) {
            const auto there = ask.step();
            if (!there)
                return tl::make_unexpected(there.error());
            if (!*there)
                return {};
            Row row;
            for (int n = 0; n < types.size(); ++n) {
                const char type = types.at(n);
                row.push_back(type == 't' ? utc(ask.time(n))
                        : type == 'b'     ? QJsonValue(ask.number(n) != 0)
                        : type == 'n'     ? QJsonValue(ask.number(n))
                                          : QJsonValue(ask.text(n)));
            }
            if (const auto taken = take(row); !taken)
                return taken;
        }
    };
}

/// Every case as its entries tell it, oldest first.
Result<> eachCase(Connection &connection, const std::function<Result<>(const CaseRecord &)> &take)
{
    Statement ask(connection, "SELECT id, number FROM case_index ORDER BY opened_ms, id");
    for (;;) {
        const auto there = ask.step();
        if (!there)
            return tl::make_unexpected(there.error());
        if (!*there)
            return {};
        const auto entries = entriesOf(connection, Stream::Case, ask.text(0));
        if (!entries)
            return tl::make_unexpected(entries.error());
        CaseRecord record = CaseRecord::fold(*entries);
        record.id = ask.text(0);
        record.number = ask.text(1); // an erased one keeps its number in the list
        if (const auto taken = take(record); !taken)
            return taken;
    }
}

Row caseRow(const CaseRecord &record)
{
    return { record.number, record.id, record.program, record.desk, utc(record.openedAt), utc(record.closedAt),
        record.offsetMinutes, record.receiver, record.callId, record.callerNumber, record.calledNumber, record.complaint,
        record.protocolTitle, code(record.protocolUrgency), code(record.decidedUrgency), record.decisionReason,
        code(record.finalUrgency()), record.adviceSaid, record.openingSaidBy, record.openRedReason, record.joinedTo,
        record.packId, record.packVersion, record.packHash, record.inConflict(), record.erased, record.revision };
}

Table caseTable(Connection &connection)
{
    return { QStringLiteral("cases"),
        QStringLiteral("number id program desk opened closed offset_minutes receiver call caller called complaint protocol "
                       "protocol_urgency decided_urgency decision_reason urgency advice_said opening_said_by open_red_reason "
                       "joined_to pack pack_version pack_hash in_conflict erased entries")
            .split(QLatin1Char(' ')),
        [&connection](
            const Take &take) { return eachCase(connection, [&](const CaseRecord &record) { return take(caseRow(record)); }); } };
}

Table fieldTable(Connection &connection)
{
    return { QStringLiteral("case_fields"),
        { QStringLiteral("number"), QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("value") },
        [&connection](const Take &take) {
            return eachCase(connection, [&](const CaseRecord &record) -> Result<> {
                for (auto it = record.fields.cbegin(); it != record.fields.cend(); ++it) {
                    if (const auto taken = take({ record.number, record.id, it.key(), it.value() }); !taken)
                        return taken;
                }
                return {};
            });
        } };
}

Result<> takeAnswers(const CaseRecord &record, const CaseRecord::Run &run, const Take &take)
{
    for (auto it = run.answers.cbegin(); it != run.answers.cend(); ++it) {
        const Row row { record.number, record.id, run.id, run.protocol, run.title, run.withdrawn, it.key(), codeOf(it.value()) };
        if (const auto taken = take(row); !taken)
            return taken;
    }
    return {};
}

Table answerTable(Connection &connection)
{
    return { QStringLiteral("answers"),
        QStringLiteral("number id run protocol title withdrawn item answer").split(QLatin1Char(' ')),
        [&connection](const Take &take) {
            return eachCase(connection, [&](const CaseRecord &record) -> Result<> {
                CaseRecord::Run emergency;
                emergency.protocol = QStringLiteral("emergency");
                emergency.answers = record.emergency;
                if (const auto taken = takeAnswers(record, emergency, take); !taken)
                    return taken;
                for (const CaseRecord::Run &run : record.runs) {
                    if (const auto taken = takeAnswers(record, run, take); !taken)
                        return taken;
                }
                return {};
            });
        } };
}

Table entryTable(Connection &connection)
{
    return { QStringLiteral("entries"),
        QStringLiteral("id stream subject seq kind at offset_minutes author desk program body hash").split(QLatin1Char(' ')),
        [&connection](const Take &take) -> Result<> {
            Statement ask(connection, "SELECT " KIKITORI_ENTRY_COLUMNS ", e.hash FROM entry e ORDER BY e.position");
            for (;;) {
                const auto there = ask.step();
                if (!there)
                    return tl::make_unexpected(there.error());
                if (!*there)
                    return {};
                const Entry entry = entryOf(ask);
                const Row row { entry.id.toString(QUuid::WithoutBraces), codeOf(entry.stream), entry.subject, entry.seq,
                    entry.kind, utc(entry.at), entry.offsetMinutes, entry.author, entry.desk, entry.program, entry.body,
                    QString::fromLatin1(ask.bytes(12).toHex()) };
                if (const auto taken = take(row); !taken)
                    return taken;
            }
        } };
}

std::vector<Table> tablesOf(Connection &connection)
{
    const auto names = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    std::vector<Table> tables { caseTable(connection), fieldTable(connection), answerTable(connection) };
    tables.push_back({ QStringLiteral("calls"),
        names("id program desk agent caller called case rang answered ended wrapped_up end_reason transferred_to"),
        rowsOf(connection,
            "SELECT id, program, desk, agent, caller, called, case_id, rang_ms, answered_ms, ended_ms, wrapped_ms, end_reason,"
            " transferred_to FROM call_index ORDER BY rang_ms, id",
            "sssssssttttss") });
    tables.push_back({ QStringLiteral("presences"), names("staff desk from to"),
        rowsOf(connection, "SELECT staff, desk, from_ms, to_ms FROM presence_index ORDER BY from_ms, id", "sstt") });
    tables.push_back({ QStringLiteral("recordings"), names("id case call file ms finished"),
        rowsOf(connection, "SELECT id, case_id, call_id, file, ms, finished FROM recording_index ORDER BY id", "ssssnb") });
    tables.push_back(entryTable(connection));
    return tables;
}

/// Writes one file and knows what it wrote.
class HashedFile {
public:
    HashedFile(ExportSink &sink, QString name)
        : m_sink(sink)
        , m_name(std::move(name))
    {
    }
    [[nodiscard]] Result<> begin() { return m_sink.begin(m_name); }
    [[nodiscard]] Result<> write(const QByteArray &bytes)
    {
        m_hash.addData(bytes);
        m_bytes += bytes.size();
        return m_sink.write(bytes);
    }
    [[nodiscard]] QJsonObject manifest(qint64 rows) const
    {
        return { { QStringLiteral("file"), m_name }, { QStringLiteral("rows"), rows }, { QStringLiteral("bytes"), m_bytes },
            { QStringLiteral("sha256"), QString::fromLatin1(m_hash.result().toHex()) } };
    }

private:
    ExportSink &m_sink;
    QString m_name;
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };
    qint64 m_bytes = 0;
};

Result<QJsonObject> writeFile(const Table &table, const QString &name, ExportSink &sink, const QByteArray &head,
    const std::function<QByteArray(const Row &)> &line)
{
    HashedFile file(sink, name);
    qint64 rows = 0;
    return file.begin()
        .and_then([&] { return file.write(head); })
        .and_then([&] {
            return table.rows([&](const Row &row) {
                ++rows;
                return file.write(line(row));
            });
        })
        .and_then([&] { return sink.end(); })
        .map([&] { return file.manifest(rows); });
}

Result<qint64> writeTable(const Table &table, ExportSink &sink, QJsonArray &files)
{
    Row head;
    for (const QString &column : table.columns)
        head.push_back(column);
    const auto csv = writeFile(table, table.name + QStringLiteral(".csv"), sink, "\xef\xbb\xbf" + csvLine(head), csvLine);
    if (!csv)
        return tl::make_unexpected(csv.error());
    const auto lines = writeFile(
        table, table.name + QStringLiteral(".jsonl"), sink, {}, [&](const Row &row) { return jsonLine(table.columns, row); });
    if (!lines)
        return tl::make_unexpected(lines.error());
    files.append(*csv);
    files.append(*lines);
    return csv->value(QLatin1String("rows")).toInteger();
}

Result<std::vector<ExportedTable>> exportNow(Connection &connection, ExportSink &sink, const QString &desk, const QDateTime &now)
{
    const auto figures = figuresOf(connection);
    if (!figures)
        return tl::make_unexpected(figures.error());
    std::vector<ExportedTable> done;
    QJsonArray files;
    QJsonObject counts;
    for (const Table &table : tablesOf(connection)) {
        const auto rows = writeTable(table, sink, files);
        if (!rows)
            return tl::make_unexpected(rows.error());
        counts.insert(table.name, *rows);
        done.push_back({ table.name, *rows });
    }
    const QJsonObject manifest { { QStringLiteral("format"), QStringLiteral("kikitori-export") },
        { QStringLiteral("version"), 1 }, { QStringLiteral("at"), utc(now) }, { QStringLiteral("desk"), desk },
        { QStringLiteral("schema"), figures->schema }, { QStringLiteral("chainHead"), QString::fromLatin1(figures->head) },
        { QStringLiteral("rows"), counts }, { QStringLiteral("files"), files } };
    return sink.begin(QStringLiteral("manifest.json"))
        .and_then([&] { return sink.write(QJsonDocument(manifest).toJson()); })
        .and_then([&] { return sink.end(); })
        .map([&] { return done; });
}
}

Result<std::vector<ExportedTable>> exportStore(
    Connection &connection, ExportSink &sink, const QString &desk, const QDateTime &now)
{
    if (const auto begun = connection.run("BEGIN"); !begun)
        return tl::make_unexpected(begun.error());
    auto done = exportNow(connection, sink, desk, now);
    if (const auto ended = connection.run("ROLLBACK"); !ended && done)
        return tl::make_unexpected(ended.error());
    return done;
}

} // namespace kikitori
