// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;

namespace kikitori {

class DeskSession;

/// What has been said and decided, with its times, newest last. Thread: GUI. Owner: DeskWindow.
class FlowCard final : public QFrame {
    Q_OBJECT
public:
    explicit FlowCard(DeskSession &session, QWidget *parent = nullptr);
    void refresh();

private:
    DeskSession &m_session;
    QList<QLabel *> m_lines;
};

} // namespace kikitori
