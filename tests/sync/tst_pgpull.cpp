// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Reading what other desks wrote: nothing is missed whoever commits first, nothing is shown that is not meant.
#include "pgworld.h"

#include <QJsonDocument>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace kikitori;
using namespace kikitori::test;
using namespace std::chrono_literals;

namespace {

const QString kOne = QStringLiteral("01");
const QString kTwo = QStringLiteral("02");

/// Recent, as what a desk wrote today.
Entry today(const QString &subject, qint64 seq, const QString &desk, Stream stream = Stream::Case)
{
    Entry entry = entryOf(subject, seq, kind::Field, field("content", QStringLiteral("今日 ") + subject), stream, desk);
    entry.at = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    return entry;
}

class PgPull : public PgWorld {
protected:
    void SetUp() override
    {
        PgWorld::SetUp();
        prepare();
    }
    /// All pages from a position on.
    static std::vector<Entry> allAfter(RemoteStore &remote, qint64 &after, int most = 7)
    {
        std::vector<Entry> all;
        for (bool more = true; more;) {
            const auto page = remote.pull(kTwo, after, 30, most);
            EXPECT_TRUE(page) << qPrintable(page.error().detail);
            if (!page)
                return all;
            EXPECT_LE(page->entries.size(), size_t(most));
            all.insert(all.end(), page->entries.begin(), page->entries.end());
            after = page->upTo;
            more = page->more;
        }
        return all;
    }
    /// The statement of a push, for a connection of the test's own.
    static QString appendOf(const Entry &entry)
    {
        const QJsonObject row { { QStringLiteral("desk"), entry.desk }, { QStringLiteral("stream"), codeOf(entry.stream) },
            { QStringLiteral("subject"), entry.subject }, { QStringLiteral("seq"), entry.seq },
            { QStringLiteral("kind"), entry.kind }, { QStringLiteral("at"), entry.at.toString(Qt::ISODateWithMs) },
            { QStringLiteral("offset_min"), entry.offsetMinutes }, { QStringLiteral("author"), entry.author },
            { QStringLiteral("program"), entry.program }, { QStringLiteral("body"), entry.body },
            { QStringLiteral("hash"), QString::fromLatin1(hashOf(entry)) } };
        return QStringLiteral("select verdict from kikitori.append_entries('{%1}', '[%2]')")
            .arg(entry.id.toString(QUuid::WithoutBraces),
                QString::fromUtf8(QJsonDocument(row).toJson(QJsonDocument::Compact)));
    }
};

} // namespace

TEST_F(PgPull, WhatAnotherDeskWroteComesWholeAndInOrderPageByPage)
{
    std::vector<Entry> written;
    for (int i = 0; i < 20; ++i)
        written.push_back(today(QStringLiteral("k%1").arg(i), 1, kOne));
    written[3].body = field("content", QStringLiteral("𠮷野さん宅　🚑\n二行目\t\x01\x7f/\\\""));
    written[4].body = { { QStringLiteral("n"), 1.5 }, { QStringLiteral("z"), QJsonValue::Null }, { QStringLiteral("deep"),
                          QJsonObject { { QStringLiteral("b"), true }, { QStringLiteral("a"), -7 } } } };
    ASSERT_EQ(desk()->push(written)->accepted.size(), 20u);
    auto reader = desk(kTwo);
    qint64 after = 0;
    const auto read = allAfter(*reader, after);
    ASSERT_EQ(read.size(), written.size());
    for (size_t i = 0; i < read.size(); ++i)
        EXPECT_EQ(hashOf(read[i]), hashOf(written[i])) << i;
    EXPECT_TRUE(allAfter(*reader, after).empty()) << "each once";
    ASSERT_TRUE(desk()->push({ today(QStringLiteral("late"), 1, kOne) }));
    EXPECT_EQ(allAfter(*reader, after).size(), 1u);
}

