// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/era.h"

#include <gtest/gtest.h>

using namespace kikitori;

TEST(EraDate, WritesTheEraOfReiwaFromItsFirstDay)
{
    EXPECT_EQ(eraDate({ 2026, 11, 20 }), QStringLiteral("令和8年11月20日"));
    EXPECT_EQ(eraDate({ 2019, 5, 1 }), QStringLiteral("令和元年5月1日"));
    EXPECT_EQ(eraDate({ 2019, 12, 31 }), QStringLiteral("令和元年12月31日"));
    EXPECT_EQ(eraDate({ 2020, 1, 1 }), QStringLiteral("令和2年1月1日"));
    EXPECT_EQ(eraDate({ 2019, 4, 30 }), QStringLiteral("2019年4月30日"));
}
