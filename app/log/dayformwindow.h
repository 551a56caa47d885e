// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/background.h"
#include "log/dayformmodel.h"
#include "log/logaudit.h"
#include "programs/program.h"
#include "reports/dayfigures.h"

#include <QWidget>

#include <optional>

class QDateEdit;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace kikitori {

/// The day's form 日表 (requirement K14, 様式2) of one program on screen, and as .xlsx on Ctrl+E. Thread: GUI.
/// Owner: main.
class DayFormWindow final : public QWidget {
    Q_OBJECT
public:
    using Write = std::function<Result<>(const DayFigures &, const Program &, const QString &path)>;
    struct Settings {
        QString folder; ///< where the workbook goes; empty: one is asked where
        int offsetMinutes = 540;
        QString desk = QStringLiteral("01");
        Write write; ///< empty: writeDayWorkbook
    };
    DayFormWindow(Settings settings, Staff reader, const Programs &programs, CaseShelf &shelf, Journal &journal,
        const Clock &clock, QWidget *parent = nullptr);
    void setStyle(const LogStyle &style);
    void showDay(const QString &programId, QDate day);
    [[nodiscard]] QString suggestedName() const; ///< "kochi-7119-nippyo-2026-11-20.xlsx"

public Q_SLOTS:
    void exportForm(); ///< to the folder of the settings, else as exportElsewhere()
    void exportElsewhere();

Q_SIGNALS:
    void exported(const QString &path);
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void fitRows();
    QWidget *buildHead();
    void wireKeys();
    void ask();
    void take(Ledger ledger);
    void writeTo(const QString &path);
    void say(const QString &sentence, bool warn = false);

    Settings m_settings;
    LogStyle m_style;
    const Programs &m_programs;
    CaseShelf &m_shelf;
    const Clock &m_clock;
    LogAudit m_audit;
    QString m_program;
    std::optional<DayFigures> m_figures;
    int m_round = 0;
    QLabel *m_title = nullptr;
    QDateEdit *m_day = nullptr;
    QPushButton *m_export = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTableView *m_table = nullptr;
    DayFormModel *m_model = nullptr;
    DayFormDelegate *m_delegate = nullptr;
    QLabel *m_say = nullptr;
    Background m_background; ///< last: it is gone before what its answers touch
};

} // namespace kikitori
