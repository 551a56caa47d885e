// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "phoneworld.h"
#include "telephony/ringer.h"
#include "telephony/ringoutput.h"
#include "telephony/sound/resampler.h"
#include "telephony/sound/ringtone.h"

#include <QThread>

#include <atomic>
#include <cmath>
#include <cstdlib>

using namespace kikitori;
using namespace kikitori::test;

namespace {

constexpr int Rate = 48000;
constexpr int AnHour = 3600 * 1000;

std::vector<qint16> read(RingTone &tone, int ms, int rate = Rate)
{
    std::vector<qint16> samples(static_cast<std::size_t>(rate) * static_cast<std::size_t>(ms) / 1000);
    tone.read(samples.data(), samples.size());
    return samples;
}

/// `ms` of a sound from its beginning; the first 10 ms, in which nothing fades out, are already gone.
std::vector<qint16> heard(RingSound sound, int ms, int rate = Rate)
{
    RingTone tone(rate);
    tone.play(sound);
    (void)read(tone, 10, rate);
    return read(tone, ms, rate);
}

double levelDb(const std::vector<qint16> &samples, int fromMs, int toMs, int rate = Rate)
{
    const int perMs = rate / 1000;
    return rmsDb(samples.data() + fromMs * perMs, static_cast<std::size_t>((toMs - fromMs) * perMs));
}

/// Share of the energy at `hertz` (Goertzel), 0 to 1.
double share(const std::vector<qint16> &samples, int fromMs, int toMs, double hertz, int rate = Rate)
{
    const auto begin = static_cast<std::size_t>(fromMs * (rate / 1000));
    const auto end = static_cast<std::size_t>(toMs * (rate / 1000));
    const double turn = 2 * std::cos(6.283185307179586 * hertz / rate);
    double last = 0;
    double before = 0;
    double energy = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const double next = samples[i] + turn * last - before;
        before = std::exchange(last, next);
        energy += double(samples[i]) * samples[i];
    }
    const double power = last * last + before * before - turn * last * before;
    return energy > 0 ? 2 * power / (energy * static_cast<double>(end - begin)) : 0;
}

int largestStep(const std::vector<qint16> &samples)
{
    int largest = std::abs(samples.front());
    for (std::size_t i = 1; i < samples.size(); ++i)
        largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
    return largest;
}

int peak(const std::vector<qint16> &samples, int fromMs, int toMs)
{
    int largest = 0;
    for (int i = fromMs * Rate / 1000; i < toMs * Rate / 1000; ++i)
        largest = std::max(largest, std::abs(int(samples[static_cast<std::size_t>(i)])));
    return largest;
}

/// Steeper than a 400 Hz sine of that peak (of 32767) no stretch of it may be, at its beginnings and ends neither.
int steepest(double peakOfSine)
{
    return static_cast<int>(32767 * peakOfSine * 6.283185307 * 400 / Rate * 1.1) + 2;
}

/// A telephone whose calls are made by hand.
class HandPhone final : public CallPort {
public:
    void answer(const QString &) override { }
    void hangUp(const QString &) override { }
    void hold(const QString &) override { }
    void resume(const QString &) override { }
    void setMuted(bool) override { }
    void transfer(const QString &, const QString &) override { }
    [[nodiscard]] LineProof line() const override { return {}; }
    void ring(const QString &id) { Q_EMIT callRang({ id, QStringLiteral("anonymous"), QStringLiteral("0120717119") }); }
    void talk(const QString &id) { Q_EMIT callAnswered(id, QDateTime::currentDateTimeUtc()); }
    void end(const QString &id) { Q_EMIT callEnded(id, QDateTime::currentDateTimeUtc(), QStringLiteral("bye")); }
};

class RingerTest : public ::testing::Test {
protected:
    using Sounds = std::vector<RingSound>;
    std::unique_ptr<Ringer> make(int hushMs)
    {
        return std::make_unique<Ringer>(&phone, [this](RingSound sound) { played.push_back(sound); }, hushMs);
    }
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    HandPhone phone;
    Sounds played;
    std::unique_ptr<Ringer> ringer = make(AnHour);
};

} // namespace

