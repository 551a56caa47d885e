// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The desk session without a window: what is written, in which order, and what survives.
#include "desk/deskstage.h"
#include "desk/keptshelf.h"
#include "support/patience.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

class DeskSessionTest : public ::testing::Test {
protected:
    DeskSessionTest() { m_session->start(); }

    /// A later version in which the chest pain is gone and something else stands.
    QHash<QString, Pack> newerPacks() const
    {
        Pack newer = m_pack;
        newer.version += QStringLiteral(".1");
        newer.hash = QStringLiteral("newer");
        newer.protocols.front().id = QStringLiteral("adult.newer");
        return { { newer.id, newer } };
    }
    std::unique_ptr<DeskSession> make(const DeskSession::Settings &settings = {})
    {
        return std::make_unique<DeskSession>(settings,
            Staff { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } }, m_programs,
            QHash<QString, Pack> { { m_pack.id, m_pack } }, m_journal, m_shelf, m_phone, m_clock);
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_session->saved() == DeskSession::Saved::Saved; }, test::kPatienceMs);
    }
    bool talk()
    {
        m_session->goReady();
        m_phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
        m_session->answerCall();
        return settled() && m_session->state() == DeskSession::State::Talking;
    }
    bool toChecklist()
    {
        if (!talk())
            return false;
        m_session->sayOpening();
        m_session->answerRestOfEmergencyNo();
        m_session->setComplaint(QStringLiteral("胸が苦しい"));
        m_session->startProtocol(QStringLiteral("adult.chest-pain"));
        return settled();
    }
    void fillRequired()
    {
        m_session->setField(QStringLiteral("relation"), QStringLiteral("本人"));
        m_session->setField(QStringLiteral("age"), QStringLiteral("58"));
        m_session->setField(QStringLiteral("sex"), QStringLiteral("男"));
        m_session->setField(QStringLiteral("municipality"), QStringLiteral("高知市"));
        m_session->setField(QStringLiteral("history"), QStringLiteral("なし"));
        m_session->setField(QStringLiteral("result"), QStringLiteral("home-care"));
    }
    QStringList kinds(Stream stream) const
    {
        QStringList out;
        for (const Entry &entry : m_journal.kept) {
            if (entry.stream == stream)
                out << entry.kind;
        }
        return out;
    }
    QString lastValue(const QString &field) const
    {
        QString value;
        for (const Entry &entry : m_journal.kept) {
            if (entry.kind == QLatin1String(kind::Field)
                && entry.body.value(QStringLiteral("name")).toString() == field)
                value = entry.body.value(QStringLiteral("value")).toString();
        }
        return value;
    }
    /// What desk 02 wrote to this case, as the sync brings it.
    Entry ofAnotherDesk(const QString &field, const QString &value) const
    {
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.stream = Stream::Case;
        entry.subject = m_session->record().id;
        entry.kind = QLatin1String(kind::Field);
        entry.body = { { QStringLiteral("name"), field }, { QStringLiteral("value"), value } };
        entry.at = m_clock.now();
        entry.author = QStringLiteral("ns02");
        entry.desk = QStringLiteral("02");
        entry.program = m_session->record().program;
        entry.seq = 100;
        return entry;
    }
    bool backAfterACrash(const Entry &brought)
    {
        m_journal.kept.push_back(brought);
        const QString id = m_session->record().id;
        m_session = make();
        m_session->start();
        m_session->reopenUnfinished(id);
        return QTest::qWaitFor([this] { return m_session->hasCase(); }, test::kPatienceMs);
    }
    bool misses(DeskSession::Missing::What what) const
    {
        const auto all = m_session->missing();
        return std::any_of(
            all.begin(), all.end(), [what](const DeskSession::Missing &missing) { return missing.what == what; });
    }

    ManualClock m_clock { QDateTime({ 2026, 11, 20 }, { 14, 41, 8 }, Qt::UTC) };
    FakePhone m_phone { m_clock };
    FakeJournal m_journal;
    KeptShelf m_shelf { m_journal };
    Programs m_programs { { smallProgram() } };
    Pack m_pack = smallPack();
    std::unique_ptr<DeskSession> m_session = make();
};

} // namespace

