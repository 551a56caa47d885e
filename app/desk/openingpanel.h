// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QVBoxLayout;

namespace kikitori {

class DeskSession;
class KeyButton;

/// The lines that must be said before the consultation (K3), to be read aloud; one key says that they were.
/// Thread: GUI. Owner: DeskWindow.
class OpeningPanel final : public Panel {
    Q_OBJECT
public:
    explicit OpeningPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    bool confirm() override;

private:
    DeskSession &m_session;
    QVBoxLayout *m_lines = nullptr;
    KeyButton *m_said = nullptr;
    QString m_program;
};

} // namespace kikitori
