// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "phoneworld.h"

#include <csignal>
#include <sys/resource.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

constexpr int kPieceMs = 100;
constexpr double kLoud = -40;
constexpr double kSilent = -90;

/// Level of one side in each tenth of a second.
std::vector<double> levelsOf(const RecordingAudio &audio, int channel)
{
    std::vector<double> levels;
    constexpr std::ptrdiff_t piece = kPieceMs * 16; // both sides
    for (auto at = audio.samples.begin(); audio.samples.end() - at >= piece; at += piece) {
        RecordingAudio part;
        part.samples.assign(at, at + piece);
        levels.push_back(part.levelDb(channel));
    }
    return levels;
}

/// The longest stretch, in tenths of a second, in which neither side is heard, between two in which both are.
std::ptrdiff_t longestSilence(const RecordingAudio &audio)
{
    const auto theirs = levelsOf(audio, 0);
    const auto ours = levelsOf(audio, 1);
    const auto loudIn = [](const std::vector<double> &side, std::size_t from, std::size_t to) {
        return std::any_of(side.begin() + std::ptrdiff_t(from), side.begin() + std::ptrdiff_t(to), [](double level) { return level > kLoud; });
    };
    std::size_t longest = 0;
    for (std::size_t from = 0; from < theirs.size(); ++from) {
        std::size_t to = from;
        while (to < theirs.size() && theirs[to] < kSilent && ours[to] < kSilent)
            ++to;
        const bool between = loudIn(theirs, 0, from) && loudIn(ours, 0, from) && loudIn(theirs, to, theirs.size())
            && loudIn(ours, to, ours.size());
        longest = between ? std::max(longest, to - from) : longest;
    }
    return std::ptrdiff_t(longest);
}

RecordingAudio recorded(Desk &desk)
{
    EXPECT_TRUE(waitFor([&] { return !desk.finished.empty(); }));
    if (desk.recordings.empty())
        return {};
    const auto audio = readRecording(desk.path(desk.recordings.front()), desk.recordings.front().key);
    EXPECT_TRUE(audio) << (audio ? "" : audio.error().detail.toStdString());
    return audio ? *audio : RecordingAudio {};
}

} // namespace

TEST(Calls, holdSilencesBothWaysAndResumeBringsBothBackInTheRecordingToo)
{
    Robot robot;
    Desk desk(robot.address(), [](Softphone::Settings &s) { makeTone(s.microphoneFile, 16000, 60000); });
    const QString id = desk.answerFirst();
    ASSERT_TRUE(desk.talk(15));
    desk.phone->hold(id);
    ASSERT_TRUE(waitFor([&] { return desk.held.size() == 1; }));
    ASSERT_TRUE(waitFor([&] { return robot.said("put on hold"); }));
    ASSERT_TRUE(desk.talk(15));
    desk.phone->resume(id);
    ASSERT_TRUE(waitFor([&] { return desk.resumed.size() == 1; }));
    ASSERT_TRUE(waitFor([&] { return robot.said("taken back"); }));
    ASSERT_TRUE(desk.talk(20));
    desk.phone->hangUp(id);
    const RecordingAudio audio = recorded(desk);
    EXPECT_GE(longestSilence(audio), 8) << "neither the caller nor the nurse in the hold, both before and after it";
    EXPECT_TRUE(desk.faults.empty());
}

TEST(Calls, holdAndResumeTenTimesKeepTheCall)
{
    Robot robot;
    Desk desk(robot.address(), [](Softphone::Settings &s) { makeTone(s.microphoneFile, 16000, 60000); });
    const QString id = desk.answerFirst();
    for (std::size_t i = 1; i <= 10; ++i) {
        desk.phone->hold(id);
        ASSERT_TRUE(waitFor([&] { return desk.held.size() == i; })) << i;
        desk.phone->resume(id);
        ASSERT_TRUE(waitFor([&] { return desk.resumed.size() == i; })) << i;
    }
    ASSERT_TRUE(desk.talk(40)); // of which less than a second must arrive
    EXPECT_TRUE(desk.ended.empty());
    EXPECT_TRUE(desk.isLoud(&CallMeter::ours));
    desk.phone->hangUp(id);
    ASSERT_TRUE(robot.ended());
    EXPECT_GT(robot.call()["heard_ms"].toInt(), 700) << robot.transcript();
}

TEST(Calls, muteIsSilenceForTheCaller)
{
    Robot robot;
    Desk desk(robot.address(), [](Softphone::Settings &s) { makeTone(s.microphoneFile, 16000, 60000); });
    desk.phone->setMuted(true);
    const QString id = desk.answerFirst();
    ASSERT_TRUE(desk.talk(15));
    EXPECT_LT(desk.meters.back().ours, -90);
    desk.phone->hangUp(id);
    ASSERT_TRUE(robot.ended());
    EXPECT_EQ(robot.call()["heard_ms"].toInt(), 0) << robot.transcript();
}

