// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "silentserver.h"

#include "sync/pg/pgconnection.h"
#include "sync/pg/pgremote.h"

#include <QDir>

#include <gtest/gtest.h>

#include <vector>

using namespace kikitori;

namespace {

Fault faultOf(const char *connection)
{
    const auto opened = openPgRemote(QString::fromLatin1(connection));
    EXPECT_FALSE(opened) << connection;
    return opened ? Fault::BadArgument : opened.error().fault;
}

} // namespace

TEST(PgConnection, PlainTcpToAnotherMachineIsRefusedBeforeAnyByteIsSent)
{
    // 192.0.2.0/24 is set apart for examples (RFC 5737): a try to reach it would end as unreachable.
    for (const char *connection :
        { "host=192.0.2.7 connect_timeout=1", "host=192.0.2.7 sslmode=disable", "host=192.0.2.7 sslmode=prefer",
            "host=192.0.2.7 sslmode=require", "hostaddr=192.0.2.7 host=localhost", "host=localhost,192.0.2.7",
            "postgresql://192.0.2.7/x", "host=127.0.0.1.example", "host=127.evil.example", "host=localhost.example" })
        EXPECT_EQ(faultOf(connection), Fault::ShareRefused) << connection;
}

TEST(PgConnection, VerifiedTlsAndThisMachineMayBeTried)
{
    // Nobody listens there: allowed, and then away. Port 1 is never given out to a program by chance.
    EXPECT_EQ(faultOf("host=127.0.0.1 port=1"), Fault::ShareUnreachable);
    EXPECT_EQ(faultOf("host=localhost port=1"), Fault::ShareUnreachable);
    EXPECT_EQ(faultOf("host=::1 port=1"), Fault::ShareUnreachable);
    EXPECT_EQ(faultOf("host=/nowhere"), Fault::ShareUnreachable);
    EXPECT_EQ(faultOf("hostaddr=127.0.0.1 host=db.example port=1"), Fault::ShareUnreachable);
    EXPECT_EQ(faultOf("host=127.0.0.1,localhost port=1"), Fault::ShareUnreachable);
    // Passed the gate, as the fault is another one: the address is set apart and answers nothing within the second.
    EXPECT_EQ(faultOf("host=192.0.2.7 port=1 sslmode=verify-full connect_timeout=1"), Fault::ShareUnreachable);
}

TEST(PgConnection, AServiceNameIsRefusedForItHidesTheAddress)
{
    EXPECT_EQ(faultOf("service=kikitori_nowhere"), Fault::ShareRefused);
}

TEST(PgConnection, AnUnreadableStringIsABadArgumentAndIsNotQuoted)
{
    const auto opened = openPgRemote(QStringLiteral("password=s3cret ="));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().fault, Fault::BadArgument);
    EXPECT_FALSE(opened.error().detail.contains(QLatin1String("s3cret")));
}

TEST(PgConnection, TheProgramSpeaksTheNewestSchemaThatItCarries)
{
    const QStringList files =
        QDir(QStringLiteral(":/schema/share")).entryList({ QStringLiteral("*.sql") }, QDir::Files, QDir::Name);
    ASSERT_FALSE(files.isEmpty());
    EXPECT_EQ(files.last().section(u'_', 0, 0).toInt(), kShareSchema);
}

TEST(PgConnection, AnAddressThatSaysNothingIsLeftAfterTheTimeoutForTheNextOne)
{
    test::SilentServer silent(0);
    const auto says = [&](const char *form) {
        const auto opened = openPgRemote(QString::fromLatin1(form).arg(silent.port()));
        EXPECT_FALSE(opened);
        return opened ? Error {} : opened.error();
    };
    const QString late = QStringLiteral("no answer within the connect_timeout");
    const Error connected = says("host=127.0.0.1 connect_timeout=2 port=%1");
    EXPECT_EQ(connected.fault, Fault::ShareUnreachable);
    EXPECT_TRUE(connected.detail.startsWith(late)) << qPrintable(connected.detail);
    // Its queue is full now or soon: what knocks further is not even let in, as with a server that is off.
    std::vector<int> knocking;
    for (int i = 0; i < 4; ++i)
        knocking.push_back(silent.knock());
    const Error both = says("host=127.0.0.1,/nowhere connect_timeout=2 port=%1,1");
    EXPECT_TRUE(both.detail.startsWith(late)) << qPrintable(both.detail);
    EXPECT_TRUE(both.detail.contains(QStringLiteral("/nowhere"))) << qPrintable(both.detail);
    for (const int one : knocking)
        ::close(one);
}
