// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Decision trees, deciding facts and the reading of advice in the session, without a window.
#include "desk/deskstage.h"
#include "desk/keptshelf.h"

#include <gtest/gtest.h>

using namespace kikitori;
using What = DeskSession::Missing::What;

namespace {

class DeskTree : public ::testing::Test {
protected:
    std::unique_ptr<DeskSession> make()
    {
        return std::make_unique<DeskSession>(DeskSession::Settings {},
            Staff { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } }, m_programs,
            QHash<QString, Pack> { { m_pack.id, m_pack } }, m_journal, m_shelf, m_phone, m_clock);
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_session->saved() == DeskSession::Saved::Saved; });
    }
    void SetUp() override
    {
        m_session->start();
        m_session->goReady();
        m_phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
        m_session->answerCall();
        ASSERT_TRUE(settled());
        m_session->sayOpening();
        m_session->answerRestOfEmergencyNo();
        m_session->startProtocol(QStringLiteral("adult.head-blow"));
        ASSERT_TRUE(settled());
    }
    QStringList asked(bool neededOnly = false) const
    {
        QStringList codes;
        for (const TriageRun::Asked &one : m_session->asked()) {
            if (one.needed || !neededOnly)
                codes << one.question.code;
        }
        return codes;
    }
    void answer(const char *code, Answer answer) { m_session->answerItem(QLatin1String(code), answer); }
    bool misses(What what, const QString &name = {}) const
    {
        const auto all = m_session->missing();
        return std::any_of(all.begin(), all.end(),
            [&](const DeskSession::Missing &one) { return one.what == what && (name.isEmpty() || one.name == name); });
    }
    Entry lastOf(const char *kind) const
    {
        Entry last;
        for (const Entry &entry : m_journal.kept) {
            if (entry.kind == QLatin1String(kind))
                last = entry;
        }
        return last;
    }

    ManualClock m_clock { QDateTime({ 2026, 11, 20 }, { 14, 41, 8 }, Qt::UTC) };
    FakePhone m_phone { m_clock };
    FakeJournal m_journal;
    KeptShelf m_shelf { m_journal };
    Programs m_programs { { smallProgram() } };
    Pack m_pack = treePack();
    std::unique_ptr<DeskSession> m_session = make();
};

} // namespace

TEST_F(DeskTree, TheKeysFollowThePathAndTheItemsWaitUntilItOpensThem)
{
    EXPECT_EQ(asked(true), QStringList({ "awake" }));
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("awake"));
    m_session->setStep(DeskSession::Step::Checklist);
    m_session->answerCurrent(Answer::No);
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("height"));
    m_session->answerCurrent(Answer::Unknown);
    EXPECT_EQ(asked(true), QStringList({ "awake", "height", "sweat", "long", "walk", "press" }));
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("sweat"));
    EXPECT_EQ(m_session->openRed(), 2);
}

TEST_F(DeskTree, ANodeIsRecordedWithItsQuestionAndNoUrgencyWhenItReachesNone)
{
    answer("awake", Answer::No);
    ASSERT_TRUE(settled());
    EXPECT_EQ(lastOf(kind::Answered).body.value(QLatin1String("question")).toString(), QStringLiteral("呼びかけても、目を開けませんか"));
    EXPECT_EQ(lastOf(kind::Answered).body.value(QLatin1String("urgency")).toString(), QStringLiteral("red"));
    answer("height", Answer::No);
    ASSERT_TRUE(settled());
    EXPECT_EQ(lastOf(kind::Answered).body.value(QLatin1String("item")).toString(), QStringLiteral("height"));
    EXPECT_EQ(lastOf(kind::Answered).body.value(QLatin1String("urgency")), QJsonValue(QString()));
    answer("bump", Answer::No);
    ASSERT_TRUE(settled());
    EXPECT_EQ(lastOf(kind::Answered).body.value(QLatin1String("item")).toString(), QStringLiteral("bump"));
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::White);
}

TEST_F(DeskTree, AnItemMayBeAnsweredBeforeTheTreeAsksForIt)
{
    answer("sweat", Answer::Yes);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Red);
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("awake")) << "what is open comes next";
}

TEST_F(DeskTree, AfterACrashItStandsAtTheSameQuestionOfTheSamePath)
{
    answer("awake", Answer::Unknown);
    answer("height", Answer::Yes);
    answer("sweat", Answer::No);
    answer("blood-thinner", Answer::Yes);
    answer("height", Answer::No); // the path is another one now
    const QString open = m_session->currentItem();
    const QStringList path = asked(true);
    ASSERT_EQ(open, QStringLiteral("bump"));
    ASSERT_TRUE(settled());
    const QString id = m_session->record().id;
    m_session = make();
    m_session->start();
    m_session->reopenUnfinished(id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->hasCase(); }));
    EXPECT_EQ(m_session->currentItem(), open);
    EXPECT_EQ(asked(true), path);
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("sweat")), Answer::No);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Orange);
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("blood-thinner")), Answer::Yes);
}

