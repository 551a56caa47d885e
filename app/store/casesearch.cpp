// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/caseindex.h"

#include "store/caserow.h"
#include "store/statement.h"
#include "store/wordindex.h"
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
    enum class Through { Rows, Open, Words };
    explicit Way(Through through)
        : m_from(through == Through::Rows  ? " FROM case_index c WHERE 1"
                : through == Through::Open ? " FROM case_index c INDEXED BY case_not_in_words WHERE c.in_words = 0"
                                           : " FROM case_words w JOIN case_index c ON c.row = w.rowid WHERE 1")
        , m_row(through == Through::Words ? "w.rowid" : "c.row")
        , m_words(through == Through::Words)
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
        // The words alone say how many: fetching each row would cost a page each.
        const char *from = m_words ? " FROM case_words w WHERE 1" : m_from;
        const std::string sql = std::string("SELECT count(*) FROM (SELECT 1") + from + m_where + " LIMIT ?)";
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
    bool m_words;
    std::string m_where;
    std::vector<std::function<void(Statement &)>> m_binds;
};

// Times by the row, which begins with them, so that they narrow every index.
void addTimes(Way &way, const CaseQuery &query)
{
    if (query.from.isValid())
        way.addRow(" >= ?", firstRowOf(query.from));
    if (query.to.isValid())
        way.addRow(" < ?", firstRowOf(query.to));
}

void addKeys(Way &way, const WordKeys &keys)
{
    if (!keys.program.isEmpty())
        way.add("c.program = ?", keys.program);
    if (keys.urgency)
        way.add("c.final_urgency = ?", *keys.urgency);
    if (!keys.receiver.isEmpty())
        way.add("c.receiver = ?", keys.receiver);
    if (!keys.municipality.isEmpty())
        way.add("c.municipality = ?", keys.municipality);
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

QStringList questionsOf(const QStringList &words)
{
    QStringList all;
    for (const QString &word : words) {
        const QString digits = digitsOf(word);
        all << (digits == word ? wordQuestion(word) : QStringLiteral("(%1 OR %2)").arg(wordQuestion(word), wordQuestion(digits)));
    }
    return all;
}

/// A word, or two keys together, are looked up in the words of the closed cases. The few open cases are looked through:
/// what is being typed is never indexed letter by letter.
void addByWords(std::vector<Way> &ways, const CaseQuery &query, const WordKeys &keys, const QStringList &words)
{
    Way &closed = ways.emplace_back(Way::Through::Words);
    closed.add("w.case_words MATCH ?", (questionsOf(words) + keyQuestions(keys)).join(QStringLiteral(" AND ")));
    addTimes(closed, query);
    Way &open = ways.emplace_back(Way::Through::Open);
    addTimes(open, query);
    addKeys(open, keys);
    for (const QString &word : words)
        open.add("(instr(c.words, ?) OR instr(c.words, ?))", word, digitsOf(word));
}

std::vector<Way> waysOf(const CaseQuery &query)
{
    const QStringList words = searchWords(query.words);
    std::vector<Way> ways;
    for (const QString &program : programsOf(query)) {
        const WordKeys keys { program, query.receiver, query.municipality, query.urgency };
        if (!words.isEmpty() || keyQuestions(keys).size() > 1) {
            addByWords(ways, query, keys, words);
            continue;
        }
        Way &rows = ways.emplace_back(Way::Through::Rows);
        addTimes(rows, query);
        addKeys(rows, keys);
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
