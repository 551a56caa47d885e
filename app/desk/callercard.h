// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace kikitori {

class DeskSession;

/// Who calls: number, place by area code, whether again, and the earlier cases of that number.
/// Thread: GUI. Owner: DeskWindow.
class CallerCard final : public QFrame {
    Q_OBJECT
public:
    explicit CallerCard(DeskSession &session, QWidget *parent = nullptr);
    void refresh();

private:
    void showEarlier();

    DeskSession &m_session;
    QLabel *m_number = nullptr;
    QLabel *m_place = nullptr;
    QFrame *m_warning = nullptr;
    QLabel *m_warningText = nullptr;
    QLabel *m_earlierTitle = nullptr;
    QVBoxLayout *m_earlier = nullptr;
    QWidget *m_look = nullptr;
    QStringList m_shown;
};

} // namespace kikitori
