// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "pgworld.h"

#include "sync/syncpass.h"

#include <QElapsedTimer>

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kDesk = QStringLiteral("01");

class PgRemote : public PgWorld { };

} // namespace

TEST_F(PgRemote, AppendsAndHoldsTheVeryValuesInTheView)
{
    prepare();
    const auto entries = wholeCase();
    const auto outcome = desk()->push(entries);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->accepted.size(), entries.size());
    EXPECT_TRUE(outcome->refused.empty());
    Sql report(as(QStringLiteral("report01")));
    EXPECT_EQ(report.one(QStringLiteral("select number, program, desk, receiver, caller_number, protocol_urgency, final_urgency, "
                                        "decision_reason, opening_said_by, revision from kikitori.case_current")),
        QStringLiteral("K-20261120-01001|kochi-7119|01|ns01|0881234567|orange|red|冷や汗|agent|15"));
    EXPECT_EQ(report.one(QStringLiteral("select age, sex, relation, municipality, result, doctor from kikitori.case_current")),
        QStringLiteral("72|女|本人|高知市|transfer-119|医師 01"))
        << "the last of each field";
    EXPECT_EQ(report.one(QStringLiteral("select content from kikitori.case_current")), QStringLiteral("𠮷野さん宅　🚑\n二行目\t\x01\x7f/"));
    EXPECT_EQ(report.one(QStringLiteral("select complaint from kikitori.case_current")),
        QStringLiteral("胸が苦しい「急に」'; drop table x; -- \"\\"));
    EXPECT_EQ(report.one(QStringLiteral("select opened_local, extract(milliseconds from opened_at) from kikitori.case_current")),
        QStringLiteral("2026-11-20 12:00:01.123|1123.000"));
    EXPECT_EQ(report.one(QStringLiteral("select closed_at at time zone 'UTC' from kikitori.case_current")),
        QStringLiteral("2026-11-20 03:00:15.123"));
}

TEST_F(PgRemote, FieldsFoldInTheOrderOfTheRecordWhateverArrivesFirst)
{
    prepare();
    auto entries = wholeCase();
    std::reverse(entries.begin(), entries.end());
    ASSERT_TRUE(desk()->push(entries));
    EXPECT_EQ(
        Sql(as(QStringLiteral("report01")))
            .one(QStringLiteral("select age, municipality, final_urgency, closed_at is not null from kikitori.case_current")),
        QStringLiteral("72|高知市|red|t"));
}

TEST_F(PgRemote, AReopenedCaseIsOpenAgainAndATakenBackDecisionFallsToTheProtocol)
{
    prepare();
    auto entries = wholeCase();
    const QString id = entries.front().subject;
    entries.push_back(entryOf(id, 16, kind::Reopened, { { QStringLiteral("reason"), QStringLiteral("追記") } }));
    entries.push_back(entryOf(id, 17, kind::Decision, { { QStringLiteral("urgency"), QJsonValue::Null } }));
    auto remote = desk();
    ASSERT_TRUE(remote->push(entries));
    EXPECT_EQ(
        Sql(as(QStringLiteral("report01")))
            .one(QStringLiteral("select closed_at, final_urgency, decided_urgency, decision_reason from kikitori.case_current")),
        QStringLiteral("∅|orange|∅|∅"));
    EXPECT_EQ(remote->counts(kDesk)->openCases, 1);
    EXPECT_EQ(remote->counts(kDesk)->closedCases, 0);
}

