// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "purgestage.h"

#include <gmock/gmock.h>

using namespace kikitori;
using namespace kikitori::test;
using What = PurgeUnit::What;

namespace {
QDate day(int month, int number)
{
    return QDate(2026, month, number);
}

PurgeUnit unitOf(const char *id, QDate opened, What what = What::Case)
{
    PurgeUnit unit;
    unit.what = what;
    unit.id = QLatin1String(id);
    unit.caseId = what == What::Call ? QString() : unit.id;
    unit.program = kProgram;
    unit.opened = opened;
    unit.lines = { { 1, QUuid::createUuidV5(QUuid(), unit.id), QByteArray(64, 'a'), false, false } };
    return unit;
}

ReadBack allOf(const std::vector<PurgeUnit> &units)
{
    QHash<QUuid, QByteArray> there;
    for (const PurgeUnit &unit : units) {
        for (const auto &line : unit.lines)
            there.insert(line.id, line.hash);
    }
    return there;
}

QDate dueNextDay(const PurgeUnit &unit)
{
    return unit.opened.addDays(1);
}

Entry holdOn(const QString &caseId, QDate from = {}, QDate to = {})
{
    Hold hold;
    hold.id = QUuid::createUuid();
    hold.caseId = caseId;
    hold.program = kProgram;
    hold.from = from;
    hold.to = to;
    hold.reason = QStringLiteral("審査請求");
    Entry set = settingOf(hold);
    set.at = moment(10);
    set.author = QStringLiteral("ld01");
    set.desk = QStringLiteral("01");
    return set;
}

Entry liftOf(const Entry &set)
{
    Entry lifted = liftingOf(*Holds::fold({ set }).byId(set.id), QStringLiteral("終了"));
    lifted.id = QUuid::createUuid();
    lifted.at = moment(20);
    lifted.author = QStringLiteral("ld01");
    lifted.desk = QStringLiteral("01");
    return lifted;
}

std::optional<Fault> keptFor(const std::vector<PurgeItem> &items, What what, const QString &id)
{
    for (const PurgeItem &item : items) {
        if (item.unit.what == what && item.unit.id == id)
            return item.kept ? std::optional(item.kept->fault) : std::nullopt;
    }
    ADD_FAILURE() << id.toStdString() << " is not in the plan";
    return {};
}

std::optional<Fault> faultOf(const PurgeItem &item)
{
    return item.kept ? std::optional(item.kept->fault) : std::nullopt;
}

/// All that the store says, byte for byte.
QByteArray everything(Connection &connection)
{
    Statement ask(connection,
        "SELECT group_concat(quote(position) || quote(id) || quote(body) || quote(secret) || quote(erased_ms)) FROM entry");
    return ask.step() ? ask.text(0).toUtf8() : QByteArray();
}
}

TEST(PurgePlan, NothingGoesBeforeItsDayAndEverythingMayOnIt)
{
    const std::vector<PurgeUnit> units { unitOf("a", day(11, 20)) };
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, allOf(units), day(11, 20))[0]), Fault::RetentionRuns);
    EXPECT_EQ(planPurge(units, dueNextDay, {}, allOf(units), day(11, 20))[0].kept->detail, QStringLiteral("2026-11-21"));
    EXPECT_FALSE(planPurge(units, dueNextDay, {}, allOf(units), day(11, 21))[0].kept);
    const DueOn never = [](const PurgeUnit &) { return QDate(); };
    EXPECT_EQ(faultOf(planPurge(units, never, {}, allOf(units), QDate(2999, 1, 1))[0]), Fault::RetentionRuns);
}

TEST(PurgePlan, AHeldCaseNeverGoes)
{
    const std::vector<PurgeUnit> units { unitOf("a", day(11, 20)), unitOf("b", day(11, 20)), [] {
                                            PurgeUnit sound = unitOf("rec-a", day(11, 20), What::Recording);
                                            sound.caseId = QStringLiteral("a");
                                            return sound;
                                        }() };
    const Holds holds = Holds::fold({ holdOn(QStringLiteral("a")) });
    const auto items = planPurge(units, dueNextDay, holds, allOf(units), QDate(2999, 1, 1));
    EXPECT_EQ(faultOf(items[0]), Fault::OnHold);
    EXPECT_FALSE(items[1].kept);
    EXPECT_EQ(faultOf(items[2]), Fault::OnHold) << "its recording neither";
}

