// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;

namespace kikitori {

class DeskSession;
class KeyCap;

/// The answers of the emergency check, always in sight once it was begun; E goes back to it. Checks whose words stand
/// in the complaint are marked. Thread: GUI. Owner: DeskWindow.
class EmergencyStrip final : public QFrame {
    Q_OBJECT
public:
    explicit EmergencyStrip(DeskSession &session, QWidget *parent = nullptr);
    void refresh();

private:
    void buildChips();

    DeskSession &m_session;
    QString m_pack;
    QWidget *m_row = nullptr;
    QLabel *m_hint = nullptr;
    QList<QLabel *> m_chips;
};

} // namespace kikitori