TEST_F(DeskSessionTest, WritesTheCallInTheOrderItHappened)
{
    ASSERT_TRUE(talk());
    m_session->toggleHold();
    m_session->toggleHold();
    m_session->hangUp();
    ASSERT_TRUE(settled());
    EXPECT_EQ(kinds(Stream::Call), QStringList({ "ringing", "answered", "held", "resumed", "ended" }));
    EXPECT_EQ(m_session->state(), DeskSession::State::WrapUp);
    EXPECT_EQ(m_session->record().number, QStringLiteral("T-20261120-01001"));
}

TEST_F(DeskSessionTest, TypingIsWrittenWithin200msEvenWhileTheKeysGoOn)
{
    ASSERT_TRUE(talk());
    QString text;
    qint64 least = test::kPatienceMs;
    // A key every 20 ms, without a pause in which a restarted timer could fire. The best of a few, and two keys more: a
    // busy machine may be late once.
    for (int attempt = 0; attempt < 10 && least > 240; ++attempt) {
        const qsizetype first = text.size() + 1;
        QElapsedTimer since;
        since.start();
        while (lastValue(QStringLiteral("content")).size() < first && since.elapsed() < 5'000) {
            text += QLatin1Char('a');
            m_session->setField(QStringLiteral("content"), text);
            QTest::qWait(20);
        }
        least = std::min(least, since.elapsed());
    }
    EXPECT_LE(least, 240);
    ASSERT_TRUE(settled());
    EXPECT_EQ(lastValue(QStringLiteral("content")), text);
}

TEST_F(DeskSessionTest, AFullDiskLosesNothingAndKeepsTheOrder)
{
    ASSERT_TRUE(talk());
    int faults = 0;
    QObject::connect(m_session.get(), &DeskSession::failed, m_session.get(),
        [&](const Error &error) { faults += error.fault == Fault::DiskFull; });
    m_journal.broken = true;
    m_session->setField(QStringLiteral("age"), QStringLiteral("58"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->saved() == DeskSession::Saved::Failed; }, test::kPatienceMs));
    m_session->setField(QStringLiteral("sex"), QStringLiteral("男"));
    m_session->sayOpening();
    EXPECT_EQ(m_session->record().fields.value(QStringLiteral("sex")), QStringLiteral("男")); // still on screen
    m_journal.broken = false;
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->saved() == DeskSession::Saved::Saved; }, test::kPatienceMs));
    EXPECT_EQ(lastValue(QStringLiteral("age")), QStringLiteral("58"));
    EXPECT_EQ(lastValue(QStringLiteral("sex")), QStringLiteral("男"));
    const QStringList order = kinds(Stream::Case);
    EXPECT_LT(order.indexOf(QStringLiteral("field")), order.indexOf(QStringLiteral("opening-said")));
    EXPECT_EQ(faults, 1); // said once, not at each try
}

TEST_F(DeskSessionTest, WhatIsRefusedForGoodStopsNothingElseAndIsNotCalledSaved)
{
    ASSERT_TRUE(talk());
    int said = 0;
    QObject::connect(m_session.get(), &DeskSession::failed, m_session.get(),
        [&](const Error &error) { said += error.fault == Fault::NotAllowed; });
    m_journal.refuses = [](const Entry &entry) { return entry.body.value(QLatin1String("name")) == QLatin1String("age"); };
    m_session->setField(QStringLiteral("age"), QStringLiteral("58"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return said == 1; }, test::kPatienceMs));
    m_session->setField(QStringLiteral("sex"), QStringLiteral("男"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return !lastValue(QStringLiteral("sex")).isEmpty(); }, test::kPatienceMs));
    EXPECT_EQ(lastValue(QStringLiteral("age")), QString());
    EXPECT_EQ(m_session->record().fields.value(QStringLiteral("age")), QStringLiteral("58")); // still on screen
    EXPECT_EQ(m_session->saved(), DeskSession::Saved::Failed);
    EXPECT_EQ(said, 1);
}

