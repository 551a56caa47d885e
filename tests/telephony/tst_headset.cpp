// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "listening.h"
#include "telephony/headset.h"

#include <QTime>

using namespace kikitori;
using namespace kikitori::test;

namespace {

constexpr double ToneDb = -15.26; // what makeTone makes: 8000 of 32768, a sine
constexpr int GapMs = 60;
constexpr int Attempts = 5; // of what a busy machine may spoil once

/// One sound server for all tests: Qt Multimedia connects once in a process.
class HeadsetTest : public testing::Test {
protected:
    static void SetUpTestSuite() { card = std::make_unique<ThrowawaySoundcard>(); }
    static void TearDownTestSuite() { card.reset(); }
    void SetUp() override { ASSERT_TRUE(card->isThere()) << card->problem(); }

    /// A robot that speaks this file from the answer on.
    [[nodiscard]] static QStringList speaking(const QString &wav, const QStringList &more = {})
    {
        return QStringList { QStringLiteral("--speech"), wav } + more;
    }
    [[nodiscard]] QString tone() const { return makeTone(folder.filePath(QStringLiteral("caller.wav")), 16000, 180000); }
    [[nodiscard]] QString silence() const
    {
        return makeTone(folder.filePath(QStringLiteral("silence.wav")), 16000, 1000, 0);
    }
    /// A desk whose microphone and loudspeaker are the headset's.
    [[nodiscard]] static std::unique_ptr<Desk> deskAt(Robot &robot)
    {
        return std::make_unique<Desk>(robot.address(), [](Softphone::Settings &s) { s.microphoneFile.clear(); });
    }

    QTemporaryDir folder;
    static std::unique_ptr<ThrowawaySoundcard> card;
};

std::unique_ptr<ThrowawaySoundcard> HeadsetTest::card;

/// One channel of the first recording: 0 caller, 1 agent.
std::vector<qint16> channelOf(const Desk &desk, std::size_t channel)
{
    const auto audio = readRecording(desk.path(desk.recordings.front()), desk.recordings.front().key);
    EXPECT_TRUE(audio);
    std::vector<qint16> samples;
    for (std::size_t i = channel; audio && i < audio->samples.size(); i += 2)
        samples.push_back(audio->samples[i]);
    return samples;
}

/// When the robot began to speak, ms since the epoch, from its own line; −1 when it did not.
qint64 spokeAt(Robot &robot)
{
    if (!robot.said(QStringLiteral(" call 1: answered")))
        return -1;
    const QString all = QString::fromStdString(robot.transcript());
    const QString clock = all.mid(all.indexOf(QStringLiteral(" call 1: answered")) - 12, 12);
    const QTime time = QTime::fromString(clock, QStringLiteral("HH:mm:ss.zzz"));
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime said(time > now.time() ? now.date().addDays(-1) : now.date(), time); // midnight passed in between
    return said.toMSecsSinceEpoch();
}

constexpr int BeepFirstMs = 1500; // the ringing is over by then
constexpr int BeepEveryMs = 600;
constexpr int Beeps = 8;

/// Silence, then short tones at known moments.
QString makeBeeps(const QString &path)
{
    RecordingAudio beeps;
    beeps.sampleRate = 16000;
    for (int i = 0; i < 16 * (BeepFirstMs + Beeps * BeepEveryMs); ++i) {
        const bool sounds = i >= 16 * BeepFirstMs && (i / 16 - BeepFirstMs) % BeepEveryMs < 200;
        const auto sample = static_cast<qint16>(sounds ? 8000 * std::sin(6.283185307 * 700 * i / 16000) : 0);
        beeps.samples.insert(beeps.samples.end(), { sample, sample });
    }
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(beeps.toWav());
    return path;
}

} // namespace

