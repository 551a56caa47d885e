// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "store/chain.h"
#include "store/erasing/purgeplan.h"

#include <functional>
#include <memory>
#include <optional>

namespace kikitori {

/// Who ordered what, and who approved it.
struct PurgeOrder {
    QString program;
    QString orderedBy; ///< staff ids; two different people
    QString approvedBy;
    bool withoutShare = false; ///< this desk has no shared store, and nothing was proven by one
    [[nodiscard]] bool operator==(const PurgeOrder &) const = default;
};

/// One order under way, with the number of its certificate. Written down before the first thing is erased and until its
/// certificate is in the audit: a run that was killed is found again.
struct PurgeRun {
    PurgeOrder order;
    QString number; ///< of the certificate: "E-20261120-0101", the desk and a number of that day
    QDateTime startedAt; ///< UTC
    qint64 after = 0; ///< what it erased is told by entries after this position
    bool interrupted = false; ///< it was found again after it had stopped
};

/// A recording's file that had to go.
struct ErasedFile {
    enum class Outcome {
        Pending, ///< not tried yet, or it could not be removed: tried again by the next run
        Gone,
        WasMissing,
        Elsewhere, ///< another desk recorded it: the file is there
    };
    QString recording;
    QString file;
    QByteArray sha256; ///< hex; empty when the recording never ended
    qint64 bytes = 0;
    Outcome outcome = Outcome::Pending;
    QString why; ///< of Pending: the fault
};

/// What a run erased; for its certificate.
struct ErasedSummary {
    QStringList caseNumbers; ///< sorted
    int cases = 0;
    int calls = 0;
    int recordings = 0;
    int casesWithFields = 0; ///< of which only notes for the moment were erased
    qint64 recordingBytes = 0;
    QDate from; ///< local days of the calls, both inclusive
    QDate to;
    QStringList subjects; ///< of the cases, calls and recordings that went whole: what the shared store is to erase too
    std::vector<QByteArray> hashes; ///< of every entry erased, hex, sorted
    std::vector<ErasedFile> files;
};

/// Erases for good, step by step, so that a run that is killed at any moment leaves each case whole or gone, and the
/// next run goes on. Nothing else may write to the store meanwhile: the caller holds the home's lock.
/// Thread: the connection's. Owner: kikitorictl.
class Eraser {
public:
    struct Place {
        QString desk;
        QString recordings; ///< folder
        int offsetMinutes = 540;
    };
    /// Deleted content is overwritten in the pages on this connection from now on.
    [[nodiscard]] static Result<std::unique_ptr<Eraser>> over(Connection &connection, Place place, const Clock &clock);

    /// The run that was not finished; empty when there is none.
    [[nodiscard]] Result<std::optional<PurgeRun>> unfinished();
    /// Goes on with an unfinished run of the same order, else begins one. Faults: SecondPersonNeeded; StoreBusy when a
    /// run of another order is unfinished: finish that first.
    [[nodiscard]] Result<PurgeRun> begin(const PurgeOrder &order);
    /// In one transaction: the entries become tombstones, the rows that were folded from them go, the recordings' keys
    /// are destroyed and their files put down for wiping, and an entry (kind::Erased) tells the certificate's number.
    /// All units or none. Faults: OnHold; NotShared when anything was written to them since the plan, or waits.
    [[nodiscard]] Result<> erase(const PurgeRun &run, const std::vector<PurgeUnit> &together);
    /// Wipes every file put down, of earlier runs too. One that cannot be removed stays put down; that is no fault.
    /// `goOn` may end it between two files with Fault::Cancelled.
    [[nodiscard]] Result<> wipeFiles(const PurgeRun &run, const std::function<bool()> &goOn = {});
    /// Whether a file still waits to be wiped, of whichever run.
    [[nodiscard]] Result<bool> hasFilesToWipe();
    /// The log is folded into the file and cut to nothing. Fault::StoreBusy when somebody else reads.
    [[nodiscard]] Result<> foldLog();
    [[nodiscard]] Result<ErasedSummary> summaryOf(const PurgeRun &run);
    /// The audit entries (kind::Purged and what else was done) and the end of the run, in one transaction.
    [[nodiscard]] Result<> finish(const PurgeRun &run, const std::vector<Entry> &told);

private:
    Eraser(Connection &connection, Place place, const Clock &clock);
    [[nodiscard]] Result<> eraseAll(const PurgeRun &run, const std::vector<PurgeUnit> &together);
    [[nodiscard]] Result<> eraseUnit(const PurgeRun &run, const PurgeUnit &unit, Chain &chain);
    [[nodiscard]] Result<> putDownFile(const PurgeRun &run, const PurgeUnit &unit);
    [[nodiscard]] Result<> emptyLines(const PurgeRun &run, const PurgeUnit &unit, const QDateTime &now);
    [[nodiscard]] Result<> dropRows(const PurgeUnit &unit);
    [[nodiscard]] Result<> tell(const PurgeRun &run, const PurgeUnit &unit, const QDateTime &now, Chain &chain);
    [[nodiscard]] Result<> append(const std::vector<Entry> &entries);
    [[nodiscard]] Result<std::vector<ErasedFile>> filesPutDown(const QString &number);

    Connection &m_connection;
    Place m_place;
    const Clock &m_clock;
};

} // namespace kikitori
