// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "cases/journal.h"
#include "people/staff.h"

#include <memory>

namespace kikitori {

/// The store as one signed-in person may use it: every question asks the role table first (Staff::may, programs), and
/// every look at a person's data is written to the audit stream before it is answered; when that cannot be written, the
/// answer is a fault and nothing is shown. A refusal is Fault::NotAllowed and an audit entry (kind::Refused). The
/// windows and kikitorictl are given this and never the store itself. A recording's key leaves it only by recording().
/// What is a look and what only its continuation: looks.h. Who may write what: writing.h.
/// Thread: callable from any, as the ports it wraps. Owner: whoever signed the person in; the store and the clock
/// outlive it, and also the answers that are still under way when it goes.
class GuardedStore final : public Journal, public CaseShelf {
public:
    struct Place {
        QString desk;
        int offsetMinutes = 540;
    };
    GuardedStore(Staff staff, Place place, Journal &journal, CaseShelf &shelf, const Clock &clock);
    ~GuardedStore() override;

    /// All or none, as the store does; one entry that may not be written refuses all. An entry that names other values
    /// (body["over"]) of a register that is in conflict settles it: Act::SettleConflict; the case is read for that first,
    /// so wait for the reply before what must come after it. Without a context, as a desk writes when it signs out, that
    /// alone is not asked: what was typed must not be lost.
    void append(std::vector<Entry> entries, QObject *context, Reply<> reply) override;
    void openCase(Entry opened, QString prefix, QObject *context, Reply<QString> reply) override;
    /// Narrowed to the person's programs. A query with limit 0 and no words counts and shows nobody: it is no look.
    void find(CaseQuery query, QObject *context, Reply<CasePage> reply) override;
    void caseFile(QString caseId, QObject *context, Reply<CaseFile> reply) override;
    void earlierCases(QString callerNumber, int most, QObject *context, Reply<std::vector<CaseSummary>> reply) override;
    void openCases(QString desk, QObject *context, Reply<std::vector<CaseSummary>> reply) override;
    void recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply) override;
    /// For those who may not read cases the callers' numbers are only told apart, PROGRAM:1, PROGRAM:2 …; a withheld one stays empty.
    void ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply) override;

    [[nodiscard]] const Staff &staff() const;

private:
    class Guard;
    std::shared_ptr<Guard> m_guard;
};

} // namespace kikitori