TEST(PurgePlan, AHoldOverAStretchIsHalfOpenAndOfItsProgram)
{
    const Holds holds = Holds::fold({ holdOn({}, day(11, 1), day(11, 20)) });
    EXPECT_EQ(holds.over(QStringLiteral("a"), kProgram, day(10, 31)), nullptr);
    EXPECT_NE(holds.over(QStringLiteral("a"), kProgram, day(11, 1)), nullptr);
    EXPECT_NE(holds.over(QStringLiteral("a"), kProgram, day(11, 19)), nullptr);
    EXPECT_EQ(holds.over(QStringLiteral("a"), kProgram, day(11, 20)), nullptr);
    EXPECT_EQ(holds.over(QStringLiteral("a"), QStringLiteral("other"), day(11, 5)), nullptr);
    EXPECT_NE(Holds::fold({ holdOn({}) }).over({}, kProgram, day(1, 1)), nullptr) << "no bounds: all of the program";
}

TEST(PurgePlan, AHoldStandsUntilItIsLiftedInWhateverOrderTheEntriesCome)
{
    const Entry set = holdOn(QStringLiteral("a"));
    const Entry other = holdOn(QStringLiteral("a"));
    EXPECT_EQ(Holds::fold({ set }).standing().size(), 1u);
    EXPECT_TRUE(Holds::fold({ set, liftOf(set) }).standing().empty());
    EXPECT_TRUE(Holds::fold({ liftOf(set), set }).standing().empty());
    EXPECT_EQ(Holds::fold({ liftOf(set), set, other }).standing().size(), 1u) << "the other one was not lifted";
    const Hold read = Holds::fold({ set }).standing().front();
    EXPECT_EQ(read.reason, QStringLiteral("審査請求"));
    EXPECT_EQ(read.setBy, QStringLiteral("ld01"));
}

// F2: only what the shared store read back as it is here.
TEST(PurgePlan, F2NothingGoesThatTheSharedStoreDidNotReadBack)
{
    const std::vector<PurgeUnit> units { unitOf("a", day(11, 20)), unitOf("b", day(11, 20)) };
    QHash<QUuid, QByteArray> there = *allOf(units);
    there.remove(units[0].lines[0].id);
    auto items = planPurge(units, dueNextDay, {}, there, day(11, 21));
    EXPECT_EQ(faultOf(items[0]), Fault::NotShared) << "the server lacks one entry";
    EXPECT_FALSE(items[1].kept);
    there = *allOf(units);
    there[units[1].lines[0].id] = QByteArray(64, 'b');
    items = planPurge(units, dueNextDay, {}, there, day(11, 21));
    EXPECT_FALSE(items[0].kept);
    EXPECT_EQ(faultOf(items[1]), Fault::NotShared) << "the server holds something else";
}

TEST(PurgePlan, WhatWaitsToBeSentStays)
{
    std::vector<PurgeUnit> units { unitOf("a", day(11, 20)) };
    units[0].lines[0].waiting = true;
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, allOf(units), day(11, 21))[0]), Fault::NotShared);
    units[0].lines.clear();
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, allOf(units), day(11, 21))[0]), Fault::NotShared)
        << "nothing was read of it";
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, std::nullopt, day(11, 21))[0]), Fault::NotShared);
}

// Another desk erased the case, and the shared store after it: this desk's copy was proven then.
TEST(PurgePlan, WhatWasCertifiedBeforeNeedsNotBeThereAnyMoreButMayNotWaitNorBeSomethingElse)
{
    std::vector<PurgeUnit> units { unitOf("a", day(11, 20)) };
    const ReadBack none = QHash<QUuid, QByteArray> {};
    units[0].lines[0].certified = true;
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, none, day(11, 21))[0]), std::nullopt);
    const ReadBack other = QHash<QUuid, QByteArray> { { units[0].lines[0].id, QByteArray(64, 'b') } };
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, other, day(11, 21))[0]), Fault::NotShared);
    units[0].lines[0].waiting = true;
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, none, day(11, 21))[0]), Fault::NotShared);
}

