// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

namespace kikitori {

class DeskSession;
class TimedLines;

/// What was asked and answered so far, as sentences to be read to the caller 読み返し, each with its time.
/// Thread: GUI. Owner: DeskWindow.
class ReadBackPanel final : public Panel {
    Q_OBJECT
public:
    explicit ReadBackPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    void takeFocus() override;
    void moveCurrent(int by) override;
    /// The line was read; on to the next.
    bool confirm() override;

private:
    DeskSession &m_session;
    TimedLines *m_lines = nullptr;
};

} // namespace kikitori
