// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/chain.h"

#include "store/entryrows.h"
#include "store/statement.h"

#include <QCryptographicHash>

namespace kikitori {

namespace {
tl::unexpected<Error> broken(qint64 position, const char *how)
{
    // The line is an int in every error; the subject has the whole number.
    return fail(
        Fault::ChainBroken, QStringLiteral("entry %1").arg(position), QString::fromLatin1(how), static_cast<int>(position));
}

/// Rows: the entry's columns, then position, hash, link, erased_ms.
Result<> follow(Statement &rows, Chain &chain)
{
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return {};
        const qint64 position = rows.number(12);
        const QByteArray hash = rows.bytes(13);
        const bool erased = !rows.isNull(15);
        if (!erased && QByteArray::fromHex(hashOf(entryOf(rows))) != hash)
            return broken(position, "what it says is not what its hash says");
        if (!rows.isNull(14) && chain.add(hash) != rows.bytes(14))
            return broken(position, "its link does not follow from the one before");
    }
}
}

QByteArray Chain::add(const QByteArray &hash)
{
    head = QCryptographicHash::hash(head + hash, QCryptographicHash::Sha256);
    ++entries;
    return head;
}

Result<Chain> readChain(Connection &connection)
{
    Statement ask(connection,
        "SELECT (SELECT value FROM meta WHERE name = 'chain_head'), (SELECT value FROM meta WHERE name = 'chain_entries')");
    return ask.step().map([&](bool) { return Chain { ask.bytes(0), ask.number(1) }; });
}

Result<> keepChain(Connection &connection, const Chain &chain)
{
    constexpr auto write = "UPDATE meta SET value = ? WHERE name = ?";
    return Statement(connection, write).with(chain.head, QStringLiteral("chain_head")).run().and_then([&] {
        return Statement(connection, write).with(chain.entries, QStringLiteral("chain_entries")).run();
    });
}

Result<Chain> verifyChain(Connection &connection)
{
    // One statement reads one state of the store: the end is read with the rows, as the desk may go on writing.
    Statement rows(connection,
        "SELECT " KIKITORI_ENTRY_COLUMNS ", e.position, e.hash, e.link, e.erased_ms FROM entry e ORDER BY e.position");
    Chain chain { QByteArray(32, '\0'), 0 };
    const bool alone = !connection.inTransaction();
    if (alone) {
        if (const auto begun = connection.run("BEGIN"); !begun)
            return tl::make_unexpected(begun.error());
    }
    auto done = follow(rows, chain).and_then([&] { return readChain(connection); });
    if (alone && connection.inTransaction()) {
        if (const auto ended = connection.run("ROLLBACK"); !ended && done)
            return tl::make_unexpected(ended.error());
    }
    if (!done)
        return done;
    if (done->entries != chain.entries || done->head != chain.head)
        return fail(Fault::ChainBroken, QStringLiteral("the end of the chain"),
            QStringLiteral("%1 entries were written here, %2 are there").arg(done->entries).arg(chain.entries));
    return chain;
}

} // namespace kikitori
