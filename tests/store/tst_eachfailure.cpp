// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "faultydisk.h"
#include "inmemory.h"

#include "store/keeping/examination.h"
#include "store/opening.h"

#include <cstdio>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QString kCase = QStringLiteral("c1");
const QString kCall = QStringLiteral("call-c1");
constexpr int kTries = 4;

/// One case from signing in to wrapping up, as the desk writes it: each step is one question to the store.
struct Story {
    std::vector<std::vector<Entry>> steps;
    int entries = 0;

    Story()
    {
        const auto text = [](const char *value) { return QString::fromUtf8(value); };
        step({ entry(Stream::Agent, QStringLiteral("ns01"), kind::SignedIn, {}, 0) });
        step({ entry(Stream::Call, kCall, kind::Ringing, { { text("caller"), text("0888251299") } }, 1) });
        step({ opened(kCase, QStringLiteral("0888251299"), 2) });
        step({ entry(Stream::Call, kCall, kind::CallAnswered, { { text("case"), kCase } }, 2) });
        step({ entry(Stream::Recording, QStringLiteral("r1"), kind::RecordingStarted,
            { { text("call"), kCall }, { text("case"), kCase }, { text("file"), text("r1.kkr") } }, 3) });
        steps.back().front().secret = QByteArray(32, 'r');
        for (int n = 0; n < 4; ++n)
            step({ field(kCase, n % 2 ? "notes" : "content", QString(50 * (n + 1), QChar(u'あ' + n)), 4 + n) });
        step({ entry(Stream::Case, kCase, kind::Complaint, { { text("text"), text("熱がある") } }, 9) });
        step({ entry(
            Stream::Case, kCase, kind::RunStarted, { { text("run"), text("u1") }, { text("protocol"), text("fever") } }, 10) });
        for (int n = 0; n < 4; ++n)
            step({ entry(Stream::Case, kCase, kind::Answered,
                { { text("run"), text("u1") }, { text("item"), QString::number(n) },
                    { text("answer"), text(n % 2 ? "yes" : "no") } },
                11 + n) });
        step({ entry(Stream::Case, kCase, kind::Verdict, { { text("urgency"), text("orange") }, { text("title"), text("発熱") } },
                   16),
            entry(Stream::Case, kCase, kind::AdviceSaid, { { text("urgency"), text("orange") } }, 16) });
        step({ entry(Stream::Call, kCall, kind::Ended, { { text("reason"), text("hangup") } }, 17) });
        step({ entry(Stream::Recording, QStringLiteral("r1"), kind::RecordingFinished,
            { { text("ms"), 14000 }, { text("sha256"), text("00") } }, 17) });
        step({ entry(Stream::Case, kCase, kind::Closed, {}, 18), entry(Stream::Call, kCall, kind::WrappedUp, {}, 18) });
    }
    void step(std::vector<Entry> made)
    {
        entries += static_cast<int>(made.size());
        steps.push_back(std::move(made));
    }
};

/// What is known of a desk at the end: everything that a person or a report sees.
struct Outcome {
    QByteArray record;
    QStringList order; ///< ids of the case's entries
    qint64 talkMs = 0;
    qint64 recordingMs = 0;
    QByteArray recordingKey;
    qint64 entries = 0;
    QByteArray head;
    [[nodiscard]] bool operator==(const Outcome &) const = default;
};

Outcome outcomeOf(Desk &desk)
{
    Outcome seen;
    const auto file = desk.caseFile(kCase);
    EXPECT_TRUE(file);
    if (file) {
        seen.record = file->record.canonical();
        for (const Entry &one : file->entries)
            seen.order << one.id.toString() + QString::number(one.seq);
        seen.talkMs = file->call.talkMs();
        EXPECT_EQ(file->recordings.size(), 1U);
        seen.recordingMs = file->recordings.empty() ? 0 : file->recordings.front().ms;
        seen.recordingKey = file->recordings.empty() ? QByteArray() : file->recordings.front().key;
    }
    desk.close();
    const auto opened = openStoreFile(desk.path, keyOf('k'), builtInMigrations());
    EXPECT_TRUE(opened);
    if (!opened)
        return seen;
    const auto found = examine(*opened->connection, QStringLiteral("01"));
    EXPECT_TRUE(found) << (found ? "" : found.error().detail.toStdString());
    if (found) {
        seen.entries = found->figures.entries;
        seen.head = found->figures.head;
    }
    return seen;
}

