// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// K20: the next person is in before the last one is out; what rings, is talked and is written belongs to the right one.
#include "deskstage.h"
#include "support/patience.h"

#include <gtest/gtest.h>

using namespace kikitori;
using State = DeskSession::State;

namespace {

/// A desk with the doors of several people.
class HandOver : public ::testing::Test {
protected:
    HandOver()
        : programs({ smallProgram() })
        , session({}, seat(QStringLiteral("ns01")), programs, { { smallPack().id, smallPack() } }, phone, clock)
    {
        session.start();
    }
    [[nodiscard]] DeskSession::Seat seat(const QString &id, QList<Role> roles = { Role::Nurse })
    {
        auto &journal = journals[id];
        if (!journal)
            journal = std::make_shared<FakeJournal>();
        return { { id, id, roles }, journal, shelf };
    }
    [[nodiscard]] bool settle()
    {
        return QTest::qWaitFor([this] { return session.saved() == DeskSession::Saved::Saved; }, test::kPatienceMs);
    }
    void ring() { phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119")); }
    void talk()
    {
        session.goReady();
        ring();
        session.answerCall();
        ASSERT_EQ(session.state(), State::Talking);
    }
    /// All that has to be said before a case may be closed.
    void work()
    {
        session.sayOpening();
        session.answerRestOfEmergencyNo();
        session.decide(Urgency::Green, QStringLiteral("軽い"));
        for (const auto &[name, value] : std::initializer_list<std::pair<const char *, const char *>> {
                 { "relation", "本人" }, { "age", "58" }, { "sex", "男" }, { "municipality", "高知市" }, { "history", "なし" }, { "content", "頭痛" }, { "result", "home-care" } })
            session.setField(QString::fromLatin1(name), QString::fromUtf8(value));
        ASSERT_TRUE(session.missing().empty());
    }
    /// What a person's door took, in order: "signed-in", "state:ready" …
    [[nodiscard]] QStringList agentLines(const QString &id) const
    {
        QStringList lines;
        for (const Entry &entry : journals.value(id)->kept) {
            if (entry.stream == Stream::Agent && entry.subject == id)
                lines << entry.kind + (entry.kind == QLatin1String(kind::State) ? u':' + entry.body.value(QStringLiteral("state")).toString() : QString());
        }
        return lines;
    }
    [[nodiscard]] const Entry *find(const QString &id, const char *kind) const
    {
        for (const Entry &entry : journals.value(id)->kept) {
            if (entry.kind == QLatin1String(kind))
                return &entry;
        }
        return nullptr;
    }

    ManualClock clock { QDateTime({ 2026, 11, 20 }, { 23, 0, 0 }, Qt::UTC) };
    FakePhone phone { clock };
    QHash<QString, std::shared_ptr<FakeJournal>> journals;
    std::shared_ptr<FakeShelf> shelf = std::make_shared<FakeShelf>();
    Programs programs;
    DeskSession session;
};

TEST_F(HandOver, IsAtOnceWhenNothingIsOpenAndTheLineStaysReady)
{
    session.goReady();
    session.handOver(seat(QStringLiteral("ns02")));
    EXPECT_EQ(session.state(), State::Ready);
    EXPECT_EQ(session.agent().id, QStringLiteral("ns02"));
    EXPECT_EQ(session.finisher(), nullptr);
    ASSERT_TRUE(settle());
    EXPECT_EQ(agentLines(QStringLiteral("ns01")).last(), QStringLiteral("signed-out"));
    EXPECT_EQ(agentLines(QStringLiteral("ns02")), (QStringList { QStringLiteral("signed-in"), QStringLiteral("state:ready") }));
    EXPECT_FALSE(find(QStringLiteral("ns02"), kind::SignedIn)->body.contains(QStringLiteral("overlaps")));
    EXPECT_LE(find(QStringLiteral("ns02"), kind::SignedIn)->at, find(QStringLiteral("ns01"), kind::SignedOut)->at);
    EXPECT_TRUE(phone.done.isEmpty()); // the telephone was told nothing
    for (const Entry &entry : journals.value(QStringLiteral("ns02"))->kept)
        EXPECT_EQ(entry.author, QStringLiteral("ns02"));
}

TEST_F(HandOver, LeavesTheCaseInHandToWhoTookItAndNewCallsToTheNext)
{
    talk();
    session.handOver(seat(QStringLiteral("ns02")));
    EXPECT_EQ(session.state(), State::Talking); // the caller notices nothing
    ASSERT_NE(session.finisher(), nullptr);
    EXPECT_EQ(session.finisher()->id, QStringLiteral("ns01"));
    work();
    session.hangUp();
    ring(); // while the last one writes: it is the next one's, and waits
    EXPECT_EQ(session.waiting(), 1);
    clock.advance(60'000);
    session.closeCase();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !session.hasCase(); }, test::kPatienceMs));
    EXPECT_EQ(session.finisher(), nullptr);
    EXPECT_EQ(session.state(), State::Ringing);
    session.answerCall();
    ASSERT_TRUE(settle());

    // Every word of the first case is the last person's, through their own door.
    const auto &last = journals.value(QStringLiteral("ns01"))->kept;
    EXPECT_EQ(std::count_if(last.begin(), last.end(), [](const Entry &one) { return one.kind == QLatin1String(kind::Opened); }), 1);
    EXPECT_NE(find(QStringLiteral("ns01"), kind::Closed), nullptr);
    EXPECT_NE(find(QStringLiteral("ns01"), kind::RecordingFinished), nullptr);
    EXPECT_NE(find(QStringLiteral("ns01"), kind::WrappedUp), nullptr);
    for (const Entry &entry : last)
        EXPECT_EQ(entry.author, QStringLiteral("ns01")) << entry.kind.toStdString();
    EXPECT_EQ(agentLines(QStringLiteral("ns01")).last(), QStringLiteral("signed-out"));
    EXPECT_EQ(find(QStringLiteral("ns01"), kind::SignedOut)->at, clock.now());

