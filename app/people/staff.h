// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDate>
#include <QList>
#include <QStringList>

#include <optional>

namespace kikitori {

/// Roles 役割 (requirements K19, K22): 相談員, オペレーター, 医師, 業務責任者, 研修担当, 委託者, 管理者.
enum class Role { Nurse, Operator, Doctor, Lead, Trainer, Client, Administrator };

/// What a role may or may not do; asked at the ports, not in the windows. The table of roles and acts is staff.cpp,
/// and nowhere else.
enum class Act {
    TakeCalls,
    WriteCase,
    ReadCases, ///< find and view cases with their callers
    PlayRecording,
    SeeReports, ///< figures, no person in them
    ExportReport,
    SettleConflict,
    ManagePeople,
    RunSync,
    ReadAudit,
    KeepStore, ///< verify, back up, restore, rekey
    EraseRecords, ///< order or approve a purge, set and lift a legal hold
};
inline constexpr Act kActs[] = { Act::TakeCalls, Act::WriteCase, Act::ReadCases, Act::PlayRecording, Act::SeeReports,
    Act::ExportReport, Act::SettleConflict, Act::ManagePeople, Act::RunSync, Act::ReadAudit, Act::KeepStore, Act::EraseRecords };

/// A person who signs in, as the roster 名簿 knows them (K22).
struct Staff {
    QString id; ///< short, stored as author of entries: "ns01"
    QString name; ///< 看護師 01
    QList<Role> roles;
    QString qualification {}; ///< 資格: 看護師, 保健師, 医師 …
    int experienceYears = 0; ///< 経験年数 at hiring
    bool fullTime = true; ///< 専任, else 兼任
    bool onCall = false; ///< オンコール, else 常駐
    bool instructing = false; ///< 指導看護師 (one a centre)
    QDate pledgedOn {}; ///< 誓約書 (K19); invalid: not signed yet
    QDate trainedOn {}; ///< last yearly training (K21)
    QStringList programs {}; ///< ids of the programs 業務 they work in; empty: all
    [[nodiscard]] bool may(Act act) const;
};

[[nodiscard]] QString codeOf(Role role); ///< "nurse" …, the stored form
[[nodiscard]] std::optional<Role> roleOf(const QString &code);
[[nodiscard]] QString codeOf(Act act); ///< "take-calls" …, as audit entries name it

} // namespace kikitori
