// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/callheaders.h"
#include "telephony/sound/resampler.h"
#include "telephony/sound/ring.h"
#include "telephony/sound/wavfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <cmath>
#include <thread>

using namespace kikitori;

namespace {

std::vector<qint16> sine(int rate, double pitch, int ms)
{
    std::vector<qint16> samples;
    for (int i = 0; i < rate * ms / 1000; ++i)
        samples.push_back(static_cast<qint16>(10000 * std::sin(6.283185307 * pitch * i / rate)));
    return samples;
}

} // namespace

TEST(Resampler, keepsLoudnessAndLengthForEveryRateThatTelephonesMeet)
{
    for (const auto &[from, to] :
        { std::pair(16000, 8000), { 8000, 16000 }, { 48000, 16000 }, { 44100, 16000 }, { 16000, 44100 } }) {
        const auto out = resampled(sine(from, 700, 1000), from, to);
        EXPECT_NEAR(static_cast<double>(out.size()), to, 1) << from << "→" << to;
        EXPECT_NEAR(rmsDb(out.data(), out.size()), -13.3, 0.5) << from << "→" << to;
    }
}

TEST(Resampler, letsNothingFoldOver)
{
    const auto out = resampled(sine(16000, 6500, 1000), 16000, 8000); // would be heard at 1500 Hz
    EXPECT_LT(rmsDb(out.data(), out.size()), -45);
}

TEST(Resampler, givesTheSameInPiecesAsInOne)
{
    const auto in = sine(16000, 900, 500);
    std::vector<qint16> pieces;
    Resampler resampler(16000, 8000);
    for (std::size_t at = 0; at < in.size(); at += 320)
        resampler.push(in.data() + at, 320, pieces);
    EXPECT_EQ(pieces, resampled(in, 16000, 8000));
    EXPECT_EQ(pieces.size(), in.size() / 2);
}

TEST(Ring, losesNothingBetweenTwoThreads)
{
    Ring<int> ring(64);
    constexpr int Many = 200000;
    std::thread writer([&ring] {
        for (int i = 0; i < Many; i += static_cast<int>(ring.write(&i, 1)))
            if (ring.size() == 64)
                std::this_thread::yield();
    });
    int expected = 0;
    while (expected < Many) {
        int got[16];
        const std::size_t count = ring.read(got, 16);
        for (std::size_t i = 0; i < count; ++i)
            ASSERT_EQ(got[i], expected++);
        if (count == 0)
            std::this_thread::yield();
    }
    writer.join();
}

TEST(Wav, comesBackAsWritten)
{
    const QTemporaryDir folder;
    const Sound sound { 22050, 1, sine(22050, 500, 100) };
    QFile file(folder.filePath("a.wav"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(wavBytes(sound));
    file.close();
    const auto back = readWav(folder.filePath("a.wav"));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->rate, 22050);
    EXPECT_EQ(back->samples, sound.samples);
}

TEST(Wav, cutOrForeignFilesAreRefusedOrReadAsFarAsTheyGo)
{
    const QTemporaryDir folder;
    const QByteArray whole = wavBytes({ 8000, 2, sine(8000, 500, 50) });
    for (qsizetype length = 0; length < whole.size(); length += 7) {
        QFile file(folder.filePath("a.wav"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(whole.left(length));
        file.close();
        const auto back = readWav(folder.filePath("a.wav"));
        EXPECT_EQ(static_cast<bool>(back), length >= 44) << length;
    }
}

TEST(CallHeaders, findTheNumberInEveryFormThatNetworksSend)
{
    EXPECT_EQ(numberOf("<sip:0888234127@10.0.0.1:5060;user=phone>"), "0888234127");
    EXPECT_EQ(numberOf("\"A, B; C\" <sip:+81888234127@host>;tag=1"), "+81888234127");
    EXPECT_EQ(numberOf("sip:0888234127@host"), "0888234127");
    EXPECT_EQ(numberOf("<tel:+81-88-823-4127;phone-context=x>"), "+81888234127");
    EXPECT_EQ(numberOf("<sips:%2B8188@host>;reason=unconditional"), "+8188");
    EXPECT_EQ(numberOf("sip:anonymous@anonymous.invalid"), "anonymous");
    EXPECT_EQ(numberOf("<sip:host.only>"), "");
    EXPECT_EQ(numberOf(""), "");
}

TEST(CallHeaders, letNothingIntoAnAddressThatCouldChangeIt)
{
    EXPECT_TRUE(isDiallable("119"));
    EXPECT_TRUE(isDiallable("*2#"));
    for (const char *bad : { "", "1 1", "119@evil", "119>;x", "119\r\nTo: x", "11９" })
        EXPECT_FALSE(isDiallable(QString::fromUtf8(bad))) << bad;
}
