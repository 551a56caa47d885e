// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include "store/callindex.h"
#include "store/caseindex.h"
#include "store/chain.h"
#include "store/entryrows.h"
#include "store/entrywriter.h"
#include "store/opening.h"
#include "store/statement.h"

#include <algorithm>
#include <random>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QString kCase = QStringLiteral("c1");

/// A writer over a store of its own, as the store thread has it.
struct Writing {
    QTemporaryDir folder;
    OpenedFile file = openStoreFile(folder.filePath(QStringLiteral("kikitori.store")), keyOf('k'), builtInMigrations()).value();
    Connection &connection = *file.connection;
    EntryWriter writer { connection, QStringLiteral("01") };

    EntryWriter::Taken receive(std::vector<Entry> entries)
    {
        EntryWriter::Taken taken;
        const auto done = writer.within(
            [&] { return writer.receive(std::move(entries)).map([&](EntryWriter::Taken got) { taken = std::move(got); }); });
        EXPECT_TRUE(done) << done.error().detail.toStdString();
        return taken;
    }
    qint64 number(const char *sql)
    {
        Statement ask(connection, sql);
        EXPECT_TRUE(ask.step());
        return ask.number(0);
    }
    std::vector<Entry> entries() { return entriesOf(connection, Stream::Case, kCase).value(); }
    CaseSummary row() { return findCases(connection, {})->cases.at(0); }
};

Entry from(const char *desk, qint64 seq, Entry entry)
{
    entry.desk = QString::fromLatin1(desk);
    entry.seq = seq;
    return entry;
}

Entry numbered(const QString &caseId, const char *desk, const QString &number)
{
    Entry made = from(desk, 1, opened(caseId));
    made.body.insert(QStringLiteral("number"), number);
    return made;
}
}

TEST(Receive, entriesKeepTheirPlaceAndStandInNoOutboxAndNoChain)
{
    Writing desk;
    const Entry first = numbered(kCase, "02", QStringLiteral("K-20261120-02001"));
    const Entry second = from("02", 7, field(kCase, "content", QStringLiteral("胸が痛い")));
    const auto taken = desk.receive({ first, second });
    EXPECT_EQ(taken.fresh.size(), 2u);
    EXPECT_EQ(taken.contradicting, 0);
    const auto read = desk.entries();
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[1].seq, 7);
    EXPECT_EQ(hashOf(read[0]), hashOf(first));
    EXPECT_EQ(desk.number("SELECT count(*) FROM outbox"), 0);
    EXPECT_EQ(desk.number("SELECT count(*) FROM entry WHERE link IS NOT NULL"), 0);
    EXPECT_EQ(verifyChain(desk.connection)->entries, 0);
    EXPECT_EQ(desk.row().content, QStringLiteral("胸が痛い"));
    EXPECT_EQ(desk.row().desk, QStringLiteral("02"));
    EXPECT_EQ(desk.row().number, QStringLiteral("K-20261120-02001"));
}

TEST(Receive, whatIsHereIsSkippedAndWhatContradictsItIsKeptOutAndCounted)
{
    Writing desk;
    const Entry first = numbered(kCase, "02", QStringLiteral("K-20261120-02001"));
    ASSERT_EQ(desk.receive({ first, first }).fresh.size(), 1u);
    Entry other = first;
    other.body.insert(QStringLiteral("caller"), QStringLiteral("0"));
    Entry noTime = from("02", 2, field(kCase, "age", QStringLiteral("7")));
    noTime.at = {};
    const Entry good = from("02", 2, field(kCase, "age", QStringLiteral("71")));
    const auto taken = desk.receive({ first, other, noTime, good });
    EXPECT_EQ(taken.contradicting, 2);
    ASSERT_EQ(taken.fresh.size(), 1u) << "the rest flows";
    EXPECT_EQ(taken.fresh[0].id, good.id);
    EXPECT_EQ(hashOf(desk.entries()[0]), hashOf(first));
    EXPECT_EQ(desk.writer.added(), 1);
}

TEST(Receive, aTransactionThatFailsTakesNothingOver)
{
    Writing desk;
    const auto done = desk.writer.within([&]() -> Result<> {
        EXPECT_TRUE(desk.writer.receive({ numbered(kCase, "02", QStringLiteral("K-20261120-02001")) }));
        return fail(Fault::DiskFailed);
    });
    EXPECT_EQ(done.error().fault, Fault::DiskFailed);
    EXPECT_EQ(desk.number("SELECT count(*) FROM entry"), 0);
    EXPECT_EQ(desk.number("SELECT count(*) FROM case_index"), 0);
}

