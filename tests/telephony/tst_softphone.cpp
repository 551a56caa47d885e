// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "phoneworld.h"

using namespace kikitori;
using namespace kikitori::test;

TEST(Softphone, registersAndProvesTheLineAgainAndAgain)
{
    Robot robot;
    Desk desk(robot.address());
    ASSERT_TRUE(waitFor([&] { return desk.phone->line().registered; }, 5000)) << robot.transcript();
    const QDateTime first = desk.phone->line().lastRoundTrip;
    EXPECT_TRUE(waitFor([&] { return desk.phone->line().lastRoundTrip > first; }, 3000));
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
    ASSERT_TRUE(waitFor([&] { return desk.meters.size() >= 20; }, 5000));
    desk.phone->hangUp(id);
    ASSERT_TRUE(waitFor([&] { return !desk.finished.empty(); }, 5000));
    ASSERT_EQ(desk.ended.size(), 1U);
    ASSERT_TRUE(robot.ended(5000)) << robot.transcript();
    EXPECT_EQ(robot.exitCode(), 0) << robot.transcript();
    EXPECT_GT(robot.call()["heard_ms"].toInt(), 1000) << robot.transcript();
    const auto audio = readRecording(desk.path(desk.recordings.front()), desk.recordings.front().key);
    ASSERT_TRUE(audio) << audio.error().detail.toStdString();
    EXPECT_TRUE(audio->complete);
    EXPECT_GT(audio->levelDb(0), -40);
    EXPECT_GT(audio->levelDb(1), -40);
    EXPECT_NEAR(static_cast<double>(audio->ms()), robot.call()["talk_ms"].toDouble(), 500) << robot.transcript();
}
