// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Real processes killed with -9 a thousand times while they write and share: what was acknowledged is in the shared
// store, once.
#include "support/throwawaypostgres.h"
#include "whole/programs.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <thread>

using namespace kikitori::test;

namespace {

constexpr int kDesks = 10;
constexpr int kKillsEach = 100;
constexpr int kAtOnce = 2;

/// One desk that is killed again and again. Thread: that of its test thread. Owner: the test.
class KilledDesk {
public:
    KilledDesk(const QString &folder, int number, QString share)
        : m_words { folder + QStringLiteral("/desk%1.store").arg(number),
            QString::fromLatin1(QByteArray(32, static_cast<char>(0x40 + number)).toHex()),
            QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')), std::move(share) }
        , m_random(quint32(20261120 + number))
    {
    }
    /// Starts it, kills it 5 to 80 ms after its first acknowledgement; false when it did not come back. With the server
    /// out of reach what it acknowledges is surely not shared when it is killed.
    bool runAndKill(bool serverInReach)
    {
        QStringList words = m_words;
        if (!serverInReach)
            words.last() = QStringLiteral("host=/nowhere");
        QProcess desk;
        desk.start(QStringLiteral(KIKITORI_BIN_DIR "/sharewriter"), words);
        QElapsedTimer clock;
        clock.start();
        qint64 killAt = -1;
        while (clock.elapsed() < kProgramMs && (killAt < 0 || clock.elapsed() < killAt) && desk.state() != QProcess::NotRunning) {
            desk.waitForReadyRead(killAt < 0 ? 200 : int(std::max<qint64>(1, killAt - clock.elapsed())));
            if (killAt < 0 && desk.canReadLine())
                killAt = clock.elapsed() + 5 + m_random.bounded(76);
        }
        const bool ran = desk.state() == QProcess::Running;
        desk.kill(); // SIGKILL
        desk.waitForFinished(kProgramMs);
        const QByteArray said = desk.readAllStandardOutput();
        // A line cut off by the kill acknowledges nothing.
        const QByteArrayList lines = said.left(said.lastIndexOf('\n') + 1).split('\n');
        int replies = 0;
        for (const QByteArray &line : lines) {
            if (!line.startsWith("acknowledged "))
                continue;
            ++replies;
            const QByteArrayList ids = line.mid(13).split(' ');
            for (const QByteArray &id : ids)
                m_acknowledged.insert(id);
        }
        if (!ran || replies == 0)
            m_problem = said + desk.readAllStandardError();
        return ran && replies > 0;
    }
    [[nodiscard]] Ran drain() const { return run(QStringLiteral("sharewriter"), QStringList(m_words) << QStringLiteral("drain")); }
    [[nodiscard]] const QSet<QByteArray> &acknowledged() const { return m_acknowledged; }
    [[nodiscard]] const QByteArray &problem() const { return m_problem; }

private:
    QStringList m_words;
    QRandomGenerator m_random;
    QSet<QByteArray> m_acknowledged;
    QByteArray m_problem;
};

/// How often each id stands there.
QHash<QByteArray, int> sharedIds(const QString &connection)
{
    PGconn *db = PQconnectdb(connection.toUtf8().constData());
    PGresult *rows = PQexec(db, "select id::text from kikitori.entry");
    QHash<QByteArray, int> ids;
    for (int row = 0; row < PQntuples(rows); ++row)
        ++ids[PQgetvalue(rows, row, 0)];
    PQclear(rows);
    PQfinish(db);
    return ids;
}

} // namespace

TEST(ShareKill, AThousandKillsWhileWritingAndSharingLoseNothingAndDoubleNothing)
{
    ThrowawayPostgres server;
    ASSERT_TRUE(server.isThere()) << server.problem().toStdString();
    const Ran made = run(QStringLiteral("kikitorictl"),
        { QStringLiteral("--home"), server.folder() + QStringLiteral("/home"), QStringLiteral("share"), QStringLiteral("init"),
            QStringLiteral("--connection"), server.connection() });
    ASSERT_EQ(made.code, 0) << made.err.toStdString();
    const QTemporaryDir folder;
    std::vector<KilledDesk> desks;
    for (int number = 1; number <= kDesks; ++number) {
        const QString share = server.account(server.connection(), "desk", QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')));
        ASSERT_FALSE(share.isEmpty()) << server.problem().toStdString();
        desks.emplace_back(folder.path(), number, share);
    }
    QElapsedTimer clock;
    clock.start();
    std::vector<std::thread> hands;
    for (int hand = 0; hand < kAtOnce; ++hand)
        hands.emplace_back([&desks, hand] {
            for (size_t number = size_t(hand); number < desks.size(); number += kAtOnce)
                for (int kill = 0; kill < kKillsEach; ++kill)
                    if (!desks[number].runAndKill(kill + 1 < kKillsEach)) {
                        ADD_FAILURE() << "desk " << number + 1 << ", kill " << kill << ": " << desks[number].problem().constData();
                        return;
                    }
        });
    for (std::thread &hand : hands)
        hand.join();
    const auto killed = clock.restart();
    const auto before = sharedIds(server.connection()).size();
    for (const KilledDesk &desk : desks) {
        const Ran drained = desk.drain();
        EXPECT_EQ(drained.code, 0) << drained.out.toStdString() << drained.err.toStdString();
        EXPECT_TRUE(drained.out.startsWith(QLatin1String("complete "))) << drained.out.toStdString();
    }
    const auto shared = sharedIds(server.connection());
    qsizetype acknowledged = 0;
    qsizetype lost = 0;
    qsizetype doubled = 0;
    for (const KilledDesk &desk : desks) {
        acknowledged += desk.acknowledged().size();
        for (const QByteArray &id : desk.acknowledged())
            lost += shared.contains(id) ? 0 : 1;
    }
    for (const int times : shared)
        doubled += times > 1 ? 1 : 0;
    std::printf("%d kills in %lld s, drained in %lld s: %lld entries acknowledged, %lld shared (%lld before draining), %lld lost, "
                "%lld double\n",
        kDesks * kKillsEach, killed / 1000, clock.elapsed() / 1000, static_cast<long long>(acknowledged),
        static_cast<long long>(shared.size()), static_cast<long long>(before), static_cast<long long>(lost),
        static_cast<long long>(doubled));
    EXPECT_EQ(lost, 0);
    EXPECT_EQ(doubled, 0);
    EXPECT_GE(acknowledged, kDesks * kKillsEach * 5);
    EXPECT_LE(before + 5 * kDesks, shared.size()) << "each desk's last kill left entries that were on their way";
}