TEST_F(PgRemote, ACallIsOneRowAnsweredOrNot)
{
    prepare();
    const auto call = [](const char *id, qint64 seq, const char *kind, const QJsonObject &body = {}) {
        return entryOf(QString::fromLatin1(id), seq, kind, body, Stream::Call);
    };
    const QJsonObject numbers { { QStringLiteral("caller"), QStringLiteral("0889999999") },
        { QStringLiteral("called"), QStringLiteral("7119") } };
    ASSERT_TRUE(desk()->push({ call("c1", 1, kind::Ringing, numbers),
        call("c1", 2, kind::CallAnswered, { { QStringLiteral("case"), QStringLiteral("k1") } }),
        call("c1", 3, kind::TransferDone, { { QStringLiteral("to"), QStringLiteral("119") } }),
        call("c1", 4, kind::Ended, { { QStringLiteral("reason"), QStringLiteral("bye") } }), call("c1", 5, kind::WrappedUp),
        call("c2", 1, kind::Ringing, numbers),
        call("c2", 2, kind::Ended, { { QStringLiteral("reason"), QStringLiteral("cancelled") } }) }));
    Sql report(as(QStringLiteral("report01")));
    EXPECT_EQ(report.one(QStringLiteral("select agent, caller_number, case_id, end_reason, transferred_to, talk, wrap_up from "
                                        "kikitori.call_current where id = 'c1'")),
        QStringLiteral("ns01|0889999999|k1|bye|119|00:00:02|00:00:01"));
    EXPECT_EQ(report.one(QStringLiteral(
                  "select agent, answered_at, end_reason, talk, wrap_up from kikitori.call_current where id = 'c2'")),
        QStringLiteral("∅|∅|cancelled|∅|∅"));
}

TEST_F(PgRemote, F1TheSameTwiceIsAcceptedAndWrittenOnce)
{
    prepare();
    const auto entries = wholeCase();
    auto remote = desk();
    ASSERT_TRUE(remote->push(entries));
    const auto again = remote->push(entries);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->accepted.size(), entries.size());
    EXPECT_EQ(rows(), qint64(entries.size()));
}

TEST_F(PgRemote, F1TheSameFromTwoConnectionsAtOnceIsWrittenOnce)
{
    // As when a desk sends again while the server is still busy with the batch whose answer it lost.
    prepare();
    std::vector<Entry> entries;
    for (int i = 0; i < 60; ++i) {
        const auto next = wholeCase();
        entries.insert(entries.end(), next.begin(), next.end());
    }
    std::atomic_size_t accepted = 0;
    std::vector<std::thread> senders;
    for (int i = 0; i < 3; ++i)
        senders.emplace_back([&, remote = std::shared_ptr<RemoteStore>(desk())] {
            if (const auto outcome = remote->push(entries))
                accepted += outcome->accepted.size();
        });
    for (std::thread &sender : senders)
        sender.join();
    EXPECT_EQ(accepted, 3 * entries.size());
    EXPECT_EQ(rows(), qint64(entries.size()));
}

TEST_F(PgRemote, TheSameIdWithAnotherContentIsRefusedAndTheFirstStays)
{
    prepare();
    auto entries = wholeCase();
    auto remote = desk();
    ASSERT_TRUE(remote->push(entries));
    Entry changed = entries[4];
    changed.body = field("age", QStringLiteral("99"));
    const auto outcome = remote->push({ changed });
    ASSERT_TRUE(outcome);
    EXPECT_TRUE(outcome->accepted.empty());
    ASSERT_EQ(outcome->refused.size(), 1u);
    EXPECT_EQ(outcome->refused.front().second, QStringLiteral("another entry has this id"));
    EXPECT_EQ(Sql(m_admin).one(
                  QStringLiteral("select body ->> 'value' from kikitori.entry where id = '%1'").arg(changed.id.toString(QUuid::WithoutBraces))),
        QStringLiteral("7"));
}

