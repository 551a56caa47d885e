// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/playback.h"

#include <gtest/gtest.h>

#include <cstring>

using namespace kikitori;

namespace {
std::vector<qint16> samplesOf(const QByteArray &bytes)
{
    std::vector<qint16> samples(size_t(bytes.size()) / 2);
    std::memcpy(samples.data(), bytes.constData(), size_t(bytes.size()));
    return samples;
}

RecordingAudio twoVoices()
{
    RecordingAudio audio;
    audio.sampleRate = 8000;
    audio.samples = { 0, 100, 600, 200, 1200, 300 };
    return audio;
}
}

TEST(PcmFor, TheRecordingsOwnFormatIsTakenAsItIs)
{
    EXPECT_EQ(samplesOf(pcmFor(twoVoices(), 8000, 2)), twoVoices().samples);
}

TEST(PcmFor, AFasterDeviceHearsTheSameLengthWithoutSteps)
{
    const std::vector<qint16> out = samplesOf(pcmFor(twoVoices(), 48000, 2));
    ASSERT_EQ(out.size(), 3U * 6 * 2);
    EXPECT_EQ(out[0], 0);
    EXPECT_EQ(out[2], 100); // a sixth of the way to 600
    EXPECT_EQ(out[12], 600);
    EXPECT_EQ(out[13], 200);
}

TEST(PcmFor, OneChannelHearsBothVoicesWithoutOverflow)
{
    RecordingAudio loud;
    loud.samples = { 30000, 30000, -30000, -30000 };
    EXPECT_EQ(samplesOf(pcmFor(loud, 8000, 1)), (std::vector<qint16> { 32767, -32768 }));
}

TEST(PcmFor, NothingIsPlayedFromNothing)
{
    EXPECT_TRUE(pcmFor({}, 8000, 2).isEmpty());
}

TEST(SinkPlayback, WithoutAnAudioDeviceItStaysStillAndKeepsItsPlace)
{
    SinkPlayback playback;
    auto audio = std::make_shared<RecordingAudio>();
    audio->samples.resize(size_t(8000) * 2 * 10);
    playback.load(audio);
    playback.seek(4000);
    EXPECT_EQ(playback.position(), 4000);
    playback.seek(99000);
    EXPECT_EQ(playback.position(), 10000);
    if (playback.hasDevice())
        GTEST_SKIP() << "this machine has an audio device";
    playback.play();
    EXPECT_FALSE(playback.isPlaying());
}
