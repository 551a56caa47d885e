// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/callrecord.h"
#include "cases/caserecord.h"
#include "store/connection.h"

#include <QHash>

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

private:
    [[nodiscard]] Result<int> appendAll(std::vector<Entry> &entries);
    [[nodiscard]] Result<int> appendOne(Entry &entry);
    [[nodiscard]] Result<> project(const Entry &entry);
    [[nodiscard]] Result<> projectCase(const Entry &entry);
    [[nodiscard]] Result<CaseRecord> caseBefore(const Entry &entry);
    [[nodiscard]] Result<QString> appendFirst(Entry &opened, const QString &prefix);

    Connection &m_connection;
    QString m_desk;
    QHash<QString, CaseRecord> m_known; ///< as committed
    QHash<QString, CaseRecord> m_changed; ///< by the transaction under way
};

} // namespace kikitori
