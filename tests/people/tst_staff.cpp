// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "people/staff.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
Staff withRoles(QList<Role> roles)
{
    return { QStringLiteral("ns01"), QStringLiteral("看護師 01"), std::move(roles) };
}
}

TEST(Staff, everyRoleHasACodeThatReadsBack)
{
    for (const Role role :
        { Role::Nurse, Role::Operator, Role::Doctor, Role::Lead, Role::Trainer, Role::Client, Role::Administrator }) {
        EXPECT_FALSE(codeOf(role).isEmpty());
        EXPECT_EQ(roleOf(codeOf(role)), role);
    }
    EXPECT_EQ(roleOf(QStringLiteral("boss")), std::nullopt);
    EXPECT_EQ(roleOf(QString()), std::nullopt);
}

TEST(Staff, nobodyWithoutARoleMayDoAnything)
{
    for (const Act act : { Act::TakeCalls, Act::WriteCase, Act::ReadCases, Act::PlayRecording, Act::SeeReports, Act::ExportReport,
             Act::ManagePeople, Act::RunSync })
        EXPECT_FALSE(withRoles({}).may(act));
}

TEST(Staff, nurseTakesCallsAndWritesCasesButNeitherExportsNorManages)
{
    const Staff nurse = withRoles({ Role::Nurse });
    EXPECT_TRUE(nurse.may(Act::TakeCalls));
    EXPECT_TRUE(nurse.may(Act::WriteCase));
    EXPECT_TRUE(nurse.may(Act::ReadCases));
    EXPECT_FALSE(nurse.may(Act::ExportReport));
    EXPECT_FALSE(nurse.may(Act::ManagePeople));
    EXPECT_FALSE(nurse.may(Act::PlayRecording));
}

TEST(Staff, clientSeesFiguresAndNoCase)
{
    const Staff client = withRoles({ Role::Client });
    EXPECT_TRUE(client.may(Act::SeeReports));
    EXPECT_FALSE(client.may(Act::ReadCases));
    EXPECT_FALSE(client.may(Act::PlayRecording));
    EXPECT_FALSE(client.may(Act::TakeCalls));
}

TEST(Staff, administratorKeepsThePeopleAndSeesNoPatient)
{
    const Staff administrator = withRoles({ Role::Administrator });
    EXPECT_TRUE(administrator.may(Act::ManagePeople));
    EXPECT_FALSE(administrator.may(Act::ReadCases));
    EXPECT_FALSE(administrator.may(Act::PlayRecording));
    EXPECT_FALSE(withRoles({ Role::Lead }).may(Act::ManagePeople));
}

TEST(Staff, severalRolesAddUp)
{
    const Staff both = withRoles({ Role::Trainer, Role::Client });
    EXPECT_TRUE(both.may(Act::PlayRecording));
    EXPECT_TRUE(both.may(Act::SeeReports));
    EXPECT_FALSE(both.may(Act::TakeCalls));
}
