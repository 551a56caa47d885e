// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "largestore.h"

#include "store/caseindex.h"
#include "store/store.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <future>
#include <vector>

using namespace kikitori;
using namespace kikitori::bench;

namespace {
constexpr int kCommits = 2000;
constexpr int kTimes = 15; ///< each question; the first one, which reads from the disk, is said apart

struct Figures {
    std::vector<double> ms;
    [[nodiscard]] double at(double share)
    {
        std::sort(ms.begin(), ms.end());
        return ms[static_cast<size_t>(static_cast<double>(ms.size() - 1) * share)];
    }
};

double sinceMs(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// The lower bound: one row of the same size, one SQLCipher commit (WAL, FULL).
void rawCommit(Connection &connection, const QString &text, Figures &figures)
{
    QElapsedTimer timer;
    timer.start();
    auto transaction = Transaction::begin(connection);
    const auto done = Statement(connection, "INSERT INTO raw (text) VALUES (?)").with(text).run().and_then([&] {
        return transaction->commit();
    });
    figures.ms.push_back(sinceMs(timer));
    if (!done)
        std::printf("raw commit failed\n");
}

Entry entryFor(const QString &caseId, const char *kind, QJsonObject body)
{
    Entry entry;
    entry.id = QUuid::createUuid();
    entry.subject = caseId;
    entry.kind = QString::fromLatin1(kind);
    entry.body = std::move(body);
    entry.at = QDateTime::currentDateTimeUtc();
    entry.author = QStringLiteral("ns01");
    entry.desk = QStringLiteral("01");
    entry.program = QStringLiteral("kochi-7119");
    return entry;
}

Entry fieldFor(const QString &caseId, const QString &text)
{
    return entryFor(
        caseId, kind::Field, { { QStringLiteral("name"), QStringLiteral("content") }, { QStringLiteral("value"), text } });
}

/// From asking to the moment of commit, through the store thread, as the desk has it.
bool storeCommit(Store &store, Entry entry, Figures *figures)
{
    std::promise<void> committed;
    const auto link = QObject::connect(
        &store, &Store::committed, &store, [&] { committed.set_value(); }, Qt::DirectConnection);
    QElapsedTimer timer;
    timer.start();
    store.append({ std::move(entry) }, nullptr, {});
    const bool done = committed.get_future().wait_for(std::chrono::seconds(30)) == std::future_status::ready;
    QObject::disconnect(link);
    if (figures)
        figures->ms.push_back(sinceMs(timer));
    return done;
}

/// A new case every 40 fields, closed before the next: the closing, which writes the words, is figured apart.
bool fieldCommits(const QString &path, Connection &raw, const char *where)
{
    Store store({ path, QStringLiteral("01") });
    QElapsedTimer timer;
    timer.start();
    const auto opened = store.openNow(key());
    if (!opened)
        return false;
    std::printf("open, %s: %.0f ms, %lld entries, %.0f MB\n", where, sinceMs(timer), static_cast<long long>(opened->entries),
        static_cast<double>(QFileInfo(path).size()) / 1e6);
    Figures bare;
    Figures ours;
    Figures closing;
    QString caseId;
    for (int n = 0; n < kCommits; ++n) {
        if (n % 40 == 0) {
            if (n > 0 && !storeCommit(store, entryFor(caseId, kind::Closed, {}), &closing))
                return false;
            caseId = QUuid::createUuid().toString(QUuid::WithoutBraces);
            if (!storeCommit(store, entryFor(caseId, kind::Opened, {}), nullptr))
                return false;
        }
        QString text;
        for (int letter = 0; letter < 20 + n % 200; ++letter)
            text += QChar(u'あ' + (n * 31 + letter * 7) % 80);
        rawCommit(raw, text, bare);
        if (!storeCommit(store, fieldFor(caseId, text), &ours))
            return false;
    }
    std::printf("field commit, %s: p50 %.3f ms, p99 %.3f ms; raw p50 %.3f ms, p99 %.3f ms; ratio p50 %.2f, p99 %.2f;"
                " closing p50 %.3f ms\n",
        where, ours.at(0.5), ours.at(0.99), bare.at(0.5), bare.at(0.99), ours.at(0.5) / bare.at(0.5),
        ours.at(0.99) / bare.at(0.99), closing.at(0.5));
    return true;
}

/// The same, bare: a page of a table by its number; every row looked through.
double rawPage(Connection &connection)
{
    Figures figures;
    for (int n = 0; n < kTimes; ++n) {
        QElapsedTimer timer;
        timer.start();
        Statement ask(connection, "SELECT * FROM case_index ORDER BY row DESC LIMIT 100");
        const auto rows = ask.all([](const Statement &row) {
            QStringList cells;
            for (int column = 1; column < 18; ++column)
                cells << row.text(column);
            return cells;
        });
        figures.ms.push_back(sinceMs(timer));
    }
    return figures.at(0.5);
}

double rawSearch(Connection &connection, const QString &word)
{
    QElapsedTimer timer;
    timer.start();
    const auto ran = Statement(connection, "SELECT count(*) FROM case_index WHERE instr(words, ?)").with(comparable(word)).run();
    return ran ? sinceMs(timer) : -1;
}

void question(Connection &connection, const char *name, const CaseQuery &query, double raw, const char *rawName)
{
    Figures figures;
    double first = 0;
    CasePage page;
    for (int n = 0; n < kTimes; ++n) {
        QElapsedTimer timer;
        timer.start();
        auto found = findCases(connection, query);
        (n == 0 ? first : figures.ms.emplace_back()) = sinceMs(timer);
        if (!found)
            return void(std::printf("%s failed\n", name));
        page = std::move(*found);
    }
    std::printf("%-34s p50 %7.2f ms, worst %7.2f, first %7.2f; %zu of %d%s; %s %.1f ms, ratio %.2f\n", name, figures.at(0.5),
        figures.at(1), first, page.cases.size(), page.total, page.totalIsLeast ? "+" : "", rawName, raw, figures.at(0.5) / raw);
    std::fflush(stdout);
}

template<class Change>
CaseQuery with(Change change)
{
    CaseQuery query;
    change(query);
    return query;
}

void questions(Connection &connection, int cases)
{
    const double page = rawPage(connection);
    const auto day = [&](CaseQuery &q) {
        q.from = QDateTime::fromMSecsSinceEpoch(LargeStore::kFirstMs + LargeStore::kStepMs * cases / 2, Qt::UTC);
        q.to = q.from.addDays(1);
    };
    const auto ask = [&](const char *name, auto change) { question(connection, name, with(change), page, "raw page"); };
    ask("newest page", [](CaseQuery &) {});
    ask("a page in the middle", [&](CaseQuery &q) {
        q.beforeId = LargeStore::caseId(cases / 2);
        q.beforeOpened = QDateTime::fromMSecsSinceEpoch(LargeStore::kFirstMs + LargeStore::kStepMs * cases / 2, Qt::UTC);
    });
    ask("day", day);
    ask("program", [](CaseQuery &q) { q.program = QStringLiteral("iwate-7119"); });
    ask("urgency", [](CaseQuery &q) { q.urgency = Urgency::Red; });
    ask("receiver", [](CaseQuery &q) { q.receiver = QStringLiteral("ns7"); });
    ask("municipality", [](CaseQuery &q) { q.municipality = QStringLiteral("馬路村"); });
    ask("program, day", [&](CaseQuery &q) {
        day(q);
        q.program = QStringLiteral("iwate-7119");
    });
    ask("program, urgency, receiver", [](CaseQuery &q) {
        q.program = QStringLiteral("iwate-7119");
        q.urgency = Urgency::Red;
        q.receiver = QStringLiteral("ns7");
    });
    ask("two programs, municipality", [](CaseQuery &q) {
        q.programs = QStringList { QStringLiteral("iwate-7119"), QStringLiteral("kochi-7119") };
        q.municipality = QStringLiteral("馬路村");
    });
    const double look = rawSearch(connection, QStringLiteral("頭痛"));
    for (const char16_t *word : { u"痛", u"鰹", u"頭痛", u"高知", u"たた", u"息苦しい", u"心臓の", u"胸が痛", u"鰹のたたき",
             u"三十九度の熱", u"小児科、整形", u"頭痛 馬路", u"0800123456", u"ない言葉" })
        question(connection, qPrintable(QStringLiteral("words ") + QString::fromUtf16(word)),
            with([&](CaseQuery &q) { q.words = QString::fromUtf16(word); }), look, "looking through all");
    question(connection, "words 頭痛, day, program", with([&](CaseQuery &q) {
        day(q);
        q.words = QStringLiteral("頭痛");
        q.program = QStringLiteral("iwate-7119");
    }),
        look, "looking through all");
    question(connection, "words 頭痛, receiver, municipality", with([&](CaseQuery &q) {
        q.words = QStringLiteral("頭痛");
        q.municipality = QStringLiteral("馬路村");
        q.receiver = QStringLiteral("ns7");
    }),
        look, "looking through all");
}

/// What waits to be shared, when nothing was for years: up to a million entries, every second one postponed.
bool pendings(const QString &path)
{
    {
        const auto file = openStoreFile(path, key(), builtInMigrations());
        if (!file
            || !file->connection->run("INSERT OR IGNORE INTO outbox (entry, added_ms, due_ms)"
                                      " SELECT position, 0, iif(position < 500000, 9000000000000, NULL) FROM entry"
                                      " WHERE position <= 1000000"))
            return false;
    }
    Store store({ path, QStringLiteral("01") });
    if (!store.openNow(key()))
        return false;
    const auto outbox = store.outbox();
    if (!outbox)
        return false;
    Figures pending;
    Figures due;
    for (int n = 0; n < kTimes; ++n) {
        QElapsedTimer timer;
        timer.start();
        const auto some = (*outbox)->pending(200, QDateTime::currentDateTimeUtc());
        pending.ms.push_back(sinceMs(timer));
        timer.restart();
        const auto next = (*outbox)->nextDue();
        due.ms.push_back(sinceMs(timer));
        if (!some || some->empty() || !next)
            return false;
    }
    std::printf("the next 200 to be shared: p50 %.2f ms, worst %.2f; when the next is due: p50 %.2f ms\n", pending.at(0.5),
        pending.at(1), due.at(0.5));
    return true;
}
}

/// bench_store [CASES [FOLDER]]: the store's commit beside a raw one in the same run, with a new store and with a large
/// one; pages, filters and searches of the large one beside a bare page and beside looking through all; what waits to be
/// shared. With FOLDER the large store is kept there and used again.
int main(int argc, char **argv)
{
    const int cases = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const QTemporaryDir own;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : own.path();
    auto raw = Connection::open(own.filePath(QStringLiteral("raw.db")), key(), Connection::Access::Create);
    if (!raw || !(*raw)->run("PRAGMA journal_mode = WAL; CREATE TABLE raw (id INTEGER PRIMARY KEY, text TEXT)"))
        return 1;
    if (!fieldCommits(own.filePath(QStringLiteral("new.store")), **raw, "a new store"))
        return 1;
    const QString path = folder + QStringLiteral("/large.store");
    if (!QFile::exists(path)) {
        QElapsedTimer timer;
        timer.start();
        const auto file = openStoreFile(path, key(), builtInMigrations());
        if (!file || !file->connection->run("PRAGMA cache_size = -400000") || !LargeStore(*file->connection, cases).fill())
            return 1;
        std::printf("%d cases written in %.0f s\n", cases, sinceMs(timer) / 1000);
    }
    if (!fieldCommits(path, **raw, "the large store"))
        return 1;
    const auto file = openStoreFile(path, key(), builtInMigrations());
    if (!file || !file->connection->run("PRAGMA query_only = ON; PRAGMA cache_size = -32000"))
        return 1;
    questions(*file->connection, cases);
    return pendings(path) ? 0 : 1;
}