TEST(Receive, anEntryThatComesLateIsFoldedAtItsPlaceAndTheDeskGoesOnFromThere)
{
    Writing desk;
    ASSERT_TRUE(desk.writer.openCase(opened(kCase), QStringLiteral("K")));
    ASSERT_TRUE(desk.writer.append({ field(kCase, "municipality", QStringLiteral("高知市")) })); // seq 2
    ASSERT_TRUE(desk.writer.append({ field(kCase, "content", QStringLiteral("here")) })); // seq 3
    // Desk 02 wrote as its third what desk 01 did not see.
    desk.receive({ from("02", 3, field(kCase, "notes", QStringLiteral("there"))),
        from("02", 2, field(kCase, "age", QStringLiteral("71"))) });
    const auto entries = desk.entries();
    ASSERT_EQ(entries.size(), 5u);
    QStringList order;
    for (const Entry &entry : entries)
        order << QStringLiteral("%1/%2").arg(entry.seq).arg(entry.desk);
    EXPECT_EQ(order.join(u' ').toStdString(), "1/01 2/01 2/02 3/01 3/02");
    ASSERT_TRUE(desk.writer.append({ field(kCase, "content", QStringLiteral("again")) }));
    EXPECT_EQ(desk.entries().back().seq, 4) << "one more than the highest of all desks";
    const CaseRecord record = CaseRecord::fold(desk.entries());
    EXPECT_EQ(record.revision, 6);
    EXPECT_EQ(desk.row().content, QStringLiteral("again"));
    CaseQuery query;
    query.words = QStringLiteral("there");
    EXPECT_EQ(findCases(desk.connection, query)->total, 1);
}

TEST(Receive, theLogIsTheFoldOfAllEntriesWhateverTheOrderInWhichTheyCame)
{
    std::mt19937 random(7);
    std::vector<Entry> story { numbered(kCase, "02", QStringLiteral("K-20261120-02001")) };
    for (int n = 0; n < 12; ++n)
        story.push_back(from(n % 2 ? "03" : "02", 2 + n / 2,
            field(kCase, n % 3 ? "content" : "municipality", QStringLiteral("value%1").arg(n), n)));
    const CaseRecord expected = CaseRecord::fold(story);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(story.begin(), story.end(), random);
        Writing desk;
        for (size_t n = 0; n < story.size();) {
            const size_t many = std::min(story.size() - n, size_t(1 + random() % 4));
            desk.receive({ story.begin() + long(n), story.begin() + long(n + many) });
            n += many;
        }
        const CaseSummary row = desk.row();
        EXPECT_EQ(row.openedAt, expected.openedAt);
        EXPECT_EQ(row.content, expected.fields.value(QStringLiteral("content")));
        EXPECT_EQ(row.municipality, expected.fields.value(QStringLiteral("municipality")));
        EXPECT_EQ(row.number, expected.number);
        EXPECT_EQ(row.desk, QStringLiteral("02"));
        EXPECT_EQ(row.inConflict, expected.inConflict());
        EXPECT_TRUE(row.inConflict) << "nobody saw the other's value";
        EXPECT_EQ(CaseRecord::fold(desk.entries()).canonical(), expected.canonical());
        EXPECT_EQ(desk.number("SELECT count(*) FROM case_index"), 1);
    }
}

TEST(Receive, whatAnotherProgramErasedMeanwhileDoesNotComeBack)
{
    Writing desk;
    ASSERT_TRUE(desk.writer.openCase(opened(kCase), QStringLiteral("K")));
    ASSERT_TRUE(desk.writer.append({ field(kCase, "notes", QStringLiteral("忘れる")) }));
    auto other = openStoreFile(desk.folder.filePath(QStringLiteral("kikitori.store")), keyOf('k'), builtInMigrations());
    ASSERT_TRUE((*other).connection->run("UPDATE entry SET body = '', erased_ms = 1 WHERE seq = 2"));
    ASSERT_TRUE(desk.writer.append({ field(kCase, "age", QStringLiteral("71")) }));
    CaseQuery query;
    query.words = QStringLiteral("忘れる");
    EXPECT_EQ(findCases(desk.connection, query)->total, 0) << "the record in hand still knew it";
    EXPECT_EQ(desk.entries().size(), 2u);
    EXPECT_EQ(desk.entries().back().seq, 3);
    ASSERT_TRUE(verifyChain(desk.connection));
}

TEST(Receive, aCaseThatAnotherDeskErasedLeavesTheLog)
{
    Writing desk;
    desk.receive({ numbered(kCase, "02", QStringLiteral("K-20261120-02001")),
        from("02", 2, field(kCase, "content", QStringLiteral("胸痛"))),
        from("02", 3, entry(Stream::Case, kCase, kind::Closed)) });
    ASSERT_EQ(findCases(desk.connection, {})->total, 1);
    desk.receive({ from("02", 4, entry(Stream::Case, kCase, kind::Erased)) });
    EXPECT_EQ(findCases(desk.connection, {})->total, 0);
    desk.receive({ from("03", 4, field(kCase, "content", QStringLiteral("遅れて"))) });
    EXPECT_EQ(findCases(desk.connection, {})->total, 0);
    EXPECT_EQ(desk.number("SELECT count(*) FROM case_words WHERE case_words MATCH '80f8*'"), 0);
}