TEST(PurgePlan, ARecordingStaysWithACaseThatCannotGo)
{
    PurgeUnit sound = unitOf("rec-a", day(11, 20), What::Recording);
    sound.caseId = QStringLiteral("a");
    const std::vector<PurgeUnit> units { unitOf("a", day(11, 20)), sound };
    QHash<QUuid, QByteArray> there = *allOf(units);
    there.remove(units[0].lines[0].id);
    EXPECT_EQ(faultOf(planPurge(units, dueNextDay, {}, there, day(11, 21))[1]), Fault::NotShared);
    // Due before its case (M6), it goes alone.
    const DueOn soundsFirst = [](const PurgeUnit &unit) {
        return unit.what == What::Recording ? unit.opened.addDays(1) : unit.opened.addDays(100);
    };
    EXPECT_FALSE(planPurge(units, soundsFirst, {}, there, day(11, 21))[1].kept);
}

class Purge : public ::testing::Test {
protected:
    void SetUp() override
    {
        stage.addCase(QStringLiteral("a"), QStringLiteral("激しい頭痛"));
        stage.addCase(QStringLiteral("b"), QStringLiteral("高熱が続く"), 100);
        stage.shareAll();
        stage.openEraser();
    }
    std::vector<PurgeItem> planWithout(const QString &caseId)
    {
        auto items = stage.plan();
        std::erase_if(items, [&](const PurgeItem &item) { return item.unit.caseId == caseId; });
        return items;
    }
    PurgeStage stage;
};

TEST_F(Purge, FindsCasesWithTheirCallsAndRecordingsAndCallsThatNobodyAnswered)
{
    ASSERT_TRUE(stage.desk.append({ entry(Stream::Call, QStringLiteral("lost"), kind::Ringing) }));
    ASSERT_TRUE(stage.desk.openCase(opened(QStringLiteral("c"))));
    ASSERT_TRUE(stage.desk.append({ entry(Stream::Call, QStringLiteral("call-c"), kind::Ringing) })); // only the case names it
    const auto units = purgeUnitsOf(*stage.connection, kProgram, { QStringLiteral("notes") }).value();
    QStringList found;
    for (const PurgeUnit &unit : units)
        found
            << QStringLiteral("%1 %2 %3 %4").arg(static_cast<int>(unit.what)).arg(unit.id, unit.caseId).arg(unit.subjects.size());
    found.sort();
    EXPECT_EQ(found,
        QStringList({ QStringLiteral("0 a a 2"), QStringLiteral("0 b b 2"), QStringLiteral("0 c c 2"),
            QStringLiteral("1 lost  1"), QStringLiteral("2 rec-a a 1"), QStringLiteral("2 rec-b b 1"), QStringLiteral("3 a a 1"),
            QStringLiteral("3 b b 1") }));
    EXPECT_TRUE(purgeUnitsOf(*stage.connection, QStringLiteral("other"), {}).value().empty());
}