TEST_F(HeadsetTest, hearsTheCallerUnbroken)
{
    Robot robot(speaking(tone()));
    Ear ear;
    const auto desk = deskAt(robot);
    const QString id = desk->answerFirst();
    ASSERT_FALSE(id.isEmpty()) << robot.transcript();
    const qint64 answered = ear.heardMs() + 200; // the ringing is over by then
    ASSERT_TRUE(ear.waitUntil(answered));
    ASSERT_TRUE(waitFor([&] { return ear.hearsNow(); })) << robot.transcript();
    int gap = std::numeric_limits<int>::max();
    double level = -96;
    for (int attempt = 0; attempt < Attempts && gap > GapMs; ++attempt) {
        const qint64 begun = ear.heardMs();
        ASSERT_TRUE(ear.waitUntil(begun + 5000));
        const Samples heard = ear.between(begun, begun + 5000);
        if (const int now = longestGap(heard, Ear::Rate); now < gap) {
            gap = now;
            level = levelOf(heard);
        }
    }
    EXPECT_NEAR(level, ToneDb, 3);
    desk->phone->hangUp(id);
    ASSERT_TRUE(waitFor([&] { return !desk->finished.empty(); }));
    const std::vector<qint16> recorded = channelOf(*desk, 0);
    const qint64 first = soundAt(recorded, 8000, false);
    ASSERT_GE(first, 0);
    const Samples arrived = Samples(recorded).subspan(static_cast<std::size_t>(first));
    ASSERT_GT(arrived.size(), 8000U * 5);
    // On a machine that is too busy the robot itself falls silent; the headset is judged by what it was given.
    const int given = longestGap(arrived.first(arrived.size() - 8000 / 5), 8000); // without the hanging up
    RecordProperty("longest_gap_ms", gap);
    RecordProperty("longest_gap_before_the_headset_ms", given);
    RecordProperty("level_dbfs", std::to_string(level));
    EXPECT_LE(gap, given + GapMs);
}

TEST_F(HeadsetTest, isHeardByTheCallerAndRecordedOnTheAgentsSide)
{
    Robot robot(speaking(silence()));
    const Mouth mouth(folder);
    const auto desk = deskAt(robot);
    const QString id = desk->answerFirst();
    ASSERT_TRUE(waitFor([&] { return !desk->meters.empty() && desk->meters.back().ours > AudibleDb; }));
    const std::size_t metered = desk->meters.size();
    ASSERT_TRUE(waitFor([&] { return desk->meters.size() >= metered + 60; })); // about 6 s
    EXPECT_TRUE(mouth.speaks());
    desk->phone->hangUp(id);
    ASSERT_TRUE(waitFor([&] { return !desk->finished.empty(); }));
    ASSERT_TRUE(robot.ended()) << robot.transcript();
    EXPECT_GT(robot.call()["heard_ms"].toInt(), 2500) << robot.transcript();
    EXPECT_NEAR(robot.call()["heard_dbfs"].toDouble(), ToneDb + 3.01, 3) << robot.transcript(); // its peak
    const std::vector<qint16> agent = channelOf(*desk, 1);
    ASSERT_GT(agent.size(), 8000U * 5);
    const Samples spoken = Samples(agent).last(8000 * 5).first(8000 * 9 / 2); // without the hanging up
    RecordProperty("longest_gap_ms", longestGap(spoken, 8000));
    EXPECT_NEAR(levelOf(spoken), ToneDb, 3);
    EXPECT_LE(leastGap(spoken, 8000, 2), GapMs);
    const std::vector<qint16> caller = channelOf(*desk, 0);
    EXPECT_LT(levelOf(caller), AudibleDb) << "the caller was silent; this is our own voice";
}

