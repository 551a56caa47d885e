// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keyring.h"

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
    bool breakGlass = false; ///< a sealed emergency account: raise the alarm; it is used up now
    bool mustChangePassword = false;
};

/// Lets one person in: lock-out with back-off, password (Argon2id), code (TOTP, each code once), sealed roles. Writes
/// tries beside the keyring, so that a restart forgets none. Works offline. About a quarter of a second: never on the
/// GUI thread. Faults: KeysMissing, PersonUnknown and PasswordWrong (both take equally long), CodeNeeded, CodeWrong,
/// LockedOut, AccountUsedUp, AccountRetired, KeyringForged, FileUnreadable, DiskFull, DiskFailed.
[[nodiscard]] Result<Admitted> admit(const QString &keyringPath, const Proof &proof, const QDateTime &now);

/// The same question while the screen is locked or an act needs a second person: no keys come out.
[[nodiscard]] Result<Staff> recognise(const QString &keyringPath, const Proof &proof, const QDateTime &now);

/// The key that opens this store, among those of an admitted person. Faults: KeyWrong.
[[nodiscard]] Result<StoreKey> keyFor(const QString &storePath, const std::vector<StoreKey> &keys);

} // namespace kikitori
