// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;

namespace kikitori {

class DeskSession;

/// What must be asked before a low urgency is told, with the keys that lead there; in sight only while something is.
/// Thread: GUI. Owner: its panel.
class AskFirstBar final : public QFrame {
    Q_OBJECT
public:
    explicit AskFirstBar(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    /// Writes into the history that there is none, while it is asked for.
    static void confirmNone(DeskSession &session);

private:
    DeskSession &m_session;
    QLabel *m_words = nullptr;
    QWidget *m_none = nullptr;
};

} // namespace kikitori
