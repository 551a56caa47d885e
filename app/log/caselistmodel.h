// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "programs/program.h"

#include <QAbstractTableModel>
#include <QHash>

namespace kikitori {

/// The cases that a query finds, newest first, page by page as one scrolls. An answer to an older question is dropped.
/// Thread: GUI. Owner: LogWindow.
class CaseListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, UrgencyColumn, ProtocolColumn, ContentColumn, MunicipalityColumn, ResultColumn, ReceiverColumn, Columns };
    enum Role {
        UrgencyRole = Qt::UserRole + 1, ///< int of Urgency; invalid when none
        ChangedRole, ///< int: +1 the nurse decided higher than the protocol, −1 lower, 0 the same
        OpenRole, ///< bool: not closed yet
        ConflictRole, ///< bool: two desks differ in it
    };

    CaseListModel(CaseShelf &shelf, const Programs &programs, QHash<QString, QString> staffNames, int offsetMinutes,
        QObject *parent = nullptr);

    /// Asks anew; the rows are emptied when the first page comes.
    void ask(CaseQuery query);
    /// The same question again; rows that are there stay where they are.
    void refresh();
    [[nodiscard]] const CaseQuery &query() const { return m_query; }
    [[nodiscard]] int total() const { return m_total; }
    /// There are more than total(): nobody counts them all.
    [[nodiscard]] bool totalIsLeast() const { return m_totalIsLeast; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] const CaseSummary *at(int row) const;
    [[nodiscard]] int rowOf(const QString &caseId) const; ///< −1 when it is not among the loaded rows

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A page came; `first` for the first page of a new question.
    void answered(bool first);
    void failed(const kikitori::Error &error);

private:
    void take(CasePage page, bool first);
    void takeAgain(CasePage page);
    [[nodiscard]] QString shown(const CaseSummary &summary, int column) const;

    CaseShelf &m_shelf;
    const Programs &m_programs;
    QHash<QString, QString> m_staffNames;
    int m_offsetMinutes;
    CaseQuery m_query;
    std::vector<CaseSummary> m_rows;
    int m_total = 0;
    bool m_totalIsLeast = false;
    int m_round = 0; ///< number of the question; answers to older ones are dropped
    bool m_loading = false;
    bool m_ended = true;
};

} // namespace kikitori
