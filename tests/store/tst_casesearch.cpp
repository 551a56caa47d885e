// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include "store/caseindex.h"
#include "store/opening.h"
#include "store/statement.h"
#include "store/transaction.h"
#include "store/words.h"

#include <algorithm>
#include <random>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// The log alone, written from records, as the entries' writer does.
struct Log {
    QTemporaryDir folder;
    OpenedFile file = openStoreFile(folder.filePath(QStringLiteral("kikitori.store")), keyOf('k'), builtInMigrations()).value();
    Connection &connection = *file.connection;

    void write(const CaseRecord &record)
    {
        const auto done = writeCaseRow(connection, record);
        ASSERT_TRUE(done) << done.error().detail.toStdString();
    }
    CasePage find(CaseQuery query)
    {
        query.limit = 10'000;
        auto page = findCases(connection, query);
        EXPECT_TRUE(page) << page.error().detail.toStdString();
        return page ? *page : CasePage {};
    }
    int count(const QString &words)
    {
        CaseQuery query;
        query.words = words;
        return find(query).total;
    }
    qint64 number(const char *sql)
    {
        Statement ask(connection, sql);
        EXPECT_TRUE(ask.step());
        return ask.number(0);
    }
    /// The index and its table tell the same: nothing is left of a word that is gone.
    void expectSound()
    {
        EXPECT_TRUE(connection.run("INSERT INTO case_words (case_words) VALUES ('integrity-check')"));
        EXPECT_EQ(number("SELECT count(*) FROM case_index WHERE in_words <> (closed_ms IS NOT NULL)"), 0);
    }
};

CaseRecord record(const QString &id, const QString &content, qint64 second = 0, bool closed = true)
{
    CaseRecord made;
    made.id = id;
    made.number = QStringLiteral("K-20261120-01001");
    made.program = QStringLiteral("kochi-7119");
    made.desk = QStringLiteral("01");
    made.receiver = QStringLiteral("ns01");
    made.openedAt = moment(second);
    if (closed)
        made.closedAt = moment(second + 60);
    made.fields.insert(QStringLiteral("content"), content);
    return made;
}
}