TEST_F(HeadsetTest, ringsUntilTheAnswerAndNoLonger)
{
    Robot robot(speaking(silence(), { QStringLiteral("--calls"), QString::number(Attempts) }));
    Ear ear;
    EXPECT_FALSE(ear.hearsNow());
    const auto desk = deskAt(robot);
    qint64 least = std::numeric_limits<qint64>::max();
    for (std::size_t call = 0; call < Attempts && least > 200; ++call) {
        ASSERT_TRUE(waitFor([&] { return desk->rang.size() == call + 1; })) << robot.transcript();
        ASSERT_TRUE(waitFor([&] { return ear.hearsNow(); })) << "a call rings unheard";
        const auto before = static_cast<qint64>(ear.all().size());
        desk->phone->answer(desk->rang.back().id);
        ASSERT_TRUE(waitFor([&] { return desk->answered.size() == call + 1; }));
        ASSERT_TRUE(ear.waitUntil(before * 1000 / Ear::Rate + 4000)); // longer than the pause between two bursts
        const qint64 last = soundAt(ear.all().subspan(static_cast<std::size_t>(before)), Ear::Rate, true) * 1000 / Ear::Rate;
        EXPECT_LE(last, 1500) << "another burst";
        least = std::min(least, last);
        EXPECT_GT(levelOf(ear.all().first(static_cast<std::size_t>(before)).last(Ear::Rate / 20)), AudibleDb);
        desk->phone->hangUp(desk->rang.back().id);
    }
    RecordProperty("silent_after_ms", static_cast<int>(least));
    EXPECT_LE(least, 200);
}

TEST_F(HeadsetTest, isUsedAgainWhenPulledOutAndPluggedInDuringACall)
{
    Robot robot(speaking(tone()));
    const auto desk = deskAt(robot);
    std::vector<QString> speakers;
    QObject::connect(desk->phone.get(), &CallPort::devicesChanged, desk->phone.get(),
        [&](const QString &, const QString &speaker) { speakers.push_back(speaker); });
    const QString id = desk->answerFirst();
    QElapsedTimer talked;
    talked.start();
    const auto ours = [&] { return desk->meters.empty() ? -96 : desk->meters.back().ours; };
    {
        Ear ear;
        const Mouth mouth(folder);
        ASSERT_TRUE(waitFor([&] { return ear.hearsNow() && ours() > AudibleDb; }));
    }
    ASSERT_TRUE(card->unplug()) << card->problem();
    const qint64 unpluggedAt = talked.elapsed();
    EXPECT_TRUE(waitFor([&] { return !speakers.empty() && speakers.back().isEmpty(); })) << "nobody is told";
    EXPECT_TRUE(waitFor([&] { return ours() < AudibleDb; }));
    ASSERT_TRUE(card->plug()) << card->problem();
    QElapsedTimer plugged;
    plugged.start();
    Ear ear;
    const Mouth mouth(folder);
    EXPECT_TRUE(waitFor([&] { return ear.hearsNow(); })) << "the caller is not heard again";
    RecordProperty("caller_heard_again_ms", static_cast<int>(plugged.elapsed()));
    EXPECT_TRUE(waitFor([&] { return ours() > AudibleDb; }))
        << "the caller does not hear us again";
    RecordProperty("both_back_ms", static_cast<int>(plugged.elapsed()));
    const qint64 begun = ear.heardMs();
    ASSERT_TRUE(ear.waitUntil(begun + 2 * unpluggedAt + 3000));
    EXPECT_LE(leastGap(ear.between(begun, ear.heardMs()), Ear::Rate, 2), GapMs);
    EXPECT_TRUE(desk->ended.empty());
    desk->phone->hangUp(id);
    ASSERT_TRUE(robot.ended()) << robot.transcript();
    // More than it could have heard before: so it heard us afterwards.
    EXPECT_GT(robot.call()["heard_ms"].toInt(), unpluggedAt + 1000) << robot.transcript();
}

