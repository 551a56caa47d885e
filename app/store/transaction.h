// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"

#include <utility>

namespace kikitori {

/// A writing transaction that is rolled back unless commit() said success. Thread: its connection's. Owner: the
/// function that writes.
class Transaction {
public:
    /// Takes the write lock at once; Fault::StoreBusy when another program holds it for longer than 5 s.
    [[nodiscard]] static Result<Transaction> begin(Connection &connection);
    ~Transaction();
    Transaction(Transaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    /// On the disk when it says success.
    [[nodiscard]] Result<> commit();

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {
    }
    Connection *m_connection;
};

} // namespace kikitori
