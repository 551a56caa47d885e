// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/deskstage.h"

namespace kikitori {

/// A shelf that gives back what the journal kept, as the store does after a crash.
class KeptShelf final : public CaseShelf {
public:
    explicit KeptShelf(const FakeJournal &journal)
        : m_journal(journal)
    {
    }
    void find(CaseQuery, QObject *context, Reply<CasePage> reply) override
    {
        QTimer::singleShot(0, context, [reply] { reply(CasePage {}); });
    }
    void earlierCases(QString, int, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        QTimer::singleShot(0, context, [this, reply] { reply(earlier); });
    }
    void openCases(QString, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        QTimer::singleShot(0, context, [this, reply] { reply(unfinished); });
    }
    void recording(QString, QObject *context, Reply<RecordingInfo> reply) override
    {
        QTimer::singleShot(0, context, [reply] { reply(fail(Fault::RecordingFailed)); });
    }
    void ledger(QString, QDateTime, QDateTime, QObject *context, Reply<Ledger> reply) override
    {
        QTimer::singleShot(0, context, [reply] { reply(Ledger {}); });
    }
    void caseFile(QString id, QObject *context, Reply<CaseFile> reply) override
    {
        CaseFile file;
        std::vector<Entry> call;
        for (const Entry &entry : m_journal.kept) {
            if (entry.stream == Stream::Case && entry.subject == id)
                file.entries.push_back(entry);
        }
        file.record = CaseRecord::fold(file.entries);
        for (const Entry &entry : m_journal.kept) {
            if (entry.stream == Stream::Call && entry.subject == file.record.callId)
                call.push_back(entry);
        }
        file.call = CallRecord::fold(call);
        QTimer::singleShot(0, context, [reply, file] { reply(file); });
    }
    std::vector<CaseSummary> earlier;
    std::vector<CaseSummary> unfinished;

private:
    const FakeJournal &m_journal;
};

} // namespace kikitori
