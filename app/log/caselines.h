// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/entrywords.h"
#include "log/logstyle.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace kikitori {

/// Answers and revisions of one case in one list, each part under its heading. Thread: GUI. Owner: CaseDetail.
class CaseLines final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        HeadRole = Qt::UserRole + 1, ///< bool: a heading
        TimeRole, ///< "▶ 0:12" within the recording, else the time of day
        PlayRole, ///< milliseconds into the recording; −1 when the line is outside it
        MarkRole, ///< the question's mark
        ValueRole, ///< the answer, or the author
        UrgencyRole,
    };
    explicit CaseLines(int offsetMinutes, QObject *parent = nullptr);
    void setLines(std::vector<CaseLine> answers, std::vector<CaseLine> revisions);
    /// Where the recording stands in time; 0 ms when there is none to play.
    void setRecording(const QDateTime &from, qint64 ms);
    /// The line that is being heard: the last answer at or before this moment; −1 for none.
    [[nodiscard]] int rowHeard(qint64 ms) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        bool head = false;
        CaseLine line;
    };
    [[nodiscard]] qint64 offsetOf(const CaseLine &line) const;
    [[nodiscard]] QString timeOf(const CaseLine &line) const;

    int m_offsetMinutes;
    std::vector<Row> m_rows;
    QDateTime m_from;
    qint64 m_ms = 0;
};

/// Paints a line of CaseLines: time, mark, text in as many lines as it needs, value. Thread: GUI. Owner: CaseDetail.
class CaseLineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CaseLineDelegate(LogStyle style, QObject *parent = nullptr);
    void setStyle(const LogStyle &style) { m_style = style; }
    void setHeard(int row) { m_heard = row; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Parts {
        QRect time, mark, text, value;
    };
    [[nodiscard]] Parts partsOf(QRect rect, const QModelIndex &index) const;

    LogStyle m_style;
    int m_heard = -1;
};

} // namespace kikitori
