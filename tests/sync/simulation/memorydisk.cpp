// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/simulation/simdisk.h"

#include <algorithm>
#include <unordered_map>

namespace kikitori::test {

namespace {

struct IdHash {
    size_t operator()(const QUuid &id) const { return size_t(id.data1) << 16 ^ id.data2; }
};

struct Remembered {
    Entry entry;
    QByteArray hash;
};
std::unordered_map<QUuid, Remembered, IdHash> &memory()
{
    thread_local std::unordered_map<QUuid, Remembered, IdHash> known;
    return known;
}

void mix(QByteArray &sum, const QByteArray &hex)
{
    const QByteArray hash = QByteArray::fromHex(hex);
    for (qsizetype i = 0; i < 32; ++i)
        sum[i] = static_cast<char>(sum.at(i) ^ hash.at(i));
}

struct Row {
    enum class State { Waits, Aside, Acknowledged, Foreign } state = State::Waits;
    Entry entry;
    QByteArray hash;
    QString reason;
    int attempts = 0;
    QDateTime due;
};

/// The rows as they were committed; copying it is a backup.
struct Rows {
    std::vector<Row> rows;
    std::unordered_map<QUuid, size_t, IdHash> byId;
    SharedPosition position;
    int contradictions = 0;
};

class MemoryDisk final : public SimDisk, public Outbox {
public:
    explicit MemoryDisk(QString desk)
        : m_desk(std::move(desk))
    {
    }
    Outbox &outbox() override { return *this; }
    Result<> append(const Entry &entry) override
    {
        Row row;
        row.entry = entry;
        row.entry.seq = 1;
        for (const Row &other : m_now.rows) {
            if (other.entry.subject == entry.subject)
                row.entry.seq = std::max(row.entry.seq, other.entry.seq + 1);
        }
        row.hash = rememberedHash(row.entry);
        add(std::move(row));
        return {};
    }
    std::vector<Entry> all() override
    {
        std::vector<Entry> entries;
        for (const Row &row : m_now.rows)
            entries.push_back(row.entry);
        return entries;
    }
    std::vector<Entry> of(const QString &subject) override
    {
        std::vector<Entry> entries;
        for (const Row &row : m_now.rows) {
            if (row.entry.subject == subject)
                entries.push_back(row.entry);
        }
        return entries;
    }
    void startAgain() override { }
    void backUp() override { m_copy = std::make_unique<Rows>(m_now); }
    bool restore() override
    {
        if (m_copy)
            m_now = *m_copy;
        return m_copy != nullptr;
    }

