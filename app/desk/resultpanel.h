// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QLabel;
class QFrame;

namespace kikitori {

class DecisionCard;
class DeskSession;
class KeyButton;

/// What the urgency means, and the advice to read aloud in large type; the nurse's own decision below.
/// Thread: GUI. Owner: DeskWindow.
class ResultPanel final : public Panel {
    Q_OBJECT
public:
    explicit ResultPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    bool confirm() override;
    bool digit(int digit) override;
    void focusReason();

private:
    DeskSession &m_session;
    QLabel *m_say = nullptr;
    QLabel *m_departments = nullptr;
    QLabel *m_aidTitle = nullptr;
    QLabel *m_aid = nullptr;
    QLabel *m_watchTitle = nullptr;
    QLabel *m_watch = nullptr;
    QLabel *m_also = nullptr;
    QLabel *m_notice = nullptr;
    KeyButton *m_said = nullptr;
    DecisionCard *m_decision = nullptr;
};

} // namespace kikitori
