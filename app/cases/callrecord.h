// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"

#include <vector>

namespace kikitori {

/// A call as its entries tell it; answered or not. Times in UTC, invalid when it did not happen.
struct CallRecord {
    QString id;
    QString program;
    QString desk;
    QString agent; ///< who answered
    QString callerNumber;
    QString calledNumber;
    QString caseId;
    QDateTime rangAt;
    QDateTime answeredAt;
    QDateTime endedAt;
    QDateTime wrappedUpAt;
    QString endReason;
    QString transferredTo;

    /// Talk (hold included), milliseconds; 0 when not answered or not ended.
    [[nodiscard]] qint64 talkMs() const;
    /// 後処理, milliseconds; 0 when it has not ended.
    [[nodiscard]] qint64 wrapUpMs() const;
    void apply(const Entry &entry);
    [[nodiscard]] static CallRecord fold(const std::vector<Entry> &entries);
};

/// One stretch in which an agent was signed in; the end is invalid while it lasts.
struct AgentPresence {
    QString staff;
    QDateTime from;
    QDateTime to;
};

/// What a report counts: everything of one program that touches a half-open stretch of time [from, to).
struct Ledger {
    std::vector<CallRecord> calls; ///< by rangAt
    std::vector<AgentPresence> presences; ///< of all agents on the desks of the program
};

} // namespace kikitori
