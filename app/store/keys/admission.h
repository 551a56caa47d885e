// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keys/keyring.h"

#include <QDateTime>

#include <vector>

namespace kikitori {

/// What somebody shows to be let in.
struct Proof {
    QString staffId;
    QString password;
    QString code; ///< six digits of the authenticator; may be empty where none is enrolled
};

/// Somebody who was let in.
struct Admitted {
    Staff staff; ///< as sealed in the keyring, never as merely written there
    std::vector<StoreKey> keys; ///< newest first; more than one only while a rekey is not finished
    std::vector<StoreKey> retiredKeys; ///< that open older backups only
    bool breakGlass = false; ///< a sealed emergency account: raise the alarm; it is used up now
    bool mustChangePassword = false;
    bool secondFactor = false; ///< a code of the authenticator was asked for, and right
    quint64 generation = 0; ///< of the keyring; whoever opens the store asks settleKeyring (keyringguard.h)
};

/// Lets one person in: lock-out with back-off, password (Argon2id), code (TOTP, each code once), sealed roles. Writes
/// tries beside the keyring, so that a restart forgets none. Works offline. About a quarter of a second: never on the
/// GUI thread. Faults: KeysMissing, PersonUnknown and PasswordWrong (both take equally long), CodeNeeded, CodeWrong,
/// LockedOut, AccountUsedUp, AccountRetired, KeyringForged, FileUnreadable, DiskFull, DiskFailed.
[[nodiscard]] Result<Admitted> admit(const QString &keyringPath, const Proof &proof, const QDateTime &now);

/// The same question while the screen is locked or an act needs a second person: no keys come out.
/// Without `open` a keyring that was forged whole, with keys of its own, is not seen: give the key of the open store.
[[nodiscard]] Result<Staff> recognise(
    const QString &keyringPath, const Proof &proof, const QDateTime &now, const StoreKey *open = nullptr);

/// The key that opens this store, among those of an admitted person. Faults: KeyWrong.
[[nodiscard]] Result<StoreKey> keyFor(const QString &storePath, const std::vector<StoreKey> &keys);

/// Somebody who was not let in; kept beside the keyring until a person who opens the store can write it to the audit.
struct Refusal {
    QString staffId; ///< "?" when nobody has that id: what was typed might be a password
    QString why; ///< "password-wrong" …, as audit entries name it
    QDateTime at; ///< UTC
};

/// Takes the refusals kept (the newest 1,000) out of the file, oldest first.
[[nodiscard]] std::vector<Refusal> takeRefusals(const QString &keyringPath);
/// Puts back what could not be written to the audit.
[[nodiscard]] Result<> keepRefusals(const QString &keyringPath, const std::vector<Refusal> &refusals);
/// Lifts a lock-out; for an administrator.
[[nodiscard]] Result<> forgetTries(const QString &keyringPath, const QString &staffId);

} // namespace kikitori
