// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/opening.h"
#include "store/statement.h"
#include "store/store.h"
#include "store/transaction.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <future>
#include <vector>

using namespace kikitori;

namespace {
constexpr int kRounds = 2000;

StoreKey key()
{
    return StoreKey(QByteArray(32, 'k'));
}

struct Figures {
    std::vector<double> ms;
    [[nodiscard]] double at(double share)
    {
        std::sort(ms.begin(), ms.end());
        return ms[static_cast<size_t>(static_cast<double>(ms.size() - 1) * share)];
    }
};

/// The lower bound: one row of the same size, one SQLCipher commit (WAL, FULL).
void rawCommit(Connection &connection, const QString &text, Figures &figures)
{
    QElapsedTimer timer;
    timer.start();
    auto transaction = Transaction::begin(connection);
    const auto done = Statement(connection, "INSERT INTO raw (text) VALUES (?)").with(text).run().and_then([&] {
        return transaction->commit();
    });
    figures.ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    if (!done)
        std::printf("raw commit failed\n");
}

Entry entryOf(const QString &caseId, const char *kind, QJsonObject body)
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

Entry fieldOf(const QString &caseId, const QString &text)
{
    return entryOf(
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
        figures->ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    return done;
}

void fieldCommits(const QString &folder)
{
    auto raw = Connection::open(folder + QStringLiteral("/raw.db"), key(), Connection::Access::Create);
    if (!raw || !(*raw)->run("PRAGMA journal_mode = WAL; CREATE TABLE raw (id INTEGER PRIMARY KEY, text TEXT)"))
        return;
    Store store({ folder + QStringLiteral("/bench.store"), QStringLiteral("01") });
    if (!store.openNow(key()))
        return;
    Figures bare;
    Figures ours;
    for (int n = 0; n < kRounds; ++n) {
        const QString caseId = QStringLiteral("case-%1").arg(n / 40);
        if (n % 40 == 0 && !storeCommit(store, entryOf(caseId, kind::Opened, {}), nullptr))
            return;
        const QString text(20 + n % 200, QChar(u'あ'));
        rawCommit(**raw, text, bare);
        if (!storeCommit(store, fieldOf(caseId, text), &ours))
            return;
    }
    std::printf(
        "field commit: p50 %.3f ms, p99 %.3f ms; raw SQLCipher commit: p50 %.3f ms, p99 %.3f ms; ratio p50 %.2f, p99 %.2f\n",
        ours.at(0.5), ours.at(0.99), bare.at(0.5), bare.at(0.99), ours.at(0.5) / bare.at(0.5), ours.at(0.99) / bare.at(0.99));
}

/// Fills a store with `cases` cases of ten entries and says how long opening it takes, and its checks alone.
void opening(const QString &folder, int cases)
{
    const QString path = folder + QStringLiteral("/large.store");
    Store store({ path, QStringLiteral("01") });
    if (!store.openNow(key()))
        return;
    for (int first = 0; first < cases; first += 100) {
        std::vector<Entry> entries;
        for (int n = first; n < first + 100; ++n) {
            const QString caseId = QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0'));
            entries.push_back(
                entryOf(caseId, kind::Opened, { { QStringLiteral("caller"), QString::number(800000000 + n % 5000) } }));
            for (int more = 0; more < 8; ++more)
                entries.push_back(fieldOf(caseId, QString(30 + more * 10, QChar(u'い'))));
            entries.push_back(entryOf(caseId, kind::Closed, {}));
        }
        store.append(std::move(entries), nullptr, {});
    }
    store.close();
    QElapsedTimer timer;
    timer.start();
    const auto opened = openStoreFile(path, key(), builtInMigrations());
    const double whole = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!opened)
        return;
    timer.restart();
    Statement check(*opened->connection, "PRAGMA quick_check(1)");
    const bool ok = check.step().value_or(false);
    std::printf("opening with %d cases, %d entries, %.0f MB: %.0f ms; quick_check alone, again: %.0f ms (%s)\n", cases,
        cases * 10, static_cast<double>(QFileInfo(path).size()) / 1e6, whole, static_cast<double>(timer.nsecsElapsed()) / 1e6,
        ok ? "ok" : "fault");
    for (const char *sql : { "SELECT count(*) FROM case_index WHERE instr(words, 'いう')",
             "SELECT id FROM case_index ORDER BY opened_ms DESC, id DESC LIMIT 100" }) {
        timer.restart();
        const auto ran = Statement(*opened->connection, sql).run();
        std::printf("  %.1f ms: %s%s\n", static_cast<double>(timer.nsecsElapsed()) / 1e6, sql, ran ? "" : " (failed)");
    }
}
}

/// bench_store [CASES]: the store's commit beside a raw one in the same run, and what opening costs.
int main(int argc, char **argv)
{
    const QTemporaryDir folder;
    fieldCommits(folder.path());
    opening(folder.path(), argc > 1 ? std::atoi(argv[1]) : 10'000);
    return 0;
}
