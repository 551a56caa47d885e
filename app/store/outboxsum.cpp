// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/outboxsum.h"

#include "store/statement.h"

#include <algorithm>

namespace kikitori {

Result<OutboxSum> OutboxSum::read(Connection &connection)
{
    Statement ask(connection,
        "SELECT (SELECT value FROM meta WHERE name = 'digest'), (SELECT value FROM meta WHERE name = 'acknowledged')");
    return ask.step().map([&](bool) {
        OutboxSum sum;
        sum.m_digest = ask.bytes(0);
        sum.m_entries = ask.number(1);
        return sum;
    });
}

void OutboxSum::mix(const QByteArray &hash)
{
    for (qsizetype i = 0; i < std::min(hash.size(), m_digest.size()); ++i)
        m_digest[i] = static_cast<char>(m_digest.at(i) ^ hash.at(i));
}

void OutboxSum::add(const QByteArray &hash)
{
    mix(hash);
    ++m_entries;
}

void OutboxSum::remove(const QByteArray &hash)
{
    mix(hash);
    --m_entries;
}

Result<> OutboxSum::keep(Connection &connection) const
{
    Statement digest(connection, "UPDATE meta SET value = ? WHERE name = 'digest'");
    return digest.with(m_digest).run().and_then([&] {
        Statement entries(connection, "UPDATE meta SET value = ? WHERE name = 'acknowledged'");
        return entries.with(m_entries).run();
    });
}

Result<> OutboxSum::addTo(Connection &connection, const std::vector<QByteArray> &hashes)
{
    if (hashes.empty())
        return {};
    auto sum = read(connection);
    if (!sum)
        return tl::make_unexpected(sum.error());
    for (const QByteArray &hash : hashes)
        sum->add(hash);
    return sum->keep(connection);
}

} // namespace kikitori
