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
    explicit FakeOutbox(std::vector<Entry> entries = {})
        : waiting(std::move(entries))
    {
    }
    Result<std::vector<Entry>> pending(int most) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        return std::vector<Entry>(waiting.begin(), waiting.begin() + std::min<long>(most, long(waiting.size())));
    }
    Result<> acknowledged(const std::vector<QUuid> &ids) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        for (const QUuid &id : ids)
            take(id, done);
        return {};
    }
    Result<> setAside(const QUuid &id, const QString &reason) override
    {
        if (failsNow())
            return tl::make_unexpected(*failing);
        take(id, aside);
        reasons.insert(id, reason);
        return {};
    }
    Result<Counts> counts() override
    {
        Counts counts;
        counts.pending = qint64(waiting.size());
        counts.setAside = qint64(aside.size());
        counts.acknowledged = qint64(done.size());
        counts.entries = counts.pending + counts.setAside + counts.acknowledged;
        counts.digest = QByteArray(64, '0');
        for (const Entry &entry : done)
            counts.digest = xorHex(counts.digest, hashOf(entry));
        return counts;
    }

    std::vector<Entry> waiting, done, aside;
    QHash<QUuid, QString> reasons;
    std::optional<Error> failing; ///< each operation fails so …
    int onlyAt = 0; ///< … or the one with this number only, from 1
    int operations = 0;

private:
    bool failsNow()
    {
        ++operations;
        return failing && (onlyAt == 0 || operations == onlyAt);
    }
    void take(const QUuid &id, std::vector<Entry> &into)
    {
        const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const Entry &entry) { return entry.id == id; });
        if (found == waiting.end())
            return;
        into.push_back(*found);
        waiting.erase(found);
    }
};

/// A shared store in memory that can lose its answer, be away, or refuse by a rule.
class FakeRemote : public RemoteStore {
public:
    Result<Outcome> push(const std::vector<Entry> &entries) override
    {
        ++pushes;
        if (away)
            return fail(Fault::ShareUnreachable, {}, QStringLiteral("away"));
        Outcome outcome;
        for (const Entry &entry : entries) {
            if (silent)
                continue;
            if (refuses && refuses(entry)) {
                outcome.refused.emplace_back(entry.id, QStringLiteral("no subject"));
            } else if (rows.contains(entry.id) && hashOf(rows[entry.id]) != hashOf(entry)) {
                outcome.refused.emplace_back(entry.id, QStringLiteral("another entry has this id"));
            } else {
                written += rows.contains(entry.id) ? 0 : 1;
                rows.insert(entry.id, entry);
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
        if (away)
            return fail(Fault::ShareUnreachable, {}, QStringLiteral("away"));
        Counts counts;
        counts.digest = QByteArray(64, '0');
        for (const Entry &entry : rows) {
            if (entry.desk != desk)
                continue;
            ++counts.entries;
            counts.digest = xorHex(counts.digest, hashOf(entry));
        }
        return counts;
    }

    QMap<QUuid, Entry> rows;
    int pushes = 0;
    int written = 0;
    int loseAnswers = 0;
    bool away = false;
    bool silent = false;
    std::function<bool(const Entry &)> refuses;
};

} // namespace kikitori::test
