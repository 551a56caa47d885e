// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/throwawaypostgres.h"

#include "sync/pg/pgremote.h"
#include "sync/pg/shareadmin.h"

#include <libpq-fe.h>

#include <QElapsedTimer>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace kikitori;
using namespace kikitori::test;

namespace {

constexpr int kDesks = 10;
constexpr size_t kBatch = 200;

QString numberOf(int desk)
{
    return QStringLiteral("%1").arg(desk, 2, 10, QLatin1Char('0'));
}

/// What a nurse writes in one consultation: 25 entries with the lengths that real ones have.
void addCase(std::vector<Entry> &to, int desk, int number)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto add = [&](const char *kind, const QJsonObject &body) {
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.subject = id;
        entry.kind = QString::fromLatin1(kind);
        entry.body = body;
        entry.at = QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC).addSecs(number * 60 + qint64(to.size() % 25));
        entry.author = QStringLiteral("ns%1").arg(desk);
        entry.desk = numberOf(desk);
        entry.program = QStringLiteral("kochi-7119");
        entry.seq = qint64(to.size() % 25) + 1;
        to.push_back(std::move(entry));
    };
    const auto field = [&](const char *name, const QString &value) {
        add(kind::Field, { { QStringLiteral("name"), QString::fromLatin1(name) }, { QStringLiteral("value"), value } });
    };
    add(kind::Opened, { { QStringLiteral("number"), QStringLiteral("K-20261101-%1").arg(number) }, { QStringLiteral("call"), id },
                          { QStringLiteral("caller"), QStringLiteral("088%1").arg(1000000 + number) }, { QStringLiteral("called"), QStringLiteral("7119") } });
    add(kind::OpeningSaid, { { QStringLiteral("by"), QStringLiteral("agent") } });
    add(kind::Complaint, { { QStringLiteral("text"), QStringLiteral("昨日から熱があり、今朝になって息が苦しいと言っている") } });
    for (int answer = 0; answer < 10; ++answer)
        add(kind::Answered, { { QStringLiteral("run"), id }, { QStringLiteral("item"), QStringLiteral("breath-%1").arg(answer) },
                                { QStringLiteral("answer"), QStringLiteral("no") }, { QStringLiteral("question"), QStringLiteral("肩で息をしていますか") },
                                { QStringLiteral("urgency"), QStringLiteral("red") } });
    add(kind::Verdict, { { QStringLiteral("urgency"), QStringLiteral("yellow") }, { QStringLiteral("title"), QStringLiteral("発熱") } });
    for (const char *name : { "age", "sex", "relation", "municipality", "result", "doctor", "history", "allergy" })
        field(name, QStringLiteral("高知市 58"));
    field("content", QString(80, QChar(u'あ')));
    field("content", QString(160, QChar(u'あ')));
    add(kind::Closed, {});
}

struct Done {
    double seconds = 0;
    qint64 rows = 0;
    [[nodiscard]] double rate() const { return double(rows) / seconds; }
};

QString first(PGconn *pg, const QString &words)
{
    PGresult *result = PQexec(pg, words.toUtf8().constData());
    if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK)
        std::printf("%s: %s\n", qPrintable(words.left(60)), PQerrorMessage(pg));
    const QString value = PQntuples(result) > 0 ? QString::fromUtf8(PQgetvalue(result, 0, 0)) : QString();
    PQclear(result);
    return value;
}

QString newShare(const ThrowawayPostgres &server, const QString &name)
{
    PGconn *pg = PQconnectdb(server.connection().toUtf8().constData());
    first(pg, QStringLiteral("create database %1 template template0").arg(name));
    PQfinish(pg);
    const QString admin = ThrowawayPostgres::with(server.connection(), "dbname", name);
    if (!migrateShare(admin))
        std::printf("no schema\n");
    for (int desk = 1; desk <= kDesks; ++desk)
        if (!addShareAccount(admin,
                { QStringLiteral("desk") + numberOf(desk), QStringLiteral("desk"), numberOf(desk), { QStringLiteral("kochi-7119") } }))
            std::printf("no account\n");
    return admin;
}

