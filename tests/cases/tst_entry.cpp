// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/entry.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
Entry sample()
{
    Entry entry;
    entry.id = QUuid::fromString(QStringLiteral("6f1a3c1e-2b7d-4c55-9d8e-0a1b2c3d4e5f"));
    entry.subject = QStringLiteral("0a1b2c3d-0000-4000-8000-000000000001");
    entry.kind = QString::fromLatin1(kind::Field);
    entry.body = { { QStringLiteral("value"), QStringLiteral("胸が痛い") },
        { QStringLiteral("name"), QStringLiteral("content") } };
    entry.at = QDateTime::fromMSecsSinceEpoch(1795190400123, Qt::UTC);
    entry.author = QStringLiteral("ns01");
    entry.desk = QStringLiteral("01");
    entry.program = QStringLiteral("kochi-7119");
    entry.seq = 3;
    return entry;
}
}

TEST(Entry, bodyIsCompactSortedUtf8)
{
    EXPECT_EQ(canonicalBody(sample()), QByteArray("{\"name\":\"content\",\"value\":\"胸が痛い\"}"));
    EXPECT_EQ(canonicalBody(Entry {}), QByteArray("{}"));
}

TEST(Entry, bodyReadBackGivesTheSameBytes)
{
    Entry entry = sample();
    entry.body.insert(QStringLiteral("odd"), QStringLiteral("a\"b\\c\n\t\u0001𠮷"));
    entry.body.insert(QStringLiteral("number"), 12.5);
    entry.body.insert(QStringLiteral("big"), 1795190400123.0);
    entry.body.insert(QStringLiteral("none"), QJsonValue::Null);
    Entry again = entry;
    again.body = QJsonDocument::fromJson(canonicalBody(entry)).object();
    EXPECT_EQ(canonicalBody(again), canonicalBody(entry));
    EXPECT_EQ(hashOf(again), hashOf(entry));
}

TEST(Entry, hashIsSha256OfTheWrittenForm)
{
    const Entry entry = sample();
    const QByteArray body = canonicalBody(entry);
    const QByteArray written =
        "36:6f1a3c1e-2b7d-4c55-9d8e-0a1b2c3d4e5f,4:case,36:0a1b2c3d-0000-4000-8000-000000000001,1:3,5:field,"
        "13:1795190400123,3:540,4:ns01,2:01,10:kochi-7119,"
        + QByteArray::number(body.size()) + ":" + body + ",";
    EXPECT_EQ(hashOf(entry), QCryptographicHash::hash(written, QCryptographicHash::Sha256).toHex());
}

TEST(Entry, everySharedMemberChangesTheHashAndTheSecretDoesNot)
{
    const QByteArray before = hashOf(sample());
    const auto changed = [&](auto change) {
        Entry entry = sample();
        change(entry);
        return hashOf(entry) != before;
    };
    EXPECT_TRUE(changed([](Entry &e) { e.id = QUuid::createUuid(); }));
    EXPECT_TRUE(changed([](Entry &e) { e.stream = Stream::Call; }));
    EXPECT_TRUE(changed([](Entry &e) { e.subject += u'x'; }));
    EXPECT_TRUE(changed([](Entry &e) { e.seq = 4; }));
    EXPECT_TRUE(changed([](Entry &e) { e.kind = QStringLiteral("closed"); }));
    EXPECT_TRUE(changed([](Entry &e) { e.at = e.at.addMSecs(1); }));
    EXPECT_TRUE(changed([](Entry &e) { e.offsetMinutes = 0; }));
    EXPECT_TRUE(changed([](Entry &e) { e.author = QStringLiteral("ns02"); }));
    EXPECT_TRUE(changed([](Entry &e) { e.desk = QStringLiteral("02"); }));
    EXPECT_TRUE(changed([](Entry &e) { e.program.clear(); }));
    EXPECT_TRUE(changed([](Entry &e) { e.body.insert(QStringLiteral("value"), QString()); }));
    EXPECT_FALSE(changed([](Entry &e) { e.secret = "key"; }));
}

TEST(Entry, textThatMovesFromOneMemberToTheNextChangesTheHash)
{
    Entry one = sample();
    one.author = QStringLiteral("ns0");
    one.desk = QStringLiteral("101");
    EXPECT_NE(hashOf(one), hashOf(sample()));
}

TEST(Entry, streamsHaveCodes)
{
    EXPECT_EQ(codeOf(Stream::Case), QStringLiteral("case"));
    EXPECT_EQ(codeOf(Stream::Call), QStringLiteral("call"));
    EXPECT_EQ(codeOf(Stream::Agent), QStringLiteral("agent"));
    EXPECT_EQ(codeOf(Stream::Recording), QStringLiteral("recording"));
    EXPECT_EQ(codeOf(Stream::Audit), QStringLiteral("audit"));
}