TEST(Calls, transferIsTakenOnByTheExchange)
{
    Robot robot;
    Desk desk(robot.address());
    const QString id = desk.answerFirst();
    ASSERT_TRUE(desk.talk(5));
    desk.phone->transfer(id, "119");
    ASSERT_TRUE(waitFor([&] { return desk.transferred.size() == 1 && desk.ended.size() == 1; })) << robot.transcript();
    EXPECT_EQ(desk.ended.front().second, "transferred");
    EXPECT_TRUE(desk.transferFaults.empty());
    ASSERT_TRUE(robot.ended());
    EXPECT_EQ(robot.call()["transferred_to"].toString(), "119");
    EXPECT_EQ(robot.call()["ended_by"].toString(), "transfer");
}

TEST(Calls, aRefusedTransferLeavesTheCallerOnTheLine)
{
    Robot robot({ "--refuse-transfer", "119" });
    Desk desk(robot.address(), [](Softphone::Settings &s) { makeTone(s.microphoneFile, 16000, 60000); });
    const QString id = desk.answerFirst();
    ASSERT_TRUE(desk.talk(5));
    desk.phone->transfer(id, "119");
    ASSERT_TRUE(waitFor([&] { return desk.transferFaults.size() == 1; })) << robot.transcript();
    EXPECT_EQ(desk.transferFaults.front().fault, Fault::TransferRefused);
    ASSERT_TRUE(desk.talk(15));
    EXPECT_TRUE(desk.ended.empty());
    EXPECT_TRUE(desk.isLoud(&CallMeter::theirs));
    EXPECT_TRUE(desk.isLoud(&CallMeter::ours));
    desk.phone->transfer(id, "0888000000"); // and can be handed on after all
    ASSERT_TRUE(waitFor([&] { return desk.transferred.size() == 1; })) << robot.transcript();
    ASSERT_TRUE(robot.ended());
    EXPECT_EQ(robot.call()["transferred_to"].toString(), "0888000000");
}

TEST(Calls, aTransferToNonsenseIsRefusedHere)
{
    Robot robot;
    Desk desk(robot.address());
    const QString id = desk.answerFirst();
    desk.phone->transfer(id, "119@elsewhere");
    ASSERT_TRUE(waitFor([&] { return desk.transferFaults.size() == 1; }));
    EXPECT_EQ(desk.transferFaults.front().fault, Fault::BadArgument);
    desk.phone->transfer("no-such-call", "119");
    ASSERT_TRUE(waitFor([&] { return desk.transferFaults.size() == 2; }));
    EXPECT_EQ(desk.transferFaults.back().fault, Fault::NoSuchCall);
    EXPECT_TRUE(desk.ended.empty());
}

TEST(Calls, theCallerHangsUp)
{
    Robot robot({ "--hang-up-after-s", "1" });
    Desk desk(robot.address());
    desk.answerFirst();
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1 && desk.finished.size() == 1; }));
    EXPECT_EQ(desk.ended.front().second, "bye");
    ASSERT_TRUE(robot.ended());
    EXPECT_EQ(robot.call()["ended_by"].toString(), "caller");
    EXPECT_EQ(robot.exitCode(), 0);
    EXPECT_FALSE(waitFor([&] { return desk.ended.size() > 1 || desk.finished.size() > 1; }, 500));
}

TEST(Calls, theCallerGivesUpWhileItRings)
{
    Robot robot({ "--ring-timeout-s", "3" });
    Desk desk(robot.address());
    ASSERT_TRUE(desk.rings());
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; }));
    EXPECT_EQ(desk.ended.front().second, "cancelled");
    EXPECT_TRUE(desk.answered.empty() && desk.recordings.empty());
    ASSERT_TRUE(robot.ended());
    EXPECT_EQ(robot.exitCode(), 1) << "a call that nobody took is no success";
}

TEST(Calls, theDeskRefusesARingingCall)
{
    Robot robot;
    Desk desk(robot.address());
    ASSERT_TRUE(desk.rings());
    desk.phone->hangUp(desk.rang.front().id);
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; }));
    ASSERT_TRUE(robot.ended());
    EXPECT_FALSE(robot.call()["answered"].toBool());
}

TEST(Calls, hangUpRightAfterAnswerLeavesNobodyHanging)
{
    Robot robot;
    Desk desk(robot.address());
    ASSERT_TRUE(desk.rings());
    desk.phone->answer(desk.rang.front().id);
    desk.phone->hangUp(desk.rang.front().id);
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; })) << robot.transcript();
    EXPECT_TRUE(robot.ended()) << robot.transcript();
}

