// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/sound/ringtone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikitori {

namespace {

constexpr double CarrierHz = 400;
constexpr double ModulationHz = 16;
constexpr double ModulationDepth = 0.8;
constexpr double FadeSeconds = 0.01;
constexpr double RingPeak = 0.25; // −12 dBFS: heard across a desk, harmless in a headset
constexpr double KnockPeak = 0.05; // −26 dBFS: the nurse still hears her caller
constexpr double RingPeriod = 3;
constexpr double RingSeconds = 1;
constexpr double KnockPeriod = 4;
constexpr double BeepSeconds = 0.1;
constexpr double BeepGap = 0.1;

double cosine(double hertz, double seconds)
{
    return std::cos(2 * std::numbers::pi * hertz * seconds);
}

/// 0 outside of the burst, 1 inside, rounded at both ends.
double burst(double seconds, double from, double length)
{
    const double edge = std::min(seconds - from, from + length - seconds);
    if (edge <= 0)
        return 0;
    return edge >= FadeSeconds ? 1 : 0.5 - 0.5 * cosine(0.5, edge / FadeSeconds);
}

} // namespace

double ringValue(RingSound sound, double seconds)
{
    const double carrier = std::sin(2 * std::numbers::pi * CarrierHz * seconds);
    switch (sound) {
    case RingSound::None:
        break;
    case RingSound::Ring: {
        const double modulation = 1 - ModulationDepth * (0.5 - 0.5 * cosine(ModulationHz, seconds));
        return RingPeak * carrier * modulation * burst(std::fmod(seconds, RingPeriod), 0, RingSeconds);
    }
    case RingSound::Knock: {
        const double at = std::fmod(seconds, KnockPeriod);
        return KnockPeak * carrier * (burst(at, 0, BeepSeconds) + burst(at, BeepSeconds + BeepGap, BeepSeconds));
    }
    }
    return 0;
}

RingTone::RingTone(int rate)
    : m_rate(rate)
{
}

void RingTone::play(RingSound sound)
{
    if (sound == m_next)
        return;
    m_next = sound;
    m_turning = true;
}

void RingTone::read(qint16 *samples, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (m_turning)
            m_gain -= 1 / (FadeSeconds * m_rate);
        if (m_gain <= 0) {
            m_sound = m_next;
            m_turning = false;
            m_gain = 1;
            m_at = 0;
        }
        const double value = m_gain * ringValue(m_sound, static_cast<double>(m_at++) / m_rate);
        samples[i] = static_cast<qint16>(std::lround(32767 * value));
    }
}

} // namespace kikitori
