// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

#include <vector>

namespace kikitori {

/// Changes the sampling rate of one channel of 16-bit sound, as a stream, with a windowed-sinc low pass so that nothing
/// folds over. The sum of outputs follows the sum of inputs exactly. Thread: any one at a time. Owner: the stream.
class Resampler {
public:
    /// Rates in Hz, both above 0.
    Resampler(int from, int to);
    /// Appends the samples that became ready to `out`.
    void push(const qint16 *samples, std::size_t count, std::vector<qint16> &out);
    [[nodiscard]] int from() const { return m_from; }
    [[nodiscard]] int to() const { return m_to; }

private:
    [[nodiscard]] qint16 at(double position) const;

    int m_from;
    int m_to;
    int m_half; ///< taps on each side
    double m_cutoff; ///< of the input's Nyquist frequency
    std::vector<float> m_window; ///< the kernel, finely tabulated
    std::vector<float> m_history;
    qint64 m_done = 0; ///< output samples made
    qint64 m_dropped = 0; ///< input samples that left the history
};

/// A whole sound at another rate; the same samples when the rates are equal.
[[nodiscard]] std::vector<qint16> resampled(const std::vector<qint16> &samples, int from, int to);

/// Root mean square in dBFS; −96 for silence.
[[nodiscard]] double rmsDb(const qint16 *samples, std::size_t count);

} // namespace kikitori
