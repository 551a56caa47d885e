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
    for (const Act act : kActs)
        EXPECT_FALSE(withRoles({}).may(act)) << qPrintable(codeOf(act));
}

// Every role and every act, as written here and nowhere else: a change of the table is a change of this text.
TEST(Staff, theWholeTable)
{
    const QString expected = QStringLiteral(R"(
                    nurse operator doctor lead trainer client administrator
take-calls          yes   yes      -      yes  -       -      -
write-case          yes   yes      yes    yes  -       -      -
read-cases          yes   yes      yes    yes  yes     -      -
play-recording      -     -        yes    yes  yes     -      -
see-reports         -     -        -      yes  -       yes    -
export-report       -     -        -      yes  -       yes    -
settle-conflict     -     -        -      yes  -       -      -
manage-people       -     -        -      -    -       -      yes
run-sync            -     -        -      yes  -       -      yes
read-audit          -     -        -      -    -       -      yes
keep-store          -     -        -      -    -       -      yes
erase-records       -     -        -      yes  -       -      yes
)");
    const QList<Role> roles { Role::Nurse, Role::Operator, Role::Doctor, Role::Lead, Role::Trainer, Role::Client,
        Role::Administrator };
    QStringList heads { QString(19, QLatin1Char(' ')) };
    for (const Role role : roles)
        heads << codeOf(role);
    QString table = QLatin1Char('\n') + heads.join(QLatin1Char(' ')) + QLatin1Char('\n');
    for (const Act act : kActs) {
        QString row = codeOf(act).leftJustified(20);
        for (const Role role : roles) {
            const QString cell = withRoles({ role }).may(act) ? QStringLiteral("yes") : QStringLiteral("-");
            row += cell.leftJustified(codeOf(role).size() + 1);
        }
        table += row.trimmed() + QLatin1Char('\n');
    }
    EXPECT_EQ(table.toStdString(), expected.toStdString());
}

TEST(Staff, everyActHasACodeOfItsOwn)
{
    QStringList codes;
    for (const Act act : kActs)
        codes << codeOf(act);
    EXPECT_EQ(codes.removeDuplicates(), 0);
    EXPECT_FALSE(codes.contains(QString()));
    EXPECT_EQ(codes.size(), 12) << "a new act needs a line in the table above";
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
