// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/caseindex.h"

#include "store/caserow.h"
#include "store/statement.h"
#include "store/words.h"

#include <algorithm>
#include <functional>
#include <string>

namespace kikitori {

namespace {
#define KIKITORI_SUMMARY_COLUMNS                                                                                                 \
    "c.id, c.number, c.program, c.opened_ms, c.closed_ms, c.receiver, c.caller, c.protocol_urgency, c.final_urgency,"            \
    " c.titles, c.content, c.municipality, c.disposition, c.desk, c.in_conflict, c.row"

std::optional<Urgency> urgencyAt(const Statement &row, int column)
{
    if (row.isNull(column))
        return {};
    return static_cast<Urgency>(row.number(column));
}

struct Found {
    CaseSummary summary;
    qint64 row = 0;
};

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
    summary.desk = row.text(13);
    summary.inConflict = row.number(14) != 0;
    return summary;
}

Found foundOf(const Statement &row)
{
    return { summaryOf(row), row.number(15) };
}

/// One way through the log: which table leads, and what it must meet. Texts are a few fixed ones: values are bound.
class Way {
public:
    enum class Through { Rows, Words };
    explicit Way(Through through)
        : m_from(through == Through::Rows ? " FROM case_index c WHERE 1"
                                          : " FROM case_words w JOIN case_index c ON c.row = w.rowid WHERE 1")
        , m_row(through == Through::Rows ? "c.row" : "w.rowid")
    {
    }
    template<class... Values>
    void add(const std::string &condition, const Values &...values)
    {
        m_where += " AND " + condition;
        m_binds.push_back([values...](Statement &ask) { ask.with(values...); });
    }
    void addRow(const char *condition, qint64 row) { add(m_row + std::string(condition), row); }
    [[nodiscard]] Result<std::vector<Found>> page(Connection &connection, std::optional<qint64> before, int limit) const
    {
        const std::string sql = std::string("SELECT " KIKITORI_SUMMARY_COLUMNS) + m_from + m_where
            + (before ? std::string(" AND ") + m_row + " < ?" : "") + " ORDER BY " + m_row + " DESC LIMIT ?";
        Statement ask(connection, sql);
        bindTo(ask);
        if (before)
            ask.with(*before);
        return ask.with(limit).all(foundOf);
    }
    [[nodiscard]] Result<int> count(Connection &connection, int most) const
    {
        const std::string sql = std::string("SELECT count(*) FROM (SELECT 1") + m_from + m_where + " LIMIT ?)";
        Statement ask(connection, sql);
        bindTo(ask);
        return ask.with(most).step().map([&](bool) { return static_cast<int>(ask.number(0)); });
    }

private:
    void bindTo(Statement &ask) const
    {
        for (const auto &bind : m_binds)
            bind(ask);
    }
    const char *m_from;
    const char *m_row;
    std::string m_where;
    std::vector<std::function<void(Statement &)>> m_binds;
};

void addFilters(Way &way, const CaseQuery &query, const QString &program)
{
    // Times by the row, which begins with them, so that they narrow every index.
    if (query.from.isValid())
        way.addRow(" >= ?", firstRowOf(query.from));
    if (query.to.isValid())
        way.addRow(" < ?", firstRowOf(query.to));
    if (!program.isEmpty())
        way.add("c.program = ?", program);
    if (query.urgency)
        way.add("c.final_urgency = ?", *query.urgency);
    if (!query.receiver.isEmpty())
        way.add("c.receiver = ?", query.receiver);
    if (!query.municipality.isEmpty())
        way.add("c.municipality = ?", query.municipality);
}

/// The programs that are looked through one by one: each has its own order in the index. An empty name: all together.
QStringList programsOf(const CaseQuery &query)
{
    if (query.programs.isEmpty())
        return { query.program };
    if (query.program.isEmpty())
        return query.programs;
    return query.programs.contains(query.program) ? QStringList { query.program } : QStringList {};
}

QString questionOf(const QStringList &words)
{
    QStringList all;
    for (const QString &word : words) {
        const QString digits = digitsOf(word);
        all << (digits == word ? pairsQuestion(word)
                               : QStringLiteral("(%1 OR %2)").arg(pairsQuestion(word), pairsQuestion(digits)));
    }
    return all.join(QStringLiteral(" AND "));
}

std::vector<Way> waysOf(const CaseQuery &query)
{
    const QStringList words = searchWords(query.words);
    std::vector<Way> ways;
    for (const QString &program : programsOf(query)) {
        if (words.isEmpty()) {
            addFilters(ways.emplace_back(Way::Through::Rows), query, program);
            continue;
        }
        Way &closed = ways.emplace_back(Way::Through::Words);
        closed.add("w.case_words MATCH ?", questionOf(words));
        addFilters(closed, query, program);
        // The few that are open stand in no index: what is typed need not be indexed letter by letter.
        Way &open = ways.emplace_back(Way::Through::Rows);
        open.add("c.in_words = ?", 0);
        addFilters(open, query, program);
        for (const QString &word : words)
            open.add("(instr(c.words, ?) OR instr(c.words, ?))", word, digitsOf(word));
    }
    return ways;
}

/// Where the next page begins: at the row of the last case shown; when that is gone meanwhile, at its time.
Result<std::optional<qint64>> beginOf(Connection &connection, const CaseQuery &query)
{
    if (!query.beforeOpened.isValid())
        return std::optional<qint64>();
    Statement ask(connection, "SELECT row FROM case_index WHERE id = ?");
    return ask.with(query.beforeId).step().map([&](bool there) {
        return std::optional(there ? ask.number(0) : firstRowOf(query.beforeOpened));
    });
}
}

Result<CasePage> findCases(Connection &connection, const CaseQuery &query)
{
    const int limit = std::max(0, query.limit);
    const auto before = beginOf(connection, query);
    if (!before)
        return tl::make_unexpected(before.error());
    std::vector<Found> found;
    CasePage page;
    for (const Way &way : waysOf(query)) {
        auto some = way.page(connection, *before, limit);
        if (!some)
            return tl::make_unexpected(some.error());
        std::move(some->begin(), some->end(), std::back_inserter(found));
        const auto counted = way.count(connection, kCountedCases + 1);
        if (!counted)
            return tl::make_unexpected(counted.error());
        page.total += *counted;
    }
    std::sort(found.begin(), found.end(), [](const Found &one, const Found &other) { return one.row > other.row; });
    found.resize(std::min(found.size(), static_cast<size_t>(limit)));
    for (Found &one : found)
        page.cases.push_back(std::move(one.summary));
    page.totalIsLeast = page.total > kCountedCases;
    page.total = std::min(page.total, kCountedCases);
    return page;
}

Result<std::vector<CaseSummary>> earlierCasesOf(Connection &connection, const QString &callerNumber, int most)
{
    if (callerNumber.isEmpty()) // a withheld number is nobody's
        return std::vector<CaseSummary> {};
    Statement ask(
        connection, "SELECT " KIKITORI_SUMMARY_COLUMNS " FROM case_index c WHERE c.caller = ? ORDER BY c.row DESC LIMIT ?");
    return ask.with(callerNumber, std::max(0, most)).all(summaryOf);
}

Result<std::vector<CaseSummary>> openCasesOf(Connection &connection, const QString &desk)
{
    Statement ask(connection,
        "SELECT " KIKITORI_SUMMARY_COLUMNS " FROM case_index c WHERE c.closed_ms IS NULL AND c.desk = ? ORDER BY c.row");
    return ask.with(desk).all(summaryOf);
}

} // namespace kikitori
