// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"
#include "sync/remotestore.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <functional>

namespace kikitori::test {

inline QByteArray xorHex(const QByteArray &a, const QByteArray &b)
{
    QByteArray left = QByteArray::fromHex(a);
    const QByteArray right = QByteArray::fromHex(b);
    for (int i = 0; i < left.size() && i < right.size(); ++i)
        left[i] = static_cast<char>(left[i] ^ right[i]);
    return left.toHex();
}

inline Entry entryOf(const QString &subject, qint64 seq, const char *kind = kind::Field, const QJsonObject &body = {},
    Stream stream = Stream::Case, const QString &desk = QStringLiteral("01"))
{
    Entry entry;
    entry.id = QUuid::createUuid();
    entry.stream = stream;
    entry.subject = subject;
    entry.kind = QString::fromLatin1(kind);
    entry.body = body;
    entry.at = QDateTime(QDate(2026, 11, 20), QTime(3, 0, 0, 123), Qt::UTC).addSecs(seq);
    entry.author = QStringLiteral("ns01");
    entry.desk = desk;
    entry.program = QStringLiteral("kochi-7119");
    entry.seq = seq;
    return entry;
}

/// An outbox in memory, and what was told to it.
class FakeOutbox : public Outbox {
public:
    explicit FakeOutbox(std::vector<Entry> entries = {}, QString ownDesk = QStringLiteral("01"))
        : waiting(std::move(entries))
        , desk(std::move(ownDesk))
    {
    }
    Result<std::vector<Entry>> pending(int most, const QDateTime &now) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        std::vector<Entry> turn;
        for (const Entry &entry : waiting) {
            if (int(turn.size()) < most && (!due.contains(entry.id) || due[entry.id] <= now))
                turn.push_back(entry);
        }
        return turn;
    }
    Result<> acknowledged(const std::vector<QUuid> &ids) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        for (const QUuid &id : ids)
            take(id, waiting, done);
        return {};
    }
    Result<> setAside(const QUuid &id, const QString &reason) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        take(id, waiting, setAsideOnes);
        reasons.insert(id, reason);
        return {};
    }
    Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &now) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        for (const QUuid &id : ids)
            due[id] = now.addMSecs(pauseAfter(++attempts[id]).count());
        return {};
    }
    Result<std::optional<QDateTime>> nextDue() override
    {
        std::optional<QDateTime> next;
        for (const Entry &entry : waiting) {
            if (due.contains(entry.id) && (!next || due[entry.id] < *next))
                next = due[entry.id];
        }
        return next;
    }
    Result<std::vector<Aside>> aside(int most) override
    {
        std::vector<Aside> some;
        for (const Entry &entry : setAsideOnes) {
            if (int(some.size()) < most)
                some.push_back({ entry, reasons.value(entry.id), attempts.value(entry.id) });
        }
        return some;
    }
    Result<> offerAgain(const std::vector<QUuid> &ids) override
    {
        for (const QUuid &id : ids)
            take(id, setAsideOnes, waiting);
        return {};
    }
    Result<SharedPosition> position() override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        return where;
    }
    Result<Received> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        Received received;
        for (const Entry &entry : entries) {
            if (const Entry *mine = find(entry.id)) {
                received.contradicting += hashOf(*mine) != hashOf(entry) ? 1 : 0;
                continue;
            }
            (entry.desk == desk ? done : fromOthers).push_back(entry);
            ++received.fresh;
        }
        contradictions += received.contradicting;
        where = upTo;
        return received;
    }
    Result<std::vector<KnownEntry>> known(const QUuid &after, int most) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        std::vector<KnownEntry> all;
        for (const auto *entries : { &waiting, &setAsideOnes, &done }) {
            for (const Entry &entry : *entries) {
                if (after.isNull() || comesBefore(after, entry.id))
                    all.push_back({ entry.id, hashOf(entry) });
            }
        }
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return comesBefore(a.id, b.id); });
        all.resize(std::min(all.size(), size_t(most)));
        return all;
    }
    Result<int> missingThere(const std::vector<QUuid> &ids) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        const size_t before = done.size();
        for (const QUuid &id : ids)
            take(id, done, waiting);
        return int(before - done.size());
    }
    Result<Counts> counts() override
    {
        Counts counts;
        counts.pending = qint64(waiting.size());
        counts.setAside = qint64(setAsideOnes.size());
        counts.acknowledged = qint64(done.size());
        counts.entries = counts.pending + counts.setAside + counts.acknowledged;
        counts.contradictions = contradictions;
        counts.digest = QByteArray(64, '0');
        for (const Entry &entry : done)
            counts.digest = xorHex(counts.digest, hashOf(entry));
        return counts;
    }

    Result<Counts> countsFromRows() override { return counts(); }

    std::vector<Entry> waiting, done, setAsideOnes, fromOthers;
    QString desk;
    QHash<QUuid, QString> reasons;
    QHash<QUuid, QDateTime> due;
    QHash<QUuid, int> attempts;
    SharedPosition where;
    int contradictions = 0;
    std::optional<Error> failing; ///< each operation fails so …
    int onlyAt = 0; ///< … or the one with this number only, from 1
    int operations = 0;