    Result<std::vector<Entry>> pending(int most, const QDateTime &now) override
    {
        std::vector<Entry> turn;
        for (const Row &row : m_now.rows) {
            if (static_cast<int>(turn.size()) == most)
                break;
            if (row.state == Row::State::Waits && (!row.due.isValid() || row.due <= now))
                turn.push_back(row.entry);
        }
        return turn;
    }
    Result<> acknowledged(const std::vector<QUuid> &ids) override
    {
        for (const QUuid &id : ids) {
            Row *row = find(id);
            if (row && (row->state == Row::State::Waits || row->state == Row::State::Aside))
                row->state = Row::State::Acknowledged;
        }
        return {};
    }
    Result<> setAside(const QUuid &id, const QString &reason) override
    {
        if (Row *row = find(id); row && row->state == Row::State::Waits) {
            row->state = Row::State::Aside;
            row->reason = reason;
        }
        return {};
    }
    Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &now) override
    {
        for (const QUuid &id : ids) {
            if (Row *row = find(id); row && row->state == Row::State::Waits)
                row->due = now.addMSecs(pauseAfter(++row->attempts).count());
        }
        return {};
    }
    Result<std::optional<QDateTime>> nextDue() override
    {
        std::optional<QDateTime> next;
        for (const Row &row : m_now.rows) {
            if (row.state == Row::State::Waits && row.due.isValid() && (!next || row.due < *next))
                next = row.due;
        }
        return next;
    }
    Result<std::vector<Aside>> aside(int most) override
    {
        std::vector<Aside> some;
        for (const Row &row : m_now.rows) {
            if (row.state == Row::State::Aside && static_cast<int>(some.size()) < most)
                some.push_back({ row.entry, row.reason, row.attempts });
        }
        return some;
    }
    Result<> offerAgain(const std::vector<QUuid> &ids) override
    {
        for (const QUuid &id : ids) {
            if (Row *row = find(id); row && row->state == Row::State::Aside) {
                row->state = Row::State::Waits;
                row->due = {};
            }
        }
        return {};
    }
    Result<SharedPosition> position() override { return m_now.position; }
    Result<Received> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) override
    {
        Received received;
        for (const Entry &entry : entries) {
            Row row;
            row.hash = rememberedHash(entry);
            if (const Row *here = find(entry.id)) {
                received.contradicting += here->hash != row.hash ? 1 : 0;
                continue;
            }
            row.entry = entry;
            row.state = entry.desk == m_desk ? Row::State::Acknowledged : Row::State::Foreign;
            add(std::move(row));
            ++received.fresh;
        }
        m_now.contradictions = received.contradicting + (m_now.position.epoch == upTo.epoch ? m_now.contradictions : 0);
        m_now.position = upTo;
        return received;
    }
    Result<std::vector<KnownEntry>> known(const QUuid &after, int most) override
    {
        std::vector<KnownEntry> found;
        for (const Row &row : m_now.rows) {
            if (row.state != Row::State::Foreign && (after.isNull() || comesBefore(after, row.entry.id)))
                found.push_back({ row.entry.id, row.hash });
        }
        std::sort(found.begin(), found.end(), [](const auto &one, const auto &other) { return comesBefore(one.id, other.id); });
        found.resize(std::min(found.size(), static_cast<size_t>(most)));
        return found;
    }
    Result<int> missingThere(const std::vector<QUuid> &ids) override
    {
        int back = 0;
        for (const QUuid &id : ids) {
            Row *row = find(id);
            if (!row || row->state != Row::State::Acknowledged)
                continue;
            row->state = Row::State::Waits;
            row->due = {};
            ++back;
        }
        return back;
    }
    Result<Counts> counts() override
    {
        Counts counts;
        QByteArray sum(32, '\0');
        for (const Row &row : m_now.rows) {
            counts.pending += row.state == Row::State::Waits ? 1 : 0;
            counts.setAside += row.state == Row::State::Aside ? 1 : 0;
            if (row.state != Row::State::Acknowledged)
                continue;
            ++counts.acknowledged;
            mix(sum, row.hash);
        }
        counts.entries = counts.pending + counts.setAside + counts.acknowledged;
        counts.digest = sum.toHex();
        counts.contradictions = m_now.contradictions;
        return counts;
    }
    Result<Counts> countsFromRows() override { return counts(); }

private:
    void add(Row row)
    {
        m_now.byId.emplace(row.entry.id, m_now.rows.size());
        m_now.rows.push_back(std::move(row));
    }
    [[nodiscard]] Row *find(const QUuid &id)
    {
        const auto found = m_now.byId.find(id);
        return found == m_now.byId.end() ? nullptr : &m_now.rows[found->second];
    }

    QString m_desk;
    Rows m_now;
    std::unique_ptr<Rows> m_copy;
};

} // namespace

QByteArray rememberedHash(const Entry &entry)
{
    const auto found = memory().find(entry.id);
    if (found != memory().end()) {
        const Entry &known = found->second.entry;
        if (known.seq == entry.seq && known.kind == entry.kind && known.subject == entry.subject && known.desk == entry.desk
            && known.at == entry.at && known.body == entry.body)
            return found->second.hash;
    }
    const QByteArray hash = hashOf(entry);
    memory().insert_or_assign(entry.id, Remembered { entry, hash });
    return hash;
}

void forgetHashes()
{
    memory().clear();
}

std::unique_ptr<SimDisk> makeMemoryDisk(const QString &desk)
{
    return std::make_unique<MemoryDisk>(desk);
}

} // namespace kikitori::test
