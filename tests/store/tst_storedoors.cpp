// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// What the guard asks of the store: one recording with its key, and pages of some programs only.
#include "store/desk.h"

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
QString id(int n)
{
    return QStringLiteral("case-%1").arg(n);
}
}

TEST(StoreDoors, aRecordingComesWithItsKeyItsCaseAndItsProgram)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    ASSERT_TRUE(desk.openCase(opened(id(1))));
    const auto begun = [](const char *rec, const QString &caseId, char key) {
        Entry started = entry(Stream::Recording, QString::fromLatin1(rec), kind::RecordingStarted,
            { { QStringLiteral("call"), QStringLiteral("call-case-1") }, { QStringLiteral("case"), caseId },
                { QStringLiteral("file"), QStringLiteral("2026/a") } },
            5);
        started.secret = QByteArray(32, key);
        return started;
    };
    ASSERT_TRUE(desk.append({ entry(Stream::Call, QStringLiteral("call-case-1"), kind::CallAnswered, { { QStringLiteral("case"), id(1) } }, 5),
        begun("rec-1", id(1), 's'), begun("rec-2", {}, 't') }));
    const auto ask = [&](const char *rec) {
        return waited<RecordingInfo>([&](QObject *context, auto reply) {
            desk.store->recording(QString::fromLatin1(rec), context, std::move(reply));
        });
    };
    const auto first = ask("rec-1");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->key, QByteArray(32, 's'));
    EXPECT_EQ(first->caseId, id(1));
    EXPECT_EQ(first->program, QStringLiteral("kochi-7119"));
    const auto second = ask("rec-2");
    ASSERT_TRUE(second);
    EXPECT_EQ(second->key, QByteArray(32, 't'));
    EXPECT_EQ(second->caseId, id(1)) << "known by its call";
    EXPECT_EQ(ask("rec-3").error().fault, Fault::RecordingFailed);
}

TEST(StoreDoors, aPageHoldsTheReadersProgramsOnly)
{
    Desk desk;
    ASSERT_TRUE(desk.open());
    const QStringList programs { QStringLiteral("kochi-7119"), QStringLiteral("child-8000"), QStringLiteral("other") };
    for (int n = 0; n < 6; ++n) {
        Entry first = opened(id(n), {}, n);
        first.program = programs[n % 3];
        ASSERT_TRUE(desk.openCase(first));
    }
    CaseQuery query;
    query.programs = { programs[0], programs[2] };
    query.limit = 3;
    const auto page = desk.find(query);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->total, 4);
    ASSERT_EQ(page->cases.size(), 3u);
    for (const CaseSummary &summary : page->cases)
        EXPECT_NE(summary.program, programs[1]);
    query.limit = 0;
    EXPECT_EQ(desk.find(query)->total, 4) << "counting without looking";
    EXPECT_TRUE(desk.find(query)->cases.empty());
    query.program = programs[1];
    EXPECT_EQ(desk.find(query)->total, 0) << "both conditions hold";
}
