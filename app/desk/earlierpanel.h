// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QLabel;

namespace kikitori {

class DeskSession;
class TimedLines;
class UrgencyChip;

/// One earlier case of this number: how urgent it was and why, and what was advised then. Thread: GUI. Owner: DeskWindow.
class EarlierPanel final : public Panel {
    Q_OBJECT
public:
    explicit EarlierPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    void takeFocus() override;
    void moveCurrent(int by) override;
    /// The line was read; on to the next.
    bool confirm() override;

private:
    DeskSession &m_session;
    QLabel *m_title = nullptr;
    UrgencyChip *m_urgency = nullptr;
    TimedLines *m_lines = nullptr;
};

} // namespace kikitori
