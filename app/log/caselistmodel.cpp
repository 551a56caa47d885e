// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/caselistmodel.h"

#include "wording/wording.h"

#include <algorithm>

namespace kikitori {

namespace {
constexpr int newOnTop = 50; ///< as many may have come since the last look without the list jumping
}

CaseListModel::CaseListModel(CaseShelf &shelf, const Programs &programs, QHash<QString, QString> staffNames,
    int offsetMinutes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_shelf(shelf)
    , m_programs(programs)
    , m_staffNames(std::move(staffNames))
    , m_offsetMinutes(offsetMinutes)
{
}

void CaseListModel::ask(CaseQuery query)
{
    m_query = std::move(query);
    m_loading = true;
    m_ended = true;
    const int round = ++m_round;
    m_shelf.find(m_query, this, [this, round](Result<CasePage> page) {
        if (round != m_round)
            return;
        if (page)
            return take(std::move(*page), true);
        m_loading = false;
        Q_EMIT failed(page.error());
    });
}

void CaseListModel::refresh()
{
    if (m_loading)
        return;
    CaseQuery query = m_query;
    query.limit = qMax(m_query.limit, int(m_rows.size())) + newOnTop;
    const int round = ++m_round;
    m_shelf.find(query, this, [this, round](Result<CasePage> page) {
        if (round != m_round)
            return;
        if (page)
            takeAgain(std::move(*page));
        else
            Q_EMIT failed(page.error());
    });
}

bool CaseListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_ended && !m_loading;
}

void CaseListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_rows.empty())
        return;
    CaseQuery query = m_query;
    query.beforeOpened = m_rows.back().openedAt;
    query.beforeId = m_rows.back().id;
    m_loading = true;
    const int round = ++m_round;
    m_shelf.find(query, this, [this, round](Result<CasePage> page) {
        if (round != m_round)
            return;
        if (page)
            return take(std::move(*page), false);
        m_loading = false;
        Q_EMIT failed(page.error());
    });
}

void CaseListModel::take(CasePage page, bool first)
{
    m_ended = int(page.cases.size()) < m_query.limit;
    // Loading ends when the rows are in, not before: a view may ask for the next page from within these signals.
    if (first) {
        beginResetModel();
        m_rows = std::move(page.cases);
        m_total = page.total;
        m_totalIsLeast = page.totalIsLeast;
        m_loading = false;
        endResetModel();
    } else if (!page.cases.empty()) {
        const int from = int(m_rows.size());
        beginInsertRows({}, from, from + int(page.cases.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(page.cases.begin()), std::make_move_iterator(page.cases.end()));
        m_loading = false;
        endInsertRows();
    }
    m_loading = false;
    Q_EMIT answered(first);
}

void CaseListModel::takeAgain(CasePage page)
{
    m_total = page.total;
    m_totalIsLeast = page.totalIsLeast;
    std::vector<CaseSummary> &fresh = page.cases;
    const auto sameId = [](const CaseSummary &a, const CaseSummary &b) { return a.id == b.id; };
    const auto known = std::search(fresh.begin(), fresh.end(), m_rows.begin(), m_rows.end(), sameId);
    // The usual case: some came in on top, the others only changed. Everything else (a case left the filter) is rare.
    if (!m_rows.empty() && known != fresh.end()) {
        const int more = int(known - fresh.begin());
        fresh.resize(m_rows.size() + size_t(more));
        if (more > 0)
            beginInsertRows({}, 0, more - 1);
        m_rows = std::move(fresh);
        if (more > 0)
            endInsertRows();
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    } else {
        beginResetModel();
        m_rows = std::move(fresh);
        endResetModel();
    }
    m_ended = int(m_rows.size()) >= m_total && !m_totalIsLeast;
    Q_EMIT answered(false);
}

const CaseSummary *CaseListModel::at(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_rows[size_t(row)] : nullptr;
}

int CaseListModel::rowOf(const QString &caseId) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const CaseSummary &s) { return s.id == caseId; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

int CaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CaseListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QString CaseListModel::shown(const CaseSummary &summary, int column) const
{
    switch (column) {
    case TimeColumn: {
        const QDateTime local = summary.openedAt.toOffsetFromUtc(m_offsetMinutes * 60);
        return local.toString(m_query.from.isValid() ? QStringLiteral("HH:mm") : QStringLiteral("MM/dd HH:mm"));
    }
    case UrgencyColumn:
        return summary.finalUrgency ? wordFor(*summary.finalUrgency) : QString();
    case ProtocolColumn:
        return summary.protocolTitle;
    case ContentColumn:
        return QString(summary.content).replace(QLatin1Char('\n'), QLatin1Char(' '));
    case MunicipalityColumn:
        return summary.municipality;
    case ResultColumn: {
        const Program *program = m_programs.byId(summary.program);
        const Disposition *disposition = program ? program->disposition(summary.disposition) : nullptr;
        if (summary.disposition.isEmpty())
            return summary.closedAt.isValid() ? QString() : tr("in progress");
        return disposition ? disposition->label : summary.disposition;
    }
    case ReceiverColumn:
        return m_staffNames.value(summary.receiver, summary.receiver);
    default:
        return {};
    }
}

QVariant CaseListModel::data(const QModelIndex &index, int role) const
{
    const CaseSummary *summary = index.isValid() ? at(index.row()) : nullptr;
    if (!summary)
        return {};
    const auto rank = [](std::optional<Urgency> urgency) { return urgency ? int(*urgency) : -1; };
    switch (role) {
    case Qt::DisplayRole:
        return shown(*summary, index.column());
    case Qt::ToolTipRole:
        if (index.column() == ContentColumn && summary->inConflict)
            return tr("The records of two desks differ: %1").arg(shown(*summary, ContentColumn));
        return index.column() == ContentColumn || index.column() == ProtocolColumn || index.column() == ResultColumn
            ? QVariant(shown(*summary, index.column()))
            : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == ContentColumn && summary->inConflict)
            return tr("The records of two desks differ: %1").arg(shown(*summary, ContentColumn));
        return index.column() == UrgencyColumn && !summary->finalUrgency ? tr("no urgency yet")
                                                                         : shown(*summary, index.column());
    case UrgencyRole:
        return summary->finalUrgency ? QVariant(int(*summary->finalUrgency)) : QVariant();
    case ChangedRole:
        if (!summary->finalUrgency || !summary->protocolUrgency)
            return 0;
        return rank(summary->finalUrgency) > rank(summary->protocolUrgency) ? 1
            : rank(summary->finalUrgency) < rank(summary->protocolUrgency)  ? -1
                                                                            : 0;
    case OpenRole:
        return !summary->closedAt.isValid();
    case ConflictRole:
        return summary->inConflict;
    default:
        return {};
    }
}

QVariant CaseListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case UrgencyColumn:
        return tr("Urgency");
    case ProtocolColumn:
        return tr("Protocol");
    case ContentColumn:
        return tr("Content");
    case MunicipalityColumn:
        return tr("Municipality");
    case ResultColumn:
        return tr("Result");
    case ReceiverColumn:
        return tr("Receiver");
    default:
        return {};
    }
}

} // namespace kikitori
