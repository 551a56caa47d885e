// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <thread>

using namespace kikitori;
using namespace kikitori::test;

namespace {
QString id(int n)
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0'));
}

QStringList numbersOf(const std::vector<CaseSummary> &cases)
{
    QStringList numbers;
    for (const auto &one : cases)
        numbers << one.number;
    return numbers;
}

CaseQuery forWords(const QString &words)
{
    CaseQuery query;
    query.words = words;
    return query;
}
}

TEST(Store, aNewStoreIsCreatedOnceAndIsEmpty)
{
    Desk desk;
    const auto first = desk.open();
    ASSERT_TRUE(first) << first.error().detail.toStdString();
    EXPECT_TRUE(first->created);
    EXPECT_EQ(first->schema, 2);
    EXPECT_EQ(first->entries, 0);
    const auto second = desk.restart();
    ASSERT_TRUE(second);
    EXPECT_FALSE(second->created);
    EXPECT_EQ(QFile::permissions(desk.path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST(Store, nothingOfACaseStandsInTheClearOnTheDisk)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1), QStringLiteral("0888251299"))));
    ASSERT_TRUE(desk.append({ field(id(1), "content", QStringLiteral("plainwordthatshows")) }));
    for (const char *end : { "", "-wal" }) {
        const QByteArray bytes = contentOf(desk.path + QLatin1String(end));
        EXPECT_GE(bytes.size(), 4096);
        EXPECT_FALSE(bytes.contains("plainwordthatshows"));
        EXPECT_FALSE(bytes.contains("0888251299"));
        EXPECT_FALSE(bytes.contains("SQLite format"));
    }
}

TEST(Store, everyMemberOfAnEntryComesBackAfterARestart)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    Entry written =
        entry(Stream::Case, id(1), kind::Opened, { { QStringLiteral("odd"), QStringLiteral("胸が\"痛い\"\n𠮷") } }, 3);
    written.offsetMinutes = -90;
    written.secret = QByteArray("\0key\0", 5);
    ASSERT_TRUE(desk.append({ written }));
    ASSERT_TRUE(desk.restart());
    const auto file = desk.caseFile(id(1));
    ASSERT_TRUE(file);
    ASSERT_EQ(file->entries.size(), 1u);
    const Entry &read = file->entries[0];
    EXPECT_EQ(read.id, written.id);
    EXPECT_EQ(read.stream, written.stream);
    EXPECT_EQ(read.subject, written.subject);
    EXPECT_EQ(read.kind, written.kind);
    EXPECT_EQ(read.body, written.body);
    EXPECT_EQ(read.at, written.at);
    EXPECT_EQ(read.offsetMinutes, -90);
    EXPECT_EQ(read.author, written.author);
    EXPECT_EQ(read.desk, written.desk);
    EXPECT_EQ(read.program, written.program);
    EXPECT_EQ(read.seq, 1);
    EXPECT_EQ(read.secret, written.secret);
}

TEST(Store, caseNumbersCountByDeskAndLocalDayAndGrowPast999)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    EXPECT_EQ(desk.openCase(opened(id(1))).value(), QStringLiteral("K-20261120-01001"));
    EXPECT_EQ(desk.openCase(opened(id(2))).value(), QStringLiteral("K-20261120-01002"));
    // 15:00 UTC is midnight in Japan.
    EXPECT_EQ(desk.openCase(opened(id(3), {}, 12 * 3600)).value(), QStringLiteral("K-20261121-01001"));
    EXPECT_EQ(desk.openCase(opened(id(4), {}, 12 * 3600 - 1)).value(), QStringLiteral("K-20261120-01003"));
    Entry other = opened(id(5));
    other.desk = QStringLiteral("02");
    EXPECT_EQ(desk.openCase(other).value(), QStringLiteral("K-20261120-02001"));
    QString last;
    for (int n = 0; n < 997; ++n)
        last = desk.openCase(opened(id(100 + n))).value();
    EXPECT_EQ(last, QStringLiteral("K-20261120-011000"));
    EXPECT_EQ(desk.caseFile(id(1))->record.number, QStringLiteral("K-20261120-01001"));
}

