// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "phoneworld.h"

#include <QElapsedTimer>

#include <csignal>

using namespace kikitori;
using namespace kikitori::test;

TEST(Softphone, registersAndProvesTheLineAgainAndAgain)
{
    Robot robot;
    Desk desk(robot.address());
    ASSERT_TRUE(waitFor([&] { return desk.phone->line().registered; })) << robot.transcript();
    const QDateTime first = desk.phone->line().lastRoundTrip;
    EXPECT_TRUE(waitFor([&] { return desk.phone->line().lastRoundTrip > first; }, kSoonMs));
    EXPECT_TRUE(desk.phone->line().reason.isEmpty());
}

TEST(Softphone, ringsWithBothNumbersAnswersAndTalksBothWays)
{
    Robot robot({ "--caller-number", "0888234127", "--called-number", "0120717119" });
    Desk desk(robot.address());
    const QString id = desk.answerFirst();
    ASSERT_FALSE(id.isEmpty()) << robot.transcript();
    EXPECT_EQ(desk.rang.front().callerNumber, "0888234127");
    EXPECT_EQ(desk.rang.front().calledNumber, "0120717119");
    ASSERT_TRUE(desk.talk(50)); // five seconds, of which one must arrive
    desk.phone->hangUp(id);
    ASSERT_TRUE(waitFor([&] { return !desk.finished.empty(); }));
    ASSERT_EQ(desk.ended.size(), 1U);
    ASSERT_TRUE(robot.ended()) << robot.transcript();
    EXPECT_EQ(robot.exitCode(), 0) << robot.transcript();
    EXPECT_GT(robot.call()["heard_ms"].toInt(), 1000) << robot.transcript();
    const auto audio = readRecording(desk.path(desk.recordings.front()), desk.recordings.front().key);
    ASSERT_TRUE(audio) << audio.error().detail.toStdString();
    EXPECT_TRUE(audio->complete);
    EXPECT_GT(audio->levelDb(0), -40);
    EXPECT_GT(audio->levelDb(1), -40);
    EXPECT_NEAR(static_cast<double>(audio->ms()), robot.call()["talk_ms"].toDouble(), 1250) << robot.transcript();
}

TEST(Softphone, goesRedWhenTheExchangeFallsSilentAndGreenWhenItIsBack)
{
    Robot robot({ "--gap-ms", "60000" });
    Desk desk(robot.address());
    ASSERT_TRUE(waitFor([&] { return desk.phone->line().registered; }));
    ASSERT_EQ(::kill(static_cast<pid_t>(robot.pid()), SIGSTOP), 0); // packets vanish, no error comes back
    EXPECT_TRUE(waitFor([&] { return !desk.phone->line().registered; }, kSoonMs));
    EXPECT_FALSE(desk.phone->line().reason.isEmpty());
    ASSERT_EQ(::kill(static_cast<pid_t>(robot.pid()), SIGCONT), 0);
    EXPECT_TRUE(waitFor([&] { return desk.phone->line().registered; }, kSoonMs));
    EXPECT_FALSE(robot.said("the desk left")) << "an old message undid the new registration";
}

TEST(Softphone, findsAnExchangeThatComesLaterAndOneThatForgotItsDesks)
{
    QString address;
    {
        Robot first({ "--gap-ms", "60000" });
        address = first.address();
    }
    Desk desk(address);
    EXPECT_TRUE(waitFor([&] { return !desk.lines.empty(); }));
    EXPECT_FALSE(desk.phone->line().registered);
    {
        Robot second({ "--listen", address, "--gap-ms", "60000" });
        EXPECT_TRUE(waitFor([&] { return second.said("a desk registered"); }, kSoonMs)) << second.transcript();
        EXPECT_TRUE(waitFor([&] { return desk.phone->line().registered; }));
    }
    Robot third({ "--listen", address }); // so soon that no question stayed unanswered
    EXPECT_TRUE(waitFor([&] { return third.said("a desk registered"); }, kSoonMs)) << third.transcript();
    EXPECT_TRUE(desk.rings());
}

TEST(Softphone, takesItsRegistrationBackWhenItStops)
{
    Robot robot({ "--gap-ms", "60000" });
    Desk desk(robot.address());
    ASSERT_TRUE(waitFor([&] { return desk.phone->line().registered; }));
    QElapsedTimer clock;
    clock.start();
    desk.phone->stop();
    EXPECT_LT(clock.elapsed(), kSoonMs);
    EXPECT_TRUE(waitFor([&] { return robot.said("the desk left"); })) << robot.transcript();
}

TEST(Softphone, stopsInACallWhoseExchangeIsDeadWithoutWaitingForIt)
{
    Robot robot;
    Desk desk(robot.address());
    desk.answerFirst();
    robot.kill();
    QElapsedTimer clock;
    clock.start();
    desk.phone->stop();
    EXPECT_LT(clock.elapsed(), kSoonMs);
    QCoreApplication::processEvents();
    EXPECT_EQ(desk.ended.size(), 1U);
    EXPECT_EQ(desk.finished.size(), 1U);
}

TEST(Softphone, saysWhenItsPortIsTaken)
{
    Robot robot({ "--gap-ms", "60000" });
    Desk desk(QStringLiteral("127.0.0.1:9"), [&](Softphone::Settings &s) { s.listen = robot.address(); });
    ASSERT_TRUE(waitFor([&] { return !desk.faults.empty(); }));
    EXPECT_EQ(desk.faults.front().fault, Fault::PortTaken);
}

TEST(Softphone, saysWhenTheSpokenFileIsMissingAndTalksOnInSilence)
{
    Robot robot;
    Desk desk(robot.address(), [](Softphone::Settings &s) { s.microphoneFile = QStringLiteral("/nowhere/nurse.wav"); });
    desk.answerFirst();
    ASSERT_FALSE(desk.faults.empty());
    EXPECT_EQ(desk.faults.front().fault, Fault::FileMissing);
    ASSERT_TRUE(waitFor([&] { return desk.meters.size() >= 5; }));
    EXPECT_LT(desk.meters.back().ours, -90);
}

TEST(Softphone, worksWithoutAnySoundDevice)
{
    Robot robot;
    bool told = false;
    Desk desk(robot.address(), [](Softphone::Settings &s) { s.microphoneFile.clear(); });
    QObject::connect(desk.phone.get(), &CallPort::devicesChanged, desk.phone.get(), [&told] { told = true; });
    desk.answerFirst();
    EXPECT_TRUE(waitFor([&] { return told; }));
    EXPECT_TRUE(desk.isLoud(&CallMeter::theirs));
    EXPECT_TRUE(desk.ended.empty());
}

TEST(Softphone, refusesSettingsThatWouldSlipIntoItsConfiguration)
{
    Desk desk(QStringLiteral("127.0.0.1:9\nmodule evil.so"));
    ASSERT_TRUE(waitFor([&] { return !desk.faults.empty(); }));
    EXPECT_EQ(desk.faults.front().fault, Fault::BadArgument);
}

TEST(Robot, saysItsAddressInItsFirstLine)
{
    Robot robot;
    EXPECT_EQ(robot.transcript().rfind("listening 127.0.0.1:", 0), 0U) << robot.transcript();
}
