// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/callrecord.h"
#include "cases/caserecord.h"
#include "store/chain.h"
#include "store/connection.h"

#include <QHash>

#include <functional>
#include <optional>
#include <vector>

namespace kikitori {

/// Appends entries and folds them into the index tables, all in one transaction. Keeps the records of the cases in
/// hand, so that a field does not read its whole case again. Thread: its connection's. Owner: the store's worker.
class EntryWriter {
public:
    EntryWriter(Connection &connection, QString desk);
    /// How many were new. All or none; Fault::EntryRefused for an entry that is not whole, or whose id stands for
    /// something else.
    [[nodiscard]] Result<int> append(std::vector<Entry> entries);
    /// Gives the case its number and appends; the number it has when the entry is there already.
    [[nodiscard]] Result<QString> openCase(Entry opened, const QString &prefix);

    /// Runs `work` in one transaction: all of it, or nothing when it fails.
    [[nodiscard]] Result<> within(const std::function<Result<>()> &work);
    struct Taken {
        std::vector<Entry> fresh; ///< were not here, in the order in which they came; those of this desk itself among them
        int contradicting = 0; ///< not whole, or another entry has their id: kept out
    };
    /// Within within(): takes over entries of the shared store with the places that they have, without an outbox row and
    /// without a link; each case, call and recording that they touch is folded anew.
    [[nodiscard]] Result<Taken> receive(std::vector<Entry> entries);
    /// How many entries the last within() added.
    [[nodiscard]] int added() const { return m_added; }
    [[nodiscard]] Connection &connection() { return m_connection; }
    [[nodiscard]] const QString &desk() const { return m_desk; }

private:
    [[nodiscard]] Result<> appendAll(std::vector<Entry> &entries);
    [[nodiscard]] Result<> appendOne(Entry &entry);
    [[nodiscard]] Result<QString> appendFirst(Entry &opened, const QString &prefix);
    [[nodiscard]] Result<> forgetIfOthersWrote();
    [[nodiscard]] Result<> chained();
    [[nodiscard]] Result<> project(const Entry &entry);
    [[nodiscard]] Result<> projectCase(const Entry &entry);
    [[nodiscard]] Result<> writeRow(const CaseRecord &record);
    [[nodiscard]] Result<CaseRecord> caseBefore(const Entry &entry);
    [[nodiscard]] Result<bool> receiveOne(const Entry &entry, Taken &taken);
    [[nodiscard]] Result<> refold(Stream stream, const QString &subject);

    Connection &m_connection;
    QString m_desk;
    QHash<QString, CaseRecord> m_known; ///< as committed
    QHash<QString, CaseRecord> m_changed; ///< by the transaction under way
    qint64 m_version = 0; ///< of the file, as other connections wrote it
    int m_added = 0;
    std::optional<Chain> m_chain; ///< as the transaction under way leaves it; empty while it added nothing
};

} // namespace kikitori
