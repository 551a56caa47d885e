// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "people/staff.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace kikitori {

namespace {
struct RoleCode {
    Role role;
    const char *code;
};

constexpr RoleCode kRoles[] = {
    { Role::Nurse, "nurse" },
    { Role::Operator, "operator" },
    { Role::Doctor, "doctor" },
    { Role::Lead, "lead" },
    { Role::Trainer, "trainer" },
    { Role::Client, "client" },
    { Role::Administrator, "administrator" },
};

/// The whole role table: one row a role. A client sees figures and never a case; an administrator keeps the machine
/// and sees no patient (K19).
bool allowed(Role role, Act act)
{
    const auto among = [act](std::initializer_list<Act> acts) { return std::find(acts.begin(), acts.end(), act) != acts.end(); };
    switch (role) {
    case Role::Nurse:
    case Role::Operator:
        return among({ Act::TakeCalls, Act::WriteCase, Act::ReadCases });
    case Role::Doctor:
        return among({ Act::WriteCase, Act::ReadCases, Act::PlayRecording });
    case Role::Lead:
        return among({ Act::TakeCalls, Act::WriteCase, Act::ReadCases, Act::PlayRecording, Act::SeeReports, Act::ExportReport,
            Act::SettleConflict, Act::RunSync, Act::EraseRecords });
    case Role::Trainer:
        return among({ Act::ReadCases, Act::PlayRecording });
    case Role::Client:
        return among({ Act::SeeReports, Act::ExportReport });
    case Role::Administrator:
        return among({ Act::ManagePeople, Act::RunSync, Act::ReadAudit, Act::KeepStore, Act::EraseRecords });
    }
    return false;
}
}

bool Staff::may(Act act) const
{
    return std::any_of(roles.begin(), roles.end(), [act](Role role) { return allowed(role, act); });
}

QString codeOf(Role role)
{
    const auto *found =
        std::find_if(std::begin(kRoles), std::end(kRoles), [role](const RoleCode &row) { return row.role == role; });
    return found == std::end(kRoles) ? QString() : QString::fromLatin1(found->code);
}

QString codeOf(Act act)
{
    switch (act) {
    case Act::TakeCalls:
        return QStringLiteral("take-calls");
    case Act::WriteCase:
        return QStringLiteral("write-case");
    case Act::ReadCases:
        return QStringLiteral("read-cases");
    case Act::PlayRecording:
        return QStringLiteral("play-recording");
    case Act::SeeReports:
        return QStringLiteral("see-reports");
    case Act::ExportReport:
        return QStringLiteral("export-report");
    case Act::SettleConflict:
        return QStringLiteral("settle-conflict");
    case Act::ManagePeople:
        return QStringLiteral("manage-people");
    case Act::RunSync:
        return QStringLiteral("run-sync");
    case Act::ReadAudit:
        return QStringLiteral("read-audit");
    case Act::KeepStore:
        return QStringLiteral("keep-store");
    case Act::EraseRecords:
        return QStringLiteral("erase-records");
    }
    return {};
}

std::optional<Role> roleOf(const QString &code)
{
    for (const RoleCode &row : kRoles) {
        if (code == QLatin1String(row.code))
            return row.role;
    }
    return {};
}

} // namespace kikitori
