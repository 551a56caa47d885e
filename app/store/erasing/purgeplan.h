// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"
#include "store/erasing/holds.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace kikitori {

/// What is erased or kept as one.
struct PurgeUnit {
    enum class What {
        Case, ///< the case and its calls
        Call, ///< a call that has no case
        Recording,
        Fields, ///< fields of a case that are notes for the moment (M10)
    };
    struct Subject {
        Stream stream = Stream::Case;
        QString id;
    };
    /// An entry that would go.
    struct Line {
        qint64 position = 0;
        QUuid id;
        QByteArray hash; ///< hex
        bool waiting = false; ///< in the outbox: the shared store has not acknowledged it
        bool certified = false; ///< an erasure of its subject came after it: it was proven then, and may be gone there
    };
    What what = What::Case;
    QString id; ///< of the case, call or recording
    QString caseId; ///< the case it belongs to, for holds; empty: none
    QString number; ///< of the case, as people name it; may be empty
    QString program;
    QDate opened; ///< local day
    QDate closed; ///< local day; invalid while the case is open
    std::vector<Subject> subjects;
    QStringList fields; ///< Fields only: which of them
    std::vector<Line> lines; ///< read for those that are due only; a unit without any stays
};

/// A unit and why it stays; nothing: it goes.
struct PurgeItem {
    PurgeUnit unit;
    QDate due; ///< invalid: not known yet
    std::optional<Error> kept;
};

/// When a unit may be erased, by the retention of its program; invalid: not yet known, or never.
using DueOn = std::function<QDate(const PurgeUnit &)>;

/// What the shared store read back of the lines: by id, its own hash of what it holds now. Empty optional: there is no
/// shared store, and nothing is asked of it.
using ReadBack = std::optional<QHash<QUuid, QByteArray>>;
[[nodiscard]] ReadBack readBackOf(const std::vector<KnownEntry> &known);

/// What may go today and why the rest stays: RetentionRuns before its day, OnHold, NotShared when a line waits, is not
/// there (and was not certified before), or is something else there. Recordings and fields of a case that would go but must stay,
/// stay with it. Pure function of its arguments.
[[nodiscard]] std::vector<PurgeItem> planPurge(
    std::vector<PurgeUnit> units, const DueOn &dueOn, const Holds &holds, const ReadBack &readBack, QDate today);

/// What of a plan goes in one transaction: a case with its recordings and fields; anything else by itself.
[[nodiscard]] std::vector<std::vector<PurgeUnit>> togetherOf(const std::vector<PurgeItem> &items);

/// The same without asking for lines: those whose lines have to be read and proven.
[[nodiscard]] bool mayGo(const PurgeUnit &unit, const DueOn &dueOn, const Holds &holds, QDate today);

} // namespace kikitori
