// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace kikitori {

class DeskSession;
class KeyButton;

/// What has to be done before the case can be closed, each thing with the key that leads there; then the closing.
/// Thread: GUI. Owner: DeskWindow.
class CloseBar final : public QFrame {
    Q_OBJECT
public:
    explicit CloseBar(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    /// To the field for the reason why red questions stay open; false when it is not in sight.
    bool focusReason();

Q_SIGNALS:
    /// The n-th missing thing (from 0) is wanted.
    void wanted(int index);

private:
    DeskSession &m_session;
    QFrame *m_warn = nullptr;
    QWidget *m_things = nullptr;
    QLineEdit *m_reason = nullptr;
    KeyButton *m_close = nullptr;
    QStringList m_shown;
};

} // namespace kikitori
