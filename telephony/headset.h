// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/soundports.h"

#include <QObject>
#include <QString>

#include <memory>

namespace kikitori {

/// The microphone and the loudspeaker: the machine's default devices through Qt Multimedia, opened while a call is
/// talked, opened anew when devices come, go or break. Without a device nothing flows and nothing fails. Thread: audio.
/// Owner: Softphone.
class Headset : public QObject {
    Q_OBJECT
public:
    /// `listens`: false leaves the microphone shut (a file speaks instead).
    Headset(SoundPorts &ports, bool listens);
    ~Headset() override;
    /// Looks for devices and tells them once. Call it in the audio thread.
    void begin();
    void open();
    void close();

Q_SIGNALS:
    /// Names of the default devices; empty when there is none.
    void devicesChanged(const QString &microphone, const QString &speaker);

private:
    class Private;
    void look();
    void reopen();

    std::unique_ptr<Private> m_d;
};

} // namespace kikitori
