// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;

namespace kikitori {

class DeskSession;
class KeyButton;

/// The nurse's own urgency beside the protocol's, with its reason; both are kept. Thread: GUI. Owner: ResultPanel.
class DecisionCard final : public QFrame {
    Q_OBJECT
public:
    explicit DecisionCard(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    /// 1 red … 5 white; 0 as the protocol says.
    bool choose(int digit);
    void focusReason();

private:
    void writeReason();

    DeskSession &m_session;
    QLabel *m_protocol = nullptr;
    QList<KeyButton *> m_colours; ///< red first
    KeyButton *m_asProtocol = nullptr;
    QLineEdit *m_reason = nullptr;
    QTimer m_typing; ///< a decision is one entry, not one for each key
    QString m_case;
};

} // namespace kikitori
