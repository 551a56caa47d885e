// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include "store/connection.h"
#include "store/outboxsql.h"
#include "store/statement.h"

#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QDateTime kNow = QDateTime(QDate(2026, 11, 20), QTime(3, 0), Qt::UTC);

QByteArray xorOf(const std::vector<Entry> &entries)
{
    QByteArray sum(32, '\0');
    for (const Entry &entry : entries) {
        const QByteArray hash = QByteArray::fromHex(hashOf(entry));
        for (qsizetype i = 0; i < 32; ++i)
            sum[i] = static_cast<char>(sum.at(i) ^ hash.at(i));
    }
    return sum.toHex();
}

std::vector<QUuid> idsOf(const std::vector<Entry> &entries)
{
    std::vector<QUuid> ids;
    for (const Entry &entry : entries)
        ids.push_back(entry.id);
    return ids;
}

/// A desk with one case of 1 + 9 entries.
struct Filled : Desk {
    std::unique_ptr<Outbox> box;
    Filled()
    {
        EXPECT_TRUE(open());
        EXPECT_TRUE(openCase(opened(QStringLiteral("c1"))));
        for (int n = 0; n < 9; ++n)
            EXPECT_TRUE(append({ field(QStringLiteral("c1"), "age", QString::number(n)) }));
        box = store->outbox().value();
    }
};
}

TEST(Outbox, pendingComesOldestFirstAndWithoutSecrets)
{
    Filled desk;
    Entry recording = entry(Stream::Recording, QStringLiteral("r1"), kind::RecordingStarted);
    recording.secret = QByteArray(32, 's');
    ASSERT_TRUE(desk.append({ recording }));
    const auto pending = desk.box->pending(100, kNow).value();
    ASSERT_EQ(pending.size(), 11u);
    for (size_t n = 0; n < 10; ++n)
        EXPECT_EQ(pending[n].seq, static_cast<qint64>(n) + 1);
    EXPECT_EQ(pending.front().body.value(QStringLiteral("number")).toString(), QStringLiteral("K-20261120-01001"));
    EXPECT_EQ(pending.back().id, recording.id);
    EXPECT_TRUE(pending.back().secret.isEmpty());
    EXPECT_EQ(desk.box->pending(3, kNow)->size(), 3u);
}

TEST(Outbox, acknowledgedOnesLeaveAndAreCountedAndDigestedOnce)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    EXPECT_EQ(desk.box->counts()->digest, QByteArray(64, '0'));
    const std::vector<Entry> some { all[4], all[1], all[7] };
    ASSERT_TRUE(desk.box->acknowledged(idsOf(some)));
    ASSERT_TRUE(desk.box->acknowledged(idsOf(some))) << "an answer that comes twice";
    ASSERT_TRUE(desk.box->acknowledged({ all[1].id, all[1].id, QUuid::createUuid() }));
    const auto counts = desk.box->counts().value();
    EXPECT_EQ(counts.entries, 10);
    EXPECT_EQ(counts.pending, 7);
    EXPECT_EQ(counts.acknowledged, 3);
    EXPECT_EQ(counts.setAside, 0);
    EXPECT_EQ(counts.digest, xorOf(some));
    EXPECT_EQ(desk.box->pending(100, kNow)->size(), 7u);
}

TEST(Outbox, digestOfAllIsTheSameInAnyOrder)
{
    Filled one;
    auto all = one.box->pending(100, kNow).value();
    const QByteArray expected = xorOf(all);
    std::reverse(all.begin(), all.end());
    for (const Entry &entry : all)
        ASSERT_TRUE(one.box->acknowledged({ entry.id }));
    EXPECT_EQ(one.box->counts()->digest, expected);
    one.box.reset();
    ASSERT_TRUE(one.restart());
    EXPECT_EQ(one.store->outbox().value()->counts()->digest, expected);
}

TEST(Outbox, aRefusedOneIsSetAsideAndTheRestFlows)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    ASSERT_TRUE(desk.box->setAside(all[0].id, QStringLiteral("unknown program")));
    EXPECT_EQ(desk.box->pending(1, kNow)->front().id, all[1].id);
    EXPECT_EQ(desk.box->counts()->setAside, 1);
    EXPECT_EQ(desk.box->counts()->pending, 9);
    EXPECT_EQ(desk.box->counts()->entries, 10);
    EXPECT_EQ(desk.box->setAside(QUuid::createUuid(), QString()).error().fault, Fault::BadArgument);
    ASSERT_TRUE(desk.box->acknowledged({ all[0].id })) << "sent by hand later";
    EXPECT_EQ(desk.box->counts()->setAside, 0);
    EXPECT_EQ(desk.box->counts()->digest, xorOf({ all[0] }));
}

