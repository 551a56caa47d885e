// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QFrame;
class QLabel;
class QVBoxLayout;

namespace kikitori {

class DeskSession;
class KeyButton;
class QuestionRow;

/// The emergency-first check: words of cardiac arrest, then airway, breathing, circulation, consciousness; any yes is
/// red at once (K5). Thread: GUI. Owner: DeskWindow.
class EmergencyPanel final : public Panel {
    Q_OBJECT
public:
    explicit EmergencyPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    bool confirm() override;
    /// Yes to the check with that number.
    bool digit(int digit) override;
    void moveCurrent(int by) override;

private:
    void build();

    DeskSession &m_session;
    QVBoxLayout *m_box = nullptr;
    QFrame *m_alarm = nullptr;
    QLabel *m_alarmText = nullptr;
    QLabel *m_firstAid = nullptr;
    QFrame *m_group = nullptr;
    KeyButton *m_restNo = nullptr;
    KeyButton *m_next = nullptr;
    QList<QuestionRow *> m_rows;
    QString m_pack;
};

} // namespace kikitori
