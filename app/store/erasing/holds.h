// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"
#include "store/connection.h"

#include <QDate>

#include <vector>

namespace kikitori {

/// A legal hold 保全: nothing that it covers is erased while it stands. Over one case, or over everything of a program
/// in a stretch of local days [from, to); a day that is not valid is no bound. Pure value.
struct Hold {
    QUuid id; ///< of the entry that set it
    QString caseId; ///< empty: the whole program in the stretch
    QString program;
    QDate from;
    QDate to;
    QString reason;
    QString setBy; ///< staff id
    QDateTime setAt; ///< UTC
    [[nodiscard]] bool covers(const QString &wantedCase, const QString &wantedProgram, QDate day) const;
};

/// The holds that stand, as the audit entries (HoldSet, HoldLifted) tell it; in whatever order they come.
class Holds {
public:
    Holds() = default;
    [[nodiscard]] static Holds fold(const std::vector<Entry> &entries);
    [[nodiscard]] const std::vector<Hold> &standing() const { return m_standing; } ///< oldest first
    /// The first that covers it; null when none does.
    [[nodiscard]] const Hold *over(const QString &caseId, const QString &program, QDate day) const;
    [[nodiscard]] const Hold *byId(const QUuid &id) const;

private:
    std::vector<Hold> m_standing;
};

/// An audit entry's subject and body for setting this hold, and for lifting it; id, time, author and desk are the
/// caller's.
[[nodiscard]] Entry settingOf(const Hold &hold);
[[nodiscard]] Entry liftingOf(const Hold &hold, const QString &reason);

/// All that stand, by every desk whose audit is here. Thread: the connection's.
[[nodiscard]] Result<Holds> readHolds(Connection &connection);

/// The id and the program of the case with this number, as people name it; Fault::CaseUnknown.
struct NamedCase {
    QString id;
    QString program;
};
[[nodiscard]] Result<NamedCase> caseNumbered(Connection &connection, const QString &number);

} // namespace kikitori