TEST_F(DeskSessionTest, F7ACaseStaysOnTheVersionThatItBeganWithWhenANewOneComesInTheCall)
{
    ASSERT_TRUE(toChecklist());
    m_session->setPacks(newerPacks());
    EXPECT_EQ(m_session->pack().version, m_pack.version);
    m_session->startProtocol(QStringLiteral("adult.newer"));
    EXPECT_EQ(m_session->runs().size(), 1u) << "the newer version's protocol is not of this case";
    m_session->setComplaint(QStringLiteral("胸が苦しい、とても"));
    EXPECT_FALSE(m_session->found().empty()) << "found in the old version";
    ASSERT_TRUE(settled());
    for (const Entry &entry : m_journal.kept) {
        if (entry.body.contains(QLatin1String("packHash"))) {
            EXPECT_EQ(entry.body.value(QLatin1String("packHash")).toString(), m_pack.hash);
        }
    }
}

TEST_F(DeskSessionTest, F7ACaseThatComesBackAfterAnUpdateKeepsItsVersionAndTheNextBeginsWithTheNewOne)
{
    ASSERT_TRUE(toChecklist());
    m_session->answerItem(QStringLiteral("sweat"), Answer::Yes);
    ASSERT_TRUE(settled());
    const QString id = m_session->record().id;
    const Pack before = m_pack;
    m_pack = newerPacks().begin().value();
    DeskSession::Settings settings;
    QString asked;
    settings.keptPack = [&](const QString &hash) {
        asked = hash;
        return std::optional(before);
    };
    m_session = make(settings);
    m_session->start();
    EXPECT_EQ(m_session->pack().version, m_pack.version);
    m_session->reopenUnfinished(id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->hasCase(); }, test::kPatienceMs));
    EXPECT_EQ(asked, before.hash);
    EXPECT_EQ(m_session->pack().hash, before.hash);
    ASSERT_EQ(m_session->runs().size(), 1u) << "its protocol is not in the newer version";
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Red);
}

TEST_F(DeskSessionTest, ACaseGoneOnWithReplacesWhatAnotherDeskWroteAndShowed)
{
    ASSERT_TRUE(talk());
    m_session->setField(QStringLiteral("sex"), QStringLiteral("女"));
    ASSERT_TRUE(settled());
    const Entry theirs = ofAnotherDesk(QStringLiteral("age"), QStringLiteral("57"));
    ASSERT_TRUE(backAfterACrash(theirs));
    EXPECT_EQ(m_session->record().fields.value(QStringLiteral("age")), QStringLiteral("57"));
    m_session->setField(QStringLiteral("age"), QStringLiteral("58"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return lastValue(QStringLiteral("age")) == QLatin1String("58"); }, test::kPatienceMs));
    EXPECT_EQ(m_journal.kept.back().body.value(QLatin1String("over")).toArray().at(0).toString(), theirs.id.toString(QUuid::WithoutBraces));
    EXPECT_FALSE(m_session->record().inConflict());
}

TEST_F(DeskSessionTest, WordsThatMayNotSettleAreKeptBesideTheOthers)
{
    ASSERT_TRUE(talk());
    const Entry theirs = ofAnotherDesk(QStringLiteral("age"), QStringLiteral("57"));
    ASSERT_TRUE(backAfterACrash(theirs));
    m_journal.refuses = [](const Entry &entry) { return entry.body.contains(QLatin1String("over")); };
    m_session->setField(QStringLiteral("age"), QStringLiteral("58"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return lastValue(QStringLiteral("age")) == QLatin1String("58"); }, test::kPatienceMs));
    EXPECT_EQ(m_session->saved(), DeskSession::Saved::Saved);
}

TEST_F(DeskSessionTest, AnEmergencyIsRedAtOnceAndStaysFirst)
{
    ASSERT_TRUE(talk());
    m_session->sayOpening();
    m_session->answerEmergency(QStringLiteral("breathing"), Answer::Yes);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Red);
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_session->record().protocolUrgency, Urgency::Red);
    EXPECT_EQ(m_session->firstAid(), QStringLiteral("そばを離れないでください。"));
    m_session->answerEmergency(QStringLiteral("breathing"), Answer::No); // taken back
    EXPECT_FALSE(m_session->protocolUrgency().has_value());
}

