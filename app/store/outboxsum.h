// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"

#include <QByteArray>

#include <vector>

namespace kikitori {

/// How many of this desk's entries the shared store acknowledged, and the XOR of their hashes; kept in `meta`.
/// Thread: the connection's. Owner: the transaction that changes it.
class OutboxSum {
public:
    /// Of nothing.
    OutboxSum() = default;
    /// The one that is kept.
    [[nodiscard]] static Result<OutboxSum> read(Connection &connection);
    void add(const QByteArray &hash); ///< 32 bytes
    void remove(const QByteArray &hash);
    [[nodiscard]] Result<> keep(Connection &connection) const;
    [[nodiscard]] static Result<> addTo(Connection &connection, const std::vector<QByteArray> &hashes);
    [[nodiscard]] const QByteArray &digest() const { return m_digest; } ///< 32 bytes
    [[nodiscard]] qint64 entries() const { return m_entries; }

private:
    void mix(const QByteArray &hash);

    QByteArray m_digest { 32, '\0' };
    qint64 m_entries = 0;
};

} // namespace kikitori
