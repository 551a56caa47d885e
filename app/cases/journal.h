// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "cases/callrecord.h"
#include "cases/caserecord.h"
#include "cases/entry.h"

#include <QObject>

#include <functional>

namespace kikitori {

/// Called once, on the thread of the context object that was given with the question; never when that object is gone
/// (or was null from the start).
template<class T = void>
using Reply = std::function<void(Result<T>)>;

/// Where everything that happens is written down. Thread: callable from any; replies come to the context's thread.
class Journal {
public:
    virtual ~Journal() = default;
    /// Appends all or none, in order. When the reply says success, they survive a power cut. An entry whose id is
    /// there already counts as appended.
    virtual void append(std::vector<Entry> entries, QObject *context, Reply<> reply) = 0;
    /// Appends a case's first entry (kind::Opened) and gives it its number (prefix-date-desk+sequence).
    virtual void openCase(Entry opened, QString prefix, QObject *context, Reply<QString> reply) = 0;
};

/// One row of the case log.
struct CaseSummary {
    QString id;
    QString number;
    QString program;
    QDateTime openedAt; ///< UTC
    QDateTime closedAt; ///< UTC; invalid while open
    QString receiver;
    QString callerNumber;
    std::optional<Urgency> protocolUrgency;
    std::optional<Urgency> finalUrgency;
    QString protocolTitle;
    QString content; ///< complaint, or the content field when filled
    QString municipality;
    QString disposition; ///< code
    QString desk; ///< where it was opened
    bool inConflict = false; ///< two desks set one register and nobody has settled it
};

/// Which cases are asked for; empty members do not filter.
struct CaseQuery {
    QDateTime from; ///< UTC, inclusive
    QDateTime to; ///< UTC, exclusive
    QString program;
    std::optional<Urgency> urgency;
    QString receiver;
    QString municipality;
    QString words; ///< all words (space-separated) must stand in number, complaint, content, notes, municipality or caller number
    QStringList programs; ///< any of these; the reader's, set by the guard
    int limit = 100;
    QDateTime beforeOpened; ///< next page: older than this …
    QString beforeId; ///< … and this id
};

struct CasePage {
    std::vector<CaseSummary> cases; ///< newest first
    int total = 0; ///< all that match, counted up to a bound
    bool totalIsLeast = false; ///< there are more than `total`
};

struct RecordingInfo {
    QString id;
    QString callId;
    QString file; ///< path relative to the recordings folder
    qint64 ms = 0; ///< 0 while it runs or when it was cut off
    bool finished = false;
    QByteArray key; ///< 32 bytes; empty in a case file that came through the guard
    QString caseId; ///< these two are filled by recording()
    QString program;
};

/// Everything of one case.
struct CaseFile {
    CaseRecord record;
    std::vector<Entry> entries; ///< of the case, in order
    CallRecord call;
    std::vector<RecordingInfo> recordings;
};

/// Where cases are looked up. Thread: as Journal.
class CaseShelf {
public:
    virtual ~CaseShelf() = default;
    virtual void find(CaseQuery query, QObject *context, Reply<CasePage> reply) = 0;
    virtual void caseFile(QString caseId, QObject *context, Reply<CaseFile> reply) = 0;
    /// Earlier cases of a caller's number, newest first.
    virtual void earlierCases(QString callerNumber, int most, QObject *context, Reply<std::vector<CaseSummary>> reply) = 0;
    /// Cases of this desk that were never closed (after a crash), oldest first.
    virtual void openCases(QString desk, QObject *context, Reply<std::vector<CaseSummary>> reply) = 0;
    /// A recording with its key, to be played. Faults: RecordingFailed when nobody recorded under that id.
    virtual void recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply) = 0;
    virtual void ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply) = 0;
};

} // namespace kikitori
