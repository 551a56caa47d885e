// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QLabel;
class QVBoxLayout;

namespace kikitori {

class DeskSession;
class KeyButton;

/// Between the cases: waiting, away, or a call that rings; and the cases that a crash left open.
/// Thread: GUI. Owner: DeskWindow.
class IdlePanel final : public Panel {
    Q_OBJECT
public:
    explicit IdlePanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    bool confirm() override;
    bool digit(int digit) override;
    /// Ready when away, away when ready.
    void toggleReady();

private:
    void refreshRinging();
    void refreshReasons();
    void refreshUnfinished();

    DeskSession &m_session;
    QLabel *m_state = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_ringing = nullptr;
    KeyButton *m_main = nullptr;
    KeyButton *m_decline = nullptr;
    QWidget *m_reasons = nullptr;
    QWidget *m_unfinished = nullptr;
    QVBoxLayout *m_unfinishedRows = nullptr;
    QStringList m_shown;
};

} // namespace kikitori