Result<> tell(Desk &desk, const std::vector<Entry> &step)
{
    if (step.front().kind == QLatin1String(kind::Opened) && step.front().stream == Stream::Case)
        return desk.openCase(step.front()).map([](const QString &) {});
    return desk.append(step);
}

bool isDiskFault(const Error &error)
{
    return error.fault == Fault::DiskFailed || error.fault == Fault::DiskFull || error.fault == Fault::StoreDamaged
        || error.fault == Fault::StoreBusy;
}

/// Opens and writes the whole story. What fails is asked again, the same entries with the same ids, as a desk does; a
/// disk that is gone for good comes back with a new start. Says how many calls failed.
int live(Desk &desk, const Story &story, FaultyDisk &disk, bool restarts)
{
    int failed = 0;
    const auto said = [&](const Error &error) {
        ++failed;
        EXPECT_TRUE(disk.fired()) << "a call failed although the disk did not: " << error.detail.toStdString();
        EXPECT_TRUE(isDiskFault(error)) << static_cast<int>(error.fault) << ' ' << error.detail.toStdString();
        if (restarts) {
            desk.close();
            disk.disarm();
        }
    };
    const auto start = [&] {
        for (int n = 0; n < kTries; ++n) {
            const auto opened = desk.restart();
            if (opened)
                return;
            said(opened.error());
        }
        ADD_FAILURE() << "it does not open";
    };
    start();
    for (const auto &step : story.steps) {
        Result<> done = fail(Fault::StoreClosed);
        for (int n = 0; n < kTries && !done; ++n) {
            done = tell(desk, step);
            if (done)
                break;
            said(done.error());
            if (restarts)
                start();
        }
        EXPECT_TRUE(done) << "asking again does not help";
    }
    return failed;
}

void failEach(FaultyDisk::Manner manner, int code, const char *what)
{
    const Story story;
    Outcome reference;
    FaultyDisk disk;
    {
        Desk desk;
        ASSERT_EQ(live(desk, story, disk, false), 0);
        reference = outcomeOf(desk);
        ASSERT_EQ(reference.entries, story.entries);
        ASSERT_EQ(reference.talkMs, 15'000);
        ASSERT_EQ(reference.recordingMs, 14'000);
    }
    int number = 0;
    int failedCalls = 0;
    for (bool fired = true; fired && number < 5000;) {
        Desk desk;
        disk.arm(++number, manner, code);
        failedCalls += live(desk, story, disk, manner == FaultyDisk::Manner::FromThenOn);
        fired = disk.fired();
        disk.disarm();
        ASSERT_EQ(outcomeOf(desk), reference) << "operation " << number;
        ASSERT_FALSE(::testing::Test::HasFailure()) << "operation " << number;
    }
    EXPECT_GT(number, 100);
    EXPECT_GT(failedCalls, number / 2);
    std::printf(
        "  %s: %d disk operations, one by one; %d calls said so; the same case every time\n", what, number - 1, failedCalls);
}
}

struct EachFailure : ::testing::Test {
    static void SetUpTestSuite() { workInMemory(); }
};

TEST_F(EachFailure, whicheverDiskOperationFailsOnceTheCaseIsTheSameInTheEnd)
{
    failEach(FaultyDisk::Manner::Once, SQLITE_IOERR, "failing once");
}

TEST_F(EachFailure, fromWhicheverOperationTheDiskIsGoneTheCaseIsTheSameAfterANewStart)
{
    failEach(FaultyDisk::Manner::FromThenOn, SQLITE_IOERR, "gone from then on");
}

TEST_F(EachFailure, fromWhicheverOperationTheDiskIsFullTheCaseIsTheSameAfterANewStart)
{
    failEach(FaultyDisk::Manner::FromThenOn, SQLITE_FULL, "full from then on");
}
