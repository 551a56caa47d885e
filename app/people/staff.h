// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace kikitori {

/// Roles 役割 (requirements K19, K22): 相談員, オペレーター, 医師, 業務責任者, 研修担当, 委託者, 管理者.
enum class Role { Nurse, Operator, Doctor, Lead, Trainer, Client, Administrator };

/// What a role may or may not do; asked at the ports, not in the windows.
enum class Act { TakeCalls, WriteCase, ReadCases, PlayRecording, SeeReports, ExportReport, ManagePeople, RunSync };

/// A person who signs in.
struct Staff {
    QString id; ///< short, stored as author of entries: "ns01"
    QString name; ///< 看護師 01
    QList<Role> roles;
    [[nodiscard]] bool may(Act act) const;
};

[[nodiscard]] QString codeOf(Role role); ///< "nurse" …, the stored form
[[nodiscard]] std::optional<Role> roleOf(const QString &code);

} // namespace kikitori