TEST_F(DeskTree, AnAgeOnlyProposesAndAYesRaises)
{
    for (const char *code : { "awake", "height", "bump" })
        answer(code, Answer::No);
    m_session->setField(QStringLiteral("age"), QStringLiteral("80"));
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::White) << "an age by itself decides nothing";
    EXPECT_TRUE(misses(What::Weigh, QStringLiteral("age-65"))) << "and is not passed over in silence";
    EXPECT_FALSE(misses(What::Weigh, QStringLiteral("blood-thinner")));
    m_session->answerWeighed(Answer::Yes);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Yellow);
    EXPECT_FALSE(misses(What::Weigh));
    ASSERT_TRUE(m_session->decidedBy());
    EXPECT_EQ(m_session->decidedBy()->by, DeskSession::Decided::By::Weighed);
    EXPECT_TRUE(m_session->decidedBy()->text.startsWith(QStringLiteral("65歳以上")));
    ASSERT_TRUE(settled());
    EXPECT_EQ(lastOf(kind::Answered).body.value(QLatin1String("item")).toString(), QStringLiteral("age-65"));
    EXPECT_EQ(lastOf(kind::Answered).body.value(QLatin1String("answer")).toString(), QStringLiteral("yes"));
    EXPECT_EQ(lastOf(kind::Verdict).body.value(QLatin1String("urgency")).toString(), QStringLiteral("yellow"));
}

TEST_F(DeskTree, AFactThatIsWeighedInPassingLeavesTheOpenQuestionInHand)
{
    answer("awake", Answer::No);
    m_session->setField(QStringLiteral("history"), QStringLiteral("ワーファリン"));
    m_session->answerWeighed(Answer::Yes); // proposed, so it comes before the age
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("blood-thinner")), Answer::Yes);
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("height"));
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Orange);
    m_session->setStep(DeskSession::Step::Checklist);
    m_session->setCurrentItem(QStringLiteral("long")); // chosen by hand, not the next in order
    m_session->answerWeighed(Answer::No);
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("age-65")), Answer::No);
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("long"));
}

TEST_F(DeskTree, OneStrokeOfNoIsTakenBackByOneKey)
{
    answer("awake", Answer::No);
    answer("height", Answer::Unknown);
    ASSERT_EQ(m_session->currentItem(), QStringLiteral("sweat"));
    const size_t before = m_journal.kept.size();
    m_session->answerRestNo();
    EXPECT_EQ(m_session->openRed(), 0);
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("walk"));
    ASSERT_TRUE(settled());
    EXPECT_GE(m_journal.kept.size(), before + 2);
    m_session->takeBackCurrent();
    EXPECT_EQ(m_session->openRed(), 2);
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("sweat"));
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("height")), Answer::Unknown);
    m_session->takeBackCurrent(); // nothing more of that stroke
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("height")), Answer::Unknown);
}

TEST_F(DeskTree, TheWholeRestNoMeansOnlyTheColourInHandAndNeverTheTree)
{
    m_session->answerRestNo();
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("awake")), std::nullopt);
    answer("awake", Answer::No);
    answer("height", Answer::Yes);
    m_session->answerRestNo();
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("long")), Answer::No);
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("walk")), std::nullopt);
}

TEST_F(DeskTree, OpenRedLeadsToTheTreesOpenQuestion)
{
    answer("walk", Answer::Yes); // orange is reached, red lies behind the first question
    EXPECT_EQ(m_session->openRed(), 1);
    EXPECT_TRUE(misses(What::OpenRed));
    m_session->setStep(DeskSession::Step::Result);
    m_session->goToOpenRed();
    EXPECT_EQ(m_session->step(), DeskSession::Step::Checklist);
    EXPECT_EQ(m_session->currentItem(), QStringLiteral("awake"));
}

TEST_F(DeskTree, HistoryAndAgeAreAskedBeforeALowUrgencyIsToldAndNotBeforeAHighOne)
{
    for (const char *code : { "awake", "height", "bump" })
        answer(code, Answer::No);
    EXPECT_EQ(m_session->askFirst(), QStringList({ "history", "age" }));
    answer("bump", Answer::Yes);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Green);
    EXPECT_EQ(m_session->askFirst(), QStringList({ "history", "age" })) << "green is low as well";
    answer("age-65", Answer::Yes);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Yellow);
    EXPECT_TRUE(m_session->askFirst().isEmpty());
    answer("age-65", Answer::No);
    answer("bump", Answer::No);
    EXPECT_TRUE(misses(What::Field, QStringLiteral("history")));
    QString led;
    QObject::connect(m_session.get(), &DeskSession::attention, m_session.get(),
        [&](const DeskSession::Missing &missing) { led = missing.name; });
    m_session->sayNextLine();
    EXPECT_EQ(led, QStringLiteral("history"));
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_journal.count(kind::AdviceSaid), 0);
    m_session->setField(QStringLiteral("history"), QStringLiteral("なし"));
    m_session->setField(QStringLiteral("age"), QStringLiteral("30"));
    m_session->sayNextLine();
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_journal.count(kind::AdviceSaid), 1);
    m_session->setField(QStringLiteral("history"), QString());
    EXPECT_TRUE(misses(What::Field, QStringLiteral("history")));
    answer("sweat", Answer::Yes); // red waits for nothing
    EXPECT_TRUE(m_session->askFirst().isEmpty());
    EXPECT_FALSE(misses(What::Field, QStringLiteral("history")));
}