TEST_F(PgPull, OnesOwnTheAuditOtherProgramsAndWhatIsTooOldStayAway)
{
    Entry old = today(QStringLiteral("old"), 1, kOne);
    old.at = old.at.addDays(-40);
    Entry foreign = today(QStringLiteral("foreign"), 1, kOne);
    foreign.program = QStringLiteral("iwate-7119");
    Entry agent = today(QStringLiteral("ns01"), 1, kOne, Stream::Agent);
    agent.program.clear();
    Entry elsewhere = today(QStringLiteral("ns09"), 1, QStringLiteral("09"), Stream::Agent);
    elsewhere.program.clear();
    ASSERT_TRUE(desk()->push({ old, foreign, agent, today(QStringLiteral("seen"), 1, kOne),
        today(QStringLiteral("ns01"), 2, kOne, Stream::Audit), today(QStringLiteral("call"), 1, kOne, Stream::Call) }));
    ASSERT_TRUE(desk(kTwo)->push({ today(QStringLiteral("mine"), 1, kTwo) }));
    ASSERT_TRUE(desk(QStringLiteral("09"))->push({ elsewhere }));
    QStringList subjects;
    qint64 after = 0;
    for (const Entry &entry : allAfter(*desk(kTwo), after))
        subjects << entry.subject;
    EXPECT_EQ(subjects, (QStringList { QStringLiteral("ns01"), QStringLiteral("seen"), QStringLiteral("call") }));
}

TEST_F(PgPull, F4TwoTransactionsCommitInReverseOrderAndAReaderBetweenThemMissesNothing)
{
    auto reader = desk(kTwo);
    qint64 after = 0;
    ASSERT_TRUE(desk()->push({ today(QStringLiteral("zero"), 1, kOne) }));
    EXPECT_EQ(allAfter(*reader, after).size(), 1u);
    const Entry first = today(QStringLiteral("first"), 1, kOne);
    const Entry second = today(QStringLiteral("second"), 1, kOne);
    Sql early(as(QStringLiteral("desk01")));
    Sql late(as(QStringLiteral("desk01")));
    early.ask(QStringLiteral("begin"));
    EXPECT_EQ(early.one(appendOf(first)), QStringLiteral("accepted"));
    EXPECT_EQ(late.one(appendOf(second)), QStringLiteral("accepted")); // commits at once, with the higher number
    EXPECT_TRUE(allAfter(*reader, after).empty()) << "the lower number may still come";
    early.ask(QStringLiteral("commit"));
    const auto both = allAfter(*reader, after);
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0].id, first.id);
    EXPECT_EQ(both[1].id, second.id);
}

TEST_F(PgPull, F4ATransactionThatTookItsNumberEarlyMayNotAppend)
{
    // Else its rows would stand below a position that a reader has passed.
    Sql early(as(QStringLiteral("desk01")));
    early.ask(QStringLiteral("begin; select pg_current_xact_id()"));
    early.ask(appendOf(today(QStringLiteral("x"), 1, kOne)));
    EXPECT_EQ(early.state, QStringLiteral("25001"));
}

TEST_F(PgPull, F4ManyWritersAndAReaderThatNeverStopsNothingIsMissedNothingComesTwice)
{
    constexpr int kWriters = 4;
    constexpr int kEach = 150;
    for (int i = 0; i < kWriters; ++i) {
        const QString number = QString::number(20 + i);
        addAccount({ QStringLiteral("desk") + number, QStringLiteral("desk"), number, { QStringLiteral("kochi-7119") } });
    }
    std::atomic_int running = kWriters;
    std::vector<std::thread> writers;
    for (int w = 0; w < kWriters; ++w)
        writers.emplace_back([&, w, remote = std::shared_ptr<RemoteStore>(desk(QString::number(20 + w)))] {
            for (int i = 0; i < kEach; ++i) {
                std::vector<Entry> batch;
                for (int n = 0; n <= (i + w) % 5; ++n)
                    batch.push_back(today(QStringLiteral("k%1").arg(w), i * 5 + n + 1, QString::number(20 + w)));
                EXPECT_EQ(remote->push(batch)->accepted.size(), batch.size());
            }
            --running;
        });
    QHash<QUuid, int> seen;
    auto reader = desk(kTwo);
    qint64 after = 0;
    const auto read = [&] {
        for (const Entry &entry : allAfter(*reader, after, 50))
            ++seen[entry.id];
    };
    while (running > 0)
        read();
    for (std::thread &writer : writers)
        writer.join();
    read();
    EXPECT_EQ(seen.size(), rows());
    EXPECT_GT(seen.size(), kWriters * kEach);
    for (const int times : std::as_const(seen))
        EXPECT_EQ(times, 1);
}