TEST(CaseSearch, findsExactlyWhatLookingThroughEveryTextFinds)
{
    Log log;
    std::mt19937 random(20261120);
    const QStringList letters =
        QStringLiteral("胸 が 痛 い あ い A B ａ ア ゛ 1 2 3 4 ・ \" ' * - ( ) 𠮷 0").split(QLatin1Char(' '))
        << QStringLiteral(" ");
    const auto text = [&](size_t most) {
        QString made;
        for (size_t n = random() % (most + 1); n > 0; --n)
            made += letters.at(static_cast<qsizetype>(random() % static_cast<size_t>(letters.size())));
        return made;
    };
    std::vector<QString> words;
    ASSERT_TRUE(log.connection.run("BEGIN"));
    for (int n = 0; n < 400; ++n) {
        CaseRecord one = record(QStringLiteral("c%1").arg(n), text(12), n, n % 5 != 0);
        one.complaint = text(6);
        QString digits; // runs of them with a letter or none between
        for (int run = 0; run < 3; ++run)
            digits += QString::number(random() % 100'000) + (random() % 2 ? QStringLiteral("-") : QString());
        one.fields.insert(QStringLiteral("notes"), text(20) + digits);
        one.callerNumber = n % 3 ? QStringLiteral("0888-25-%1").arg(1000 + n) : QString();
        log.write(one);
        words.push_back(searchText({ one.number, one.complaint, one.fields.value(QStringLiteral("content")),
            one.fields.value(QStringLiteral("notes")), {}, one.callerNumber, digitsOf(one.callerNumber) }));
    }
    ASSERT_TRUE(log.connection.run("COMMIT"));
    const auto expected = [&](const QString &typed) {
        return std::count_if(words.begin(), words.end(), [&](const QString &of) {
            const QStringList all = searchWords(typed);
            return std::all_of(
                all.begin(), all.end(), [&](const QString &word) { return of.contains(word) || of.contains(digitsOf(word)); });
        });
    };
    int hits = 0;
    for (int round = 0; round < 600; ++round) {
        const QString typed = text(1 + size_t(round) % 5);
        const int count = log.count(typed);
        ASSERT_EQ(count, expected(typed)) << typed.toStdString();
        hits += count > 0 && count < 400;
    }
    for (const char16_t *typed : { u"0888251", u"0888-25-10", u"25-1", u"8251", u"20261120", u"K-20261120-01001", u"0888251399" })
        EXPECT_EQ(log.count(QString::fromUtf16(typed)), expected(QString::fromUtf16(typed)))
            << QString::fromUtf16(typed).toStdString();
    EXPECT_GT(hits, 200) << "the questions were worth asking";
    hits = 0;
    for (int round = 0; round < 400; ++round) {
        QString typed;
        for (int n = 0; n < 3 + round % 6; ++n)
            typed += QLatin1Char(n < 2 ? '0' + char(random() % 3) : '0' + char(random() % 10));
        const int count = log.count(typed);
        ASSERT_EQ(count, expected(typed)) << typed.toStdString();
        hits += count > 0 && count < 400;
    }
    EXPECT_GT(hits, 60);
}

TEST(CaseSearch, aWordIsFoundWhileItIsTypedAfterItIsClosedAndAfterItIsChanged)
{
    Log log;
    CaseRecord one = record(QStringLiteral("c1"), QStringLiteral("頭痛"), 0, false);
    log.write(one);
    EXPECT_EQ(log.count(QStringLiteral("頭痛")), 1);
    EXPECT_EQ(log.number("SELECT count(*) FROM case_index WHERE in_words = 1"), 0) << "what is being typed is not indexed";
    one.closedAt = moment(60);
    log.write(one);
    EXPECT_EQ(log.count(QStringLiteral("頭痛")), 1);
    log.expectSound();
    one.fields[QStringLiteral("content")] = QStringLiteral("腹痛");
    log.write(one);
    EXPECT_EQ(log.count(QStringLiteral("頭痛")), 0);
    EXPECT_EQ(log.count(QStringLiteral("腹痛")), 1);
    one.closedAt = {};
    log.write(one);
    EXPECT_EQ(log.count(QStringLiteral("腹痛")), 1) << "reopened";
    log.expectSound();
    one.closedAt = moment(70);
    one.openedAt = moment(-50);
    log.write(one);
    EXPECT_EQ(log.count(QStringLiteral("腹痛")), 1) << "and moved to another time";
    EXPECT_EQ(log.number("SELECT count(*) FROM case_index"), 1);
    log.expectSound();
}

TEST(CaseSearch, nothingOfACaseThatIsTakenOutStaysInTheIndex)
{
    Log log;
    log.write(record(QStringLiteral("c1"), QStringLiteral("鰹のたたき")));
    log.write(record(QStringLiteral("c2"), QStringLiteral("頭痛"), 5));
    // As it lies in the index: the pair of 鰹 (U+9C39) and の (U+306E).
    ASSERT_TRUE(log.connection.run("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, case_words, row)"));
    const auto there = [&] { return log.number("SELECT count(*) FROM temp.vocabulary WHERE term = '9c39306e'"); };
    const auto inPages = [&] {
        return log.number("SELECT count(*) FROM case_words_data WHERE instr(hex(block), hex('9c39306e'))");
    };
    ASSERT_EQ(there(), 1);
    ASSERT_EQ(inPages(), 1);
    ASSERT_TRUE(removeCaseRow(log.connection, QStringLiteral("c1")));
    EXPECT_EQ(log.count(QStringLiteral("鰹の")), 0);
    EXPECT_EQ(there(), 0);
    EXPECT_EQ(inPages(), 0) << "taken out of its page, not only marked";
    EXPECT_EQ(log.count(QStringLiteral("頭痛")), 1);
    EXPECT_TRUE(removeCaseRow(log.connection, QStringLiteral("c1"))) << "twice is harmless";
    log.expectSound();
}

TEST(CaseSearch, filtersAndWordsNarrowTogetherForOpenAndClosedCases)
{
    Log log;
    std::mt19937 random(3);
    const QStringList programs { QStringLiteral("kochi-7119"), QStringLiteral("iwate-7119"), QStringLiteral("kyoto-8000") };
    const QStringList places { QStringLiteral("高知市"), QStringLiteral("馬路村"), QString() };
    std::vector<CaseRecord> all;
    ASSERT_TRUE(log.connection.run("BEGIN"));
    for (int n = 0; n < 300; ++n) {
        CaseRecord one =
            record(QStringLiteral("c%1").arg(n), n % 2 ? QStringLiteral("頭痛") : QStringLiteral("腹痛"), n, random() % 4 > 0);
        one.program = programs.at(static_cast<qsizetype>(random() % 3));
        one.receiver = QStringLiteral("ns%1").arg(random() % 3);
        one.fields.insert(QStringLiteral("municipality"), places.at(static_cast<qsizetype>(random() % 3)));
        if (random() % 4)
            one.decidedUrgency = static_cast<Urgency>(random() % 5);
        log.write(one);
        one.receiver = QStringLiteral("ns%1").arg(random() % 3); // a key that changes after it was indexed
        log.write(one);
        all.push_back(one);
    }
    ASSERT_TRUE(log.connection.run("COMMIT"));
    log.expectSound();
    int some = 0;
    for (int round = 0; round < 300; ++round) {
        CaseQuery query;
        if (random() % 2)
            query.program = programs.at(static_cast<qsizetype>(random() % 3));
        if (random() % 3 == 0)
            query.programs = programs.mid(1);
        if (random() % 2)
            query.receiver = QStringLiteral("ns%1").arg(random() % 3);
        if (random() % 2)
            query.municipality = places.at(static_cast<qsizetype>(random() % 2));
        if (random() % 2)
            query.urgency = static_cast<Urgency>(random() % 5);
        if (random() % 2)
            query.from = moment(static_cast<qint64>(random() % 300));
        if (random() % 2)
            query.to = moment(static_cast<qint64>(random() % 300));
        if (random() % 2)
            query.words = QStringLiteral("頭痛");
        QStringList expected;
        for (auto one = all.rbegin(); one != all.rend(); ++one) {
            const bool in = (query.program.isEmpty() || one->program == query.program)
                && (query.programs.isEmpty() || query.programs.contains(one->program))
                && (query.receiver.isEmpty() || one->receiver == query.receiver)
                && (query.municipality.isEmpty() || one->fields.value(QStringLiteral("municipality")) == query.municipality)
                && (!query.urgency || one->finalUrgency() == query.urgency)
                && (!query.from.isValid() || one->openedAt >= query.from) && (!query.to.isValid() || one->openedAt < query.to)
                && (query.words.isEmpty() || one->fields.value(QStringLiteral("content")) == query.words);
            if (in)
                expected << one->id;
        }
        const CasePage page = log.find(query);
        QStringList ids;
        for (const CaseSummary &one : page.cases)
            ids << one.id;
        ASSERT_EQ(ids.join(u' ').toStdString(), expected.join(u' ').toStdString()) << "round " << round;
        ASSERT_EQ(page.total, expected.size());
        some += !expected.isEmpty();
        // The same in pages of four.
        query.limit = 4;
        QStringList paged;
        for (;;) {
            const auto next = findCases(log.connection, query);
            ASSERT_TRUE(next);
            for (const CaseSummary &one : next->cases)
                paged << one.id;
            if (next->cases.size() < 4)
                break;
            query.beforeOpened = next->cases.back().openedAt;
            query.beforeId = next->cases.back().id;
        }
        ASSERT_EQ(paged, ids) << "round " << round;
    }
    EXPECT_GT(some, 100);
}

TEST(CaseSearch, thePageAfterACaseThatIsGoneGoesOnAtItsTime)
{
    Log log;
    for (int n = 0; n < 6; ++n)
        log.write(record(QStringLiteral("c%1").arg(n), QString(), n));
    CaseQuery query;
    query.limit = 2;
    query.beforeOpened = moment(3);
    query.beforeId = QStringLiteral("c3");
    ASSERT_TRUE(removeCaseRow(log.connection, QStringLiteral("c3")));
    const auto page = findCases(log.connection, query);
    ASSERT_EQ(page->cases.size(), 2u);
    EXPECT_EQ(page->cases[0].id, QStringLiteral("c2"));
    EXPECT_EQ(page->cases[1].id, QStringLiteral("c1"));
}

TEST(CaseSearch, countingStopsAtItsBoundAndSaysSo)
{
    Log log;
    ASSERT_TRUE(log.connection.run("BEGIN"));
    for (int n = 0; n < kCountedCases + 1; ++n)
        log.write(record(QStringLiteral("c%1").arg(n), n == 0 ? QStringLiteral("頭痛 腹痛") : QStringLiteral("頭痛"), n));
    ASSERT_TRUE(log.connection.run("COMMIT"));
    CaseQuery query;
    query.limit = 1;
    for (const char16_t *words : { u"", u"頭痛" }) {
        query.words = QString::fromUtf16(words);
        const auto page = findCases(log.connection, query);
        EXPECT_EQ(page->total, kCountedCases);
        EXPECT_TRUE(page->totalIsLeast);
    }
    query.from = moment(1);
    EXPECT_EQ(findCases(log.connection, query)->total, kCountedCases);
    EXPECT_FALSE(findCases(log.connection, query)->totalIsLeast) << "exactly as many as are counted";
    EXPECT_EQ(log.count(QStringLiteral("腹痛")), 1);
}

TEST(CaseSearch, manyCasesOfOneMillisecondEachHaveARow)
{
    Log log;
    ASSERT_TRUE(log.connection.run("BEGIN"));
    for (int n = 0; n < 700; ++n)
        log.write(record(QStringLiteral("c%1").arg(n, 3, 10, QLatin1Char('0')), QString(), 0));
    ASSERT_TRUE(log.connection.run("COMMIT"));
    const auto page = log.find({});
    ASSERT_EQ(page.cases.size(), 700u);
    EXPECT_EQ(page.cases.front().id, QStringLiteral("c699"));
    EXPECT_EQ(page.cases.back().id, QStringLiteral("c000"));
}