TEST(Store, theSameOpeningTwiceKeepsItsNumberAndASecondOpeningIsRefused)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    const Entry first = opened(id(1));
    EXPECT_EQ(desk.openCase(first).value(), QStringLiteral("K-20261120-01001"));
    EXPECT_EQ(desk.openCase(first).value(), QStringLiteral("K-20261120-01001"));
    EXPECT_EQ(desk.openCase(opened(id(1))).error().fault, Fault::EntryRefused);
    EXPECT_EQ(desk.openCase(opened(id(2))).value(), QStringLiteral("K-20261120-01002"));
    EXPECT_EQ(desk.find()->total, 2);
}

TEST(Store, anEntryAppendedTwiceStandsOnce)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1))));
    const Entry twice = field(id(1), "age", QStringLiteral("71"));
    ASSERT_TRUE(desk.append({ twice }));
    ASSERT_TRUE(desk.append({ twice, field(id(1), "sex", QStringLiteral("f")), twice }));
    EXPECT_EQ(desk.caseFile(id(1))->entries.size(), 3u);
    EXPECT_EQ(desk.caseFile(id(1))->record.revision, 3);
    EXPECT_EQ(desk.store->outbox().value()->counts()->entries, 3);
}

TEST(Store, anIdThatStandsForSomethingElseIsRefusedAndNothingOfTheBatchStays)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1))));
    const Entry first = field(id(1), "age", QStringLiteral("71"));
    ASSERT_TRUE(desk.append({ first }));
    Entry other = field(id(1), "age", QStringLiteral("17"));
    other.id = first.id;
    const auto refused = desk.append({ field(id(1), "sex", QStringLiteral("f")), other });
    EXPECT_EQ(refused.error().fault, Fault::EntryRefused);
    EXPECT_EQ(desk.caseFile(id(1))->entries.size(), 2u);
    EXPECT_FALSE(desk.caseFile(id(1))->record.fields.contains(QStringLiteral("sex")));
    // The record in hand is as if it had never been tried.
    ASSERT_TRUE(desk.append({ field(id(1), "age", QStringLiteral("72")) }));
    EXPECT_EQ(desk.caseFile(id(1))->entries.back().seq, 3);
    EXPECT_EQ(desk.find()->cases[0].id, id(1));
}

TEST(Store, anEntryThatIsNotWholeIsRefused)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    const auto refused = [&](auto change) {
        Entry bad = field(id(1), "age", QStringLiteral("71"));
        change(bad);
        const auto result = desk.append({ bad });
        return !result && result.error().fault == Fault::EntryRefused;
    };
    EXPECT_TRUE(refused([](Entry &e) { e.id = {}; }));
    EXPECT_TRUE(refused([](Entry &e) { e.subject.clear(); }));
    EXPECT_TRUE(refused([](Entry &e) { e.kind.clear(); }));
    EXPECT_TRUE(refused([](Entry &e) { e.at = {}; }));
    EXPECT_FALSE(refused([](Entry &) {}));
}

