// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace kikitori {

/// Uncompressed sound in memory: `channels` interleaved channels of 16-bit samples at `rate` Hz.
struct Sound {
    int rate = 8000;
    int channels = 1;
    std::vector<qint16> samples;
};

/// Reads a RIFF/WAVE file of 16-bit PCM. Faults: FileMissing, FileUnreadable.
[[nodiscard]] Result<Sound> readWav(const QString &path);
/// The sound as the bytes of a RIFF/WAVE file.
[[nodiscard]] QByteArray wavBytes(const Sound &sound);

} // namespace kikitori
