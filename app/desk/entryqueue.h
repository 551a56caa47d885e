// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "cases/journal.h"

#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace kikitori {

/// What the desk writes, in order, one batch at a time, tried again until the disk takes it; what will never be taken
/// stops nothing that comes after it. Thread: GUI. Owner: DeskSession.
class EntryQueue final : public QObject {
    Q_OBJECT
public:
    /// Entries that belong together.
    struct Batch {
        std::vector<Entry> entries;
        std::shared_ptr<Journal> journal; ///< of the person who wrote them
        std::optional<QString> opensCase {}; ///< prefix of the number that the first entry's case gets; none: it opens none
    };
    explicit EntryQueue(const Clock &clock, QObject *parent = nullptr);
    void add(Batch batch);
    /// Hands everything to the journal without waiting for answers; at the end.
    void handOverAll();
    /// Batches that will never be taken are no longer told of.
    void forgetRefused() { m_refused.clear(); }
    [[nodiscard]] bool waiting() const { return m_inFlight || !m_batches.empty(); }
    [[nodiscard]] bool failing() const { return m_failed || !m_refused.empty(); }
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; } ///< UTC; of the last batch that the disk took

Q_SIGNALS:
    void numbered(const QString &caseId, const QString &number);
    void drained(); ///< the last batch that waited is on disk
    void failed(const kikitori::Error &error); ///< once, not at each try
    void changed();

private:
    void writeNext();
    void written(const Result<> &result);
    void refusedForGood(const Error &error);

    const Clock &m_clock;
    std::deque<Batch> m_batches;
    std::vector<Batch> m_refused; ///< kept in sight until the case is left
    QTimer m_retry;
    QDateTime m_savedAt;
    bool m_inFlight = false;
    bool m_failed = false;
};

} // namespace kikitori