TEST(RingTone, ringsOneSecondAndIsSilentTwoAgainAndAgain)
{
    const auto sound = heard(RingSound::Ring, 9000);
    for (int period = 0; period < 9000; period += 3000) {
        EXPECT_NEAR(levelDb(sound, period + 20, period + 980), -18.6, 0.5) << period;
        EXPECT_EQ(levelDb(sound, period + 1000, period + 3000), -96) << period;
    }
    EXPECT_NEAR(peak(sound, 0, 1000), 8192, 100) << "moderate: −12 dBFS";
}

TEST(RingTone, ringsAtFourHundredHertzWithSixteenHertzModulationAtEveryRate)
{
    for (const int rate : { 8000, 16000, 44000, 48000, 96000 }) {
        const auto sound = heard(RingSound::Ring, 1000, rate);
        const double carrier = share(sound, 0, 1000, 400, rate);
        const double sides = share(sound, 0, 1000, 384, rate) + share(sound, 0, 1000, 416, rate);
        EXPECT_GT(carrier, 0.7) << rate;
        EXPECT_NEAR(sides / carrier, 0.22, 0.04) << rate << ": two side bands, each (0.2/0.6)² of the carrier in half";
        EXPECT_GT(carrier + sides, 0.97) << rate << ": and nothing else";
    }
}

TEST(RingTone, knocksTwiceSoftlyEachFourSeconds)
{
    const auto sound = heard(RingSound::Knock, 8000);
    for (const int period : { 0, 4000 }) {
        EXPECT_NEAR(levelDb(sound, period + 10, period + 90), -29, 0.5) << period;
        EXPECT_EQ(levelDb(sound, period + 101, period + 199), -96) << period;
        EXPECT_NEAR(levelDb(sound, period + 210, period + 290), -29, 0.5) << period;
        EXPECT_EQ(levelDb(sound, period + 301, period + 4000), -96) << period;
        EXPECT_GT(share(sound, period + 10, period + 90, 400), 0.97) << period;
    }
}

TEST(RingTone, beginsAndEndsEachBurstWithATenMillisecondFade)
{
    const auto ring = heard(RingSound::Ring, 1000);
    EXPECT_LT(peak(ring, 0, 2), 8192 * 0.15);
    EXPECT_LT(peak(ring, 998, 1000), 8192 * 0.15);
    EXPECT_GT(peak(ring, 10, 13), 8192 * 0.7);
    const auto knock = heard(RingSound::Knock, 300);
    for (const int edge : { 0, 98, 200, 298 })
        EXPECT_LT(peak(knock, edge, edge + 2), 1638 * 0.15) << edge;
    EXPECT_GT(peak(knock, 10, 13), 1638 * 0.9);
}

TEST(RingTone, neverClicks)
{
    EXPECT_LE(largestStep(heard(RingSound::Ring, 6000)), steepest(0.25));
    EXPECT_LE(largestStep(heard(RingSound::Knock, 8000)), steepest(0.05));
    EXPECT_EQ(largestStep(heard(RingSound::None, 1000)), 0);
}

TEST(RingTone, isSilentTenMillisecondsAfterAnyMomentWithoutAClick)
{
    for (int ms = 0; ms < 100; ms += 7) {
        RingTone tone(Rate);
        tone.play(RingSound::Ring);
        auto sound = read(tone, 100 + ms);
        tone.play(RingSound::None);
        const auto fading = read(tone, 11);
        const auto after = read(tone, 3000);
        EXPECT_EQ(levelDb(after, 0, 3000), -96) << ms;
        sound.insert(sound.end(), fading.begin(), fading.end());
        sound.insert(sound.end(), after.begin(), after.end());
        EXPECT_LE(largestStep(sound), steepest(0.25)) << ms;
    }
}

TEST(RingTone, beginsAnewWhenItWasStoppedAndStartedInOneBreath)
{
    RingTone tone(Rate);
    tone.play(RingSound::Ring);
    (void)read(tone, 500);
    tone.play(RingSound::None);
    (void)read(tone, 5);
    tone.play(RingSound::Ring);
    (void)read(tone, 6);
    const auto sound = read(tone, 1000);
    EXPECT_NEAR(levelDb(sound, 20, 980), -18.6, 0.5) << "a whole burst at full level";
}

