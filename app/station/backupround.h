// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "home/home.h"
#include "station/errands.h"
#include "store/keys/storekey.h"

#include <QTimer>

namespace kikitori {

/// Copies the records once a day and whenever somebody signs out, beside the desk's work. Thread: GUI; the copying has a
/// thread of its own. Owner: Workstation.
class BackupRound final : public QObject {
    Q_OBJECT
public:
    struct Places {
        QString store;
        QString keyring;
        QString desk;
        DeskSettings::Backups backups;
    };
    struct Made {
        QString file; ///< name without its folder
        QByteArray sha256; ///< hex
        qint64 entries = 0;
        std::optional<Error> secondMissed; ///< why there is no copy on the other medium
    };
    explicit BackupRound(Places places, QObject *parent = nullptr);
    /// `key`: of the open store. Without a folder in the settings nothing is ever copied.
    void start(std::shared_ptr<const StoreKey> key);
    void makeNow();

Q_SIGNALS:
    void made(const kikitori::BackupRound::Made &made);
    void failed(const kikitori::Error &error);

private:
    void make(bool onlyWhenDue);

    Places m_places;
    std::shared_ptr<const StoreKey> m_key;
    bool m_running = false;
    QTimer m_look;
    Errands m_errands; // last: it waits for what still runs
};

} // namespace kikitori
