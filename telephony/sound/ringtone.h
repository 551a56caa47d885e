// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

#include <cstddef>

namespace kikitori {

/// What the desk is to hear of the calls that ring.
enum class RingSound {
    None,
    Ring, ///< nobody is talked to: 400 Hz with 16 Hz modulation, 1 s on, 2 s off
    Knock, ///< a call is talked: two short soft beeps every 4 s
};

/// The sound's value `seconds` after its beginning, −1 to 1; bursts begin and end with fades of 10 ms.
[[nodiscard]] double ringValue(RingSound sound, double seconds);

/// A ringing tone as an endless stream of mono 16-bit samples without clicks, whenever the sound is changed. Thread:
/// any one at a time. Owner: the stream.
class RingTone {
public:
    /// `rate` in Hz, above 0.
    explicit RingTone(int rate);
    /// What sounds fades out within 10 ms, then `sound` begins at its beginning.
    void play(RingSound sound);
    void read(qint16 *samples, std::size_t count);

private:
    int m_rate;
    RingSound m_sound = RingSound::None;
    RingSound m_next = RingSound::None;
    bool m_turning = false;
    double m_gain = 1;
    qint64 m_at = 0; ///< samples of m_sound made
};

} // namespace kikitori
