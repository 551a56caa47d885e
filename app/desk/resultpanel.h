// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QLabel;
class QFrame;

namespace kikitori {

class AdviceList;
class AskFirstBar;
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
    /// The next sentence of the advice was read; after the last, on to how the case ends.
    bool confirm() override;
    bool confirmAll() override;
    bool digit(int digit) override;
    void focusReason();

private:
    [[nodiscard]] QString basisWords() const;

    DeskSession &m_session;
    AskFirstBar *m_askFirst = nullptr;
    AdviceList *m_advice = nullptr;
    QLabel *m_basis = nullptr;
    QLabel *m_departments = nullptr;
    QLabel *m_aidTitle = nullptr;
    QLabel *m_aid = nullptr;
    QLabel *m_also = nullptr;
    QLabel *m_notice = nullptr;
    KeyButton *m_said = nullptr;
    DecisionCard *m_decision = nullptr;
};

} // namespace kikitori
