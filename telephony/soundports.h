// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/sound/ring.h"

#include <QtGlobal>

namespace kikitori {

/// The two streams between the sip thread and the sound device, mono at 16 kHz. Thread: each ring has one writer and one
/// reader. Owner: Softphone.
struct SoundPorts {
    static constexpr int Rate = 16000; ///< Hz
    Ring<qint16> microphone { 16384 }; ///< audio → sip
    Ring<qint16> speaker { 16384 }; ///< sip → audio
};

} // namespace kikitori