/// Ten desks at once, each on its connection, as they do it: hashing, sending, waiting for each batch's answer.
Done push(const QString &admin, const std::vector<std::vector<Entry>> &desks)
{
    std::vector<std::unique_ptr<RemoteStore>> doors;
    for (int desk = 1; desk <= kDesks; ++desk) {
        auto opened = openPgRemote(ThrowawayPostgres::with(admin, "user", QStringLiteral("desk") + numberOf(desk)));
        if (!opened)
            std::printf("no door: %s\n", qPrintable(opened.error().detail));
        doors.push_back(opened ? std::move(*opened) : nullptr);
    }
    std::atomic<qint64> accepted = 0;
    QElapsedTimer clock;
    clock.start();
    std::vector<std::thread> threads;
    for (size_t desk = 0; desk < desks.size(); ++desk)
        threads.emplace_back([&, desk] {
            const auto &mine = desks[desk];
            for (size_t from = 0; doors[desk] && from < mine.size(); from += kBatch) {
                const auto end = mine.begin() + long(std::min(mine.size(), from + kBatch));
                const auto outcome = doors[desk]->push(std::vector<Entry>(mine.begin() + long(from), end));
                accepted += outcome ? qint64(outcome->accepted.size()) : 0;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    return { double(clock.nsecsElapsed()) / 1e9, accepted };
}

/// The rows of one table as COPY writes them, one piece a desk.
QByteArrayList copyOut(PGconn *pg, const char *table, const char *columns)
{
    QByteArrayList pieces;
    for (int desk = 1; desk <= kDesks; ++desk) {
        PQclear(PQexec(pg, QStringLiteral("copy (select %2 from kikitori.%1 where desk = '%3' order by server_seq) to stdout")
                               .arg(QLatin1String(table), QLatin1String(columns), numberOf(desk)).toUtf8().constData()));
        QByteArray piece;
        char *line = nullptr;
        for (int size = PQgetCopyData(pg, &line, 0); size > 0; size = PQgetCopyData(pg, &line, 0)) {
            piece.append(line, size);
            PQfreemem(line);
        }
        PQclear(PQgetResult(pg));
        pieces << piece;
    }
    return pieces;
}

void copyIn(PGconn *pg, const char *table, const char *columns, const QByteArray &piece)
{
    PQclear(PQexec(pg, QStringLiteral("copy kikitori.%1 (%2) from stdin").arg(QLatin1String(table), QLatin1String(columns)).toUtf8().constData()));
    constexpr int kPiece = 1 << 16;
    for (int from = 0; from < piece.size(); from += kPiece)
        PQputCopyData(pg, piece.constData() + from, std::min<int>(kPiece, int(piece.size()) - from));
    PQputCopyEnd(pg, nullptr);
    PGresult *done = PQgetResult(pg);
    if (PQresultStatus(done) != PGRES_COMMAND_OK)
        std::printf("copy: %s\n", PQerrorMessage(pg));
    PQclear(done);
    PQclear(PQgetResult(pg));
}

/// The very rows into the very tables by COPY, ten connections at once, one copy for each table and desk.
Done copy(const QString &from, const QString &into)
{
    constexpr char kEntry[] = "server_seq, id, desk, stream, subject, seq, kind, at, offset_min, author, program, body, hash, received_at, erased_by";
    constexpr char kIds[] = "id, server_seq, at, desk";
    PGconn *source = PQconnectdb(from.toUtf8().constData());
    const QByteArrayList entries = copyOut(source, "entry", kEntry);
    const QByteArrayList ids = copyOut(source, "entry_id", kIds);
    PQfinish(source);
    PGconn *target = PQconnectdb(into.toUtf8().constData());
    first(target, QStringLiteral("select kikitori.make_month('2026-11-01')"));
    std::vector<PGconn *> connections;
    for (int desk = 0; desk < kDesks; ++desk)
        connections.push_back(PQconnectdb(into.toUtf8().constData()));
    QElapsedTimer clock;
    clock.start();
    std::vector<std::thread> threads;
    for (int desk = 0; desk < kDesks; ++desk)
        threads.emplace_back([&, desk] {
            PQclear(PQexec(connections[size_t(desk)], "begin"));
            copyIn(connections[size_t(desk)], "entry_id", kIds, ids[desk]);
            copyIn(connections[size_t(desk)], "entry", kEntry, entries[desk]);
            PQclear(PQexec(connections[size_t(desk)], "commit"));
        });
    for (std::thread &thread : threads)
        thread.join();
    Done done { double(clock.nsecsElapsed()) / 1e9, 0 };
    for (PGconn *connection : connections)
        PQfinish(connection);
    done.rows = first(target, QStringLiteral("select count(*) from kikitori.entry")).toLongLong();
    PQfinish(target);
    return done;
}

} // namespace

/// bench_sync [CASES]: cases of ten desks through the door of the desks, and the same rows by COPY, in turn, in one run.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int cases = argc > 1 ? std::atoi(argv[1]) : 10'000;
    ThrowawayPostgres server;
    if (!server.isThere()) {
        std::printf("no server: %s\n", qPrintable(server.problem()));
        return 1;
    }
    Done allOurs;
    Done allBare;
    for (int round = 1; round <= 3; ++round) {
        std::vector<std::vector<Entry>> desks(kDesks);
        for (int number = 0; number < cases; ++number)
            addCase(desks[size_t(number % kDesks)], number % kDesks + 1, number);
        const QString pushed = newShare(server, QStringLiteral("pushed%1").arg(round));
        const QString copied = newShare(server, QStringLiteral("copied%1").arg(round));
        const Done ours = push(pushed, desks);
        const Done bare = copy(pushed, copied);
        allOurs = { allOurs.seconds + ours.seconds, allOurs.rows + ours.rows };
        allBare = { allBare.seconds + bare.seconds, allBare.rows + bare.rows };
        std::printf("round %d: %lld entries of %d cases, %d desks at once: %.2f s, %.0f a second; COPY of the same %lld rows: %.2f s, "
                    "%.0f a second; ratio %.2f\n",
            round, static_cast<long long>(ours.rows), cases, kDesks, ours.seconds, ours.rate(), static_cast<long long>(bare.rows),
            bare.seconds, bare.rate(), ours.rate() / bare.rate());
    }
    const double ratio = allOurs.rate() / allBare.rate();
    std::printf("over all rounds: %.0f a second, COPY %.0f; ratio %.2f (at least 0.50)\n", allOurs.rate(), allBare.rate(), ratio);
    return ratio >= 0.5 ? 0 : 1;
}
