// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QGridLayout;

namespace kikitori {

class DeskSession;
class DestinationList;
class KeyButton;
class LevelMeter;

/// The telephone: what can be done with the call now, the most urgent first, and both voices as bars.
/// Thread: GUI. Owner: DeskWindow.
class PhoneCard final : public QFrame {
    Q_OBJECT
public:
    explicit PhoneCard(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    void refreshMeters();
    /// Transfers to the 119 of the place. Without a red urgency the key must be pressed twice within 3 s.
    void callAmbulance();
    void offerTransfer();
    void offerDoctor();
    /// Puts the list of destinations away.
    void leaveList();

Q_SIGNALS:
    /// The list of destinations was left; the focus is free.
    void listLeft();
    /// No doctor can be reached by transfer: the doctor's field is next.
    void doctorFieldWanted();
    /// Nobody knows which 119 covers the patient: the municipality is next.
    void placeWanted();

private:
    void refreshAmbulance();
    void buildButtons(QGridLayout *grid);

    DeskSession &m_session;
    KeyButton *m_ambulance = nullptr;
    KeyButton *m_hold = nullptr;
    KeyButton *m_doctor = nullptr;
    KeyButton *m_transfer = nullptr;
    KeyButton *m_mute = nullptr;
    KeyButton *m_hangUp = nullptr;
    QLabel *m_note = nullptr;
    DestinationList *m_list = nullptr;
    QWidget *m_meters = nullptr;
    LevelMeter *m_theirs = nullptr;
    LevelMeter *m_ours = nullptr;
    QLabel *m_quality = nullptr;
    QTimer m_armed;
};

} // namespace kikitori