TEST_F(RingerTest, ringsUntilTheCallIsAnswered)
{
    phone.ring(a);
    EXPECT_EQ(played, Sounds({ RingSound::Ring }));
    phone.talk(a);
    EXPECT_EQ(played, Sounds({ RingSound::Ring, RingSound::None }));
    phone.end(a);
    EXPECT_EQ(played.size(), 2U);
}

TEST_F(RingerTest, ringsUntilTheCallerGivesUp)
{
    phone.ring(a);
    phone.end(a);
    EXPECT_EQ(played, Sounds({ RingSound::Ring, RingSound::None }));
}

TEST_F(RingerTest, ringsOnWhileAnotherCallStillRings)
{
    phone.ring(a);
    phone.ring(b);
    phone.end(a);
    EXPECT_EQ(played, Sounds({ RingSound::Ring }));
    phone.end(b);
    EXPECT_EQ(played.back(), RingSound::None);
}

TEST_F(RingerTest, knocksWhileACallIsTalkedAndRingsWhenThatOneEnds)
{
    phone.ring(a);
    phone.talk(a);
    phone.ring(b);
    EXPECT_EQ(played, Sounds({ RingSound::Ring, RingSound::None, RingSound::Knock }));
    phone.end(a);
    EXPECT_EQ(played.back(), RingSound::Ring);
    phone.talk(b);
    EXPECT_EQ(played.back(), RingSound::None);
}

TEST_F(RingerTest, fallsFromRingingToKnockingWhenOneOfTwoIsTaken)
{
    phone.ring(a);
    phone.ring(b);
    ringer->hush(a);
    EXPECT_EQ(played, Sounds({ RingSound::Ring, RingSound::Knock }));
    phone.talk(a);
    EXPECT_EQ(played.size(), 2U);
}

TEST_F(RingerTest, isQuietFromTheKeyOnNotFromTheExchangesWord)
{
    phone.ring(a);
    ringer->hush(a);
    EXPECT_EQ(played, Sounds({ RingSound::Ring, RingSound::None }));
    phone.talk(a);
    phone.end(a);
    EXPECT_EQ(played.size(), 2U);
}

TEST_F(RingerTest, ringsAgainWhenTheAnswerDidNotComeAbout)
{
    ringer = make(20);
    phone.ring(a);
    ringer->hush(a);
    ASSERT_EQ(played.back(), RingSound::None);
    EXPECT_TRUE(waitFor([&] { return played.back() == RingSound::Ring; }));
}

TEST_F(RingerTest, staysQuietAfterAHushWhoseCallWasAnsweredOrEnded)
{
    ringer = make(20);
    for (const QString &id : { a, b }) {
        phone.ring(id);
        ringer->hush(id);
    }
    phone.talk(a);
    phone.end(b);
    bool later = false;
    QTimer::singleShot(60, &phone, [&later] { later = true; }); // timers fire in order: the hush is over by then
    ASSERT_TRUE(waitFor([&] { return later; }));
    EXPECT_EQ(played.back(), RingSound::None);
}

TEST_F(RingerTest, knowsNothingOfCallsThatDoNotRing)
{
    ringer->hush(a);
    phone.end(b);
    EXPECT_TRUE(played.empty());
    phone.ring(a);
    EXPECT_EQ(played, Sounds({ RingSound::Ring }));
}

TEST_F(RingerTest, isSilentForGoodAfterStop)
{
    phone.ring(a);
    ringer->stop();
    EXPECT_EQ(played, Sounds({ RingSound::Ring, RingSound::None }));
    phone.ring(b);
    EXPECT_EQ(played.size(), 2U);
}

TEST(RingOutput, takesEveryOrderInItsThreadWithOrWithoutADevice)
{
    QThread thread;
    auto *output = new RingOutput;
    output->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, output, &QObject::deleteLater);
    thread.start();
    std::atomic<bool> looked = false;
    QMetaObject::invokeMethod(output, [output, &looked] {
        for (const auto sound : { RingSound::Ring, RingSound::None, RingSound::Knock, RingSound::None })
            output->play(sound);
        QTimer::singleShot(1500, output, [&looked] { looked = true; }); // beyond the next look for devices
    }, Qt::QueuedConnection);
    EXPECT_TRUE(waitFor([&] { return looked.load(); }));
    thread.quit();
    EXPECT_TRUE(thread.wait(kBoundMs));
}