TEST(Receive, callsAndRecordingsOfAnotherDeskAreFoldedWhateverComesFirst)
{
    Writing desk;
    const QString call = QStringLiteral("call-1");
    const QString tape = QStringLiteral("rec-1");
    desk.receive({ from("02", 3, entry(Stream::Call, call, kind::Ended, {}, 90)),
        from("02", 2, entry(Stream::Recording, tape, kind::RecordingFinished, { { QStringLiteral("ms"), 5'000 } }, 95)) });
    desk.receive({ from("02", 1, entry(Stream::Call, call, kind::Ringing, {}, 10)),
        from("02", 2, entry(Stream::Call, call, kind::CallAnswered, { { QStringLiteral("case"), kCase } }, 30)),
        from("02", 1, entry(Stream::Recording, tape, kind::RecordingStarted, { { QStringLiteral("case"), kCase } }, 30)) });
    const auto ledger = ledgerOf(desk.connection, QStringLiteral("kochi-7119"), moment(0), moment(100));
    ASSERT_EQ(ledger->calls.size(), 1u);
    EXPECT_EQ(ledger->calls[0].talkMs(), 60'000);
    const auto recordings = recordingsOf(desk.connection, kCase, {});
    ASSERT_EQ(recordings->size(), 1u);
    EXPECT_TRUE(recordings->at(0).finished);
    EXPECT_EQ(recordings->at(0).ms, 5'000);
    EXPECT_TRUE(recordings->at(0).key.isEmpty());
}

TEST(Receive, presencesOfAnotherDeskAreCounted)
{
    Writing desk;
    const QString nurse = QStringLiteral("ns07");
    desk.receive({ from("02", 1, entry(Stream::Agent, nurse, kind::SignedIn, {}, 10)),
        from("02", 2, entry(Stream::Agent, nurse, kind::SignedOut, {}, 70)) });
    const auto ledger = ledgerOf(desk.connection, {}, moment(0), moment(100));
    ASSERT_EQ(ledger->presences.size(), 1u);
    EXPECT_EQ(ledger->presences[0].from, moment(10));
    EXPECT_EQ(ledger->presences[0].to, moment(70));
}

TEST(Receive, whatARestoredDeskFetchesBackEndsNobodysPresenceOfNow)
{
    Writing desk;
    const QString nurse = QStringLiteral("ns01");
    ASSERT_TRUE(desk.writer.append({ entry(Stream::Agent, nurse, kind::SignedIn, {}, 1000) }));
    desk.receive({ from("01", 1, entry(Stream::Agent, nurse, kind::SignedIn, {}, 10)),
        from("01", 2, entry(Stream::Agent, nurse, kind::SignedOut, {}, 70)),
        from("01", 3, entry(Stream::Agent, nurse, kind::SignedIn, {}, 100)) });
    const auto presences = [&] { return ledgerOf(desk.connection, {}, moment(0), moment(10'000))->presences; };
    ASSERT_EQ(presences().size(), 3u);
    EXPECT_EQ(presences()[0].to, moment(70));
    EXPECT_EQ(presences()[1].to, presences()[1].from) << "nobody knows how long";
    EXPECT_FALSE(presences()[2].to.isValid()) << "she sits there now";
    ASSERT_TRUE(desk.writer.append({ entry(Stream::Agent, nurse, kind::SignedOut, {}, 2000) }));
    EXPECT_EQ(presences()[1].to, presences()[1].from);
    EXPECT_EQ(presences()[2].to, moment(2000));
}

TEST(Receive, aRestoredDeskThatFetchedItsOwnCasesGivesNoNumberTwice)
{
    Writing desk;
    ASSERT_EQ(desk.writer.openCase(opened(QStringLiteral("a")), QStringLiteral("K")).value(), QStringLiteral("K-20261120-01001"));
    desk.receive({ numbered(QStringLiteral("b"), "01", QStringLiteral("K-20261120-01041")),
        numbered(QStringLiteral("c"), "01", QStringLiteral("K-20261120-01007")),
        numbered(QStringLiteral("d"), "02", QStringLiteral("K-20261120-02900")),
        numbered(QStringLiteral("e"), "01", QStringLiteral("no number at all")),
        numbered(QStringLiteral("f"), "01", QStringLiteral("KOCHI-A-20261121-011000")) });
    EXPECT_EQ(desk.writer.openCase(opened(QStringLiteral("g")), QStringLiteral("K")).value(), QStringLiteral("K-20261120-01042"));
    EXPECT_EQ(desk.writer.openCase(opened(QStringLiteral("h"), {}, 86'400), QStringLiteral("K")).value(),
        QStringLiteral("K-20261121-011001"));
}

TEST(Receive, aDeskThatGaveASeqTwiceAfterItsRestoreKeepsBothEntries)
{
    Writing desk;
    ASSERT_TRUE(desk.writer.openCase(opened(kCase), QStringLiteral("K")));
    ASSERT_TRUE(desk.writer.append({ field(kCase, "age", QStringLiteral("71")) }));
    desk.receive({ from("01", 2, field(kCase, "sex", QStringLiteral("f"))) });
    ASSERT_EQ(desk.entries().size(), 3u);
    EXPECT_EQ(CaseRecord::fold(desk.entries()).fields.size(), 2);
    ASSERT_TRUE(verifyChain(desk.connection));
    EXPECT_EQ(verifyChain(desk.connection)->entries, 2) << "what came back from the shared store is not in the chain";
}
