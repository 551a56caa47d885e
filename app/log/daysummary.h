// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/logstyle.h"
#include "reports/dayfigures.h"

#include <QWidget>

namespace kikitori {

/// How many cases of a day stand at each urgency.
struct UrgencyCounts {
    std::array<int, 5> by {}; ///< index: int of Urgency
    int all = 0; ///< with those that are not decided yet
};

/// The day in one row: calls, handled, answer rate, mean handling, urgencies, and the calls by hour. Painted whole;
/// says the same as its accessible description. Thread: GUI. Owner: LogWindow.
class DaySummary final : public QWidget {
    Q_OBJECT
public:
    explicit DaySummary(LogStyle style, QWidget *parent = nullptr);
    void setStyle(const LogStyle &style);
    /// `hourNow`: the hour that runs, −1 when the day is not today.
    void setFigures(const DayFigures &figures, int hourNow);
    void setUrgencies(const UrgencyCounts &counts);
    void clear();
    /// One line of text instead of large figures, where room is short.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Fact {
        QString label;
        QString value;
        QString unit;
    };
    [[nodiscard]] std::vector<Fact> facts() const;
    [[nodiscard]] int paintFacts(QPainter &painter) const; ///< returns where they end
    void paintUrgencies(QPainter &painter, QRect box) const;
    void paintHours(QPainter &painter, QRect box) const;
    void describe();

    LogStyle m_style;
    std::optional<DayFigures> m_figures;
    std::optional<UrgencyCounts> m_counts;
    int m_hourNow = -1;
    bool m_compact = false;
};

} // namespace kikitori
