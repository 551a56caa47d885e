// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDate>
#include <QStringList>

#include <optional>

namespace kikitori {

/// How long a program 業務 keeps what, as its contract says 保存・廃棄. All days are local days in Japan. A thing is kept
/// in [the day it was made, dueOn): on that day it may be erased, and not one day before. Pure value; immutable after
/// reading. Thread: any. Owner: the program.
struct Retention {
    enum class Kind {
        Records, ///< cases, and calls nobody answered
        Recordings, ///< 通話録音
        Temporary, ///< fields that are notes for the moment (M10)
    };
    /// What the time is counted from.
    enum class After {
        Opened, ///< the day of the call
        Closed, ///< the day the case was closed
        OperationEnd, ///< 運営期間の末日
        ContractEnd, ///< 委託期間の末日
        ReportAccepted, ///< the client accepted the last report 業務報告の承認; not before the contract's end
    };
    enum class Until { Day, EndOfMonth, EndOfFiscalYear };
    struct Rule {
        After after = After::ContractEnd;
        int years = 0;
        int months = 0;
        int days = 0;
        Until until = Until::Day; ///< the end of which stretch the counted day falls into
    };
    QDate contractEnd; ///< last day of the contract
    QDate operationEnd; ///< last day of taking calls; the contract's when the file does not say
    QDate reportAccepted; ///< invalid: not accepted yet, so what hangs on it has no end yet
    Rule records;
    Rule recordings;
    QStringList temporaryFields;
    Rule temporary;

    /// The first day on which it may be erased; invalid while that is not known (not closed, not accepted).
    [[nodiscard]] QDate dueOn(Kind kind, QDate opened, QDate closed = {}) const;
};

/// What the rule makes of a first day: counted on, to the end of the stretch, and the day after it. A day that a month
/// does not have is its last day (民法143条2項).
[[nodiscard]] QDate dayAfterKeeping(const Retention::Rule &rule, QDate from);
/// The 31st of March that ends the fiscal year 年度 of a day.
[[nodiscard]] QDate endOfFiscalYear(QDate day);

} // namespace kikitori
