// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/sound/resampler.h"

#include <algorithm>
#include <cmath>

namespace kikitori {

namespace {

constexpr int Steps = 64; // table entries between two taps
constexpr double Pi = 3.14159265358979323846;

double sinc(double x)
{
    return std::abs(x) < 1e-9 ? 1.0 : std::sin(Pi * x) / (Pi * x);
}

} // namespace

Resampler::Resampler(int from, int to)
    : m_from(std::max(1, from))
    , m_to(std::max(1, to))
    , m_cutoff(m_to < m_from ? 0.92 * m_to / m_from : 0.92)
{
    m_half = static_cast<int>(std::ceil(12.0 / m_cutoff));
    m_window.resize(static_cast<std::size_t>(m_half * Steps + 2));
    for (std::size_t i = 0; i < m_window.size(); ++i) {
        const double x = static_cast<double>(i) / Steps;
        const double hann = x >= m_half ? 0.0 : 0.5 + 0.5 * std::cos(Pi * x / m_half);
        m_window[i] = static_cast<float>(m_cutoff * sinc(m_cutoff * x) * hann);
    }
    m_history.assign(static_cast<std::size_t>(m_half), 0.0F); // the sound before the first sample
    m_dropped = -m_half;
}

qint16 Resampler::at(double position) const
{
    const auto middle = static_cast<qint64>(std::floor(position));
    double sum = 0;
    for (qint64 i = middle - m_half + 1; i <= middle + m_half; ++i) {
        const auto index = i - m_dropped;
        if (index < 0 || index >= static_cast<qint64>(m_history.size()))
            continue;
        const double distance = std::abs(position - static_cast<double>(i)) * Steps;
        const auto step = static_cast<std::size_t>(distance);
        if (step + 1 >= m_window.size())
            continue;
        const double part = distance - static_cast<double>(step);
        const double weight = m_window[step] * (1 - part) + m_window[step + 1] * part;
        sum += weight * m_history[static_cast<std::size_t>(index)];
    }
    return static_cast<qint16>(std::lround(std::clamp(sum, -32768.0, 32767.0)));
}

void Resampler::push(const qint16 *samples, std::size_t count, std::vector<qint16> &out)
{
    if (m_from == m_to) {
        out.insert(out.end(), samples, samples + count);
        return;
    }
    m_history.insert(m_history.end(), samples, samples + count);
    const qint64 end = m_dropped + static_cast<qint64>(m_history.size()); // input samples known so far
    // Outputs lag by half the kernel, so that a call gives as many samples as it takes.
    for (; m_done * m_from < end * m_to; ++m_done)
        out.push_back(at(static_cast<double>(m_done) * m_from / m_to - m_half));
    const qint64 needed = m_done * m_from / m_to - 2 * m_half;
    if (const qint64 old = needed - m_dropped; old > 4096) {
        m_history.erase(m_history.begin(), m_history.begin() + old);
        m_dropped += old;
    }
}

std::vector<qint16> resampled(const std::vector<qint16> &samples, int from, int to)
{
    if (from == to)
        return samples;
    std::vector<qint16> out;
    Resampler resampler(from, to);
    resampler.push(samples.data(), samples.size(), out);
    return out;
}

double rmsDb(const qint16 *samples, std::size_t count)
{
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += static_cast<double>(samples[i]) * samples[i];
    if (count == 0 || sum <= 0)
        return -96;
    return std::max(-96.0, 10 * std::log10(sum / static_cast<double>(count) / (32768.0 * 32768.0)));
}

} // namespace kikitori