TEST_F(HeadsetTest, isNotHeardByTheCallerWhileMuted)
{
    Robot robot(speaking(silence(), { QStringLiteral("--calls"), QStringLiteral("2") }));
    const Mouth mouth(folder);
    const auto desk = deskAt(robot);
    desk->phone->setMuted(true);
    const QString first = desk->answerFirst();
    ASSERT_TRUE(waitFor([&] { return desk->meters.size() >= 20; }));
    desk->phone->hangUp(first);
    ASSERT_TRUE(waitFor([&] { return desk->rang.size() == 2; })) << robot.transcript();
    // The same microphone, the same voice: only the mute is gone.
    desk->phone->setMuted(false);
    desk->phone->answer(desk->rang.back().id);
    const std::size_t muted = desk->meters.size();
    ASSERT_TRUE(waitFor([&] { return desk->meters.size() >= muted + 10; })); // about 1 s, to reach the caller
    EXPECT_TRUE(mouth.speaks());
    desk->phone->hangUp(desk->rang.back().id);
    ASSERT_TRUE(robot.ended()) << robot.transcript();
    EXPECT_EQ(robot.call(0)["heard_ms"].toInt(), 0) << robot.transcript();
    EXPECT_LT(robot.call(0)["heard_dbfs"].toDouble(), -60) << robot.transcript();
    EXPECT_GT(robot.call(1)["heard_dbfs"].toDouble(), AudibleDb) << robot.transcript();
    EXPECT_LT(levelOf(channelOf(*desk, 1)), -60) << "what nobody heard was recorded";
}

/// What a busy machine does: the device waits for samples while the headset is closed. It once ended the whole desk.
TEST_F(HeadsetTest, isClosedUnharmedWhileTheDeviceWaitsForSamples)
{
    SoundPorts ports;
    Headset headset(ports, false);
    headset.begin();
    for (int turn = 0; turn < 20; ++turn) {
        headset.open();
        QElapsedTimer busy;
        busy.start();
        while (busy.elapsed() < 50) { } // longer than two periods of the device (20 ms)
        QCoreApplication::processEvents();
        headset.close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    headset.open();
    const std::vector<qint16> word(SoundPorts::Rate / 5);
    ports.speaker.write(word.data(), word.size());
    EXPECT_TRUE(waitFor([&] { return ports.speaker.size() == 0; })) << "it plays no more";
}

/// The delay is measured and told, not judged: from the robot's mouth to the nurse's ear, parec's 10 ms included.
TEST_F(HeadsetTest, tellsHowLateTheCallerIsHeard)
{
    Robot robot(speaking(makeBeeps(folder.filePath(QStringLiteral("beeps.wav")))));
    Ear ear;
    const auto desk = deskAt(robot);
    ASSERT_FALSE(desk->answerFirst().isEmpty()) << robot.transcript();
    ASSERT_TRUE(waitFor([&] { return spokeAt(robot) >= 0; })) << robot.transcript();
    const qint64 spoke = spokeAt(robot) - ear.begunAt();
    ASSERT_TRUE(ear.waitUntil(spoke + BeepFirstMs + Beeps * BeepEveryMs));
    std::vector<qint64> delays;
    for (int beep = 0; beep < Beeps; ++beep) {
        const qint64 said = spokeAt(robot) - ear.begunAt() + BeepFirstMs + beep * BeepEveryMs;
        const qint64 heard = soundAt(ear.between(said, said + 400), Ear::Rate, false); // the one before is over: 400 ms
        if (heard >= 0)
            delays.push_back(heard * 1000 / Ear::Rate);
    }
    std::sort(delays.begin(), delays.end());
    ASSERT_FALSE(delays.empty()) << "no beep was heard within 400 ms";
    RecordProperty("mouth_to_ear_ms_least", static_cast<int>(delays.front()));
    RecordProperty("mouth_to_ear_ms_median", static_cast<int>(delays[delays.size() / 2]));
    RecordProperty("mouth_to_ear_ms_most", static_cast<int>(delays.back()));
    std::printf("mouth to ear: %d ms (median of %zu of %d beeps; %d to %d)\n", static_cast<int>(delays[delays.size() / 2]), delays.size(), Beeps,
        static_cast<int>(delays.front()), static_cast<int>(delays.back()));
}