TEST(Store, theLogShowsACaseAsItsEntriesTellIt)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1))));
    ASSERT_TRUE(desk.append(
        { entry(Stream::Case, id(1), kind::Complaint, { { QStringLiteral("text"), QStringLiteral("胸が苦しい") } }) }));
    EXPECT_EQ(desk.find()->cases[0].content, QStringLiteral("胸が苦しい"));
    ASSERT_TRUE(desk.append({ field(id(1), "content", QStringLiteral("朝から胸痛")),
        field(id(1), "municipality", QStringLiteral("高知市")), field(id(1), "result", QStringLiteral("transfer-119")),
        entry(Stream::Case, id(1), kind::Verdict,
            { { QStringLiteral("urgency"), QStringLiteral("orange") }, { QStringLiteral("title"), QStringLiteral("胸痛") } }),
        entry(Stream::Case, id(1), kind::Decision,
            { { QStringLiteral("urgency"), QStringLiteral("red") }, { QStringLiteral("reason"), QStringLiteral("声") } }) }));
    const auto page = desk.find();
    ASSERT_TRUE(page);
    ASSERT_EQ(page->cases.size(), 1u);
    CaseSummary row = page->cases[0];
    EXPECT_EQ(row.number, QStringLiteral("K-20261120-01001"));
    EXPECT_EQ(row.program, QStringLiteral("kochi-7119"));
    EXPECT_EQ(row.receiver, QStringLiteral("ns01"));
    EXPECT_EQ(row.openedAt, moment(0));
    EXPECT_FALSE(row.closedAt.isValid());
    EXPECT_EQ(row.callerNumber, QStringLiteral("0888251299"));
    EXPECT_EQ(row.protocolUrgency, Urgency::Orange);
    EXPECT_EQ(row.finalUrgency, Urgency::Red);
    EXPECT_EQ(row.protocolTitle, QStringLiteral("胸痛"));
    EXPECT_EQ(row.content, QStringLiteral("朝から胸痛"));
    EXPECT_EQ(row.municipality, QStringLiteral("高知市"));
    EXPECT_EQ(row.disposition, QStringLiteral("transfer-119"));
    ASSERT_TRUE(desk.restart());
    ASSERT_TRUE(desk.append({ entry(Stream::Case, id(1), kind::Closed, {}, 60) }));
    row = desk.find()->cases[0];
    EXPECT_EQ(row.closedAt, moment(60));
    EXPECT_EQ(row.finalUrgency, Urgency::Red) << "folded anew after the restart";
}

TEST(Store, pagesFollowEachOtherNewestFirstWithoutGapOrDouble)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    for (int n = 0; n < 25; ++n)
        ASSERT_TRUE(desk.openCase(opened(id(n), {}, n / 4))); // several in the same second
    CaseQuery query;
    query.limit = 7;
    QStringList seen;
    for (int page = 0; page < 4; ++page) {
        const auto got = desk.find(query);
        ASSERT_TRUE(got);
        EXPECT_EQ(got->total, 25);
        EXPECT_EQ(got->cases.size(), page < 3 ? 7u : 4u);
        for (const auto &one : got->cases)
            seen << one.id;
        query.beforeOpened = got->cases.back().openedAt;
        query.beforeId = got->cases.back().id;
    }
    QStringList expected;
    for (int n = 24; n >= 0; --n)
        expected << id(n);
    EXPECT_EQ(seen, expected);
}

TEST(Store, whatIsLookedUpSeesWhatWasAskedToBeWrittenBefore)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    QObject context;
    std::vector<int> seen;
    for (int n = 0; n < 200; ++n) {
        desk.store->append({ opened(id(n), {}, n) }, nullptr, {});
        desk.store->find({}, &context, [&](const Result<CasePage> &page) { seen.push_back(page ? page->total : -1); });
    }
    ASSERT_TRUE(desk.find());
    ASSERT_EQ(seen.size(), 200u);
    for (int n = 0; n < 200; ++n)
        EXPECT_GE(seen[static_cast<size_t>(n)], n + 1);
}

TEST(Store, aLongSearchDelaysNoCommit)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1))));
    // Words are looked through in each open case: these make one search last.
    std::vector<Entry> many;
    for (int n = 2; n < 400; ++n) {
        many.push_back(opened(id(n), {}, n));
        many.push_back(field(id(n), "notes", QString(3000, QChar(u'あ'))));
    }
    ASSERT_TRUE(desk.append(std::move(many)));
    const CaseQuery query = forWords(QString(40, QChar(u'あ')) + QStringLiteral("い"));
    const auto timed = [](const auto &work) {
        QElapsedTimer timer;
        timer.start();
        EXPECT_TRUE(work());
        return std::max<qint64>(1, timer.nsecsElapsed());
    };
    const qint64 search = timed([&] { return desk.find(query); });
    const qint64 commit = timed([&] { return desk.append({ field(id(1), "age", QStringLiteral("70")) }); });
    // More than the commit needs, also where the disk is slow and the processor is not.
    const auto searches = static_cast<int>(30 + std::min<qint64>(20 * commit / search, 3000));
    QStringList order;
    QObject context;
    for (int n = 0; n < searches; ++n)
        desk.store->find(query, &context, [&](const Result<CasePage> &) { order << QStringLiteral("find"); });
    ASSERT_TRUE(desk.append({ field(id(1), "age", QStringLiteral("71")) }));
    order << QStringLiteral("committed");
    ASSERT_TRUE(desk.find());
    EXPECT_EQ(order.count(QStringLiteral("find")), searches);
    EXPECT_LT(order.indexOf(QStringLiteral("committed")), searches * 5 / 6) << "it waited for the searches";
}

