// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/sound/wavfile.h"

#include <QStringList>

namespace kikitori {

/// A row of beeps instead of words, mono at 16 kHz, about `ms` long.
[[nodiscard]] std::vector<qint16> tones(int ms);

/// Joins parts into one mono sound at 16 kHz. A part is FILE.wav@PAUSE or tones:MS@PAUSE, the pause after it in ms.
[[nodiscard]] Result<Sound> joined(const QStringList &parts);

} // namespace kikitori