TEST(Calls, aSecondCallIsSignalledWhileOneIsTalkedAndAnsweredAfterIt)
{
    Robot robot({ "--calls", "2", "--overlap" });
    Desk desk(robot.address());
    const QString first = desk.answerFirst();
    ASSERT_TRUE(waitFor([&] { return desk.rang.size() == 2; })) << robot.transcript();
    const QString second = desk.rang.back().id;
    EXPECT_NE(first, second);
    desk.phone->answer(second); // not yet
    ASSERT_TRUE(waitFor([&] { return desk.faults.size() == 1; }));
    EXPECT_EQ(desk.faults.front().fault, Fault::NotAllowed);
    EXPECT_TRUE(desk.ended.empty());
    desk.phone->hangUp(first);
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; }));
    desk.phone->answer(second);
    ASSERT_TRUE(waitFor([&] { return desk.answered.size() == 2; }));
    ASSERT_TRUE(desk.talk(8));
    desk.phone->hangUp(second);
    ASSERT_TRUE(waitFor([&] { return desk.finished.size() == 2; }));
    EXPECT_NE(desk.recordings[0].file, desk.recordings[1].file);
    ASSERT_TRUE(robot.ended());
    EXPECT_EQ(robot.exitCode(), 0) << robot.transcript();
}

TEST(Calls, whenTheExchangeDiesTheCallEndsAndTheLineGoesRed)
{
    Robot robot;
    Desk desk(robot.address());
    desk.answerFirst();
    ASSERT_TRUE(desk.talk(5));
    robot.kill();
    EXPECT_TRUE(waitFor([&] { return !desk.phone->line().registered; }, kSoonMs)) << "proof each 1 s, 1 s of patience";
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; }));
    EXPECT_EQ(desk.ended.front().second, "lost");
    EXPECT_TRUE(waitFor([&] { return desk.finished.size() == 1; })) << "what was said is kept";
}

TEST(Calls, theRecordingFailsLoudlyWhileTheCallGoesOn)
{
    rlimit before {};
    getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    Robot robot;
    Desk desk(robot.address());
    rlimit tiny = before;
    tiny.rlim_cur = 50000; // a second and a half
    setrlimit(RLIMIT_FSIZE, &tiny);
    const QString id = desk.answerFirst();
    const bool told = waitFor([&] { return desk.recordingFaults.size() == 1; });
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_TRUE(told);
    ASSERT_TRUE(desk.talk(5));
    EXPECT_TRUE(desk.ended.empty());
    desk.phone->hangUp(id);
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; }));
    EXPECT_TRUE(desk.finished.empty());
}

TEST(Calls, wideBandSoundIsHeardAndRecordedToo)
{
    Robot robot({ "--codecs", "G722/16000/1" });
    Desk desk(robot.address());
    const QString id = desk.answerFirst();
    ASSERT_TRUE(desk.talk(40)); // of which less than a second must arrive
    desk.phone->hangUp(id);
    const RecordingAudio audio = recorded(desk);
    EXPECT_EQ(audio.sampleRate, 8000);
    EXPECT_GT(audio.levelDb(0), -40);
    EXPECT_GT(audio.levelDb(1), -40);
    ASSERT_TRUE(robot.ended());
    EXPECT_GT(robot.call()["heard_ms"].toInt(), 700) << robot.transcript();
}

TEST(Calls, aCallWithoutACommonCodecIsToldNotSwallowed)
{
    Robot robot({ "--codecs", "speex/8000/1" });
    Desk desk(robot.address());
    EXPECT_TRUE(waitFor([&] { return !desk.faults.empty(); })) << robot.transcript();
    EXPECT_TRUE(desk.rang.empty());
    ASSERT_TRUE(robot.ended());
    EXPECT_EQ(robot.exitCode(), 1);
}

TEST(Calls, ringingStopsWhenTheExchangeDies)
{
    Robot robot;
    Desk desk(robot.address());
    ASSERT_TRUE(desk.rings());
    robot.kill();
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; }));
    EXPECT_EQ(desk.ended.front().second, "lost");
}

TEST(Calls, hangingUpACallWhoseExchangeDiedInTheAnswerEndsIt)
{
    Robot robot;
    Desk desk(robot.address());
    ASSERT_TRUE(desk.rings());
    ASSERT_EQ(::kill(static_cast<pid_t>(robot.pid()), SIGSTOP), 0);
    desk.phone->answer(desk.rang.front().id);
    desk.phone->hangUp(desk.rang.front().id);
    ASSERT_TRUE(waitFor([&] { return desk.ended.size() == 1; }, kSoonMs));
    EXPECT_EQ(desk.ended.front().second, "hung up");
    EXPECT_TRUE(desk.answered.empty());
}