    // The second call and case are the next person's.
    EXPECT_TRUE(find(QStringLiteral("ns02"), kind::SignedIn)->body.value(QStringLiteral("overlaps")).toBool());
    EXPECT_NE(find(QStringLiteral("ns02"), kind::Ringing), nullptr);
    EXPECT_EQ(find(QStringLiteral("ns02"), kind::Opened)->author, QStringLiteral("ns02"));
    EXPECT_EQ(session.hand().staff.id, QStringLiteral("ns02"));
    EXPECT_EQ(find(QStringLiteral("ns02"), kind::Closed), nullptr);
    EXPECT_EQ(phone.done, (QStringList { QStringLiteral("answer"), QStringLiteral("hangUp"), QStringLiteral("answer") }));
}

TEST_F(HandOver, ACallThatRingsMeanwhileIsAnsweredByWhoeverIsIn)
{
    session.goReady();
    ring(); // the next one is typing the password now
    EXPECT_EQ(session.state(), State::Ringing);
    session.handOver(seat(QStringLiteral("ns02")));
    EXPECT_EQ(session.state(), State::Ringing); // it still rings at this desk
    session.answerCall();
    ASSERT_TRUE(settle());
    EXPECT_EQ(find(QStringLiteral("ns02"), kind::Opened)->author, QStringLiteral("ns02"));
    EXPECT_EQ(find(QStringLiteral("ns01"), kind::Opened), nullptr);
    EXPECT_EQ(agentLines(QStringLiteral("ns01")).last(), QStringLiteral("signed-out"));
}

TEST_F(HandOver, WhoWasFinishingMayTakeTheDeskBack)
{
    talk();
    session.handOver(seat(QStringLiteral("ns02")));
    session.handOver(seat(QStringLiteral("ns01")));
    EXPECT_EQ(session.finisher(), nullptr);
    EXPECT_EQ(session.agent().id, QStringLiteral("ns01"));
    ASSERT_TRUE(settle());
    EXPECT_EQ(agentLines(QStringLiteral("ns02")), (QStringList { QStringLiteral("signed-in"), QStringLiteral("signed-out") }));
    EXPECT_FALSE(agentLines(QStringLiteral("ns01")).contains(QStringLiteral("signed-out")));
    EXPECT_EQ(agentLines(QStringLiteral("ns01")).count(QStringLiteral("signed-in")), 1);
}

TEST_F(HandOver, AThirdPersonRelievesTheSecondWhileTheFirstStillFinishes)
{
    talk();
    session.handOver(seat(QStringLiteral("ns02")));
    session.handOver(seat(QStringLiteral("ns03")));
    EXPECT_EQ(session.finisher()->id, QStringLiteral("ns01"));
    EXPECT_EQ(session.agent().id, QStringLiteral("ns03"));
    ASSERT_TRUE(settle());
    EXPECT_EQ(agentLines(QStringLiteral("ns02")).last(), QStringLiteral("signed-out"));
    EXPECT_FALSE(agentLines(QStringLiteral("ns01")).contains(QStringLiteral("signed-out")));
}

TEST_F(HandOver, GoingWithNobodyComingWritesTheCallsThatRing)
{
    session.goReady();
    session.handOver(seat({}, {}));
    EXPECT_FALSE(session.isTaken());
    EXPECT_EQ(session.state(), State::Away);
    session.goReady(); // nobody is there who could
    EXPECT_EQ(session.state(), State::Away);
    ring();
    EXPECT_EQ(session.waiting(), 1);
    ASSERT_TRUE(settle());
    EXPECT_NE(find(QString(), kind::Ringing), nullptr);
    EXPECT_EQ(agentLines(QStringLiteral("ns01")).last(), QStringLiteral("signed-out"));
    session.handOver(seat(QStringLiteral("ns02")));
    session.goReady();
    EXPECT_EQ(session.state(), State::Ringing);
    session.answerCall();
    ASSERT_TRUE(settle());
    EXPECT_EQ(find(QStringLiteral("ns02"), kind::Opened)->author, QStringLiteral("ns02"));
    EXPECT_EQ(phone.done, QStringList { QStringLiteral("answer") });
}

TEST_F(HandOver, NobodyGoesDuringACase)
{
    talk();
    session.handOver(seat({}, {}));
    EXPECT_TRUE(session.isTaken());
    EXPECT_EQ(session.agent().id, QStringLiteral("ns01"));
}

TEST_F(HandOver, WhoMayNotTakeCallsIsNotMadeReady)
{
    session.goReady();
    ring();
    session.handOver(seat(QStringLiteral("tr01"), { Role::Trainer }));
    EXPECT_EQ(session.state(), State::Away);
    EXPECT_EQ(session.waiting(), 1); // it rings on for somebody who may
    Fault said = Fault::BadArgument;
    QObject::connect(&session, &DeskSession::failed, &session, [&said](const Error &error) { said = error.fault; });
    session.goReady();
    EXPECT_EQ(session.state(), State::Away);
    EXPECT_EQ(said, Fault::NotAllowed);
}

TEST_F(HandOver, AtTheEndBothAreSignedOut)
{
    talk();
    session.handOver(seat(QStringLiteral("ns02")));
    ASSERT_TRUE(settle());
    session.finish();
    ASSERT_TRUE(QTest::qWaitFor([this] { return agentLines(QStringLiteral("ns02")).contains(QStringLiteral("signed-out")); }, test::kPatienceMs));
    EXPECT_EQ(agentLines(QStringLiteral("ns01")).last(), QStringLiteral("signed-out"));
}

} // namespace