TEST(Outbox, itWorksOnAnotherThreadWhileTheDeskWrites)
{
    Filled desk;
    std::atomic<bool> stop = false;
    std::atomic<int> faults = 0;
    std::thread sync([&] {
        while (!stop) {
            const auto some = desk.box->pending(5, kNow);
            faults += !some.has_value() || !desk.box->acknowledged(idsOf(*some)).has_value();
        }
    });
    for (int n = 0; n < 200; ++n)
        ASSERT_TRUE(desk.append({ field(QStringLiteral("c1"), "age", QString::number(n)) }));
    stop = true;
    sync.join();
    EXPECT_EQ(faults, 0);
    const auto rest = desk.box->pending(1000, kNow).value();
    ASSERT_TRUE(desk.box->acknowledged(idsOf(rest)));
    EXPECT_EQ(desk.box->counts()->acknowledged, 210);
    EXPECT_EQ(desk.box->counts()->digest, xorOf(desk.caseFile(QStringLiteral("c1"))->entries));
}

namespace {

/// As the server gives it: with a place, and never with a secret.
Entry ofDesk(const QString &desk, const QString &subject, qint64 seq, const QString &value, qint64 second = 1)
{
    Entry made = field(subject, "age", value, second);
    made.desk = desk;
    made.seq = seq;
    return made;
}

const QUuid kLife = QUuid::fromString(QStringLiteral("11111111-0000-4000-8000-000000000000"));
const QUuid kNextLife = QUuid::fromString(QStringLiteral("22222222-0000-4000-8000-000000000000"));
}

TEST(Outbox, whatIsPostponedComesBackInItsTurnAndLongerEachTime)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    EXPECT_FALSE(desk.box->nextDue()->has_value());
    ASSERT_TRUE(desk.box->postponed({ all[0].id, all[3].id }, kNow));
    EXPECT_EQ(desk.box->pending(100, kNow)->size(), 8u);
    EXPECT_EQ(desk.box->pending(100, kNow)->front().id, all[1].id);
    EXPECT_EQ(desk.box->counts()->pending, 10) << "postponed ones are pending";
    EXPECT_EQ(**desk.box->nextDue(), kNow.addSecs(1));
    const QDateTime then = kNow.addSecs(1);
    EXPECT_EQ(desk.box->pending(100, then)->size(), 10u);
    EXPECT_EQ(desk.box->pending(100, then)->front().id, all[0].id) << "oldest first again";
    EXPECT_EQ(desk.box->pending(1, then)->front().id, all[0].id);
    ASSERT_TRUE(desk.box->postponed({ all[0].id, QUuid::createUuid() }, then));
    EXPECT_EQ(desk.box->pending(100, then.addMSecs(1999))->size(), 9u);
    EXPECT_EQ(desk.box->pending(100, then.addMSecs(2000))->size(), 10u);
    ASSERT_TRUE(desk.box->postponed({ all[0].id }, then));
    EXPECT_EQ(desk.box->pending(100, then.addMSecs(3999))->size(), 9u) << "the third time";
    EXPECT_EQ(desk.box->pending(100, then.addMSecs(4000))->size(), 10u);
    desk.box.reset();
    ASSERT_TRUE(desk.restart());
    desk.box = desk.store->outbox().value();
    EXPECT_EQ(desk.box->pending(100, then)->size(), 9u) << "a restart forgets no pause";
    ASSERT_TRUE(desk.box->acknowledged({ all[0].id }));
    EXPECT_EQ(desk.box->counts()->pending, 9);
}

