// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/sharingwords.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

SyncState calm()
{
    SyncState state;
    state.phase = SyncState::Phase::Idle;
    state.lastComplete = QDateTime({ 2026, 11, 20 }, { 14, 41 }, Qt::UTC);
    return state;
}

TEST(SharingWords, SayWhatIsStillHereAndLeaveNothingToTellWhenAllIsSent)
{
    SyncState state = calm();
    EXPECT_EQ(sharingCode(state), QStringLiteral("complete"));
    EXPECT_TRUE(sharingDetails(state).isEmpty());
    const QString sent = sharingWords(state);
    state.pending = 7;
    EXPECT_TRUE(sharingWords(state).contains(u'7'));
    EXPECT_TRUE(sharingDetails(state).isEmpty());
    state.phase = SyncState::Phase::Waiting;
    EXPECT_TRUE(sharingWords(state).contains(u'7'));
    EXPECT_NE(sharingWords(state), sent);
    EXPECT_NE(sharingCode(state), QStringLiteral("complete"));
}

TEST(SharingWords, ADeskOnItsOwnSaysNothingAndUnprovenIsNotAllSent)
{
    EXPECT_TRUE(sharingWords(SyncState {}).isEmpty());
    const QString sent = sharingWords(calm());
    SyncState differing = calm();
    differing.reason = QStringLiteral("the stores differ");
    EXPECT_FALSE(sharingWords(differing).isEmpty());
    EXPECT_NE(sharingWords(differing), sent);
    SyncState young = calm();
    young.lastComplete = {};
    EXPECT_NE(sharingWords(young), sent);
}

TEST(SharingWords, WhatWasSetAsideComesFirstAndLeadsToTheCommandThatListsIt)
{
    SyncState state = calm();
    state.pending = 7;
    state.setAside = 3;
    EXPECT_TRUE(sharingWords(state).contains(u'3'));
    EXPECT_TRUE(sharingDetails(state).contains(u'3'));
    EXPECT_TRUE(sharingDetails(state).contains(QStringLiteral("kikitorictl sync aside")));
}

TEST(SharingWords, WhatContradictsIsNamedToo)
{
    SyncState state = calm();
    state.contradictions = 4;
    EXPECT_TRUE(sharingWords(state).contains(u'4'));
    EXPECT_TRUE(sharingDetails(state).contains(u'4'));
}

TEST(SharingWords, AClockIsWrongBeyondTwoSecondsEitherWay)
{
    SyncState state = calm();
    EXPECT_FALSE(clockFault(state)); // never compared
    for (const qint64 fine : { 0, 2000, -2000 }) {
        state.clockDriftMs = fine;
        EXPECT_FALSE(clockFault(state)) << fine;
    }
    state.clockDriftMs = 2001;
    ASSERT_TRUE(clockFault(state));
    const QString fast = clockWords(*clockFault(state));
    EXPECT_TRUE(fast.contains(QStringLiteral("2 s")));
    state.clockDriftMs = -7600;
    ASSERT_TRUE(clockFault(state));
    const QString slow = clockWords(*clockFault(state));
    EXPECT_TRUE(slow.contains(QStringLiteral("8 s")));
    EXPECT_NE(fast, QString(slow).replace(u'8', u'2'));
}

} // namespace
