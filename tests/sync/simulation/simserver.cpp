// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/simulation/simserver.h"

#include "sync/simulation/simdisk.h"

#include <algorithm>

namespace kikitori::test {

SimServer::SimServer(Chance &chance)
    : m_chance(chance)
    , m_epoch(chance.id())
{
}

SimServer::Begun SimServer::begin(const std::vector<Entry> &entries)
{
    for (const int other : open()) {
        const bool meets = std::any_of(m_open[other].begin(), m_open[other].end(), [&](const Row &row) {
            return std::any_of(entries.begin(), entries.end(), [&](const Entry &entry) { return entry.id == row.entry.id; });
        });
        if (meets && m_chance.in1000(800))
            commit(other);
        else if (meets)
            rollBack(other);
    }
    Begun begun { ++m_lastTransaction, {} };
    auto &written = m_open[begun.transaction];
    for (const Entry &entry : entries) {
        const QByteArray hash = rememberedHash(entry);
        const auto there = m_now.rows.find(entry.id);
        if (m_poison.count(entry.id) > 0) {
            begun.outcome.refused.emplace_back(entry.id, QStringLiteral("poison"));
        } else if (there != m_now.rows.end() && there->second.hash != hash) {
            begun.outcome.refused.emplace_back(entry.id, QStringLiteral("another entry has this id"));
        } else if (m_full || m_chance.in1000(m_later)) {
            begun.outcome.later.push_back(entry.id);
        } else {
            begun.outcome.accepted.push_back(entry.id);
            if (there == m_now.rows.end())
                written.push_back({ entry, hash, ++m_now.lastSeq });
        }
    }
    return begun;
}

bool SimServer::commit(int transaction)
{
    const auto found = m_open.find(transaction);
    if (found == m_open.end())
        return false;
    for (Row &row : found->second) {
        m_ever.insert(row.entry.id);
        m_now.bySeq.emplace(row.seq, row.entry.id);
        m_now.rows.emplace(row.entry.id, std::move(row));
    }
    m_open.erase(found);
    return true;
}

void SimServer::rollBack(int transaction)
{
    m_open.erase(transaction);
}

std::vector<int> SimServer::open() const
{
    std::vector<int> all;
    for (const auto &[number, rows] : m_open)
        all.push_back(number);
    return all;
}

qint64 SimServer::horizon() const
{
    qint64 last = m_now.lastSeq;
    for (const auto &[number, rows] : m_open) {
        if (!rows.empty() && !m_ignoresHorizon)
            last = std::min(last, rows.front().seq - 1);
    }
    return last;
}

RemoteStore::Counts SimServer::counts(const QString &desk) const
{
    RemoteStore::Counts counts;
    QByteArray sum(32, '\0');
    for (const auto &[id, row] : m_now.rows) {
        if (row.entry.desk != desk)
            continue;
        ++counts.entries;
        const QByteArray hash = QByteArray::fromHex(row.hash);
        for (qsizetype i = 0; i < 32; ++i)
            sum[i] = static_cast<char>(sum.at(i) ^ hash.at(i));
    }
    counts.digest = sum.toHex();
    return counts;
}

RemoteStore::Page SimServer::pull(const QString &desk, qint64 after, int most) const
{
    RemoteStore::Page page;
    page.upTo = std::max(after, horizon());
    for (auto next = m_now.bySeq.upper_bound(after); next != m_now.bySeq.end() && next->first <= page.upTo; ++next) {
        const Row &row = m_now.rows.at(next->second);
        if (row.entry.desk == desk)
            continue;
        page.entries.push_back(row.entry);
        if (static_cast<int>(page.entries.size()) == most) {
            page.more = next->first < page.upTo;
            page.upTo = next->first;
            break;
        }
    }
    return page;
}

std::vector<KnownEntry> SimServer::known(const QString &desk, const QUuid &after, int most) const
{
    std::vector<KnownEntry> found;
    auto next = after.isNull() ? m_now.rows.begin() : m_now.rows.upper_bound(after);
    for (; next != m_now.rows.end() && static_cast<int>(found.size()) < most; ++next) {
        if (next->second.entry.desk == desk)
            found.push_back({ next->first, next->second.hash });
    }
    return found;
}

std::vector<Entry> SimServer::fetch(const std::vector<QUuid> &ids) const
{
    std::vector<Entry> found;
    for (const QUuid &id : ids) {
        if (const auto there = m_now.rows.find(id); there != m_now.rows.end())
            found.push_back(there->second.entry);
    }
    return found;
}

void SimServer::backUp()
{
    m_copies.push_back(m_now);
    if (m_copies.size() > 3)
        m_copies.erase(m_copies.begin());
}

bool SimServer::restore()
{
    if (m_copies.empty())
        return false;
    const auto which = static_cast<size_t>(m_chance.upTo(static_cast<int>(m_copies.size())));
    m_now = m_copies[which];
    m_copies.resize(which + 1);
    m_open.clear();
    m_epoch = m_chance.id();
    return true;
}

} // namespace kikitori::test
