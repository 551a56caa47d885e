// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/transaction.h"

#include "store/statement.h"

#include <tuple>

namespace kikitori {

Result<Transaction> Transaction::begin(Connection &connection)
{
    const auto begun = Statement(connection, "BEGIN IMMEDIATE").run();
    if (!begun)
        return tl::make_unexpected(begun.error());
    return Transaction(connection);
}

Transaction::~Transaction()
{
    // After some failures SQLite has rolled back by itself. When rolling back fails too, the next BEGIN says so.
    if (m_connection && m_connection->inTransaction())
        std::ignore = Statement(*m_connection, "ROLLBACK").run();
}

Result<> Transaction::commit()
{
    const auto done = Statement(*m_connection, "COMMIT").run();
    if (!done)
        return tl::make_unexpected(done.error());
    m_connection = nullptr;
    return {};
}

} // namespace kikitori
