// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/sound/ringtone.h"

#include <QObject>

#include <memory>

namespace kikitori {

/// Plays the ringing tone on the machine's default output through Qt Multimedia, and on whatever device comes instead.
/// Without a device it is silent. It holds no end of a call's sound, so nothing of it is sent or recorded. Thread:
/// audio (made in the GUI thread, then moved). Owner: Softphone.
class RingOutput final : public QObject {
    Q_OBJECT
public:
    RingOutput();
    ~RingOutput() override;
    /// Audible, or silent, within the device's buffer (60 ms).
    void play(RingSound sound);

private:
    class Private;
    void look();
    void open();

    std::unique_ptr<Private> m_d;
};

} // namespace kikitori