TEST_F(PgRemote, F8PoisonIsRefusedAndTheRestFlows)
{
    prepare();
    std::vector<Entry> batch;
    batch.push_back(entryOf(QStringLiteral("k1"), 1, kind::Opened));
    batch.push_back(entryOf({}, 1)); // no subject
    batch.push_back(entryOf(QStringLiteral("k1"), 0)); // no sequence
    batch.push_back(entryOf(QStringLiteral("k1"), 2, "")); // no kind
    batch.push_back(entryOf(QStringLiteral("k1"), 3, kind::Field, field("content", QString(QChar(0))))); // NUL: jsonb takes none
    batch.push_back(entryOf(QStringLiteral("k") + QChar(0) + QStringLiteral("1"), 4)); // NUL: text takes none
    batch.push_back(entryOf(QStringLiteral("k1"), 5, kind::Field, {}, Stream::Case, {})); // no desk
    Entry nameless = entryOf(QStringLiteral("k1"), 6);
    nameless.at = {}; // no time
    batch.push_back(nameless);
    batch.push_back(entryOf(QStringLiteral("k1"), 7));
    FakeOutbox outbox(batch);
    auto remote = desk();
    const auto accepted = syncOnce(outbox, *remote);
    ASSERT_TRUE(accepted) << qPrintable(accepted.error().subject + accepted.error().detail);
    std::vector<qint64> kept;
    for (const Entry &entry : outbox.done)
        kept.push_back(entry.seq);
    EXPECT_THAT(kept, ::testing::ElementsAre(1, 7));
    EXPECT_EQ(outbox.setAsideOnes.size(), 7u);
    EXPECT_EQ(rows(), 2);
    for (const QString &reason : outbox.reasons)
        EXPECT_FALSE(reason.isEmpty());
}

TEST_F(PgRemote, CountsAndDigestAgreeWithTheDesk)
{
    prepare();
    auto remote = desk();
    EXPECT_EQ(remote->counts(kDesk)->entries, 0);
    EXPECT_EQ(remote->counts(kDesk)->digest, QByteArray(64, '0'));
    auto entries = wholeCase();
    const auto second = wholeCase();
    entries.insert(entries.end(), second.begin(), second.end() - 1); // this one stays open
    FakeOutbox outbox(entries);
    ASSERT_TRUE(desk(QStringLiteral("02"))->push({ entryOf(QStringLiteral("other"), 1, kind::Opened, {}, Stream::Case, QStringLiteral("02")) }));
    ASSERT_EQ(syncOnce(outbox, *remote, 7).value(), 29);
    const auto proof = proveSync(outbox, *remote, kDesk);
    ASSERT_TRUE(proof);
    EXPECT_EQ(proof->remote.entries, 29) << "of this desk only";
    EXPECT_EQ(proof->remote.digest, proof->local.digest);
    EXPECT_EQ(proof->remote.openCases, 1);
    EXPECT_EQ(proof->remote.closedCases, 1);
    EXPECT_TRUE(proof->complete());
    Sql(m_admin).ask(QStringLiteral("update kikitori.entry set hash = sha256('x') where seq = 3 and desk = '01'"));
    EXPECT_FALSE(proveSync(outbox, *remote, kDesk)->complete());
}

TEST_F(PgRemote, AStrangerIsRefusedAndAnEmptyDatabaseIsSaidToBeEmpty)
{
    EXPECT_EQ(openPgRemote(m_admin).error().fault, Fault::ShareRefused) << "no schema yet";
    prepare();
    Sql(m_admin).ask(QStringLiteral("create role stranger login"));
    EXPECT_EQ(openPgRemote(as(QStringLiteral("stranger"))).error().fault, Fault::ShareRefused);
    EXPECT_EQ(openPgRemote(as(QStringLiteral("nobody_at_all"))).error().fault, Fault::ShareRefused);
}

TEST_F(PgRemote, MigratingTwiceIsHarmlessAndANewerSchemaIsLeftAlone)
{
    prepare();
    ASSERT_TRUE(desk()->push(wholeCase()));
    EXPECT_EQ(migrateShare(m_admin).value(), 2);
    EXPECT_EQ(rows(), 15);
    EXPECT_EQ(
        Sql(m_admin).one(QStringLiteral("select count(*), max(version) from kikitori.schema_version")), QStringLiteral("2|2"));
    Sql(m_admin).ask(QStringLiteral("insert into kikitori.schema_version (version) values (999)"));
    EXPECT_EQ(openPgRemote(as(QStringLiteral("desk01"))).error().fault, Fault::ShareNewer);
    EXPECT_EQ(migrateShare(m_admin).error().fault, Fault::ShareNewer);
    EXPECT_EQ(rows(), 15);
}

