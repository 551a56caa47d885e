// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "cases/outbox.h"
#include "store/keys/keyring.h"

#include <QObject>

#include <memory>

namespace kikitori {

/// The encrypted store of one desk (SQLCipher, WAL, synchronous=FULL). Nothing is ever deleted or recreated when
/// something fails. Thread: callable from any; it owns the `store` thread, which owns the only writing connection, and
/// the `reader`, which looks things up over one of its own and sees whatever was asked to be written before; the outbox
/// reads over a third one for the sync thread. Owner: main.
class Store final : public QObject, public Journal, public CaseShelf {
    Q_OBJECT
public:
    struct Settings {
        QString path; ///< of the store file, e.g. …/kikitori.store
        QString desk = QStringLiteral("01");
    };
    struct Opened {
        int schema = 0;
        bool created = false;
        qint64 entries = 0;
    };
    explicit Store(Settings settings, QObject *parent = nullptr);
    ~Store() override;

    /// cipher check → integrity → refuse newer → backup before a migration → numbered migrations. Creates the file
    /// when there is none. Faults: KeyWrong, StoreDamaged, StoreNewer, StoreBusy, DiskFull, DiskFailed; FileMissing when
    /// a store was there (its key check still is) and is gone.
    void open(StoreKey key, QObject *context, Reply<Opened> reply);
    /// The same, waiting; for programs without a window.
    [[nodiscard]] Result<Opened> openNow(StoreKey key);
    /// Finishes what was asked and closes. Called by the destructor.
    void close();

    void append(std::vector<Entry> entries, QObject *context, Reply<> reply) override;
    void openCase(Entry opened, QString prefix, QObject *context, Reply<QString> reply) override;
    void find(CaseQuery query, QObject *context, Reply<CasePage> reply) override;
    void caseFile(QString caseId, QObject *context, Reply<CaseFile> reply) override;
    void earlierCases(QString callerNumber, int most, QObject *context, Reply<std::vector<CaseSummary>> reply) override;
    void openCases(QString desk, QObject *context, Reply<std::vector<CaseSummary>> reply) override;
    void recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply) override;
    void ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply) override;

    /// A door for the sync thread; usable after open, one thread at a time; outlives nothing: drop it before the store.
    [[nodiscard]] Result<std::unique_ptr<Outbox>> outbox();

Q_SIGNALS:
    /// Something was committed: the windows refresh, the sync looks. Emitted from the store thread.
    void committed();

private:
    class Worker;
    Settings m_settings;
    std::unique_ptr<Worker> m_worker;
};

} // namespace kikitori