TEST(Store, filtersNarrowByDayProgramUrgencyAndReceiver)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1), {}, 0)));
    Entry second = opened(id(2), {}, 100);
    second.author = QStringLiteral("ns02");
    second.program = QStringLiteral("kyoto-8000");
    ASSERT_TRUE(desk.openCase(second));
    ASSERT_TRUE(
        desk.append({ entry(Stream::Case, id(1), kind::Verdict, { { QStringLiteral("urgency"), QStringLiteral("white") } }) }));
    const auto idsFor = [&](auto narrow) {
        CaseQuery query;
        narrow(query);
        QStringList ids;
        const auto page = desk.find(query);
        for (const auto &one : page->cases)
            ids << one.id;
        EXPECT_EQ(page->total, static_cast<int>(ids.size()));
        return ids;
    };
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.from = moment(100); }), QStringList { id(2) }) << "from is inclusive";
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.to = moment(100); }), QStringList { id(1) }) << "to is exclusive";
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.program = QStringLiteral("kyoto-8000"); }), QStringList { id(2) });
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.urgency = Urgency::White; }), QStringList { id(1) });
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.urgency = Urgency::Red; }), QStringList {});
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.receiver = QStringLiteral("ns02"); }), QStringList { id(2) });
    ASSERT_TRUE(desk.append({ field(id(1), "municipality", QStringLiteral("馬路村")) }));
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.municipality = QStringLiteral("馬路村"); }), QStringList { id(1) });
    EXPECT_EQ(idsFor([](CaseQuery &q) { q.programs = QStringList { QStringLiteral("kochi-7119") }; }), QStringList { id(1) });
    EXPECT_EQ(idsFor([](CaseQuery &q) {
        q.programs = QStringList { QStringLiteral("kochi-7119"), QStringLiteral("kyoto-8000") };
    }),
        (QStringList { id(2), id(1) }));
    EXPECT_EQ(idsFor([](CaseQuery &q) {
        q.program = QStringLiteral("kochi-7119");
        q.programs = QStringList { QStringLiteral("kyoto-8000") };
    }),
        QStringList {})
        << "the guard's list narrows what the person asks for";
    EXPECT_EQ(idsFor([](CaseQuery &q) {
        q.limit = 0;
        q.receiver = QStringLiteral("nobody");
    }),
        QStringList {});
}

TEST(Store, wordsAreFoundInEveryFormAndNothingElseIs)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1), QStringLiteral("0888251299"))));
    ASSERT_TRUE(desk.append({ field(id(1), "content", QStringLiteral("ゼーゼーする 100%苦しい")),
        field(id(1), "notes", QStringLiteral("Fax_2")), field(id(1), "municipality", QStringLiteral("四万十市")) }));
    ASSERT_TRUE(desk.openCase(opened(id(2), QStringLiteral("09012345678"))));
    const auto count = [&](const QString &words) { return desk.find(forWords(words))->total; };
    EXPECT_EQ(count(QStringLiteral("ぜーぜー")), 1);
    EXPECT_EQ(count(QStringLiteral("ｾﾞｰｾﾞｰ")), 1);
    EXPECT_EQ(count(QStringLiteral("ゼーゼー　四万十")), 1) << "all words, full-width space between";
    EXPECT_EQ(count(QStringLiteral("ゼーゼー 高知")), 0);
    EXPECT_EQ(count(QStringLiteral("苦")), 1);
    EXPECT_EQ(count(QStringLiteral("0%苦")), 1);
    EXPECT_EQ(count(QStringLiteral("1%苦")), 0) << "a percent sign is a letter here";
    EXPECT_EQ(count(QStringLiteral("fax_2")), 1);
    EXPECT_EQ(count(QStringLiteral("fax 2")), 1);
    EXPECT_EQ(count(QStringLiteral("faxx2")), 0);
    EXPECT_EQ(count(QStringLiteral("088-825-1299")), 1) << "hyphens in a number do not matter";
    EXPECT_EQ(count(QStringLiteral("K-20261120-01002")), 1);
    EXPECT_EQ(count(QStringLiteral("K-20261120")), 2);
    EXPECT_EQ(count(QStringLiteral("' OR 1=1 --")), 0);
    EXPECT_EQ(count(QStringLiteral("市0888")), 0) << "no word runs from one field into the next";
    EXPECT_EQ(count(QStringLiteral("  ")), 2);
    ASSERT_TRUE(desk.append({ field(id(1), "content", QStringLiteral("落ち着いた")) }));
    EXPECT_EQ(count(QStringLiteral("ゼーゼー")), 0) << "the last value is searched";
}