TEST_F(PgRemote, AMigrationWithoutTheRightsChangesNothing)
{
    Sql(m_admin).ask(QStringLiteral("create role plain login"));
    EXPECT_EQ(migrateShare(as(QStringLiteral("plain"))).error().fault, Fault::ShareRefused);
    EXPECT_EQ(Sql(m_admin).one(QStringLiteral("select to_regnamespace('kikitori')")), QStringLiteral("∅"));
}

TEST_F(PgRemote, AServerKilledInTheMiddleComesBackAndAllConverges)
{
    prepare();
    std::vector<Entry> entries;
    for (int i = 0; i < 40; ++i) {
        const auto next = wholeCase();
        entries.insert(entries.end(), next.begin(), next.end());
    }
    FakeOutbox outbox(entries);
    auto remote = desk();
    // One batch arrived and its answer did not: the desk knows nothing of it.
    ASSERT_TRUE(remote->push(std::vector<Entry>(entries.begin(), entries.begin() + 50)));
    s_server->kill();
    const auto broken = syncOnce(outbox, *remote, 50);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().fault, Fault::ShareUnreachable);
    EXPECT_EQ(outbox.waiting.size(), entries.size());
    EXPECT_EQ(openPgRemote(as(QStringLiteral("desk01"))).error().fault, Fault::ShareUnreachable);
    s_server->start();
    remote = desk();
    ASSERT_TRUE(remote);
    ASSERT_EQ(syncOnce(outbox, *remote, 50).value(), 600);
    EXPECT_EQ(rows(), 600) << "none lost, none double";
    EXPECT_TRUE(proveSync(outbox, *remote, kDesk)->complete());
}

TEST_F(PgRemote, AConnectionThatWasCutIsAFaultAndTheNextOneWorks)
{
    prepare();
    auto remote = desk();
    FakeOutbox outbox(wholeCase());
    ASSERT_TRUE(syncOnce(outbox, *remote));
    Sql(m_admin).ask(QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'desk01'"));
    const auto cut = remote->push(wholeCase());
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().fault, Fault::ShareUnreachable);
    EXPECT_TRUE(desk()->push(wholeCase()));
}

TEST_F(PgRemote, TenThousandEntriesFlowEvenly)
{
    prepare();
    std::vector<Entry> entries;
    while (entries.size() < 10'000) {
        const auto next = wholeCase();
        entries.insert(entries.end(), next.begin(), next.end());
    }
    auto remote = desk();
    std::vector<qint64> batches; // milliseconds
    QElapsedTimer clock;
    clock.start();
    for (size_t from = 0; from < entries.size(); from += 200) {
        const qint64 before = clock.elapsed();
        ASSERT_TRUE(remote->push(
            std::vector<Entry>(entries.begin() + long(from), entries.begin() + long(std::min(entries.size(), from + 200)))));
        batches.push_back(clock.elapsed() - before);
    }
    const qint64 sent = clock.restart();
    ASSERT_EQ(remote->counts(kDesk)->entries, qint64(entries.size()));
    const qint64 counted = clock.elapsed();
    RecordProperty("sent_ms", int(sent));
    std::printf("%zu entries: sent in %lld ms, counted in %lld ms\n", entries.size(), sent, counted);
    // On any machine: a batch does not get slower by what is there already.
    const auto middle = [](auto from, auto to) {
        std::vector<qint64> some(from, to);
        std::sort(some.begin(), some.end());
        return some[some.size() / 2];
    };
    const auto half = batches.begin() + long(batches.size() / 2);
    EXPECT_LE(middle(half, batches.end()), 5 * middle(batches.begin(), half) + 100);
}
