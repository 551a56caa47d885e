// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

namespace kikitori {

/// Mistakes that can be switched on in the sync code, so that the simulation can show that it would notice them. In the
/// program they do not exist: seeded() is false at compile time unless KIKITORI_SEEDED_FAULTS is defined, which only
/// tst_seededfaults does. The number is given in the environment (KIKITORI_FAULT). Thread: any.
enum class SeededFault {
    None,
    AcknowledgeBeforeSending, ///< the outbox is emptied before the server committed
    LostAnswerIsSuccess, ///< a send that failed counts as accepted
    LaterIsRefused, ///< what only had to wait is set aside
    LaterIsForgotten, ///< what had to wait counts as accepted
    LastOfBatchDropped, ///< one of a batch is not sent and yet counts
    RefusedIsAccepted, ///< the poison row counts as accepted
    SentAgainUnderNewId, ///< a second try is a second entry
    PositionBeforeEntries, ///< the cursor moves in a transaction of its own, first
    PositionOneTooFar, ///< one number is passed over at the end of a page
    PositionKeptInNewEpoch, ///< the cursor of the server's old life is used in its new one
    EpochAskedAfterwards, ///< the new life is noted without having been compared
    NeverCompared, ///< neither a new epoch nor a difference leads to comparing
    FirstPageComparedOnly,
    MissingThereIgnored, ///< what the restored server lost is not sent again
    MissingHereIgnored, ///< what the restored desk lost is not fetched back
    CompleteUnproven, ///< "complete" is said because nothing is pending
    Last = CompleteUnproven
};

#ifdef KIKITORI_SEEDED_FAULTS
[[nodiscard]] inline bool seeded(SeededFault fault)
{
    return qEnvironmentVariableIntValue("KIKITORI_FAULT") == static_cast<int>(fault);
}
#else
[[nodiscard]] constexpr bool seeded(SeededFault)
{
    return false;
}
#endif

} // namespace kikitori
