// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "store/keys/storekey.h"
#include "sync/syncrunner.h"
#include "telephony/softphone.h"

namespace kikitori {

class Store;

/// What runs below whoever sits at the desk: the store, the telephone and sharing. Opened by the first person who signs
/// in, kept through every change of shift, closed at the end. Thread: GUI. Owner: Workstation.
class Cellar final : public QObject {
    Q_OBJECT
public:
    Cellar(QString storePath, QString desk, QObject *parent = nullptr);
    ~Cellar() override;
    void open(StoreKey key, QObject *context, Reply<> reply);
    [[nodiscard]] bool isOpen() const { return m_store != nullptr; }
    /// Makes the telephone; it says nothing before startLine().
    void prepareLine(const Softphone::Settings &settings);
    /// Once in its life; without an exchange the telephone stays silent.
    void startLine();
    /// `connection`: of the shared store; empty: none.
    void startSharing(const QString &connection);
    void shut(); ///< the telephone first, the store last

    /// The records with no guard before them: for what the desk itself writes down.
    [[nodiscard]] std::shared_ptr<Journal> journal() const;
    [[nodiscard]] std::shared_ptr<CaseShelf> shelf() const;
    [[nodiscard]] Softphone &phone() const { return *m_phone; }
    [[nodiscard]] SyncState sharing() const { return m_state; }

Q_SIGNALS:
    void committed();
    void sharingChanged(const kikitori::SyncState &state);

private:
    QString m_path;
    QString m_desk;
    bool m_hasExchange = false;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<Softphone> m_phone;
    std::unique_ptr<SyncRunner> m_sync;
    SyncState m_state;
};

} // namespace kikitori
