// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

namespace kikitori {

class DeskScripts;
class DeskSession;
class KeyButton;
class TimedLines;

/// What 119 or the doctor must hear of this case 申し送り票, in the order of SBAR, to be read aloud in half a minute.
/// Space writes down that it was read, with its words. Thread: GUI. Owner: DeskWindow.
class HandOverSheet final : public Panel {
    Q_OBJECT
public:
    HandOverSheet(DeskSession &session, const DeskScripts &scripts, QWidget *parent = nullptr);
    void refresh() override;
    bool confirm() override; ///< read to 119
    void moveCurrent(int by) override;
    bool digit(int number) override; ///< 1: to 119, 2: to the doctor, 3: to somebody else

private:
    void note(const char *to);
    struct Part {
        QString name; ///< 状況, 背景, 判定, 依頼
        QString words;
    };
    [[nodiscard]] std::vector<Part> parts() const;

    DeskSession &m_session;
    const DeskScripts &m_scripts;
    TimedLines *m_lines = nullptr;
    QList<KeyButton *> m_to;
};

} // namespace kikitori