TEST_F(PgPull, WhatDoesNotFitItsHashIsNeitherTakenNorShown)
{
    // A transfer that changed a byte: the server refuses it.
    Entry entry = today(QStringLiteral("k"), 1, kOne);
    QString words = appendOf(entry);
    Sql sql(as(QStringLiteral("desk01")));
    EXPECT_EQ(sql.one(words.replace(QStringLiteral("今日"), QStringLiteral("昨日"))), QStringLiteral("refused: the hash does not fit"));
    EXPECT_EQ(rows(), 0);
    // A row changed behind the server's back: the reader leaves it out, and reading back gives another hash.
    const Entry good = today(QStringLiteral("good"), 1, kOne);
    ASSERT_TRUE(desk()->push({ entry, good }));
    EXPECT_EQ(desk()->readBack({ entry.id })->front().hash, hashOf(entry));
    Sql(m_admin).ask(QStringLiteral("update kikitori.entry set body = '{\"name\":\"content\",\"value\":\"x\"}' where subject = 'k'"));
    qint64 after = 0;
    const auto read = allAfter(*desk(kTwo), after);
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(read.front().id, good.id);
    EXPECT_NE(desk()->readBack({ entry.id })->front().hash, hashOf(entry));
    EXPECT_TRUE(desk()->readBack({ QUuid::createUuid() })->empty()) << "what is not there is left out";
    EXPECT_EQ(desk(kTwo)->readBack({ good.id })->front().hash, hashOf(good)) << "also of another desk of the program";
    EXPECT_TRUE(desk(QStringLiteral("09"))->readBack({ good.id })->empty());
}

TEST_F(PgPull, AllThatIsKnownOfADeskComesInTheOrderOfItsIdsAndIsFetchedWhole)
{
    const auto entries = manyCases(60);
    Entry audit = today(QStringLiteral("ns01"), 1, kOne, Stream::Audit);
    auto remote = desk();
    ASSERT_TRUE(remote->push(entries));
    ASSERT_TRUE(remote->push({ audit }));
    ASSERT_TRUE(desk(kTwo)->push(wholeCase(kTwo)));
    std::vector<KnownEntry> all;
    for (QUuid after;;) {
        const auto page = remote->known(kOne, after, 13);
        ASSERT_TRUE(page);
        all.insert(all.end(), page->begin(), page->end());
        if (page->size() < 13)
            break;
        after = page->back().id;
    }
    ASSERT_EQ(all.size(), entries.size() + 1);
    for (size_t i = 1; i < all.size(); ++i)
        EXPECT_TRUE(comesBefore(all[i - 1].id, all[i].id));
    EXPECT_EQ(remote->fetch({ audit.id })->front().kind, audit.kind) << "its own audit too";
    EXPECT_TRUE(desk(kTwo)->fetch({ audit.id })->empty());
    EXPECT_EQ(hashOf(remote->fetch({ entries[10].id })->front()), hashOf(entries[10]));
}

TEST_F(PgPull, NewsOfAnotherDeskWakeAndOnesOwnDoNot)
{
    auto reader = desk(kTwo);
    ASSERT_TRUE(desk()->push({ today(QStringLiteral("before"), 1, kOne) }));
    EXPECT_TRUE(reader->waitForNews(120s, {}).value_or(false)) << "what came before the wait is not lost";
    ASSERT_TRUE(reader->push({ today(QStringLiteral("own"), 1, kTwo) }));
    EXPECT_FALSE(reader->waitForNews(150ms, {}).value_or(true));
    std::atomic_bool stop = false;
    std::thread writer([remote = std::shared_ptr<RemoteStore>(desk())] {
        EXPECT_TRUE(remote->push({ today(QStringLiteral("later"), 1, kOne) }));
    });
    EXPECT_TRUE(reader->waitForNews(120s, {}).value_or(false));
    writer.join();
    int looks = 0;
    EXPECT_FALSE(reader->waitForNews(1h, [&] { return ++looks == 3; }).value_or(true)) << "it looks up now and then";
}

