// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/caller/speech.h"

#include "telephony/sound/resampler.h"

#include <algorithm>
#include <cmath>

namespace kikitori {

namespace {

constexpr int Rate = 16000;
constexpr int Beep = Rate * 4 / 10;
constexpr int Gap = Rate * 2 / 10;

} // namespace

std::vector<qint16> tones(int ms)
{
    std::vector<qint16> samples;
    const auto wanted = static_cast<std::size_t>(std::clamp(ms, 100, 600000)) * Rate / 1000;
    constexpr std::array<double, 3> Pitches { 440, 554, 659 };
    for (std::size_t beep = 0; samples.size() < wanted; ++beep) {
        const double pitch = Pitches[beep % Pitches.size()];
        for (int i = 0; i < Beep; ++i) {
            const double edge = std::min({ 1.0, i / 400.0, (Beep - i) / 400.0 });
            samples.push_back(static_cast<qint16>(9000 * edge * std::sin(2 * 3.14159265358979 * pitch * i / Rate)));
        }
        samples.insert(samples.end(), Gap, 0);
    }
    samples.resize(wanted);
    return samples;
}

Result<Sound> joined(const QStringList &parts)
{
    Sound all { Rate, 1, {} };
    for (const QString &part : parts) {
        const auto at = part.lastIndexOf(QLatin1Char('@'));
        const QString what = at < 0 ? part : part.left(at);
        const int pause = at < 0 ? 0 : std::clamp(part.mid(at + 1).toInt(), 0, 60000);
        std::vector<qint16> samples;
        if (what.startsWith(QLatin1String("tones:"))) {
            samples = tones(what.mid(6).toInt());
        } else {
            const auto sound = readWav(what);
            if (!sound)
                return tl::make_unexpected(sound.error());
            std::vector<qint16> mono;
            for (std::size_t i = 0; i < sound->samples.size(); i += static_cast<std::size_t>(sound->channels))
                mono.push_back(sound->samples[i]);
            samples = resampled(mono, sound->rate, Rate);
        }
        all.samples.insert(all.samples.end(), samples.begin(), samples.end());
        all.samples.insert(all.samples.end(), static_cast<std::size_t>(pause) * Rate / 1000, 0);
    }
    return all;
}

} // namespace kikitori
