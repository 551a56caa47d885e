// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/examination.h"

#include "store/chain.h"
#include "store/migrations.h"
#include "store/statement.h"

namespace kikitori {

namespace {
tl::unexpected<Error> damaged(const QString &what, qint64 position = 0)
{
    return fail(Fault::StoreDamaged, QStringLiteral("store"), what, static_cast<int>(position));
}

/// XOR of hashes, as the outbox keeps it.
class Sum {
public:
    void add(const QByteArray &hash)
    {
        for (qsizetype i = 0; i < m_digest.size() && i < hash.size(); ++i)
            m_digest[i] = static_cast<char>(m_digest.at(i) ^ hash.at(i));
        ++m_entries;
    }
    [[nodiscard]] const QByteArray &digest() const { return m_digest; }
    [[nodiscard]] qint64 entries() const { return m_entries; }

private:
    QByteArray m_digest = QByteArray(32, '\0');
    qint64 m_entries = 0;
};
}

Result<StoreFigures> figuresOf(Connection &connection)
{
    StoreFigures figures;
    const auto schema = schemaOf(connection);
    if (!schema)
        return tl::make_unexpected(schema.error());
    figures.schema = *schema;
    // A store of schema 1 has no chain yet; it is copied before it is given one.
    Statement ask(connection,
        *schema < 2 ? "SELECT (SELECT count(*) FROM entry), (SELECT hash FROM entry ORDER BY position DESC LIMIT 1)"
                    : "SELECT (SELECT count(*) FROM entry), (SELECT value FROM meta WHERE name = 'chain_head')");
    return ask.step().map([&](bool) {
        figures.entries = ask.number(0);
        figures.head = ask.bytes(1).toHex();
        return figures;
    });
}

Result<> checkPages(Connection &connection, PageCheck how)
{
    Statement check(connection, how == PageCheck::Whole ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
    const auto row = check.step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (check.text(0) != QLatin1String("ok"))
        return damaged(QStringLiteral("the integrity check found a fault"));
    return {};
}

namespace {
/// Of this desk's own entries, those that no longer wait; erased ones keep the hash that they had.
Result<Sum> sumOfRows(Connection &connection, const QString &desk)
{
    Sum sum;
    Statement ask(connection,
        "SELECT e.hash FROM entry e WHERE (e.link IS NOT NULL OR e.desk = ?)"
        " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.entry = e.position)");
    ask.with(desk);
    for (;;) {
        const auto row = ask.step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return sum;
        sum.add(ask.bytes(0));
    }
}

Result<> compareSum(Connection &connection, const Sum &sum)
{
    Statement ask(connection,
        "SELECT (SELECT value FROM meta WHERE name = 'digest'), (SELECT value FROM meta WHERE name = 'acknowledged')");
    if (const auto row = ask.step(); !row)
        return tl::make_unexpected(row.error());
    if (ask.bytes(0) != sum.digest() || ask.number(1) != sum.entries())
        return damaged(QStringLiteral("the sum of what was acknowledged is not that of the rows"));
    return {};
}

Result<> countRows(Connection &connection, Examination &found)
{
    Statement ask(connection, "SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL)");
    return ask.step().map([&](bool) {
        found.waiting = ask.number(0);
        found.erased = ask.number(1);
    });
}

Result<Examination> examineNow(Connection &connection, const QString &desk)
{
    Examination found;
    return figuresOf(connection)
        .and_then([&](const StoreFigures &figures) {
            found.figures = figures;
            return checkPages(connection, PageCheck::Whole);
        })
        .and_then([&] { return verifyChain(connection); })
        .and_then([&](const Chain &) { return sumOfRows(connection, desk); })
        .and_then([&](const Sum &sum) {
            found.acknowledged = sum.entries();
            return compareSum(connection, sum);
        })
        .and_then([&] { return countRows(connection, found); })
        .map([&] { return found; });
}
}

Result<Examination> examine(Connection &connection, const QString &desk)
{
    // One moment for all figures, whoever writes meanwhile.
    if (const auto begun = connection.run("BEGIN"); !begun)
        return tl::make_unexpected(begun.error());
    auto found = examineNow(connection, desk);
    if (const auto ended = connection.run("ROLLBACK"); !ended && found)
        return tl::make_unexpected(ended.error());
    return found;
}

} // namespace kikitori