TEST(Outbox, whatWasSetAsideIsShownAndCanBeOfferedAgain)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    ASSERT_TRUE(desk.box->postponed({ all[2].id }, kNow));
    ASSERT_TRUE(desk.box->setAside(all[2].id, QStringLiteral("unknown program")));
    ASSERT_TRUE(desk.box->setAside(all[1].id, QStringLiteral("no subject")));
    const auto aside = desk.box->aside(10).value();
    ASSERT_EQ(aside.size(), 2u);
    EXPECT_EQ(aside[0].entry.id, all[1].id);
    EXPECT_EQ(aside[0].reason, QStringLiteral("no subject"));
    EXPECT_EQ(aside[1].attempts, 2);
    EXPECT_EQ(desk.box->aside(1)->size(), 1u);
    ASSERT_TRUE(desk.box->offerAgain({ all[2].id, all[5].id }));
    EXPECT_EQ(desk.box->aside(10)->size(), 1u);
    EXPECT_EQ(desk.box->pending(100, kNow)->size(), 9u) << "at once";
    EXPECT_EQ(desk.box->counts()->setAside, 1);
}

TEST(Outbox, whatIsReceivedStandsInTheCaseWithThePositionAndIsNotSentBack)
{
    Filled desk;
    EXPECT_TRUE(desk.box->position()->epoch.isNull());
    const std::vector<Entry> theirs { ofDesk(QStringLiteral("02"), QStringLiteral("c1"), 11, QStringLiteral("72")),
        ofDesk(QStringLiteral("02"), QStringLiteral("c9"), 1, QStringLiteral("5")) };
    const auto received = desk.box->receive(theirs, { kLife, 40 });
    ASSERT_TRUE(received);
    EXPECT_EQ(received->fresh, 2);
    EXPECT_EQ(desk.box->receive(theirs, { kLife, 41 })->fresh, 0) << "again is harmless";
    EXPECT_EQ(desk.box->position()->epoch, kLife);
    EXPECT_EQ(desk.box->position()->seq, 41);
    EXPECT_EQ(desk.box->counts()->entries, 10) << "own ones only";
    EXPECT_EQ(desk.box->pending(100, kNow)->size(), 10u);
    const auto file = desk.caseFile(QStringLiteral("c1")).value();
    EXPECT_EQ(file.entries.size(), 11u);
    EXPECT_TRUE(file.record.inConflict()) << "neither desk had seen the other's age";
    EXPECT_EQ(desk.caseFile(QStringLiteral("c9"))->entries.size(), 1u);
    EXPECT_EQ(desk.box->known({}, 100)->size(), 10u) << "own ones only";
}

TEST(Outbox, whatContradictsIsKeptOutAndCountedOnceForEachLifeOfTheServer)
{
    Filled desk;
    Entry theirs = ofDesk(QStringLiteral("02"), QStringLiteral("c1"), 11, QStringLiteral("72"));
    ASSERT_TRUE(desk.box->receive({ theirs }, { kLife, 1 }));
    theirs.body.insert(QStringLiteral("value"), QStringLiteral("27"));
    const auto received = desk.box->receive({ theirs }, { kLife, 2 });
    ASSERT_TRUE(received);
    EXPECT_EQ(received->fresh, 0);
    EXPECT_EQ(received->contradicting, 1);
    EXPECT_EQ(desk.box->counts()->contradictions, 1);
    EXPECT_EQ(desk.box->position()->seq, 2) << "the rest flows";
    EXPECT_EQ(
        desk.caseFile(QStringLiteral("c1"))->entries.back().body.value(QStringLiteral("value")).toString(), QStringLiteral("72"));
    ASSERT_TRUE(desk.box->receive({}, { kNextLife, 0 }));
    EXPECT_EQ(desk.box->counts()->contradictions, 0);
    ASSERT_TRUE(desk.box->receive({ theirs }, { kNextLife, 1 }));
    EXPECT_EQ(desk.box->counts()->contradictions, 1);
}

TEST(Outbox, aDeskThatWasRestoredTakesItsOwnBackAsAcknowledged)
{
    Filled before;
    const auto all = before.box->pending(100, kNow).value();
    ASSERT_TRUE(before.box->acknowledged(idsOf(all)));
    const auto whole = before.box->counts().value();
    Desk empty;
    ASSERT_TRUE(empty.open());
    auto box = empty.store->outbox().value();
    ASSERT_TRUE(box->receive(all, {}));
    EXPECT_TRUE(box->position()->epoch.isNull()) << "what other desks wrote is still to come";
    EXPECT_EQ(box->counts()->digest, whole.digest);
    EXPECT_EQ(box->counts()->acknowledged, 10);
    EXPECT_EQ(box->counts()->pending, 0);
    EXPECT_EQ(
        empty.caseFile(QStringLiteral("c1"))->record.canonical(), before.caseFile(QStringLiteral("c1"))->record.canonical());
    ASSERT_TRUE(empty.append({ field(QStringLiteral("c1"), "age", QStringLiteral("8")) }));
    EXPECT_EQ(box->pending(100, kNow)->front().seq, 11) << "it goes on after them";
}

