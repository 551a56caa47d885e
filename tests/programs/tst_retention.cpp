// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "programs/program.h"

#include <QFile>

#include <gtest/gtest.h>

using namespace kikitori;
using Kind = Retention::Kind;
using After = Retention::After;
using Until = Retention::Until;

namespace {

QDate day(const char *iso)
{
    const QDate made = QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
    EXPECT_TRUE(made.isValid()) << iso;
    return made;
}

std::string text(QDate made)
{
    return made.toString(Qt::ISODate).toStdString();
}

QByteArray kochiWith(const QByteArray &retention)
{
    QFile file(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/programs/kochi-7119.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray bytes = file.readAll();
    const qsizetype from = bytes.indexOf("\nretention:") + 1;
    const qsizetype to = bytes.indexOf("\nclosing:") + 1;
    return bytes.replace(from, to - from, retention);
}

Result<Program> withRetention(const QByteArray &retention)
{
    return readProgram(kochiWith(retention), QStringLiteral("p.yaml"));
}

} // namespace

// 002 第5の1(4): kept through the contract; disposed of once the client has accepted the last report, whenever that is.
TEST(RetentionByContract, KochiKeepsEverythingUntilTheClientAcceptedTheLastReport)
{
    const auto program = readProgram(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/programs/kochi-7119.yaml"));
    ASSERT_TRUE(program) << program.error().detail.toStdString();
    ASSERT_TRUE(program->retention);
    Retention rule = *program->retention;
    EXPECT_EQ(text(rule.contractEnd), "2025-03-31");
    EXPECT_FALSE(rule.dueOn(Kind::Records, day("2024-04-01"), day("2024-04-01")).isValid());
    EXPECT_FALSE(rule.dueOn(Kind::Recordings, day("2024-04-01")).isValid());
    rule.reportAccepted = day("2025-04-30");
    EXPECT_EQ(text(rule.dueOn(Kind::Records, day("2024-04-01"))), "2025-05-01");
    EXPECT_EQ(text(rule.dueOn(Kind::Recordings, day("2025-03-31"))), "2025-05-01");
}

// 000 (5)イ: 運営期間終了月の翌々月末まで. The operation ended on 2025-08-29: to the end of October.
TEST(RetentionByContract, KyotoKeepsRecordingsToTheEndOfTheSecondMonthAfterTheOperation)
{
    const auto program = withRetention("retention:\n  contract-end: 2025-08-29\n  operation-end: 2025-08-29\n"
                                       "  records: {after: contract-end}\n"
                                       "  recordings: {after: operation-end, months: 2, until: end-of-month}\n");
    ASSERT_TRUE(program) << program.error().detail.toStdString();
    EXPECT_EQ(text(program->retention->dueOn(Kind::Recordings, day("2025-07-01"))), "2025-11-01");
    EXPECT_EQ(text(program->retention->dueOn(Kind::Recordings, day("2025-08-29"))), "2025-11-01");
    EXPECT_EQ(text(program->retention->dueOn(Kind::Records, day("2025-07-01"))), "2025-08-30");
}

// 000 (6)イ(イ), M10: the caller's name and telephone number are notes for the moment.
TEST(RetentionByContract, NotesForTheMomentGoTheDayAfterTheCaseWasClosed)
{
    const auto program = withRetention("retention:\n  contract-end: 2025-08-29\n  records: {after: contract-end}\n"
                                       "  recordings: {after: contract-end}\n"
                                       "  temporary: {fields: [notes, history], after: closed, days: 1}\n");
    ASSERT_TRUE(program) << program.error().detail.toStdString();
    const Retention &rule = *program->retention;
    EXPECT_EQ(rule.temporaryFields, QStringList({ QStringLiteral("notes"), QStringLiteral("history") }));
    EXPECT_EQ(text(rule.dueOn(Kind::Temporary, day("2025-07-01"), day("2025-07-02"))), "2025-07-04");
    EXPECT_FALSE(rule.dueOn(Kind::Temporary, day("2025-07-01"), QDate()).isValid()) << "still open";
}

struct Counted {
    const char *from;
    Retention::Rule rule;
    const char *due;
};

class RetentionDays : public ::testing::TestWithParam<Counted> { };

TEST_P(RetentionDays, AreCountedOnToTheEndAndOneDayFurther)
{
    EXPECT_EQ(text(dayAfterKeeping(GetParam().rule, day(GetParam().from))), GetParam().due) << "from " << GetParam().from;
}

INSTANTIATE_TEST_SUITE_P(All, RetentionDays,
    ::testing::Values(
        // a day
        Counted { "2026-11-20", { After::Opened, 0, 0, 0, Until::Day }, "2026-11-21" },
        Counted { "2026-12-31", { After::Opened, 0, 0, 0, Until::Day }, "2027-01-01" },
        // a month that is shorter ends earlier and does not run into the next
        Counted { "2027-01-31", { After::Opened, 0, 1, 0, Until::Day }, "2027-03-01" },
        Counted { "2028-01-31", { After::Opened, 0, 1, 0, Until::Day }, "2028-03-01" },
        Counted { "2028-01-30", { After::Opened, 0, 1, 0, Until::Day }, "2028-03-01" },
        Counted { "2028-01-28", { After::Opened, 0, 1, 0, Until::Day }, "2028-02-29" },
        // the end of a month
        Counted { "2025-12-31", { After::Opened, 0, 2, 0, Until::EndOfMonth }, "2026-03-01" },
        Counted { "2027-12-31", { After::Opened, 0, 2, 0, Until::EndOfMonth }, "2028-03-01" },
        Counted { "2026-06-01", { After::Opened, 0, 0, 0, Until::EndOfMonth }, "2026-07-01" },
        // leap days
        Counted { "2028-02-29", { After::Opened, 5, 0, 0, Until::Day }, "2033-03-01" },
        Counted { "2024-02-29", { After::Opened, 4, 0, 0, Until::Day }, "2028-03-01" },
        Counted { "2023-02-28", { After::Opened, 1, 0, 0, Until::Day }, "2024-02-29" },
        // the fiscal year turns between the 31st of March and the 1st of April
        Counted { "2027-03-31", { After::Opened, 0, 0, 0, Until::EndOfFiscalYear }, "2027-04-01" },
        Counted { "2027-04-01", { After::Opened, 0, 0, 0, Until::EndOfFiscalYear }, "2028-04-01" },
        Counted { "2027-01-01", { After::Opened, 5, 0, 0, Until::EndOfFiscalYear }, "2032-04-01" },
        Counted { "2027-03-31", { After::Opened, 0, 0, 1, Until::EndOfFiscalYear }, "2028-04-01" }));

TEST(RetentionDays, ReportAcceptedNeverShortensTheContract)
{
    Retention rule;
    rule.contractEnd = day("2027-03-31");
    rule.reportAccepted = day("2027-03-01");
    rule.records.after = After::ReportAccepted;
    EXPECT_EQ(text(rule.dueOn(Kind::Records, day("2026-11-20"))), "2027-04-01");
}

struct Written {
    const char *retention;
    const char *says;
    int line; ///< within the block, 1 is "retention:"
    int column;
};

class RetentionFaults : public ::testing::TestWithParam<Written> { };

TEST_P(RetentionFaults, AreRefusedWithTheirPlace)
{
    const QByteArray block = GetParam().retention;
    const auto program = withRetention(block);
    ASSERT_FALSE(program);
    EXPECT_EQ(program.error().fault, Fault::YamlContent);
    EXPECT_TRUE(program.error().detail.contains(QString::fromUtf8(GetParam().says))) << program.error().detail.toStdString();
    const QByteArray whole = kochiWith(block);
    const int first = static_cast<int>(whole.left(whole.indexOf("\nretention:") + 1).count('\n')) + 1;
    EXPECT_EQ(program.error().line, first + GetParam().line - 1);
    EXPECT_EQ(program.error().column, GetParam().column);
}

INSTANTIATE_TEST_SUITE_P(All, RetentionFaults,
    ::testing::Values(
        Written { "retention:\n  contract-end: 2025-02-29\n  records: {after: opened}\n  recordings: {after: opened}\n",
            "YYYY-MM-DD", 2, 17 },
        Written { "retention:\n  records: {after: opened}\n  recordings: {after: opened}\n", "contract-end", 2, 3 },
        Written { "retention:\n  contract-end: 2025-03-31\n  recordings: {after: opened}\n", "records", 2, 3 },
        Written { "retention:\n  contract-end: 2025-03-31\n  records: {after: forever}\n  recordings: {after: opened}\n",
            "one of opened, closed, operation-end", 3, 20 },
        Written { "retention:\n  contract-end: 2025-03-31\n  records: {after: opened, until: month}\n"
                  "  recordings: {after: opened}\n",
            "end-of-month", 3, 35 },
        Written { "retention:\n  contract-end: 2025-03-31\n  records: {after: opened, months: -1}\n"
                  "  recordings: {after: opened}\n",
            "0 to 1200", 3, 36 },
        Written { "retention:\n  contract-end: 2025-03-31\n  records: {after: opened, weeks: 2}\n"
                  "  recordings: {after: opened}\n",
            "unknown key \"weeks\"", 3, 28 },
        Written { "retention:\n  contract-end: 2025-03-31\n  report-accepted: 2025-03-01\n  records: {after: opened}\n"
                  "  recordings: {after: opened}\n",
            "before the contract's end", 3, 20 },
        Written { "retention:\n  contract-end: 2025-03-31\n  records: {after: opened}\n  recordings: {after: opened}\n"
                  "  temporary: {fields: [caller-name], after: closed}\n",
            "\"caller-name\" is not a field", 5, 23 },
        Written { "retention:\n  contract-end: 2025-03-31\n  records: {after: opened}\n  recordings: {after: opened}\n"
                  "  temporary: {fields: [], after: closed}\n",
            "at least one field", 5, 23 }));

TEST(RetentionFaults, AProgramThatSaysNothingKeepsEverything)
{
    const auto program = withRetention({});
    ASSERT_TRUE(program) << program.error().detail.toStdString();
    EXPECT_FALSE(program->retention);
}
