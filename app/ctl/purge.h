// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"
#include "reports/erasurecertificate.h"
#include "store/erasing/eraser.h"
#include "sync/remotestore.h"

namespace kikitori {

/// One purge of one program: what may go is found, proven, erased and certified. Thread: main. Owner: the command.
class Purge {
public:
    struct Wish {
        Program program; ///< with its retention
        bool everything = false; ///< cases that were never closed too; refused while anything must be kept
        bool withoutShare = false;
        bool rekey = false; ///< the store gets another key, which makes what a disk may still hold of it noise
    };
    /// Opens the store beside the one that is signed in, and the shared store unless the wish says that there is none.
    [[nodiscard]] static Result<std::unique_ptr<Purge>> open(Context &context, Wish wish);

    /// The local day in Japan; the earlier one when this desk's clock and the shared store's differ, so that a clock set
    /// forward erases nothing early.
    [[nodiscard]] Result<QDate> today();
    /// What may go on a day, proven, and why the rest stays.
    [[nodiscard]] Result<std::vector<PurgeItem>> plan(QDate day);
    /// Whether something goes, or an earlier run left something to do; without it there is nothing to certify.
    [[nodiscard]] Result<bool> hasWork(const std::vector<PurgeItem> &items);
    /// Erases what the plan lets go and certifies it. `approver` signed in beside the person of the context.
    [[nodiscard]] Result<WrittenCertificate> run(const std::vector<PurgeItem> &items, const Staff &approver);
    /// How many a run could not erase although their day has come.
    [[nodiscard]] static int stuck(const std::vector<PurgeItem> &items);

private:
    Purge(Context &context, Wish wish);
    struct Copies {
        QStringList removed;
        std::vector<ErasureCertificate::Left> stay;
        bool rekeyed = false;
        std::vector<Entry> audit;
    };
    [[nodiscard]] QDate dueOn(const PurgeUnit &unit) const;
    [[nodiscard]] Result<ReadBack> readBack(const std::vector<PurgeUnit> &units);
    [[nodiscard]] Result<PurgeRun> begin(const Staff &approver);
    [[nodiscard]] Result<WrittenCertificate> conclude(const PurgeRun &run, const std::vector<PurgeItem> &items);
    [[nodiscard]] Result<> reach();
    [[nodiscard]] Result<> rekey(Copies &copies);
    [[nodiscard]] Result<> backUpAnew(Copies &copies);
    void wipeOlder(Copies &copies);
    void dropOldKeys();
    [[nodiscard]] ErasureCertificate::Person personOf(const QString &id) const;
    [[nodiscard]] ErasureCertificate certificateOf(
        const PurgeRun &run, const ErasedSummary &erased, const std::vector<PurgeItem> &items, const Copies &copies) const;
    [[nodiscard]] Result<> audit(
        const PurgeRun &run, const ErasureCertificate &certificate, const WrittenCertificate &written, std::vector<Entry> told);

    Context &m_context;
    Wish m_wish;
    StoreKey m_key; ///< that opens the store now
    std::unique_ptr<RemoteStore> m_remote;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Eraser> m_eraser;
};

/// Erases in the shared store what a certificate of this store says was erased here (ADR 10: desks first), by the
/// account of an eraser. Fault::SealBroken when the audit does not know the certificate's data.
int purgeShare(Context &context, const QString &certificatePath, const QString &eraser, const Staff &approver);

} // namespace kikitori
