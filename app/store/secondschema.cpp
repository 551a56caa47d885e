// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/secondschema.h"

#include "store/chain.h"
#include "store/statement.h"
#include "store/wordindex.h"

namespace kikitori {

namespace {
constexpr qint64 kRowsAtOnce = 1000; // a row is not read on while it is written

struct Hashed {
    qint64 position = 0;
    QByteArray hash;
};

Result<std::vector<Hashed>> hashesAfter(Connection &connection, qint64 position)
{
    Statement ask(connection, "SELECT position, hash FROM entry WHERE position > ? ORDER BY position LIMIT ?");
    ask.with(position, kRowsAtOnce);
    return ask.all([](const Statement &row) { return Hashed { row.number(0), row.bytes(1) }; });
}

Result<> chainAll(Connection &connection)
{
    Chain chain { QByteArray(32, '\0'), 0 };
    for (qint64 position = std::numeric_limits<qint64>::min();;) {
        const auto some = hashesAfter(connection, position);
        if (!some)
            return tl::make_unexpected(some.error());
        if (some->empty())
            return keepChain(connection, chain);
        for (const Hashed &one : *some) {
            Statement link(connection, "UPDATE entry SET link = ? WHERE position = ?");
            if (const auto done = link.with(chain.add(one.hash), one.position).run(); !done)
                return done;
        }
        position = some->back().position;
    }
}

struct Worded {
    qint64 row = 0;
    QString words;
    WordKeys keys;
};

Result<std::vector<Worded>> wordsAfter(Connection &connection, qint64 row)
{
    Statement ask(connection,
        "SELECT row, words, program, receiver, municipality, final_urgency FROM case_index"
        " WHERE row > ? AND closed_ms IS NOT NULL ORDER BY row LIMIT ?");
    ask.with(row, kRowsAtOnce);
    return ask.all([](const Statement &at) {
        Worded one { at.number(0), at.text(1), { at.text(2), at.text(3), at.text(4), {} } };
        if (!at.isNull(5))
            one.keys.urgency = static_cast<Urgency>(at.number(5));
        return one;
    });
}

Result<> indexAll(Connection &connection)
{
    for (qint64 row = std::numeric_limits<qint64>::min();;) {
        const auto some = wordsAfter(connection, row);
        if (!some)
            return tl::make_unexpected(some.error());
        if (some->empty())
            return {};
        for (const Worded &one : *some) {
            Statement add(connection, "INSERT INTO case_words (rowid, tokens) VALUES (?, ?)");
            Statement mark(connection, "UPDATE case_index SET in_words = 1 WHERE row = ?");
            if (const auto done =
                    add.with(one.row, wordTokens(one.words, one.keys)).run().and_then([&] { return mark.with(one.row).run(); });
                !done)
                return done;
        }
        row = some->back().row;
    }
}
}

Result<> completeSecondSchema(Connection &connection)
{
    return chainAll(connection).and_then([&] { return indexAll(connection); });
}

} // namespace kikitori