TEST_F(DeskSessionTest, UnknownCountsWhereTheItemSaysSo)
{
    ASSERT_TRUE(toChecklist());
    m_session->answerItem(QStringLiteral("sweat"), Answer::Unknown);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Red);
    m_session->answerItem(QStringLiteral("sweat"), Answer::No);
    m_session->answerItem(QStringLiteral("walk"), Answer::Unknown);
    EXPECT_FALSE(m_session->protocolUrgency().has_value());
}

TEST_F(DeskSessionTest, NoneOfTheseCountsOnlyWhenNoOtherProtocolIsOpen)
{
    Protocol second = m_pack.protocols.front();
    second.id = QStringLiteral("adult.other");
    m_pack.protocols.front().floor = Urgency::Green;
    m_pack.protocols.push_back(second);
    m_session = make();
    m_session->start();
    ASSERT_TRUE(toChecklist());
    for (const char *item : { "sweat", "long", "walk", "press" })
        m_session->answerItem(QLatin1String(item), Answer::No);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Green); // the floor
    m_session->startProtocol(QStringLiteral("adult.other"));
    EXPECT_FALSE(m_session->protocolUrgency().has_value()); // not yet: the other one is open
    m_session->answerItem(QStringLiteral("walk"), Answer::Yes);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Orange);
}

TEST_F(DeskSessionTest, AnAnswerTakenBackIsOpenAgainAlsoAfterACrash)
{
    ASSERT_TRUE(toChecklist());
    m_session->answerItem(QStringLiteral("sweat"), Answer::Yes);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Red);
    m_session->setCurrentItem(QStringLiteral("sweat"));
    m_session->takeBackCurrent();
    EXPECT_FALSE(m_session->protocolUrgency().has_value());
    EXPECT_FALSE(m_session->runs().front()->answerTo(QStringLiteral("sweat")).has_value());
    ASSERT_TRUE(settled());
    EXPECT_FALSE(m_session->record().protocolUrgency.has_value());
    const QString id = m_session->record().id;
    m_session = make();
    m_session->start();
    m_session->reopenUnfinished(id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->hasCase(); }, test::kPatienceMs));
    EXPECT_FALSE(m_session->runs().front()->answerTo(QStringLiteral("sweat")).has_value());
}

TEST_F(DeskSessionTest, TheNursesDecisionNeedsAReasonAndBothAreKept)
{
    ASSERT_TRUE(toChecklist());
    m_session->answerItem(QStringLiteral("walk"), Answer::Yes);
    EXPECT_EQ(m_session->finalUrgency(), Urgency::Orange);
    m_session->decide(Urgency::Red, {});
    EXPECT_TRUE(misses(DeskSession::Missing::What::Decision));
    m_session->decide(Urgency::Red, QStringLiteral("2回目"));
    EXPECT_FALSE(misses(DeskSession::Missing::What::Decision));
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Orange);
    EXPECT_EQ(m_session->finalUrgency(), Urgency::Red);
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_session->record().decisionReason, QStringLiteral("2回目"));
}

TEST_F(DeskSessionTest, OpenRedItemsAskForAReason)
{
    ASSERT_TRUE(toChecklist());
    m_session->answerItem(QStringLiteral("walk"), Answer::Yes);
    EXPECT_EQ(m_session->openRed(), 2);
    EXPECT_TRUE(misses(DeskSession::Missing::What::OpenRed));
    m_session->setOpenRedReason(QStringLiteral("電話が切れた"));
    EXPECT_FALSE(misses(DeskSession::Missing::What::OpenRed));
}