TEST(Store, earlierCasesOfANumberComeNewestFirst)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    for (int n = 1; n <= 3; ++n)
        ASSERT_TRUE(desk.openCase(opened(id(n), QStringLiteral("0888251299"), n)));
    ASSERT_TRUE(desk.openCase(opened(id(4), QString())));
    EXPECT_EQ(numbersOf(desk.earlier(QStringLiteral("0888251299"), 2).value()),
        (QStringList { QStringLiteral("K-20261120-01003"), QStringLiteral("K-20261120-01002") }));
    EXPECT_TRUE(desk.earlier(QString())->empty()) << "a withheld number is nobody's";
}

TEST(Store, openCasesOfTheDeskComeOldestFirst)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    for (int n = 1; n <= 3; ++n)
        ASSERT_TRUE(desk.openCase(opened(id(n), {}, n)));
    ASSERT_TRUE(desk.append({ entry(Stream::Case, id(2), kind::Closed, {}, 9) }));
    Entry other = opened(id(4));
    other.desk = QStringLiteral("02");
    ASSERT_TRUE(desk.openCase(other));
    EXPECT_EQ(numbersOf(desk.openCases().value()),
        (QStringList { QStringLiteral("K-20261120-01001"), QStringLiteral("K-20261120-01003") }));
}