TEST_F(Purge, TakesTheCaseItsCallItsRecordingAndItsWordsAndNothingElse)
{
    const auto before = stage.counts();
    const auto run = stage.purge(planWithout(QStringLiteral("b")));
    ASSERT_TRUE(run) << run.error().detail.toStdString();
    EXPECT_EQ(stage.number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL AND (body <> '' OR secret IS NOT NULL)"), 0);
    EXPECT_EQ(stage.number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL"), 4 + 3 + 2);
    for (const char *table :
        { "SELECT count(*) FROM case_index", "SELECT count(*) FROM call_index", "SELECT count(*) FROM recording_index" })
        EXPECT_EQ(stage.number(table), 1) << table;
    CaseQuery words;
    words.words = QStringLiteral("頭痛");
    EXPECT_TRUE(stage.desk.find(words)->cases.empty());
    words.words = QStringLiteral("高熱");
    EXPECT_EQ(stage.desk.find(words)->cases.size(), 1u);
    EXPECT_FALSE(QFile::exists(stage.fileOf(QStringLiteral("a"))));
    EXPECT_TRUE(QFile::exists(stage.fileOf(QStringLiteral("b"))));
    EXPECT_EQ(
        stage.desk.caseFile(QStringLiteral("b"))->record.fields.value(QStringLiteral("content")), QStringLiteral("高熱が続く"));
    // The chain fits and both stores still agree.
    const auto chain = verifyChain(*stage.connection);
    EXPECT_TRUE(chain) << chain.error().detail.toStdString();
    EXPECT_EQ(stage.counts().digest, before.digest);
    EXPECT_EQ(stage.counts().acknowledged, before.acknowledged);
    EXPECT_EQ(stage.counts().pending, 3) << "what tells that case, call and recording are gone";
    const auto remains = stage.desk.caseFile(QStringLiteral("a"));
    ASSERT_TRUE(remains);
    EXPECT_TRUE(remains->record.erased);
    EXPECT_TRUE(remains->record.callerNumber.isEmpty());
}

TEST_F(Purge, TellsItsCertificateWhatWent)
{
    const auto run = stage.purge(stage.plan());
    ASSERT_TRUE(run);
    EXPECT_EQ(run->number, QStringLiteral("E-20261121-0101"));
    const auto summary = stage.eraser->summaryOf(*run).value();
    EXPECT_EQ(summary.cases, 2);
    EXPECT_EQ(summary.calls, 2);
    EXPECT_EQ(summary.recordings, 2);
    EXPECT_EQ(summary.recordingBytes, 10'000);
    EXPECT_EQ(summary.caseNumbers, QStringList({ QStringLiteral("K-20261120-01001"), QStringLiteral("K-20261120-01002") }));
    EXPECT_EQ(summary.subjects,
        QStringList({ QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("call-a"), QStringLiteral("call-b"),
            QStringLiteral("rec-a"), QStringLiteral("rec-b") }));
    EXPECT_EQ(summary.from, day(11, 20));
    EXPECT_EQ(summary.to, day(11, 20));
    ASSERT_EQ(summary.hashes.size(), 18u);
    for (const QByteArray &hash : summary.hashes)
        EXPECT_THAT(stage.shared.values(), ::testing::Contains(hash)) << "each was proven by the shared store";
    ASSERT_EQ(summary.files.size(), 2u);
    EXPECT_EQ(summary.files[0].outcome, ErasedFile::Outcome::Gone);
    EXPECT_EQ(summary.files[0].sha256, QByteArray(64, 'a'));
    ASSERT_TRUE(stage.finish(*run));
    EXPECT_FALSE(*stage.eraser->unfinished());
    EXPECT_EQ(stage.number("SELECT count(*) FROM meta WHERE name LIKE 'erasing:%' OR name = 'purge-run'"), 0);
    EXPECT_EQ(stage.number("SELECT count(*) FROM entry WHERE kind = 'purged'"), 1);
    EXPECT_TRUE(verifyChain(*stage.connection));
    EXPECT_TRUE(stage.plan().empty()) << "nothing is left to plan";
    EXPECT_EQ(stage.eraser->begin(PurgeStage::order())->number, QStringLiteral("E-20261121-0102"));
}

// F2
TEST_F(Purge, F2ErasesNothingWhenTheSharedStoreLacksOneEntry)
{
    const QByteArray before = everything(*stage.connection);
    stage.shared.remove(stage.shared.keys().first());
    const auto items = stage.plan();
    const auto kept = std::count_if(items.begin(), items.end(), [](const PurgeItem &item) { return item.kept.has_value(); });
    EXPECT_GE(kept, 1);
    stage.shared.clear();
    ASSERT_TRUE(stage.purge(stage.plan()));
    EXPECT_EQ(everything(*stage.connection), before);
    EXPECT_TRUE(QFile::exists(stage.fileOf(QStringLiteral("a"))));
}

TEST_F(Purge, ErasesNothingOfACaseThatWasWrittenToAfterThePlan)
{
    const auto items = stage.plan();
    ASSERT_TRUE(stage.desk.append({ field(QStringLiteral("a"), "notes", QStringLiteral("あとから"), 50) }));
    const QByteArray before = everything(*stage.connection);
    for (const bool sent : { false, true }) {
        if (sent)
            stage.shareAll(); // nothing waits any more, but nobody has read it back
        const auto run = stage.purge(items);
        ASSERT_FALSE(run);
        EXPECT_EQ(run.error().fault, Fault::NotShared);
        EXPECT_EQ(everything(*stage.connection), before);
    }
    EXPECT_TRUE(QFile::exists(stage.fileOf(QStringLiteral("a"))));
}

TEST_F(Purge, ErasesNothingOfACaseThatWasHeldAfterThePlan)
{
    const auto items = stage.plan();
    const Entry set = holdOn(QStringLiteral("a"));
    ASSERT_TRUE(stage.desk.append({ set }));
    const QByteArray before = everything(*stage.connection);
    const auto run = stage.purge(items);
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().fault, Fault::OnHold);
    EXPECT_EQ(everything(*stage.connection), before);
    EXPECT_EQ(keptFor(stage.plan(), What::Case, QStringLiteral("a")), Fault::OnHold);
    EXPECT_EQ(keptFor(stage.plan(), What::Recording, QStringLiteral("rec-a")), Fault::OnHold);
    ASSERT_TRUE(stage.desk.append({ liftOf(set) }));
    EXPECT_EQ(keptFor(stage.plan(), What::Case, QStringLiteral("a")), std::nullopt);
}

TEST_F(Purge, NeedsTwoDifferentPeople)
{
    PurgeOrder order = PurgeStage::order();
    order.approvedBy = order.orderedBy;
    EXPECT_EQ(stage.eraser->begin(order).error().fault, Fault::SecondPersonNeeded);
    order.approvedBy.clear();
    EXPECT_EQ(stage.eraser->begin(order).error().fault, Fault::SecondPersonNeeded);
    EXPECT_FALSE(*stage.eraser->unfinished());
}

TEST_F(Purge, WithoutASharedStoreNothingWaitsAfterwards)
{
    PurgeStage alone;
    alone.addCase(QStringLiteral("a"), QStringLiteral("激しい頭痛"));
    alone.openEraser();
    auto units = purgeUnitsOf(*alone.connection, kProgram, {}).value();
    for (PurgeUnit &unit : units)
        unit.lines = purgeLinesOf(*alone.connection, unit).value();
    const auto items = planPurge(units, PurgeStage::dueTomorrow, {}, std::nullopt, kToday);
    PurgeOrder order = PurgeStage::order();
    auto run = alone.eraser->begin(order);
    ASSERT_TRUE(run);
    EXPECT_EQ(alone.eraser->erase(*run, togetherOf(items)[0]).error().fault, Fault::NotShared)
        << "a shared store is there, and it waits";
    ASSERT_TRUE(alone.finish(*run));
    order.withoutShare = true;
    run = alone.eraser->begin(order);
    ASSERT_TRUE(run);
    ASSERT_TRUE(alone.eraser->erase(*run, togetherOf(items)[0]));
    EXPECT_EQ(
        alone.number("SELECT count(*) FROM outbox o JOIN entry e ON e.position = o.entry WHERE e.erased_ms IS NOT NULL"), 0);
}

TEST_F(Purge, SaysOfEachFileWhatBecameOfIt)
{
    // A file that is gone already, one that leads out of the folder, and one that another desk made.
    ASSERT_TRUE(QFile::remove(stage.fileOf(QStringLiteral("a"))));
    const QString outside = stage.desk.folder.filePath(QStringLiteral("outside.kr"));
    QFile precious(outside);
    ASSERT_TRUE(precious.open(QIODevice::WriteOnly));
    precious.write("do not touch");
    precious.close();
    ASSERT_TRUE(stage.desk.append({ entry(Stream::Recording, QStringLiteral("rec-out"), kind::RecordingStarted,
        { { QStringLiteral("file"), QStringLiteral("../outside.kr") } }) }));
    Entry foreign = entry(Stream::Recording, QStringLiteral("rec-far"), kind::RecordingStarted,
        { { QStringLiteral("file"), QStringLiteral("rec-b.kr") } });
    foreign.desk = QStringLiteral("02");
    ASSERT_TRUE(stage.desk.append({ foreign }));
    stage.shareAll();
    stage.shared.insert(foreign.id,
        purgeLinesOf(*stage.connection,
            [] {
                PurgeUnit unit;
                unit.what = What::Recording;
                unit.subjects = { { Stream::Recording, QStringLiteral("rec-far") } };
                return unit;
            }())
            .value()[0]
            .hash);
    // and one that cannot be opened as a file
    ASSERT_TRUE(QFile::remove(stage.fileOf(QStringLiteral("b"))));
    ASSERT_TRUE(QDir().mkpath(stage.fileOf(QStringLiteral("b"))));

    const auto run = stage.purge(stage.plan());
    ASSERT_TRUE(run) << run.error().detail.toStdString();
    QHash<QString, ErasedFile::Outcome> outcomes;
    const auto firstSummary = stage.eraser->summaryOf(*run).value();
    for (const ErasedFile &file : firstSummary.files)
        outcomes.insert(file.recording, file.outcome);
    EXPECT_EQ(outcomes.value(QStringLiteral("rec-a")), ErasedFile::Outcome::WasMissing);
    EXPECT_EQ(outcomes.value(QStringLiteral("rec-b")), ErasedFile::Outcome::Pending);
    EXPECT_EQ(outcomes.value(QStringLiteral("rec-out")), ErasedFile::Outcome::Pending);
    EXPECT_EQ(outcomes.value(QStringLiteral("rec-far")), ErasedFile::Outcome::Elsewhere);
    EXPECT_EQ(contentOf(outside), QByteArray("do not touch"));

    // What could not be removed is tried again by the next run, and stands on its certificate.
    ASSERT_TRUE(stage.finish(*run));
    ASSERT_TRUE(QDir().rmdir(stage.fileOf(QStringLiteral("b"))));
    QFile again(stage.fileOf(QStringLiteral("b")));
    ASSERT_TRUE(again.open(QIODevice::WriteOnly));
    again.close();
    const auto second = stage.purge(stage.plan());
    ASSERT_TRUE(second);
    EXPECT_NE(second->number, run->number);
    EXPECT_FALSE(QFile::exists(stage.fileOf(QStringLiteral("b"))));
    bool said = false;
    const auto secondSummary = stage.eraser->summaryOf(*second).value();
    for (const ErasedFile &file : secondSummary.files)
        said = said || (file.recording == QStringLiteral("rec-b") && file.outcome == ErasedFile::Outcome::Gone);
    EXPECT_TRUE(said);
}

TEST_F(Purge, TakesNotesForTheMomentAndLeavesTheCase)
{
    const DueOn onlyNotes = [](const PurgeUnit &unit) { return unit.what == What::Fields ? unit.opened.addDays(1) : QDate(); };
    const auto run = stage.purge(stage.plan(kToday, onlyNotes, { QStringLiteral("notes") }));
    ASSERT_TRUE(run) << run.error().detail.toStdString();
    EXPECT_EQ(stage.number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL"), 2);
    const auto file = stage.desk.caseFile(QStringLiteral("a"));
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->record.erased);
    EXPECT_EQ(file->record.fields.value(QStringLiteral("content")), QStringLiteral("激しい頭痛"));
    EXPECT_TRUE(file->record.fields.value(QStringLiteral("notes")).isEmpty());
    EXPECT_TRUE(file->record.conflicts().empty());
    CaseQuery words;
    words.words = QStringLiteral("頭痛です");
    EXPECT_TRUE(stage.desk.find(words)->cases.empty());
    words.words = QStringLiteral("頭痛");
    EXPECT_EQ(stage.desk.find(words)->cases.size(), 1u);
    EXPECT_TRUE(QFile::exists(stage.fileOf(QStringLiteral("a"))));
    const auto summary = stage.eraser->summaryOf(*run).value();
    EXPECT_EQ(summary.casesWithFields, 2);
    EXPECT_EQ(summary.cases, 0);
    EXPECT_EQ(summary.hashes.size(), 2u);
    EXPECT_TRUE(verifyChain(*stage.connection));
}

TEST_F(Purge, GoesOnWithAnUnfinishedRunOfTheSameOrderAndOfNoOther)
{
    const auto first = stage.eraser->begin(PurgeStage::order());
    ASSERT_TRUE(first);
    EXPECT_FALSE(first->interrupted);
    const auto again = stage.eraser->begin(PurgeStage::order());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->number, first->number);
    EXPECT_TRUE(again->interrupted);
    EXPECT_EQ(again->startedAt, first->startedAt);
    PurgeOrder other = PurgeStage::order();
    other.approvedBy = QStringLiteral("ad02");
    EXPECT_EQ(stage.eraser->begin(other).error().fault, Fault::StoreBusy);
}

// Desk 02 erased the case and the shared store did; what tells of it came here with the copy.
TEST_F(Purge, ACopyOfWhatAnotherDeskErasedGoesAfterItsCertificate)
{
    const auto outbox = stage.desk.store->outbox().value();
    const auto foreign = [](const char *kind, QJsonObject body, qint64 seq) {
        Entry made = entry(Stream::Case, QStringLiteral("far"), kind, std::move(body), seq);
        made.desk = QStringLiteral("02");
        made.seq = seq;
        return made;
    };
    const QUuid epoch = QUuid::createUuid();
    ASSERT_TRUE(outbox->receive({ foreign(kind::Opened, { { QStringLiteral("number"), QStringLiteral("K-20261120-02001") } }, 1),
                                    foreign(kind::Complaint, { { QStringLiteral("text"), QStringLiteral("激しい頭痛") } }, 2),
                                    foreign(kind::Closed, {}, 3) },
        { epoch, 3 }));
    EXPECT_EQ(keptFor(stage.plan(), What::Case, QStringLiteral("far")), Fault::NotShared);
    ASSERT_TRUE(outbox->receive(
        { foreign(kind::Erased, { { QStringLiteral("certificate"), QStringLiteral("E-20261121-0201") } }, 4) }, { epoch, 4 }));
    EXPECT_TRUE(stage.desk.caseFile(QStringLiteral("far"))->record.erased) << "not shown any more";
    EXPECT_EQ(keptFor(stage.plan(), What::Case, QStringLiteral("far")), std::nullopt);
    ASSERT_TRUE(stage.purge(stage.plan()));
    EXPECT_EQ(stage.number("SELECT count(*) FROM entry WHERE subject = 'far' AND body <> '' AND kind <> 'erased'"), 0);
}

// A server that was restored asks again for what was erased here meanwhile.
TEST_F(Purge, WhatWasErasedIsNeverSentAgainAndTheSyncSaysSo)
{
    ASSERT_TRUE(stage.purge(stage.plan()));
    stage.shareAll();
    std::vector<QUuid> erased;
    Statement ask(*stage.connection, "SELECT id FROM entry WHERE erased_ms IS NOT NULL");
    erased = ask.all([](const Statement &row) { return QUuid::fromRfc4122(row.bytes(0)); }).value();
    const auto outbox = stage.desk.store->outbox().value();
    const auto known = outbox->known({}, 1000).value();
    for (const QUuid &id : erased)
        EXPECT_TRUE(std::any_of(known.begin(), known.end(), [&](const KnownEntry &one) { return one.id == id; }))
            << "its hash still counts";
    ASSERT_TRUE(outbox->missingThere(erased));
    EXPECT_TRUE(outbox->pending(1000, stage.clock.now())->empty());
    const auto aside = outbox->aside(1000).value();
    EXPECT_EQ(aside.size(), erased.size());
    EXPECT_FALSE(aside.front().reason.isEmpty());
    ASSERT_TRUE(outbox->offerAgain(erased));
    EXPECT_TRUE(outbox->pending(1000, stage.clock.now())->empty()) << "not even when a person asks";
}