TEST(Outbox, knownGoesPageByPageInTheOrderOfTheBytes)
{
    Filled desk;
    std::vector<KnownEntry> all;
    QUuid after;
    for (;;) {
        const auto page = desk.box->known(after, 3).value();
        if (page.empty())
            break;
        all.insert(all.end(), page.begin(), page.end());
        after = page.back().id;
    }
    ASSERT_EQ(all.size(), 10u);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const auto &a, const auto &b) { return comesBefore(a.id, b.id); }));
    const auto pending = desk.box->pending(100, kNow).value();
    for (const Entry &entry : pending) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto &known) { return known.id == entry.id; });
        ASSERT_NE(found, all.end());
        EXPECT_EQ(found->hash, hashOf(entry));
    }
}

TEST(Outbox, whatTheServerLostIsPendingAgainAndOutOfTheSum)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    ASSERT_TRUE(desk.box->acknowledged(idsOf({ all[0], all[1], all[2] })));
    ASSERT_TRUE(desk.box->receive({ ofDesk(QStringLiteral("02"), QStringLiteral("c1"), 11, QStringLiteral("1")) }, { kLife, 1 }));
    const auto foreign = desk.caseFile(QStringLiteral("c1"))->entries.back().id;
    EXPECT_EQ(desk.box->missingThere({ all[1].id, all[5].id, foreign, QUuid::createUuid() }).value(), 1)
        << "one was acknowledged; one is pending, one another desk's, one nobody's";
    EXPECT_EQ(desk.box->missingThere({ all[1].id }).value(), 0) << "twice is once";
    const auto counts = desk.box->counts().value();
    EXPECT_EQ(counts.acknowledged, 2);
    EXPECT_EQ(counts.pending, 8);
    EXPECT_EQ(counts.entries, 10);
    EXPECT_EQ(counts.digest, xorOf({ all[0], all[2] }));
    EXPECT_EQ(desk.box->pending(1, kNow)->front().id, all[1].id);
    ASSERT_TRUE(desk.box->acknowledged(idsOf(all)));
    EXPECT_EQ(desk.box->counts()->digest, xorOf(all));
}

TEST(Outbox, whatWasErasedHereAndIsMissingThereIsShownAndNotSent)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    ASSERT_TRUE(desk.box->acknowledged(idsOf(all)));
    auto raw = Connection::open(desk.path, keyOf('k'), Connection::Access::Existing).value();
    ASSERT_TRUE(Statement(*raw, "UPDATE entry SET body = '{}', secret = NULL, erased_ms = 1 WHERE id = ?")
                    .with(all[4].id.toRfc4122())
                    .run());
    EXPECT_EQ(desk.box->known({}, 100)->size(), 10u) << "id and hash stay known";
    EXPECT_EQ(desk.box->missingThere({ all[3].id, all[4].id }).value(), 2);
    EXPECT_EQ(desk.box->pending(100, kNow)->size(), 1u);
    ASSERT_EQ(desk.box->aside(10)->size(), 1u);
    EXPECT_EQ(desk.box->aside(10)->front().reason, QStringLiteral("missing there, and erased here"));
    ASSERT_TRUE(desk.box->offerAgain({ all[4].id }));
    EXPECT_EQ(desk.box->aside(10)->size(), 1u) << "there is nothing to send";
}

