// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// One call through the real processes: caller → desk → close → store; PostgreSQL and the workbook hold the very values.
#include "support/throwawaypostgres.h"
#include "whole/programs.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <libpq-fe.h>

using namespace kikitori::test;

namespace {

QStringList firstRow(const QString &connection, const char *query)
{
    PGconn *db = PQconnectdb(connection.toUtf8().constData());
    PGresult *rows = PQexec(db, query);
    QStringList out;
    for (int c = 0; PQntuples(rows) > 0 && c < PQnfields(rows); ++c)
        out << QString::fromUtf8(PQgetvalue(rows, 0, c));
    if (PQresultStatus(rows) != PGRES_TUPLES_OK)
        ADD_FAILURE() << PQerrorMessage(db);
    PQclear(rows);
    PQfinish(db);
    return out;
}

/// The number in a cell of the first sheet; NaN when it holds none.
double cell(const QString &workbook, const QString &name)
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), { QStringLiteral("-p"), workbook, QStringLiteral("xl/worksheets/sheet1.xml") });
    unzip.waitForFinished();
    const QString sheet = QString::fromUtf8(unzip.readAllStandardOutput());
    const QRegularExpression form(QStringLiteral("<c r=\"%1\"(?: s=\"\\d+\")?>(?:<f>[^<]*</f>)?<v>([^<]*)</v>").arg(name));
    const auto match = form.match(sheet);
    return match.hasMatch() ? match.captured(1).toDouble() : std::nan("");
}

} // namespace

