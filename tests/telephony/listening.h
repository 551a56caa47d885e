// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "phoneworld.h"
#include "support/throwawaysoundcard.h"
#include "telephony/sound/resampler.h"

#include <QDateTime>

#include <algorithm>
#include <limits>
#include <span>

namespace kikitori::test {

using Samples = std::span<const qint16>;

constexpr double AudibleDb = -40;
constexpr int FrameMs = 5;

inline double levelOf(Samples samples)
{
    return rmsDb(samples.data(), samples.size());
}

/// The longest silence in ms.
inline int longestGap(Samples samples, int rate)
{
    const auto frame = static_cast<std::size_t>(rate * FrameMs / 1000);
    int longest = 0;
    int now = 0;
    for (; samples.size() >= frame; samples = samples.subspan(frame)) {
        now = levelOf(samples.first(frame)) < AudibleDb ? now + FrameMs : 0;
        longest = std::max(longest, now);
    }
    return longest;
}

/// The longest silence in ms in the best stretch of so many seconds: what a busy machine does to one it does not do to
/// each; what is broken by itself is in all of them.
inline int leastGap(Samples samples, int rate, int seconds)
{
    const auto length = static_cast<std::size_t>(rate * seconds);
    const auto step = static_cast<std::size_t>(rate / 4);
    int least = std::numeric_limits<int>::max();
    for (; samples.size() >= length; samples = samples.subspan(std::min(step, samples.size())))
        least = std::min(least, longestGap(samples.first(length), rate));
    return least;
}

/// Where the first sound, or the end of the last one, is: its sample's number; −1 for silence.
inline qint64 soundAt(Samples samples, int rate, bool last)
{
    const auto frame = static_cast<std::size_t>(rate * FrameMs / 1000);
    qint64 found = -1;
    for (std::size_t at = 0; at + frame <= samples.size(); at += frame) {
        if (levelOf(samples.subspan(at, frame)) < AudibleDb)
            continue;
        if (!last)
            return static_cast<qint64>(at);
        found = static_cast<qint64>(at + frame);
    }
    return found;
}

/// All that comes out of the desk's headset from now on, as parec gives it: mono at 16 kHz, silence too, on the sound
/// server's clock. Thread: the test's. Owner: the test.
class Ear {
public:
    static constexpr int Rate = 16000;

    Ear()
    {
        m_process.start(QStringLiteral("parec"),
            { QStringLiteral("--device=") + QLatin1String(ThrowawaySoundcard::Ear), QStringLiteral("--raw"),
                QStringLiteral("--format=s16le"), QStringLiteral("--rate=16000"), QStringLiteral("--channels=1"),
                QStringLiteral("--latency-msec=10") });
        EXPECT_TRUE(waitFor([this] { return heardMs() > 0; })) << m_process.readAllStandardError().toStdString();
    }
    ~Ear()
    {
        m_process.kill();
        m_process.waitForFinished(3000);
    }
    [[nodiscard]] Samples all()
    {
        if (const QByteArray fresh = m_process.readAllStandardOutput(); !fresh.isEmpty()) {
            m_bytes += fresh;
            const qint64 begun = QDateTime::currentMSecsSinceEpoch() - m_bytes.size() / 2 * 1000 / Rate;
            m_begunAt = m_begunAt < 0 ? begun : std::min(m_begunAt, begun); // the chunk that was read soonest
        }
        return { reinterpret_cast<const qint16 *>(m_bytes.constData()), static_cast<std::size_t>(m_bytes.size() / 2) };
    }
    [[nodiscard]] qint64 heardMs() { return static_cast<qint64>(all().size()) * 1000 / Rate; }
    /// When its first sample sounded, ms since the epoch, late by parec's 10 ms at most.
    [[nodiscard]] qint64 begunAt() const { return m_begunAt; }
    [[nodiscard]] Samples between(qint64 fromMs, qint64 toMs)
    {
        const Samples samples = all();
        const auto from = std::min(samples.size(), static_cast<std::size_t>(fromMs * Rate / 1000));
        return samples.subspan(from, std::min(samples.size(), static_cast<std::size_t>(toMs * Rate / 1000)) - from);
    }
    [[nodiscard]] bool hearsNow() { return heardMs() > 60 && levelOf(between(heardMs() - 50, heardMs())) > AudibleDb; }
    /// Waits until it heard so much in all.
    [[nodiscard]] bool waitUntil(qint64 heard)
    {
        return waitFor([&] { return heardMs() >= heard; }, static_cast<int>(heard - heardMs()) + kBoundMs);
    }

private:
    QProcess m_process;
    QByteArray m_bytes;
    qint64 m_begunAt = -1;
};

/// Speaks a tone of 1 kHz into the desk's microphone as long as it lives. Thread: the test's. Owner: the test.
class Mouth {
public:
    explicit Mouth(const QTemporaryDir &folder)
    {
        const QString file = makeTone(folder.filePath(QStringLiteral("mouth.wav")), 48000, 180000, 1000);
        m_process.start(QStringLiteral("paplay"),
            { QStringLiteral("--device=") + QLatin1String(ThrowawaySoundcard::Mouth), QStringLiteral("--latency-msec=50"),
                file });
        EXPECT_TRUE(m_process.waitForStarted(kBoundMs));
    }
    ~Mouth()
    {
        m_process.kill();
        m_process.waitForFinished(3000);
    }
    [[nodiscard]] bool speaks() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

} // namespace kikitori::test
