// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/caseindex.h"

#include "store/statement.h"
#include "store/words.h"

namespace kikitori {

namespace {
#define KIKITORI_SUMMARY_COLUMNS                                                                                                 \
    "id, number, program, opened_ms, closed_ms, receiver, caller, protocol_urgency, final_urgency, titles, content,"             \
    " municipality, disposition"

std::optional<Urgency> urgencyAt(const Statement &row, int column)
{
    if (row.isNull(column))
        return {};
    return static_cast<Urgency>(row.number(column));
}

CaseSummary summaryOf(const Statement &row)
{
    CaseSummary summary;
    summary.id = row.text(0);
    summary.number = row.text(1);
    summary.program = row.text(2);
    summary.openedAt = row.time(3);
    summary.closedAt = row.time(4);
    summary.receiver = row.text(5);
    summary.callerNumber = row.text(6);
    summary.protocolUrgency = urgencyAt(row, 7);
    summary.finalUrgency = urgencyAt(row, 8);
    summary.protocolTitle = row.text(9);
    summary.content = row.text(10);
    summary.municipality = row.text(11);
    summary.disposition = row.text(12);
    return summary;
}

Result<std::vector<CaseSummary>> summaries(Statement &ask)
{
    return ask.all(summaryOf);
}

/// The conditions of a query and their values. The text is one of a few fixed ones: values are always bound.
class Conditions {
public:
    explicit Conditions(const CaseQuery &query)
        : m_query(query)
        , m_words(searchWords(query.words))
    {
        add(query.from.isValid(), "opened_ms >= ?");
        add(query.to.isValid(), "opened_ms < ?");
        add(!query.program.isEmpty(), "program = ?");
        if (!query.programs.isEmpty()) // one ? each
            m_text += " AND program IN (?" + QStringLiteral(", ?").repeated(query.programs.size() - 1).toStdString() + ")";
        add(query.urgency.has_value(), "final_urgency = ?");
        add(!query.receiver.isEmpty(), "receiver = ?");
        for (qsizetype i = 0; i < m_words.size(); ++i)
            add(true, "(instr(words, ?) OR instr(words, ?))");
    }
    [[nodiscard]] const std::string &text() const { return m_text; }
    void bindTo(Statement &ask) const
    {
        if (m_query.from.isValid())
            ask.with(m_query.from);
        if (m_query.to.isValid())
            ask.with(m_query.to);
        if (!m_query.program.isEmpty())
            ask.with(m_query.program);
        for (const QString &program : m_query.programs)
            ask.with(program);
        if (m_query.urgency)
            ask.with(*m_query.urgency);
        if (!m_query.receiver.isEmpty())
            ask.with(m_query.receiver);
        for (const QString &word : m_words)
            ask.with(word, digitsOf(word));
    }

private:
    void add(bool wanted, const char *condition)
    {
        if (wanted)
            m_text += std::string(" AND ") + condition;
    }
    const CaseQuery &m_query;
    QStringList m_words;
    std::string m_text;
};
}

Result<> writeCaseRow(Connection &connection, const CaseRecord &record)
{
    const QString content = record.fields.value(QStringLiteral("content"));
    const QString municipality = record.fields.value(QStringLiteral("municipality"));
    const QString words = searchText({ record.number, record.complaint, content, record.fields.value(QStringLiteral("notes")),
        municipality, record.callerNumber, digitsOf(record.callerNumber) });
    Statement write(connection,
        "INSERT INTO case_index (id, number, program, desk, receiver, opened_ms, closed_ms, caller, protocol_urgency, "
        "final_urgency,"
        " titles, content, municipality, disposition, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET number = excluded.number, program = excluded.program, desk = excluded.desk,"
        " receiver = excluded.receiver, opened_ms = excluded.opened_ms, closed_ms = excluded.closed_ms, caller = excluded.caller,"
        " protocol_urgency = excluded.protocol_urgency, final_urgency = excluded.final_urgency, titles = excluded.titles,"
        " content = excluded.content, municipality = excluded.municipality, disposition = excluded.disposition,"
        " words = excluded.words");
    write.with(record.id, record.number, record.program, record.desk, record.receiver, record.openedAt, record.closedAt,
        record.callerNumber, record.protocolUrgency, record.finalUrgency(), record.protocolTitle,
        content.isEmpty() ? record.complaint : content, municipality, record.fields.value(QStringLiteral("result")), words);
    return write.run();
}

Result<CasePage> findCases(Connection &connection, const CaseQuery &query)
{
    const Conditions conditions(query);
    const bool further = query.beforeOpened.isValid();
    const std::string page = "SELECT " KIKITORI_SUMMARY_COLUMNS " FROM case_index WHERE 1" + conditions.text()
        + (further ? " AND (opened_ms, id) < (?, ?)" : "") + " ORDER BY opened_ms DESC, id DESC LIMIT ?";
    Statement ask(connection, page);
    conditions.bindTo(ask);
    if (further)
        ask.with(query.beforeOpened, query.beforeId);
    auto found = summaries(ask.with(std::max(0, query.limit)));
    if (!found)
        return tl::make_unexpected(found.error());
    Statement count(connection, "SELECT count(*) FROM case_index WHERE 1" + conditions.text());
    conditions.bindTo(count);
    return count.step().map([&](bool) { return CasePage { std::move(*found), static_cast<int>(count.number(0)) }; });
}

Result<std::vector<CaseSummary>> earlierCasesOf(Connection &connection, const QString &callerNumber, int most)
{
    if (callerNumber.isEmpty()) // a withheld number is nobody's
        return std::vector<CaseSummary> {};
    Statement ask(connection,
        "SELECT " KIKITORI_SUMMARY_COLUMNS " FROM case_index WHERE caller = ? ORDER BY opened_ms DESC, id DESC LIMIT ?");
    return summaries(ask.with(callerNumber, std::max(0, most)));
}

Result<std::vector<CaseSummary>> openCasesOf(Connection &connection, const QString &desk)
{
    Statement ask(connection,
        "SELECT " KIKITORI_SUMMARY_COLUMNS " FROM case_index WHERE closed_ms IS NULL AND desk = ? ORDER BY opened_ms, id");
    return summaries(ask.with(desk));
}

Result<QString> nextCaseNumber(Connection &connection, const QString &prefix, const QString &desk, const QString &day)
{
    Statement next(connection,
        "INSERT INTO case_number (desk, day, last) VALUES (?, ?, 1) ON CONFLICT (desk, day) DO UPDATE SET last = last + 1 "
        "RETURNING last");
    next.with(desk, day);
    const auto row = next.step();
    if (!row)
        return tl::make_unexpected(row.error());
    const qint64 number = next.number(0);
    return next.run().map([&] {
        return QStringLiteral("%1-%2-%3%4").arg(prefix, day, desk, QString::number(number).rightJustified(3, QLatin1Char('0')));
    });
}

} // namespace kikitori