TEST(Outbox, aSumThatDriftedFromItsRowsShowsWhenTheyAreCounted)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    ASSERT_TRUE(desk.box->acknowledged(idsOf({ all[0], all[1], all[2] })));
    ASSERT_TRUE(desk.box->setAside(all[3].id, QStringLiteral("no subject")));
    ASSERT_TRUE(desk.box->receive({ ofDesk(QStringLiteral("02"), QStringLiteral("c1"), 11, QStringLiteral("1")) }, { kLife, 1 }));
    const auto rows = desk.box->countsFromRows().value();
    EXPECT_EQ(rows.acknowledged, 3);
    EXPECT_EQ(rows.entries, 10);
    EXPECT_EQ(rows.digest, desk.box->counts()->digest);
    auto raw = Connection::open(desk.path, keyOf('k'), Connection::Access::Existing).value();
    ASSERT_TRUE(raw->run("UPDATE meta SET value = zeroblob(32) WHERE name = 'digest'"));
    EXPECT_EQ(desk.box->counts()->digest, QByteArray(64, '0'));
    EXPECT_EQ(desk.box->countsFromRows()->digest, rows.digest);
    ASSERT_TRUE(desk.box->acknowledged({ all[4].id })) << "and it left no view open";
}

TEST(Outbox, everyQuestionIsAnsweredByAnIndex)
{
    Filled desk;
    auto raw = Connection::open(desk.path, keyOf('k'), Connection::Access::Existing).value();
    namespace sql = outboxsql;
    for (const char *words :
        { sql::kPending, sql::kWaiting, sql::kNextDue, sql::kAside, sql::kKnown, sql::kShared, sql::kCounts }) {
        const std::string ask = std::string("EXPLAIN QUERY PLAN ") + words;
        Statement plan(*raw, ask);
        const auto steps = plan.all([](const Statement &row) { return row.text(3); });
        ASSERT_TRUE(steps) << words;
        for (const QString &step : *steps) {
            const bool table =
                step.contains(QLatin1String("outbox")) || step.contains(QRegularExpression(QStringLiteral("\\be(ntry)?\\b")));
            const bool scans = step.startsWith(QLatin1String("SCAN")) && !step.contains(QLatin1String("INDEX"));
            EXPECT_FALSE(table && scans) << words << "\n"
                                         << qPrintable(steps->empty() ? QString()
                                                                      : QStringList(steps->begin(), steps->end()).join(u'\n'));
        }
    }
}

TEST(Outbox, aMillionEntriesMakeNoQuestionSlow)
{
    if (!qEnvironmentVariableIsSet("KIKITORI_LARGE"))
        GTEST_SKIP() << "with KIKITORI_LARGE=1 only: it takes half a minute to fill";
    Filled desk;
    auto raw = Connection::open(desk.path, keyOf('k'), Connection::Access::Existing).value();
    ASSERT_TRUE(
        raw->run("BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
                 " INSERT INTO entry (id, stream, subject, seq, kind, at_ms, offset_min, author, desk, program, body, hash)"
                 " SELECT randomblob(16), 0, 'k' || (i / 40), i % 40 + 1, 'field', i, 540, 'ns01',"
                 " CASE WHEN i % 10 THEN '02' ELSE '01' END, 'kochi-7119', '{\"name\":\"content\",\"value\":\"x\"}',"
                 " randomblob(32) FROM n; COMMIT"));
    const auto measure = [](const char *what, const std::function<void()> &work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        std::printf("%-40s %9.2f ms\n", what, ms);
    };
    measure("pending(200)", [&] { EXPECT_TRUE(desk.box->pending(200, kNow)); });
    measure("nextDue", [&] { EXPECT_TRUE(desk.box->nextDue()); });
    measure("counts", [&] { EXPECT_TRUE(desk.box->counts()); });
    measure("acknowledged(10)", [&] { EXPECT_TRUE(desk.box->acknowledged(idsOf(*desk.box->pending(10, kNow)))); });
    measure("known, first page of 500", [&] { EXPECT_EQ(desk.box->known({}, 500)->size(), 500u); });
    std::vector<Entry> page;
    for (int i = 0; i < 500; ++i)
        page.push_back(ofDesk(QStringLiteral("03"), QStringLiteral("k%1").arg(i), 100, QStringLiteral("1")));
    measure("receive(500), 500 cases", [&] { EXPECT_EQ(desk.box->receive(page, { kLife, 1 })->fresh, 500); });
    measure("counts from all rows", [&] { EXPECT_EQ(desk.box->countsFromRows()->acknowledged, 100'010); });
    measure("known, all 100,010 of one desk", [&] {
        QUuid after;
        qint64 seen = 0;
        for (;;) {
            const auto some = desk.box->known(after, 500).value();
            if (some.empty())
                break;
            seen += qint64(some.size());
            after = some.back().id;
        }
        EXPECT_EQ(seen, 100'010);
    });
}