TEST_F(DeskTree, EachSentenceOfTheAdviceKeepsItsOwnTimeAlsoAfterACrash)
{
    answer("awake", Answer::Unknown);
    answer("height", Answer::Yes);
    const auto lines = m_session->adviceLines();
    ASSERT_EQ(lines.size(), 4u) << "two sentences of advice, two to watch for";
    EXPECT_FALSE(lines[1].watchFor);
    EXPECT_EQ(lines[2].text, QStringLiteral("吐いたら、もう一度お電話ください。"));
    EXPECT_TRUE(lines[2].watchFor);
    m_session->sayNextLine();
    m_clock.advance(4000);
    m_session->sayNextLine();
    EXPECT_FALSE(m_session->stepDone(DeskSession::Step::Result));
    const auto said = m_session->adviceLines();
    EXPECT_EQ(said[0].saidAt.msecsTo(said[1].saidAt), 4000);
    ASSERT_TRUE(settled());
    const QString id = m_session->record().id;
    m_session = make();
    m_session->start();
    m_session->reopenUnfinished(id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->hasCase(); }));
    EXPECT_TRUE(m_session->adviceLines()[1].saidAt.isValid());
    EXPECT_FALSE(m_session->adviceLines()[2].saidAt.isValid());
    m_session->markAdviceSaid();
    EXPECT_TRUE(m_session->stepDone(DeskSession::Step::Result));
    EXPECT_EQ(m_session->adviceLines()[1].saidAt, said[1].saidAt) << "what was read before keeps its time";
    answer("sweat", Answer::Yes);
    EXPECT_FALSE(m_session->stepDone(DeskSession::Step::Result)) << "the advice of another urgency was not read";
}

TEST_F(DeskTree, ASecondCallIsToldApartByThreeDays)
{
    CaseSummary before;
    before.id = QStringLiteral("old");
    before.openedAt = m_clock.now().addSecs(-50 * 3600);
    CaseSummary longAgo = before;
    longAgo.id = QStringLiteral("older");
    longAgo.openedAt = m_clock.now().addDays(-4);
    m_shelf.earlier = { before, longAgo };
    m_session->setField(QStringLiteral("result"), QStringLiteral("home-care"));
    m_session->hangUp();
    answer("sweat", Answer::Yes);
    for (const char *field : { "relation", "age", "sex", "municipality", "content" })
        m_session->setField(QLatin1String(field), QStringLiteral("1"));
    m_session->closeCase();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->state() == DeskSession::State::Ready; }));
    m_phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->earlier().size() == 2; }));
    EXPECT_EQ(m_session->repeatCount(), 0) << "not within 24 hours";
    ASSERT_TRUE(m_session->repeat());
    EXPECT_EQ(m_session->repeat()->hours, 72);
    EXPECT_EQ(m_session->repeat()->calls, 2);
}

TEST_F(DeskTree, AnEarlierCaseIsLookedAtAndLeft)
{
    ASSERT_TRUE(settled());
    const QString id = m_session->record().id;
    m_session->lookAtEarlier(id); // any case will do for the look
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->earlierFile() != nullptr; }));
    EXPECT_EQ(m_session->earlierFile()->record.id, id);
    m_session->leaveEarlier();
    EXPECT_EQ(m_session->earlierFile(), nullptr);
    m_session->lookAtEarlier(id);
    m_session->leaveEarlier(); // left before the store answered
    bool came = QTest::qWaitFor([this] { return m_session->earlierFile() != nullptr; }, 50);
    EXPECT_FALSE(came);
}

TEST_F(DeskTree, AnAgeTypedLaterDecidesWhatIsFoundForTheSameComplaint)
{
    Protocol child = m_pack.protocols.back();
    child.id = QStringLiteral("child.head-blow");
    child.ages = AgeBand::Child;
    m_pack.protocols.push_back(child);
    m_session->setField(QStringLiteral("result"), QStringLiteral("home-care"));
    m_session->hangUp();
    m_session = make();
    m_session->start();
    m_session->goReady();
    m_phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
    m_session->answerCall();
    m_session->setComplaint(QStringLiteral("頭を打った"));
    m_session->setField(QStringLiteral("age"), QStringLiteral("40"));
    ASSERT_FALSE(m_session->found().empty());
    EXPECT_EQ(m_session->found().front().protocolId, QStringLiteral("adult.head-blow"));
    m_session->setField(QStringLiteral("age"), QStringLiteral("4"));
    ASSERT_FALSE(m_session->found().empty());
    EXPECT_EQ(m_session->found().front().protocolId, QStringLiteral("child.head-blow"));
    ASSERT_TRUE(settled());
}
