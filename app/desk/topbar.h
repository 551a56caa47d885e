// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;

namespace kikitori {

class DeskSession;

/// Whose line it is, the state and its timer, whether it is recorded, and since when the line is proven: always in
/// sight. Thread: GUI. Owner: DeskWindow.
class TopBar final : public QFrame {
    Q_OBJECT
public:
    explicit TopBar(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    void refreshTimes();

Q_SIGNALS:
    void lockWanted();
    void handOverWanted();

private:
    void refreshLine();

    DeskSession &m_session;
    QLabel *m_program = nullptr;
    QLabel *m_called = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_timer = nullptr;
    QLabel *m_recording = nullptr;
    QLabel *m_dot = nullptr;
    QLabel *m_line = nullptr;
    QLabel *m_pack = nullptr;
    QLabel *m_sample = nullptr;
    QLabel *m_waiting = nullptr;
    QLabel *m_agent = nullptr;
};

} // namespace kikitori
