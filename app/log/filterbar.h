// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "log/daysummary.h"

#include <QDate>
#include <QHash>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLayout;
class QLineEdit;
class QToolButton;

namespace kikitori {

/// What is asked of the case log: a day (or all), an urgency, an agent, words. Words count 150 ms after the last key.
/// Thread: GUI. Owner: LogWindow.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    FilterBar(const LogStyle &style, const QHash<QString, QString> &staffNames, QDate today, int offsetMinutes, QWidget *parent = nullptr);

    /// The question as it stands; the program is not its business.
    [[nodiscard]] CaseQuery query() const;
    [[nodiscard]] QDate day() const;
    [[nodiscard]] QString words() const;
    void setDay(QDate day);
    void setToday(QDate today) { m_today = today; }
    void setStyle(const LogStyle &style);
    void setCounts(const UrgencyCounts &counts);

public Q_SLOTS:
    void focusSearch();
    void previousDay();
    void nextDay();
    void goToday();
    void toggleAllDays();
    void toggleUrgency(int urgency); ///< int of Urgency; −1: all
    void focusAgent();

Q_SIGNALS:
    void asked();
    void dayChanged();
    /// Esc or Enter in the search field: back to the list.
    void searchLeft();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *button(QLayout *row, const QString &text, const QString &key, const QString &name);
    void buildDays(QLayout *row);
    void buildUrgencies(QLayout *row);
    void buildAgents(QLayout *row, const QHash<QString, QString> &staffNames);

    QDate m_today;
    int m_offsetMinutes;
    std::optional<Urgency> m_urgency;
    QTimer m_typing;
    QLineEdit *m_search = nullptr;
    QDateEdit *m_day = nullptr;
    QToolButton *m_allDays = nullptr;
    QToolButton *m_anyUrgency = nullptr;
    QToolButton *m_chips[5] = {};
    QComboBox *m_agent = nullptr;
};

} // namespace kikitori