private:
    bool failsNow()
    {
        ++operations;
        return failing && (onlyAt == 0 || operations == onlyAt);
    }
    [[nodiscard]] const Entry *find(const QUuid &id) const
    {
        for (const auto *entries : { &waiting, &setAsideOnes, &done, &fromOthers }) {
            for (const Entry &entry : *entries) {
                if (entry.id == id)
                    return &entry;
            }
        }
        return nullptr;
    }
    static void take(const QUuid &id, std::vector<Entry> &from, std::vector<Entry> &into)
    {
        const auto found = std::find_if(from.begin(), from.end(), [&](const Entry &entry) { return entry.id == id; });
        if (found == from.end())
            return;
        into.push_back(*found);
        from.erase(found);
    }
};

/// A shared store in memory that can lose its answer, be away, or refuse by a rule. Its numbers are given in the order of
/// writing.
class FakeRemote : public RemoteStore {
public:
    Result<Outcome> push(const std::vector<Entry> &entries) override
    {
        ++pushes;
        if (away)
            return gone();
        Outcome outcome;
        for (const Entry &entry : entries) {
            if (silent)
                continue;
            if (delays && delays(entry)) {
                outcome.later.push_back(entry.id);
            } else if (refuses && refuses(entry)) {
                outcome.refused.emplace_back(entry.id, QStringLiteral("no subject"));
            } else if (rows.contains(entry.id) && hashOf(rows[entry.id]) != hashOf(entry)) {
                outcome.refused.emplace_back(entry.id, QStringLiteral("another entry has this id"));
            } else {
                written += rows.contains(entry.id) ? 0 : 1;
                put(entry);
                outcome.accepted.push_back(entry.id);
            }
        }
        if (loseAnswers > 0) {
            --loseAnswers;
            return fail(Fault::ShareUnreachable, {}, QStringLiteral("the answer was lost"));
        }
        return outcome;
    }
    Result<Counts> counts(const QString &desk) override
    {
        ++counted;
        if (away)
            return gone();
        Counts counts;
        counts.digest = QByteArray(64, '0');
        for (const Entry &entry : std::as_const(rows)) {
            if (entry.desk != desk)
                continue;
            ++counts.entries;
            counts.digest = xorHex(counts.digest, hashOf(entry));
        }
        return counts;
    }
    Result<QUuid> epoch() override
    {
        if (away)
            return gone();
        return life;
    }
    Result<Page> pull(const QString &desk, qint64 after, int, int most) override
    {
        ++pulls;
        if (away)
            return gone();
        if (refusesToShow)
            return fail(Fault::ShareRefused, {}, QStringLiteral("42501"));
        Page page;
        page.upTo = countsBackwards ? after - 1 : std::max(after, qint64(order.size()));
        for (qint64 seq = after + 1; seq <= qint64(order.size()); ++seq) {
            const Entry &entry = *rows.constFind(order[size_t(seq - 1)]);
            if (entry.desk == desk)
                continue;
            page.entries.push_back(entry);
            if (int(page.entries.size()) == most) {
                page.upTo = seq;
                page.more = seq < qint64(order.size());
                break;
            }
        }
        return page;
    }
    Result<std::vector<KnownEntry>> known(const QString &desk, const QUuid &after, int most) override
    {
        ++comparisons;
        if (away)
            return gone();
        std::vector<KnownEntry> all;
        for (const Entry &entry : std::as_const(rows)) {
            if (entry.desk == desk && (after.isNull() || comesBefore(after, entry.id)))
                all.push_back({ entry.id, hashOf(entry) });
        }
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return comesBefore(a.id, b.id); });
        all.resize(std::min(all.size(), size_t(most)));
        return all;
    }
    Result<std::vector<Entry>> fetch(const std::vector<QUuid> &ids) override
    {
        std::vector<Entry> found;
        for (const QUuid &id : ids) {
            if (rows.contains(id))
                found.push_back(rows[id]);
        }
        return found;
    }
    Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &ids) override
    {
        std::vector<KnownEntry> found;
        for (const QUuid &id : ids) {
            if (rows.contains(id))
                found.push_back({ id, hashOf(rows[id]) });
        }
        return found;
    }
    Result<QDateTime> clock() override
    {
        if (away)
            return gone();
        return QDateTime::currentDateTimeUtc().addMSecs(aheadMs);
    }
    Result<bool> waitForNews(std::chrono::milliseconds, const std::function<bool()> &) override { return false; }

    void put(const Entry &entry)
    {
        if (!rows.contains(entry.id))
            order.push_back(entry.id);
        rows.insert(entry.id, entry);
    }
    void drop(const QUuid &id)
    {
        rows.remove(id);
        order.erase(std::remove(order.begin(), order.end(), id), order.end());
    }

    QMap<QUuid, Entry> rows;
    std::vector<QUuid> order;
    QUuid life = QUuid::createUuid();
    qint64 aheadMs = 0;
    int pushes = 0;
    int pulls = 0;
    int comparisons = 0;
    int counted = 0;
    int written = 0;
    int loseAnswers = 0;
    bool away = false;
    bool silent = false;
    bool refusesToShow = false;
    bool countsBackwards = false;
    std::function<bool(const Entry &)> refuses;
    std::function<bool(const Entry &)> delays;

private:
    static tl::unexpected<Error> gone() { return fail(Fault::ShareUnreachable, {}, QStringLiteral("away")); }
};

} // namespace kikitori::test
