// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "people/staff.h"
#include "station/errands.h"
#include "store/keys/storekey.h"

#include <QDateTime>

namespace kikitori {

/// The door of the desk: who may come in, and who is only recognised while the screen is locked. Remembers the key of the
/// open store, so that a list of people that was exchanged is noticed. Thread: GUI. Owner: Workstation.
class Entrance final : public QObject {
    Q_OBJECT
public:
    /// Somebody who was let in, with the key that opens the store.
    struct Let {
        Staff staff;
        StoreKey key;
        bool withCode = false;
        bool breakGlass = false;
        bool mustChangePassword = false;
        std::function<Result<>()> settle; ///< what is still to be checked once the store is open
    };
    /// What somebody shows.
    struct Shown {
        QString staffId;
        QString password;
        QString code;
    };
    struct Refused {
        QString staffId; ///< empty when nobody has that id
        QString why;
        QDateTime at; ///< UTC
    };
    Entrance(QString keyringPath, QString storePath, QObject *parent = nullptr);

    /// Everybody who may try; read from the file, nothing in it is proven yet.
    [[nodiscard]] Result<std::vector<Staff>> people() const;
    /// As kikitori::admit. Nobody learns whether an id exists: PersonUnknown comes out as PasswordWrong.
    void admit(const Shown &shown, QObject *context, Reply<std::shared_ptr<Let>> reply);
    /// After the store was opened with it: checks that the list of people is not an older one, put back.
    void settle(std::shared_ptr<Let> let, QObject *context, Reply<> reply);
    /// Whether this is that person; no key comes out. Without `codeDue` the password is enough.
    void recognise(const Shown &shown, bool codeDue, QObject *context, Reply<> reply);
    /// Those who were refused since the last time, taken out of the file. They go back into it when this is dropped
    /// before somebody said that they are written to the audit: none is lost when the program ends in between.
    struct Refusals {
        explicit Refusals(QString keyringPath)
            : keyring(std::move(keyringPath))
        {
        }
        ~Refusals();
        Refusals(const Refusals &) = delete;
        Refusals &operator=(const Refusals &) = delete;
        QString keyring;
        std::vector<Refused> all; ///< oldest first
        bool written = false;
    };
    void takeRefusals(QObject *context, Reply<std::shared_ptr<Refusals>> reply);

    /// Of the open store; null before.
    [[nodiscard]] std::shared_ptr<const StoreKey> openKey() const { return m_key; }

private:
    QString m_keyring;
    QString m_store;
    std::shared_ptr<const StoreKey> m_key;
    Errands m_errands;
};

} // namespace kikitori