TEST_F(DeskSessionTest, ClosesOnlyWhenTheCallIsOverAndNothingIsMissing)
{
    ASSERT_TRUE(toChecklist());
    for (const char *item : { "sweat", "long", "walk", "press" })
        m_session->answerItem(QLatin1String(item), Answer::No);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::White);
    fillRequired();
    EXPECT_TRUE(m_session->missing().empty());
    m_session->closeCase();
    EXPECT_TRUE(m_session->hasCase()); // still talking
    m_session->hangUp();
    m_session->closeCase();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !m_session->hasCase(); }, test::kPatienceMs));
    EXPECT_EQ(kinds(Stream::Case).last(), QStringLiteral("closed"));
    EXPECT_EQ(kinds(Stream::Call).last(), QStringLiteral("wrapped-up"));
    EXPECT_EQ(m_session->state(), DeskSession::State::Ready);
    EXPECT_EQ(lastValue(QStringLiteral("content")), QStringLiteral("胸が苦しい")); // filled from the complaint
}

TEST_F(DeskSessionTest, MovesOnOnlyAfterTheClosingIsOnDisk)
{
    ASSERT_TRUE(toChecklist());
    m_session->answerItem(QStringLiteral("sweat"), Answer::Yes);
    fillRequired();
    m_session->hangUp();
    ASSERT_TRUE(settled());
    m_journal.broken = true;
    m_session->closeCase();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->saved() == DeskSession::Saved::Failed; }, test::kPatienceMs));
    EXPECT_TRUE(m_session->hasCase());
    m_journal.broken = false;
    EXPECT_TRUE(QTest::qWaitFor([this] { return !m_session->hasCase(); }, test::kPatienceMs));
    EXPECT_EQ(m_journal.count(kind::Closed), 1);
}

TEST_F(DeskSessionTest, ACallThatRingsDuringAnotherIsWrittenAndOfferedAfterwards)
{
    ASSERT_TRUE(toChecklist());
    const QString first = m_session->call().id;
    m_phone.ring(QStringLiteral("0880341111"), QStringLiteral("0120717119"));
    EXPECT_EQ(m_session->call().id, first);
    EXPECT_EQ(m_session->waiting(), 1);
    m_session->answerItem(QStringLiteral("sweat"), Answer::Yes);
    fillRequired();
    m_session->hangUp();
    m_session->closeCase();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->state() == DeskSession::State::Ringing; }, test::kPatienceMs));
    EXPECT_EQ(m_session->call().callerNumber, QStringLiteral("0880341111"));
    EXPECT_EQ(m_session->waiting(), 0);
    EXPECT_EQ(kinds(Stream::Call).count(QStringLiteral("ringing")), 2);
}

TEST_F(DeskSessionTest, ACallerWhoGivesUpIsCountedAndTheDeskIsReadyAgain)
{
    m_session->goReady();
    m_phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
    Q_EMIT m_phone.callEnded(m_phone.call.id, m_clock.now(), QStringLiteral("cancelled"));
    ASSERT_TRUE(settled());
    EXPECT_EQ(kinds(Stream::Call), QStringList({ "ringing", "ended" }));
    EXPECT_EQ(m_session->state(), DeskSession::State::Ready);
    EXPECT_FALSE(m_session->hasCase());
}

TEST_F(DeskSessionTest, AFailedTransferLeavesTheCallerHere)
{
    ASSERT_TRUE(talk());
    m_session->setField(QStringLiteral("municipality"), QStringLiteral("高知市"));
    ASSERT_NE(m_session->ambulance(), nullptr);
    m_session->transferTo(*m_session->ambulance());
    EXPECT_EQ(m_session->transferPending(), QStringLiteral("高知市消防局"));
    Q_EMIT m_phone.transferFailed(
        m_session->call().id, Error { Fault::TransferRefused, {}, QStringLiteral("486"), 0, 0 });
    EXPECT_TRUE(m_session->callOnLine());
    EXPECT_TRUE(m_session->transferPending().isEmpty());
    ASSERT_TRUE(settled());
    EXPECT_TRUE(kinds(Stream::Call).contains(QStringLiteral("transfer-failed")));
    EXPECT_TRUE(lastValue(QStringLiteral("result")).isEmpty());
}

