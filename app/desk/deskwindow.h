// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/desksession.h"
#include "look/theme.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace kikitori {

class AlarmBand;
class CallerCard;
class CaseHeader;
class CloseBar;
class ComplaintPanel;
class DeskKeys;
class DeskScripts;
class EarlierPanel;
class EmergencyStrip;
class FlowCard;
class HandOverSheet;
class IdlePanel;
class KeyBar;
class NoticeBar;
class Panel;
class PhoneCard;
class ReadBackPanel;
class RecordForm;
class ResultPanel;
class ScriptPanel;
class StepBar;
class TopBar;
struct ScriptBook;

/// The nurse's window: who calls at the left, what is asked in the middle, what is written at the right. It reads and
/// commands one DeskSession; all of it can be done by keys. Thread: GUI. Owner: the station's DeskFloor.
class DeskWindow final : public QWidget {
    Q_OBJECT
public:
    explicit DeskWindow(DeskSession &session, const Theme &theme = Theme(), QWidget *parent = nullptr);
    ~DeskWindow() override;
    /// 1.0 is the size of the design; everything stays reachable up to 2.0 at 1366 × 768.
    void setFontScale(double scale);
    void setTheme(const Theme &theme);
    /// A sentence at the foot of the window.
    void tell(const QString &sentence);
    /// At the right of the key bar, e.g. that all is sent.
    void setShareStatus(const QString &words);
    /// What F10 tells about sharing, e.g. what was set aside; empty: nothing needs a look.
    void setShareDetails(const QString &sentence);
    /// The scripts that D opens.
    void setScripts(ScriptBook book);
    /// A line below the top bar that stays while it holds, by name; an empty sentence takes it away.
    void setAlarm(const QString &name, const QString &sentence);

Q_SIGNALS:
    void logWanted(); ///< F11
    void signOutWanted(); ///< Ctrl+Q while no case is open
    void lockWanted(); ///< Ctrl+L
    void handOverWanted(); ///< Ctrl+Shift+L

protected:
    void resizeEvent(QResizeEvent *event) override;
    /// The window's own close button: never during a case; otherwise it signs out.
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildColumns();
    void listen();
    void bindKeys();
    void bindPanelKeys();
    void refresh();
    void refreshHints();
    void arrange();
    void showStep();
    void showFocus();
    void bringIntoSight();
    void lead(const DeskSession::Missing &missing);
    void goBack();
    void answer(Answer answer);
    void restNo();
    void switchRun(int by);
    [[nodiscard]] Panel *panel() const;
    /// Something read in between lies over the present step, until Esc, its key again or another step.
    void toggleSheet(Panel *sheet);
    void leaveSheet();
    void openSheet(Panel *sheet); ///< the same, for one that takes keys
    void lookAtEarlier();
    void askFirst();
    /// The questions are in sight, so that their keys act on what is seen.
    [[nodiscard]] bool questionsInSight() const;
    void weigh(Answer answer);

    DeskSession &m_session;
    Theme m_theme;
    DeskKeys *m_keys = nullptr;
    TopBar *m_top = nullptr;
    AlarmBand *m_alarms = nullptr;
    AlarmBand *m_notes = nullptr;
    NoticeBar *m_notice = nullptr;
    KeyBar *m_keyBar = nullptr;
    QWidget *m_left = nullptr;
    QWidget *m_middle = nullptr;
    QWidget *m_right = nullptr;
    QVBoxLayout *m_leftBox = nullptr;
    QVBoxLayout *m_middleBox = nullptr;
    QVBoxLayout *m_panelBox = nullptr;
    QVBoxLayout *m_rightBox = nullptr;
    QScrollArea *m_leftScroll = nullptr;
    QScrollArea *m_formScroll = nullptr;
    QScrollArea *m_panelScroll = nullptr;
    CallerCard *m_caller = nullptr;
    PhoneCard *m_phone = nullptr;
    FlowCard *m_flow = nullptr;
    StepBar *m_steps = nullptr;
    EmergencyStrip *m_strip = nullptr;
    CaseHeader *m_header = nullptr;
    QWidget *m_panels = nullptr;
    QList<Panel *> m_stepPanels; ///< by DeskSession::Step
    IdlePanel *m_idle = nullptr;
    ResultPanel *m_result = nullptr;
    ReadBackPanel *m_readBack = nullptr;
    EarlierPanel *m_earlier = nullptr;
    DeskScripts *m_scripts = nullptr;
    ScriptPanel *m_script = nullptr;
    HandOverSheet *m_handOver = nullptr;
    Panel *m_sheet = nullptr; ///< lies over the step's panel; null: none does
    DeskSession::Step m_sheetOver = DeskSession::Step::Opening;
    RecordForm *m_form = nullptr;
    CloseBar *m_close = nullptr;
    Panel *m_shown = nullptr;
    bool m_folded = false;
    QString m_shareDetails;
    QPointer<QWidget> m_wanted; ///< what the panel wants in sight
    QTimer m_bringing;
};

} // namespace kikitori
