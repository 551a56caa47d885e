// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "sync/remotestore.h"
#include "sync/simulation/chance.h"

#include <map>
#include <set>
#include <vector>

namespace kikitori::test {

struct ById {
    bool operator()(const QUuid &one, const QUuid &other) const { return comesBefore(one, other); }
};

/// The shared store of the simulation: numbers are given when an entry is written and seen when it is committed, so the
/// two orders differ; a reader stops before the oldest transaction that is still open. Thread: the simulation's.
class SimServer {
public:
    explicit SimServer(Chance &chance);

    /// Writes a batch without committing it. Waits for another one that holds the same ids: it is ended first.
    struct Begun {
        int transaction = 0;
        RemoteStore::Outcome outcome;
    };
    [[nodiscard]] Begun begin(const std::vector<Entry> &entries);
    /// False when the server was restored meanwhile.
    bool commit(int transaction);
    void rollBack(int transaction);
    [[nodiscard]] std::vector<int> open() const;

    [[nodiscard]] RemoteStore::Counts counts(const QString &desk) const;
    [[nodiscard]] RemoteStore::Page pull(const QString &desk, qint64 after, int most) const;
    [[nodiscard]] std::vector<KnownEntry> known(const QString &desk, const QUuid &after, int most) const;
    [[nodiscard]] std::vector<Entry> fetch(const std::vector<QUuid> &ids) const;

    void backUp();
    /// Another life: what was written since is gone, its numbers will be given again, open transactions are dropped.
    [[nodiscard]] bool restore();

    struct Row {
        Entry entry;
        QByteArray hash;
        qint64 seq = 0;
    };
    [[nodiscard]] const std::map<QUuid, Row, ById> &rows() const { return m_now.rows; }
    [[nodiscard]] const QUuid &epoch() const { return m_epoch; }
    [[nodiscard]] bool wasEverCommitted(const QUuid &id) const { return m_ever.count(id) > 0; }
    void liftPoison() { m_poison.clear(); }

    std::set<QUuid, ById> m_poison; ///< refused for good
    int m_later = 0; ///< how many in 1000 are taken later
    bool m_full = false; ///< all of them
    bool m_ignoresHorizon = false; ///< a mistake that can be switched on

private:
    struct Rows {
        std::map<QUuid, Row, ById> rows;
        std::map<qint64, QUuid> bySeq;
        qint64 lastSeq = 0;
    };
    [[nodiscard]] qint64 horizon() const;

    Chance &m_chance;
    Rows m_now;
    std::vector<Rows> m_copies;
    std::map<int, std::vector<Row>> m_open;
    int m_lastTransaction = 0;
    QUuid m_epoch;
    std::set<QUuid, ById> m_ever;
};

} // namespace kikitori::test
