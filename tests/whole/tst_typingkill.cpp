// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The desk is killed with -9 in the middle of typing, again and again: nothing acknowledged is lost.
#include "whole/programs.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori::test;

namespace {

constexpr int kRounds = 50;
constexpr int kAstrayMs = 10'000;

struct Round {
    QString caseId;
    QString found; ///< what the desk found when it came back
    QString acknowledged; ///< the last text that the window called saved
    bool began = false;
    bool grew = false;
};

/// Lets the desk type until it was killed at a moment between 0 and 900 ms after its first acknowledgement of more than it
/// found. A desk whose keys go astray is killed after a while all the same: that is a moment like others.
Round typeAndKill(const QString &home, QRandomGenerator &random)
{
    Round round;
    QProcess desk;
    desk.start(QStringLiteral(KIKITORI_BIN_DIR "/kikitori"), { QStringLiteral("--home"), home, QStringLiteral("--typing-drill") });
    QElapsedTimer clock;
    clock.start();
    qint64 killAt = -1;
    const auto read = [&] {
        while (desk.canReadLine()) {
            const QString line = QString::fromUtf8(desk.readLine()).chopped(1);
            if (line.startsWith(QLatin1String("case ")))
                round.caseId = line.mid(5);
            else if (line.startsWith(QLatin1String("found "))) {
                round.found = line.mid(6);
                round.began = true;
            } else if (line.startsWith(QLatin1String("acknowledged "))) {
                round.acknowledged = line.mid(13);
                const bool grows = round.acknowledged.size() > round.found.size();
                if (!round.grew && grows)
                    killAt = clock.elapsed() + random.bounded(900);
                else if (killAt < 0)
                    killAt = clock.elapsed() + kAstrayMs;
                round.grew = grows;
            }
        }
    };
    while (clock.elapsed() < kProgramMs && (killAt < 0 || clock.elapsed() < killAt)) {
        desk.waitForReadyRead(killAt < 0 ? 50 : static_cast<int>(std::max<qint64>(1, killAt - clock.elapsed())));
        read();
        if (desk.state() == QProcess::NotRunning)
            break;
    }
    desk.kill(); // SIGKILL
    desk.waitForFinished(kProgramMs);
    read();
    return round;
}

} // namespace

TEST(TypingKill, F11OneDraftComesBackAndNothingIsLostThatTheWindowCalledSaved)
{
    const QTemporaryDir dir;
    const QString home = dir.filePath(QStringLiteral("home"));
    QRandomGenerator random(20261120);
    QString last;
    QString caseId;
    int longest = 0;
    int grown = 0;
    for (int i = 0; i < kRounds; ++i) {
        const Round round = typeAndKill(home, random);
        ASSERT_TRUE(round.began) << "round " << i << ": the desk did not come back";
        if (i > 0) {
            EXPECT_EQ(round.caseId, caseId) << "round " << i << ": one case, not a second draft"; // F11
            // More may have reached the disk than was acknowledged; never less.
            EXPECT_TRUE(round.found.startsWith(last)) << "round " << i << "\n  acknowledged " << last.toStdString() << "\n  found        " << round.found.toStdString();
        }
        ASSERT_FALSE(round.acknowledged.isEmpty()) << "round " << i;
        last = round.acknowledged;
        caseId = round.caseId;
        grown += round.grew ? 1 : 0;
        longest = std::max(longest, static_cast<int>(last.size()));
    }
    RecordProperty("characters", longest);
    RecordProperty("rounds_that_grew", grown);
    EXPECT_GE(grown, kRounds / 5); // it really typed
    EXPECT_GE(longest, grown);
}
