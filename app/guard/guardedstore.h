// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "cases/journal.h"
#include "people/staff.h"

namespace kikitori {

/// The store as one signed-in person may use it: every question asks the role table first (Staff::may, programs), and
/// every look at a person's data is written to the audit stream before it is answered; when that cannot be written, the
/// answer is a fault and nothing is shown. A refusal is Fault::NotAllowed and an audit entry (kind::Refused). The
/// windows and kikitorictl are given this and never the store itself. A recording's key leaves it only by recording().
/// Thread: callable from any, as the ports it wraps. Owner: whoever signed the person in; the store outlives it.
class GuardedStore final : public Journal, public CaseShelf {
public:
    struct Place {
        QString desk;
        int offsetMinutes = 540;
    };
    GuardedStore(Staff staff, Place place, Journal &journal, CaseShelf &shelf, const Clock &clock);

    void append(std::vector<Entry> entries, QObject *context, Reply<> reply) override;
    void openCase(Entry opened, QString prefix, QObject *context, Reply<QString> reply) override;
    void find(CaseQuery query, QObject *context, Reply<CasePage> reply) override;
    void caseFile(QString caseId, QObject *context, Reply<CaseFile> reply) override;
    void earlierCases(QString callerNumber, int most, QObject *context, Reply<std::vector<CaseSummary>> reply) override;
    void openCases(QString desk, QObject *context, Reply<std::vector<CaseSummary>> reply) override;
    void recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply) override;
    void ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply) override;

    [[nodiscard]] const Staff &staff() const { return m_staff; }

private:
    Staff m_staff;
    Place m_place;
    Journal &m_journal;
    CaseShelf &m_shelf;
    const Clock &m_clock;
};

} // namespace kikitori
