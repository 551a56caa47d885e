// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/casedetail.h"
#include "log/daysummary.h"
#include "log/logaudit.h"

#include <QTimer>

class QAbstractButton;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace kikitori {

class CaseDelegate;
class CaseListModel;
class FilterBar;

/// The case log: newest first, filtered, and every case with all that was said, changed and recorded. The shelf and the
/// journal it is given are the reader's own (GuardedStore): whoever opens, searches or plays is written down there first,
/// and when that cannot be kept, nothing is shown. Thread: GUI. Owner: main.
class LogWindow final : public QWidget {
    Q_OBJECT
public:
    struct Settings {
        QString recordingsFolder;
        QHash<QString, QString> staffNames; ///< staff id → name
        QHash<QString, QString> checkNames; ///< emergency check code → label
        QHash<QString, QString> packNames; ///< pack id → name, which says that a sample is one
        int offsetMinutes = 540;
        QString desk = QStringLiteral("01");
        RecordingReader readRecording; ///< empty: the real one
    };
    /// `playback`: null for the machine's default audio output.
    LogWindow(Settings settings, Staff reader, const Programs &programs, CaseShelf &shelf, Journal &journal,
        const Clock &clock, std::unique_ptr<Playback> playback = {}, QWidget *parent = nullptr);
    ~LogWindow() override;
    void setStyle(const LogStyle &style);

public Q_SLOTS:
    /// Something was committed to the store: look again, calmly (at most twice a second).
    void refresh();
    /// Leads to a case, e.g. from the desk's "earlier cases".
    void openCase(const QString &caseId);

Q_SIGNALS:
    /// The form 日表 of a program and day is wanted (Ctrl+E).
    void dayFormAsked(const QString &programId, const QDate &day);
    void left(); ///< Esc on the list: back to where one came from

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(std::unique_ptr<Playback> playback);
    QWidget *buildBar();
    QWidget *buildList();
    QWidget *buildFoot();
    void wireKeys();
    void key(const QKeySequence &sequence, std::function<void()> act);
    void onSpace();
    void onEscape();
    void ask();
    void askSummary();
    void askCounts(CaseQuery query);
    void askLedger(const QString &programId, QDateTime from, QDateTime to, int round);
    void step(int by);
    void chooseProgram(const QString &id);
    void nextProgram();
    void currentChanged();
    void openNow(const QString &caseId, bool again);
    void settle(const QString &kind, const QJsonObject &body);
    void showListState(bool first);
    void say(const QString &sentence);
    void sayFault(const Error &error);
    void play(qint64 ms);
    void arrange();
    [[nodiscard]] bool isNarrow() const;
    /// Those the reader works in.
    [[nodiscard]] std::vector<const Program *> readersPrograms() const;
    /// Of those, what is chosen now.
    [[nodiscard]] std::vector<const Program *> chosenPrograms() const;

    Settings m_settings;
    LogStyle m_style;
    const Programs &m_programs;
    CaseShelf &m_shelf;
    const Clock &m_clock;
    LogAudit m_audit;
    LogNames m_names;
    QString m_program; ///< empty: all
    QString m_wanted; ///< the case that is being opened
    QTimer m_opening; ///< J held down walks over cases without opening each
    QTimer m_refresh;
    int m_summaryRound = 0;
    Ledger m_ledger;
    int m_ledgersOpen = 0;
    UrgencyCounts m_counts;

    DaySummary *m_summary = nullptr;
    QList<QAbstractButton *> m_programChips;
    QLabel *m_who = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    QWidget *m_listSide = nullptr;
    FilterBar *m_filter = nullptr;
    CaseListModel *m_model = nullptr;
    CaseDelegate *m_delegate = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_count = nullptr;
    CaseDetail *m_detail = nullptr;
    QLabel *m_say = nullptr;
    QLabel *m_kept = nullptr;
    bool m_detailInFront = false;
};

} // namespace kikitori
