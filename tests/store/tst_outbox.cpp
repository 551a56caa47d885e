// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include <algorithm>
#include <atomic>
#include <thread>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QDateTime kNow = QDateTime(QDate(2026, 11, 20), QTime(3, 0), Qt::UTC);

QByteArray xorOf(const std::vector<Entry> &entries)
{
    QByteArray sum(32, '\0');
    for (const Entry &entry : entries) {
        const QByteArray hash = QByteArray::fromHex(hashOf(entry));
        for (qsizetype i = 0; i < 32; ++i)
            sum[i] = static_cast<char>(sum.at(i) ^ hash.at(i));
    }
    return sum.toHex();
}

std::vector<QUuid> idsOf(const std::vector<Entry> &entries)
{
    std::vector<QUuid> ids;
    for (const Entry &entry : entries)
        ids.push_back(entry.id);
    return ids;
}

/// A desk with one case of 1 + 9 entries.
struct Filled : Desk {
    std::unique_ptr<Outbox> box;
    Filled()
    {
        EXPECT_TRUE(open());
        EXPECT_TRUE(openCase(opened(QStringLiteral("c1"))));
        for (int n = 0; n < 9; ++n)
            EXPECT_TRUE(append({ field(QStringLiteral("c1"), "age", QString::number(n)) }));
        box = store->outbox().value();
    }
};
}

TEST(Outbox, pendingComesOldestFirstAndWithoutSecrets)
{
    Filled desk;
    Entry recording = entry(Stream::Recording, QStringLiteral("r1"), kind::RecordingStarted);
    recording.secret = QByteArray(32, 's');
    ASSERT_TRUE(desk.append({ recording }));
    const auto pending = desk.box->pending(100, kNow).value();
    ASSERT_EQ(pending.size(), 11u);
    for (size_t n = 0; n < 10; ++n)
        EXPECT_EQ(pending[n].seq, static_cast<qint64>(n) + 1);
    EXPECT_EQ(pending.front().body.value(QStringLiteral("number")).toString(), QStringLiteral("K-20261120-01001"));
    EXPECT_EQ(pending.back().id, recording.id);
    EXPECT_TRUE(pending.back().secret.isEmpty());
    EXPECT_EQ(desk.box->pending(3, kNow)->size(), 3u);
}

TEST(Outbox, acknowledgedOnesLeaveAndAreCountedAndDigestedOnce)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    EXPECT_EQ(desk.box->counts()->digest, QByteArray(64, '0'));
    const std::vector<Entry> some { all[4], all[1], all[7] };
    ASSERT_TRUE(desk.box->acknowledged(idsOf(some)));
    ASSERT_TRUE(desk.box->acknowledged(idsOf(some))) << "an answer that comes twice";
    ASSERT_TRUE(desk.box->acknowledged({ all[1].id, all[1].id, QUuid::createUuid() }));
    const auto counts = desk.box->counts().value();
    EXPECT_EQ(counts.entries, 10);
    EXPECT_EQ(counts.pending, 7);
    EXPECT_EQ(counts.acknowledged, 3);
    EXPECT_EQ(counts.setAside, 0);
    EXPECT_EQ(counts.digest, xorOf(some));
    EXPECT_EQ(desk.box->pending(100, kNow)->size(), 7u);
}

TEST(Outbox, digestOfAllIsTheSameInAnyOrder)
{
    Filled one;
    auto all = one.box->pending(100, kNow).value();
    const QByteArray expected = xorOf(all);
    std::reverse(all.begin(), all.end());
    for (const Entry &entry : all)
        ASSERT_TRUE(one.box->acknowledged({ entry.id }));
    EXPECT_EQ(one.box->counts()->digest, expected);
    one.box.reset();
    ASSERT_TRUE(one.restart());
    EXPECT_EQ(one.store->outbox().value()->counts()->digest, expected);
}

TEST(Outbox, aRefusedOneIsSetAsideAndTheRestFlows)
{
    Filled desk;
    const auto all = desk.box->pending(100, kNow).value();
    ASSERT_TRUE(desk.box->setAside(all[0].id, QStringLiteral("unknown program")));
    EXPECT_EQ(desk.box->pending(1, kNow)->front().id, all[1].id);
    EXPECT_EQ(desk.box->counts()->setAside, 1);
    EXPECT_EQ(desk.box->counts()->pending, 9);
    EXPECT_EQ(desk.box->counts()->entries, 10);
    EXPECT_EQ(desk.box->setAside(QUuid::createUuid(), QString()).error().fault, Fault::BadArgument);
    ASSERT_TRUE(desk.box->acknowledged({ all[0].id })) << "sent by hand later";
    EXPECT_EQ(desk.box->counts()->setAside, 0);
    EXPECT_EQ(desk.box->counts()->digest, xorOf({ all[0] }));
}

TEST(Outbox, itWorksOnAnotherThreadWhileTheDeskWrites)
{
    Filled desk;
    std::atomic<bool> stop = false;
    std::atomic<int> faults = 0;
    std::thread sync([&] {
        while (!stop) {
            const auto some = desk.box->pending(5, kNow);
            faults += !some.has_value() || !desk.box->acknowledged(idsOf(*some)).has_value();
        }
    });
    for (int n = 0; n < 200; ++n)
        ASSERT_TRUE(desk.append({ field(QStringLiteral("c1"), "age", QString::number(n)) }));
    stop = true;
    sync.join();
    EXPECT_EQ(faults, 0);
    const auto rest = desk.box->pending(1000, kNow).value();
    ASSERT_TRUE(desk.box->acknowledged(idsOf(rest)));
    EXPECT_EQ(desk.box->counts()->acknowledged, 210);
    EXPECT_EQ(desk.box->counts()->digest, xorOf(desk.caseFile(QStringLiteral("c1"))->entries));
}