TEST(WholeCall, IsKeptSharedAndReportedWithItsVeryValues)
{
    ThrowawayPostgres server;
    ASSERT_TRUE(server.isThere()) << server.problem().toStdString();
    const Ran made = run(QStringLiteral("kikitorictl"), { QStringLiteral("share"), QStringLiteral("init"), QStringLiteral("--connection"), server.connection() });
    ASSERT_EQ(made.code, 0) << made.err.toStdString();
    const QString share = server.account(server.connection(), "desk", QStringLiteral("01"));
    ASSERT_FALSE(share.isEmpty()) << server.problem().toStdString();

    const QTemporaryDir dir;
    const QString home = dir.filePath(QStringLiteral("home"));
    const QString out = dir.filePath(QStringLiteral("out"));
    const Ran tour = run(QStringLiteral("kikitori"),
        { QStringLiteral("--home"), home, QStringLiteral("--tour"), out, QStringLiteral("--share"), share }, {}, kProgramMs * 3);
    QFile transcript(out + QStringLiteral("/transcript.txt"));
    const QByteArray said = transcript.open(QIODevice::ReadOnly) ? transcript.readAll() : QByteArray("no transcript");
    ASSERT_EQ(tour.code, 0) << said.constData() << tour.err.toStdString();

    // K20: two changes of shift and a desk without anybody, and the registrar never saw the line go.
    EXPECT_TRUE(said.contains("a desk registered")) << said.constData();
    EXPECT_FALSE(said.contains("the desk left")) << said.constData();

    // The pictures of every step are there.
    const QStringList pictures = QDir(out).entryList({ QStringLiteral("*.png") });
    EXPECT_GE(pictures.size(), 12) << pictures.join(QLatin1Char(' ')).toStdString();

    // The desk's own store.
    const QByteArray password = "kikitori\n";
    const Ran list = run(QStringLiteral("kikitorictl"), { QStringLiteral("--home"), home, QStringLiteral("case"), QStringLiteral("list"), QStringLiteral("--as"), QStringLiteral("ld01") }, password);
    ASSERT_EQ(list.code, 0) << list.err.toStdString();
    const QStringList row = list.out.trimmed().split(QLatin1Char('\t'));
    ASSERT_GE(row.size(), 8) << list.out.toStdString();
    const QString number = row[0];
    EXPECT_TRUE(QRegularExpression(QStringLiteral("^K-\\d{8}-01001$")).match(number).hasMatch()) << number.toStdString();
    EXPECT_EQ(row[3], QStringLiteral("胸痛"));
    EXPECT_EQ(row[4], QStringLiteral("高知市"));
    EXPECT_EQ(row[5], QStringLiteral("transfer-119"));
    EXPECT_EQ(row[7], QStringLiteral("closed"));

    // The shared store holds the very values.
    const QStringList shared = firstRow(server.connection(),
        "select number, final_urgency, municipality, age, fields->>'history', result, (closed_at is not null)::text from kikitori.case_current");
    ASSERT_EQ(shared.size(), 7);
    EXPECT_EQ(shared[0], number);
    EXPECT_EQ(shared[1], row[2]);
    EXPECT_EQ(shared[2], QStringLiteral("高知市"));
    EXPECT_EQ(shared[3], QStringLiteral("58"));
    EXPECT_EQ(shared[4], QStringLiteral("糖尿病、血圧の薬"));
    EXPECT_EQ(shared[5], QStringLiteral("transfer-119"));
    EXPECT_EQ(shared[6], QStringLiteral("true"));

    // Both sides agree by count and hash, said by the tool that an operator uses.
    QFile settings(home + QStringLiteral("/settings.yaml"));
    ASSERT_TRUE(settings.open(QIODevice::WriteOnly));
    settings.write("share: \"" + share.toUtf8() + "\"\n");
    settings.close();
    const Ran sent = run(QStringLiteral("kikitorictl"), { QStringLiteral("--home"), home, QStringLiteral("sync"), QStringLiteral("run"), QStringLiteral("--as"), QStringLiteral("ld01") }, password);
    EXPECT_EQ(sent.code, 0) << sent.out.toStdString() << sent.err.toStdString();
    const Ran status = run(QStringLiteral("kikitorictl"), { QStringLiteral("--home"), home, QStringLiteral("sync"), QStringLiteral("status"), QStringLiteral("--as"), QStringLiteral("ld01") }, password);
    EXPECT_EQ(status.code, 0) << status.out.toStdString() << status.err.toStdString();

    // The workbook counts this one call: 入電 1, 対応 1 in the day's total.
    const QStringList books = QDir(out).entryList({ QStringLiteral("*.xlsx") });
    ASSERT_EQ(books.size(), 1);
    double offered = 0;
    double handled = 0;
    for (int line = 1; line <= 40; ++line) {
        const double a = cell(out + QLatin1Char('/') + books[0], QStringLiteral("C%1").arg(line));
        const double b = cell(out + QLatin1Char('/') + books[0], QStringLiteral("D%1").arg(line));
        offered = std::isnan(a) ? offered : std::max(offered, a);
        handled = std::isnan(b) ? handled : std::max(handled, b);
    }
    EXPECT_EQ(offered, 1);
    EXPECT_EQ(handled, 1);
}

// K19, the store is not readable without its key, and holds no word in the clear.
TEST(WholeCall, LeavesNothingReadableOnDisk)
{
    const QTemporaryDir dir;
    const QString home = dir.filePath(QStringLiteral("home"));
    const QString out = dir.filePath(QStringLiteral("out"));
    const Ran tour = run(QStringLiteral("kikitori"), { QStringLiteral("--home"), home, QStringLiteral("--tour"), out }, {}, kProgramMs * 3);
    ASSERT_EQ(tour.code, 0) << tour.err.toStdString();
    QStringList files = QDir(home).entryList(QDir::Files);
    for (const QString &recording : QDir(home + QStringLiteral("/recordings")).entryList(QDir::Files))
        files << QStringLiteral("recordings/") + recording;
    ASSERT_GE(files.size(), 3);
    for (const QString &name : std::as_const(files)) {
        QFile file(home + QLatin1Char('/') + name);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char *secret : { "糖尿病", "0888234127", "高知市", "SQLite format 3", "RIFF" })
            EXPECT_FALSE(bytes.contains(secret)) << name.toStdString() << " holds " << secret;
    }
}
