// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace kikitori {

/// A recording read back: two channels on one clock.
struct RecordingAudio {
    int sampleRate = 8000; ///< Hz
    std::vector<qint16> samples; ///< interleaved: caller, agent, caller, agent …
    bool complete = false; ///< false when the file ends without its closing chunk (power cut): what is there is whole
    [[nodiscard]] qint64 ms() const { return sampleRate > 0 ? static_cast<qint64>(samples.size() / 2) * 1000 / sampleRate : 0; }
    /// Peak of each of `slices` equal stretches, 0 to 1; channel 0 caller, 1 agent.
    [[nodiscard]] std::vector<float> envelope(int channel, int slices) const;
    /// Root mean square of a channel in dBFS; −96 for silence.
    [[nodiscard]] double levelDb(int channel) const;
    /// As a WAV file (RIFF, 16-bit PCM, stereo).
    [[nodiscard]] QByteArray toWav() const;
};

/// Reads an encrypted recording. Faults: FileMissing, KeyWrong, RecordingDamaged (with how much could be read in detail).
[[nodiscard]] Result<RecordingAudio> readRecording(const QString &path, const QByteArray &key);

} // namespace kikitori