TEST_F(DeskSessionTest, ATransferThatWorksFillsTheResultAndEndsOurLeg)
{
    ASSERT_TRUE(talk());
    m_session->setField(QStringLiteral("municipality"), QStringLiteral("高知市"));
    m_session->transferTo(*m_session->ambulance());
    Q_EMIT m_phone.transferDone(m_session->call().id);
    ASSERT_TRUE(settled());
    EXPECT_EQ(lastValue(QStringLiteral("result")), QStringLiteral("transfer-119"));
    EXPECT_EQ(m_session->state(), DeskSession::State::WrapUp);
    EXPECT_TRUE(m_phone.done.contains(QStringLiteral("hangUp")));
}

// A hash is bytes, and one in eight holds a zero: as text it would be an entry that no shared store can take.
TEST_F(DeskSessionTest, TheHashOfARecordingIsWrittenInHex)
{
    ASSERT_TRUE(talk());
    QByteArray hash(32, char(0xab));
    hash[7] = 0;
    Q_EMIT m_phone.recordingFinished(QStringLiteral("rec-1"), 1000, 2000, hash);
    ASSERT_TRUE(settled());
    ASSERT_EQ(m_journal.kept.back().kind, QLatin1String(kind::RecordingFinished));
    EXPECT_EQ(m_journal.kept.back().body.value(QStringLiteral("sha256")).toString(), QString::fromLatin1(hash.toHex()));
}

TEST_F(DeskSessionTest, ARepeatedCallRaisesThePrompt)
{
    CaseSummary before;
    before.id = QStringLiteral("old");
    before.openedAt = m_clock.now().addSecs(-3 * 3600);
    CaseSummary longAgo = before;
    longAgo.openedAt = m_clock.now().addDays(-4);
    m_shelf.earlier = { before, longAgo };
    ASSERT_TRUE(talk());
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->earlier().size() == 2; }, test::kPatienceMs));
    EXPECT_EQ(m_session->repeatCount(), 2);
    ASSERT_TRUE(settled());
    EXPECT_EQ(kinds(Stream::Audit), QStringList()); // the look at earlier cases is written down by the guard
}

TEST_F(DeskSessionTest, AWrongNumberNeedsOnlyItsResult)
{
    Program program = smallProgram();
    program.dispositions.push_back({ QStringLiteral("not-consultation"), QStringLiteral("間違い"), false, false });
    m_programs = Programs({ program });
    ASSERT_TRUE(talk());
    EXPECT_FALSE(m_session->missing().empty());
    m_session->setField(QStringLiteral("result"), QStringLiteral("not-consultation"));
    EXPECT_TRUE(m_session->missing().empty());
}

TEST_F(DeskSessionTest, ACaseThatACrashLeftOpenComesBackWhole)
{
    ASSERT_TRUE(toChecklist());
    m_session->answerItem(QStringLiteral("walk"), Answer::Yes);
    m_session->answerItem(QStringLiteral("sweat"), Answer::No);
    m_session->setField(QStringLiteral("age"), QStringLiteral("58"));
    ASSERT_TRUE(settled());
    const CaseRecord before = m_session->record();
    CaseSummary left;
    left.id = before.id;
    m_shelf.unfinished = { left };

    m_session.reset(); // the crash
    m_session = make();
    m_session->start();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->unfinished().size() == 1; }, test::kPatienceMs));
    m_session->reopenUnfinished(before.id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->hasCase(); }, test::kPatienceMs));
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_session->state(), DeskSession::State::WrapUp);
    EXPECT_EQ(m_session->record().id, before.id);
    EXPECT_EQ(m_session->record().fields, before.fields);
    ASSERT_EQ(m_session->runs().size(), 1u);
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("walk")), Answer::Yes);
    EXPECT_EQ(m_session->runs().front()->answerTo(QStringLiteral("sweat")), Answer::No);
    EXPECT_EQ(m_session->protocolUrgency(), Urgency::Orange);
    EXPECT_TRUE(m_session->unfinished().empty()); // F11: one draft, not two
    EXPECT_EQ(kinds(Stream::Call).last(), QStringLiteral("ended")); // so that it holds no line in the report
}