TEST(Store, theCaseFileHoldsCallAndRecordingsWithTheirKeys)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1))));
    const QString call = QStringLiteral("call-") + id(1);
    Entry recording = entry(Stream::Recording, QStringLiteral("rec-1"), kind::RecordingStarted,
        { { QStringLiteral("call"), call }, { QStringLiteral("case"), id(1) },
            { QStringLiteral("file"), QStringLiteral("2026/rec-1") } },
        5);
    recording.secret = QByteArray(32, 's');
    ASSERT_TRUE(
        desk.append({ entry(Stream::Call, call, kind::Ringing, { { QStringLiteral("caller"), QStringLiteral("0888251299") } }, 0),
            entry(Stream::Call, call, kind::CallAnswered, { { QStringLiteral("case"), id(1) } }, 5), recording,
            entry(Stream::Call, call, kind::Ended, { { QStringLiteral("reason"), QStringLiteral("remote") } }, 65) }));
    auto file = desk.caseFile(id(1));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->call.talkMs(), 60'000);
    ASSERT_EQ(file->recordings.size(), 1u);
    EXPECT_FALSE(file->recordings[0].finished);
    EXPECT_EQ(file->recordings[0].file, QStringLiteral("2026/rec-1"));
    EXPECT_EQ(file->recordings[0].key, QByteArray(32, 's'));
    ASSERT_TRUE(desk.append({ entry(
        Stream::Recording, QStringLiteral("rec-1"), kind::RecordingFinished, { { QStringLiteral("ms"), 60'000 } }, 65) }));
    file = desk.caseFile(id(1));
    EXPECT_TRUE(file->recordings[0].finished);
    EXPECT_EQ(file->recordings[0].ms, 60'000);
    EXPECT_EQ(desk.caseFile(id(9)).error().fault, Fault::CaseUnknown);
}

TEST(Store, theLedgerHoldsCallsAndPresencesThatTouchTheStretch)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    const auto call = [](const char *name, const char *kind, qint64 second) {
        return entry(Stream::Call, QString::fromLatin1(name), kind, {}, second);
    };
    const auto agent = [](const char *kind, qint64 second) {
        return entry(Stream::Agent, QStringLiteral("ns01"), kind, {}, second);
    };
    ASSERT_TRUE(desk.append({ call("before", kind::Ringing, 10), call("before", kind::Ended, 100),
        call("across", kind::Ringing, 90), call("across", kind::CallAnswered, 95), call("across", kind::Ended, 101),
        call("inside", kind::Ringing, 150), call("after", kind::Ringing, 200), agent(kind::SignedIn, 0),
        agent(kind::SignedOut, 100), agent(kind::SignedIn, 199) }));
    const auto ledger = desk.ledger(100, 200);
    ASSERT_TRUE(ledger);
    ASSERT_EQ(ledger->calls.size(), 2u);
    EXPECT_EQ(ledger->calls[0].id, QStringLiteral("across"));
    EXPECT_EQ(ledger->calls[0].agent, QStringLiteral("ns01"));
    EXPECT_EQ(ledger->calls[1].id, QStringLiteral("inside"));
    ASSERT_EQ(ledger->presences.size(), 1u);
    EXPECT_EQ(ledger->presences[0].from, moment(199));
    EXPECT_FALSE(ledger->presences[0].to.isValid());
    EXPECT_EQ(desk.ledger(0, 100)->presences.size(), 1u);
    EXPECT_EQ(desk.ledger(0, 100)->presences[0].to, moment(100));
}

namespace {
Entry agentEntry(const char *staff, const char *kind, qint64 second)
{
    Entry made = entry(Stream::Agent, QString::fromLatin1(staff), kind, {}, second);
    made.author = made.subject;
    return made;
}
}

TEST(Store, aPresenceThatACrashLeftOpenEndsWithTheLastThatTheDeskWrote)
{
    for (const char *next : { "ns01", "ns02" }) {
        Desk desk;
        ASSERT_TRUE(desk.open());
        const QString call = QStringLiteral("call-1");
        ASSERT_TRUE(desk.append({ agentEntry("ns01", kind::SignedIn, 0), agentEntry("ns01", kind::State, 50),
            entry(Stream::Call, call, kind::Ringing, {}, 60), entry(Stream::Call, call, kind::CallAnswered, {}, 62),
            entry(Stream::Call, call, kind::Ended, {}, 90), opened(id(1), QStringLiteral("0888251299"), 62),
            field(id(1), "content", QStringLiteral("x"), 97) }));
        ASSERT_TRUE(desk.restart());
        EXPECT_FALSE(desk.ledger(0, 50'000)->presences[0].to.isValid()) << "nobody signed in yet";
        ASSERT_TRUE(desk.append({ entry(Stream::Audit, QStringLiteral("ns09"), kind::Searched, {}, 20'000),
            agentEntry(next, kind::SignedIn, 40'000), agentEntry(next, kind::State, 40'001) }));
        const auto ledger = desk.ledger(0, 50'000);
        ASSERT_EQ(ledger->presences.size(), 2u) << next;
        EXPECT_EQ(ledger->presences[0].staff, QStringLiteral("ns01"));
        EXPECT_EQ(ledger->presences[0].to, moment(97)) << next;
        EXPECT_EQ(ledger->presences[1].staff, QString::fromLatin1(next));
        EXPECT_EQ(ledger->presences[1].from, moment(40'000));
        EXPECT_FALSE(ledger->presences[1].to.isValid()) << next;
        EXPECT_EQ(desk.ledger(98, 40'000)->presences.size(), 0u) << "nobody was there in between";
    }
}

TEST(Store, signingInEndsNoPresenceOfAnotherDeskAndNoneThatEndedProperly)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    Entry elsewhere = agentEntry("ns03", kind::SignedIn, 5);
    elsewhere.desk = QStringLiteral("02");
    ASSERT_TRUE(desk.append({ elsewhere, agentEntry("ns01", kind::SignedIn, 10), agentEntry("ns01", kind::SignedOut, 100),
        entry(Stream::Call, QStringLiteral("call-1"), kind::Ringing, {}, 200), agentEntry("ns02", kind::SignedIn, 300) }));
    const auto presences = desk.ledger(0, 1'000)->presences;
    ASSERT_EQ(presences.size(), 3u);
    EXPECT_FALSE(presences[0].to.isValid());
    EXPECT_EQ(presences[1].to, moment(100));
    EXPECT_FALSE(presences[2].to.isValid());
}

TEST(Store, whoSignsInWhileTheLastFinishesEndsNobodysPresence)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    const auto overlapping = [](const char *staff, qint64 second) {
        Entry made = agentEntry(staff, kind::SignedIn, second);
        made.body.insert(QStringLiteral("overlaps"), true);
        return made;
    };
    ASSERT_TRUE(desk.append({ agentEntry("ns01", kind::SignedIn, 10), overlapping("ns02", 100) }));
    const auto at = [&](const char *staff) {
        std::vector<AgentPresence> of;
        const auto ledger = desk.ledger(0, 10'000);
        for (const auto &one : ledger->presences) {
            if (one.staff == QString::fromLatin1(staff))
                of.push_back(one);
        }
        return of;
    };
    ASSERT_EQ(at("ns01").size(), 1u);
    EXPECT_FALSE(at("ns01")[0].to.isValid()) << "the last one still finishes";
    EXPECT_FALSE(at("ns02")[0].to.isValid());
    ASSERT_TRUE(desk.append({ agentEntry("ns01", kind::SignedOut, 160) }));
    EXPECT_EQ(at("ns01")[0].to, moment(160));
    EXPECT_FALSE(at("ns02")[0].to.isValid());
    ASSERT_TRUE(desk.append({ agentEntry("ns02", kind::State, 200), overlapping("ns02", 300) }));
    ASSERT_EQ(at("ns02").size(), 2u) << "one person is there once only";
    EXPECT_EQ(at("ns02")[0].to, moment(200));
    ASSERT_TRUE(desk.append({ agentEntry("ns03", kind::SignedIn, 400) }));
    EXPECT_EQ(at("ns02")[1].to, moment(300)) << "without overlapping, what was left open ends";
}

TEST(Store, aClockThatWasSetBackMakesNoPresenceThatEndsBeforeItBeganOrAfterTheNextOne)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.append({ agentEntry("ns01", kind::SignedIn, 1'000), agentEntry("ns01", kind::State, 5'000),
        agentEntry("ns02", kind::SignedIn, 3'000), agentEntry("ns02", kind::State, 3'500),
        agentEntry("ns03", kind::SignedIn, 2'000) }));
    const auto presences = desk.ledger(0, 10'000)->presences;
    ASSERT_EQ(presences.size(), 3u);
    EXPECT_EQ(presences[0].staff, QStringLiteral("ns01"));
    EXPECT_EQ(presences[0].to, moment(3'000));
    EXPECT_EQ(presences[1].staff, QStringLiteral("ns03"));
    EXPECT_EQ(presences[2].to, presences[2].from);
}

TEST(Store, whoIsGoneIsNotToldAndOthersAre)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    int told = 0;
    for (int n = 0; n < 200; ++n) {
        auto gone = std::make_unique<QObject>();
        desk.store->append(
            { entry(Stream::Audit, QStringLiteral("a"), kind::Viewed) }, gone.get(), [&](const Result<> &) { ++told; });
        if (n % 2)
            QCoreApplication::processEvents();
        const int before = told;
        gone.reset();
        QCoreApplication::processEvents();
        EXPECT_EQ(told, before);
    }
    desk.store->append(
        { entry(Stream::Audit, QStringLiteral("a"), kind::Viewed) }, nullptr, [&](const Result<> &) { told = -1; });
    ASSERT_TRUE(desk.append({ entry(Stream::Audit, QStringLiteral("a"), kind::Viewed) }));
    EXPECT_GE(told, 0);
    EXPECT_EQ(desk.store->outbox().value()->counts()->pending, 202);
}

TEST(Store, repliesComeOnTheThreadOfTheContext)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    QThread elsewhere;
    elsewhere.start();
    QObject context;
    context.moveToThread(&elsewhere);
    std::atomic<QThread *> seen = nullptr;
    desk.store->find({}, &context, [&](const Result<CasePage> &) {
        seen = QThread::currentThread();
        QThread::currentThread()->quit();
    });
    EXPECT_TRUE(elsewhere.wait(kBoundMs));
    EXPECT_EQ(seen.load(), &elsewhere);
}

TEST(Store, everyQuestionIsAnsweredOnceBeforeOpenAndAfterClose)
{
    Desk desk;
    EXPECT_EQ(desk.find().error().fault, Fault::StoreClosed);
    EXPECT_EQ(desk.append({}).error().fault, Fault::StoreClosed);
    EXPECT_EQ(desk.store->outbox().error().fault, Fault::StoreClosed);
    ASSERT_TRUE(desk.open());
    EXPECT_EQ(desk.open().error().fault, Fault::BadArgument);
    int told = 0;
    QObject context;
    for (int n = 0; n < 50; ++n)
        desk.store->append({ opened(id(n)) }, &context, [&](const Result<> &result) { told += result.has_value(); });
    desk.store->close();
    QCoreApplication::processEvents();
    EXPECT_EQ(told, 50) << "what was asked is finished first";
    EXPECT_EQ(desk.find().error().fault, Fault::StoreClosed);
    EXPECT_EQ(desk.store->openNow(keyOf('k')).error().fault, Fault::StoreClosed);
    EXPECT_EQ(desk.store->outbox().error().fault, Fault::StoreClosed);
    EXPECT_EQ(desk.restart()->entries, 50);
}

TEST(Store, committedIsSaidOnlyWhenSomethingIsNew)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    std::atomic<int> commits = 0;
    QObject::connect(
        desk.store.get(), &Store::committed, desk.store.get(), [&] { ++commits; }, Qt::DirectConnection);
    const Entry one = field(id(1), "age", QStringLiteral("71"));
    ASSERT_TRUE(desk.append({ one }));
    EXPECT_EQ(commits, 1);
    ASSERT_TRUE(desk.append({ one }));
    EXPECT_EQ(commits, 1);
    ASSERT_TRUE(desk.openCase(opened(id(2))));
    EXPECT_EQ(commits, 2);
}

TEST(Store, anotherProgramReadsAndWritesBesideTheDesk)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1))));
    ASSERT_TRUE(desk.append({ field(id(1), "age", QStringLiteral("71")) }));
    std::atomic<bool> stop = false;
    std::atomic<int> faults = 0;
    std::thread writer([&] {
        Store second({ desk.path, QStringLiteral("01") });
        if (!second.openNow(keyOf('k')))
            ++faults;
        while (!stop) {
            const auto done = waited<void>([&](QObject *context, Reply<> reply) {
                second.append({ field(id(1), "notes", QStringLiteral("x")) }, context, std::move(reply));
            });
            faults += !done.has_value();
        }
    });
    for (int n = 0; n < 200; ++n) {
        ASSERT_TRUE(desk.append({ field(id(1), "age", QString::number(n)) }));
        ASSERT_TRUE(desk.find());
    }
    stop = true;
    writer.join();
    EXPECT_EQ(faults, 0);
    ASSERT_TRUE(desk.append({ field(id(1), "age", QStringLiteral("200")) })) << "with a record in hand that is behind";
    const auto file = desk.caseFile(id(1));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->record.fields.value(QStringLiteral("age")), QStringLiteral("200"));
    EXPECT_EQ(file->record.fields.value(QStringLiteral("notes")), QStringLiteral("x"));
    EXPECT_EQ(file->entries.back().seq, static_cast<qint64>(file->entries.size()));
    EXPECT_EQ(desk.find(forWords(QStringLiteral("x")))->total, 1) << "the row folds both programs' entries";
}