TEST_F(PgPull, WaitingEndsWithTheThreadAndWithTheServer)
{
    std::mutex mutex;
    std::condition_variable changed;
    QThread *waiting = nullptr;
    std::optional<Result<bool>> came;
    std::thread thread([&, remote = std::shared_ptr<RemoteStore>(desk(kTwo))]() mutable {
        {
            const std::lock_guard lock(mutex);
            waiting = QThread::currentThread();
        }
        changed.notify_all();
        came = remote->waitForNews(1h, {}); // but for the interruption
        remote.reset();
    });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return waiting != nullptr; });
    }
    waiting->requestInterruption();
    thread.join();
    EXPECT_FALSE(came->value_or(true));
    auto remote = desk(kTwo);
    Sql(m_admin).ask(QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'desk02'"));
    EXPECT_EQ(remote->waitForNews(120s, {}).error().fault, Fault::ShareUnreachable);
}

TEST_F(PgPull, TheServersClockIsReadAndNoNewsHoldPersonalData)
{
    auto remote = desk(kTwo);
    const auto clock = remote->clock();
    ASSERT_TRUE(clock);
    EXPECT_LT(std::abs(clock->msecsTo(QDateTime::currentDateTimeUtc())), 60'000);
    EXPECT_EQ(clock->timeSpec(), Qt::UTC);
    Sql listener(m_admin);
    listener.ask(QStringLiteral("listen kikitori_news"));
    ASSERT_TRUE(desk()->push(wholeCase()));
    listener.ask(QStringLiteral("select 1"));
    PGnotify *notice = PQnotifies(listener.pg);
    ASSERT_TRUE(notice);
    EXPECT_STREQ(notice->extra, "01");
    PQfreemem(notice);
}

TEST_F(PgPull, AMonthIsMadeWhenItIsNeededAndNoneForAClockGoneWild)
{
    const auto months = [&] {
        return Sql(m_admin).one(QStringLiteral("select count(*) from pg_inherits where inhparent = 'kikitori.entry'::regclass")).toInt();
    };
    EXPECT_EQ(months(), 0);
    Entry june = today(QStringLiteral("june"), 1, kOne);
    june.at = QDateTime(QDate(2026, 6, 30), QTime(23, 59, 59, 999), Qt::UTC);
    Entry july = today(QStringLiteral("july"), 1, kOne);
    july.at = QDateTime(QDate(2026, 7, 1), QTime(0, 0), Qt::UTC);
    Entry wild = today(QStringLiteral("wild"), 1, kOne);
    wild.at = QDateTime(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC);
    Entry wilder = today(QStringLiteral("wilder"), 1, kOne);
    wilder.at = QDateTime(QDate(8026, 1, 1), QTime(0, 0), Qt::UTC);
    const auto outcome = desk()->push({ june, wild, july, wilder });
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->accepted.size(), 2u);
    EXPECT_EQ(outcome->refused.size(), 2u);
    EXPECT_EQ(months(), 2);
    EXPECT_EQ(Sql(m_admin).one(QStringLiteral("select count(*) from kikitori.entry_2026_06")), QStringLiteral("1"));
    // Ten at once want the same new month.
    std::vector<std::thread> writers;
    std::atomic_int accepted = 0;
    for (int w = 0; w < 10; ++w)
        writers.emplace_back([&, w, remote = std::shared_ptr<RemoteStore>(desk())] {
            Entry august = today(QStringLiteral("august"), w + 1, kOne);
            august.at = QDateTime(QDate(2026, 8, 1), QTime(0, 0), Qt::UTC);
            if (const auto done = remote->push({ august }))
                accepted += int(done->accepted.size());
        });
    for (std::thread &writer : writers)
        writer.join();
    EXPECT_EQ(accepted, 10);
    EXPECT_EQ(months(), 3);
}
