// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QGridLayout;
class QLabel;

namespace kikitori {

class DeskSession;
class KeyButton;

/// How the case ends 対応結果, picked by number, arrows or click, and the words to say before hanging up.
/// Thread: GUI. Owner: DeskWindow.
class DispositionPanel final : public Panel {
    Q_OBJECT
public:
    explicit DispositionPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    bool confirm() override;
    bool digit(int digit) override;
    void moveCurrent(int by) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void arrange();
    void choose(int index);
    void setCurrent(int index);

    DeskSession &m_session;
    QGridLayout *m_grid = nullptr;
    QList<KeyButton *> m_buttons;
    QLabel *m_closing = nullptr;
    QString m_program;
    QString m_case;
    int m_columns = 0;
    int m_current = 0;
};

} // namespace kikitori
