// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/totp.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
StoreKey rfcSecret()
{
    return StoreKey(QByteArray("12345678901234567890"));
}

QDateTime at(qint64 second)
{
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
}
}

TEST(Totp, theVectorsOfRfc6238)
{
    // Appendix B, SHA-1, the last six of its eight digits.
    struct Vector {
        qint64 second;
        const char *code;
    };
    for (const Vector &vector : { Vector { 59, "287082" }, Vector { 1111111109, "081804" }, Vector { 1111111111, "050471" },
             Vector { 1234567890, "005924" }, Vector { 2000000000, "279037" }, Vector { 20000000000, "353130" } }) {
        EXPECT_EQ(codeAt(rfcSecret(), at(vector.second)), QLatin1String(vector.code)) << vector.second;
        EXPECT_EQ(stepOfCode(rfcSecret(), QLatin1String(vector.code), at(vector.second), 0),
            static_cast<quint64>(vector.second / 30));
    }
}

TEST(Totp, theStepBeforeAndTheNextAreTakenAndNoOthers)
{
    const qint64 now = 1234567890;
    for (int offset = -3; offset <= 3; ++offset) {
        const QString code = codeAt(rfcSecret(), at(now + offset * 30));
        EXPECT_EQ(stepOfCode(rfcSecret(), code, at(now), 0).has_value(), offset >= -1 && offset <= 1) << offset;
    }
}

TEST(Totp, aStepIsTakenOnceAndAnOlderOneNeverAfterIt)
{
    const qint64 now = 1234567890;
    const quint64 step = now / 30;
    EXPECT_TRUE(stepOfCode(rfcSecret(), codeAt(rfcSecret(), at(now)), at(now), step - 1));
    EXPECT_FALSE(stepOfCode(rfcSecret(), codeAt(rfcSecret(), at(now)), at(now), step));
    EXPECT_FALSE(stepOfCode(rfcSecret(), codeAt(rfcSecret(), at(now - 30)), at(now), step));
    EXPECT_TRUE(stepOfCode(rfcSecret(), codeAt(rfcSecret(), at(now + 30)), at(now), step));
}

TEST(Totp, codesAsTheyAreTypedInJapanAreRead)
{
    const QDateTime now = at(59);
    EXPECT_TRUE(stepOfCode(rfcSecret(), QStringLiteral("２８７０８２"), now, 0));
    EXPECT_TRUE(stepOfCode(rfcSecret(), QStringLiteral(" 287 082 "), now, 0));
    for (const char *wrong : { "", "28708", "2870820", "287083", "28708a", "-87082", "+28708" })
        EXPECT_FALSE(stepOfCode(rfcSecret(), QLatin1String(wrong), now, 0)) << wrong;
    EXPECT_FALSE(stepOfCode(rfcSecret(), QStringLiteral("287082"), at(3), 0)) << "a clock at its beginning is no clock";
}

TEST(Totp, anAuthenticatorReadsTheSecretFromTheAddress)
{
    const QString address = enrolmentAddress(rfcSecret(), QStringLiteral("ns01"));
    EXPECT_EQ(address,
        QStringLiteral("otpauth://totp/Kikitori:ns01?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kikitori"
                       "&algorithm=SHA1&digits=6&period=30"));
    EXPECT_EQ(enrolmentAddress(rfcSecret(), QStringLiteral("a b&c")).section(QLatin1Char('?'), 0, 0),
        QStringLiteral("otpauth://totp/Kikitori:a%20b%26c"));
}

TEST(Totp, secretsHave20BytesAndDiffer)
{
    EXPECT_EQ(randomCodeSecret().bytes().size(), 20);
    EXPECT_NE(randomCodeSecret().bytes(), randomCodeSecret().bytes());
}
