// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "people/duties.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
const QDate kToday(2026, 11, 20);

std::vector<Due> dues(const QDate &pledged, const QDate &trained)
{
    Staff staff { QStringLiteral("ns01"), {}, { Role::Nurse } };
    staff.pledgedOn = pledged;
    staff.trainedOn = trained;
    return duesOf(staff, kToday);
}
}

TEST(Duties, whoSignedAndWasTrainedOwesNothing)
{
    EXPECT_TRUE(dues(QDate(2020, 1, 1), kToday).empty()) << "a pledge does not age";
    EXPECT_TRUE(dues(kToday, QDate(2025, 11, 21)).empty());
}

TEST(Duties, aPledgeAndATrainingThatAreMissingOrInTheFutureAreOwed)
{
    EXPECT_EQ(dues({}, {}), (std::vector<Due> { Due::Pledge, Due::Training }));
    EXPECT_EQ(dues(kToday.addDays(1), kToday.addDays(1)), (std::vector<Due> { Due::Pledge, Due::Training }));
}

TEST(Duties, trainingIsYearly)
{
    EXPECT_EQ(dues(kToday, QDate(2025, 11, 20)), std::vector<Due> { Due::TrainingAgain });
    EXPECT_EQ(dues(kToday, QDate(2025, 11, 19)), std::vector<Due> { Due::TrainingAgain });
}
