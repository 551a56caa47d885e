// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "people/staff.h"
#include "store/keys/storekey.h"

#include <QDateTime>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

class QJsonObject;

namespace kikitori {

class RecoveryKey;

/// What one derivation of a key from a password costs; with these about a quarter of a second. Less is for tests, and
/// for the demo, whose passwords stand on the screen.
struct KeyCost {
    quint64 ops = 3;
    quint64 memory = 128ULL * 1024 * 1024; ///< bytes
};

/// What a person's slot is good for.
enum class Membership {
    Active,
    Retired, ///< left; stays in the list for the records they wrote, opens nothing
    BreakGlass, ///< the sealed account for the day on which an authenticator is lost
    BreakGlassUsed,
};

/// One line of the list of people.
struct Member {
    Staff staff;
    Membership standing = Membership::Active;
    bool secondFactor = false;
    bool pending = false; ///< has not signed in since the list became version 2: a new store key cannot be sealed for them
    QDate passwordOn; ///< invalid: not known
    bool shortPassword = false; ///< fewer than 13 characters: to be changed after 60 days (R2)
    bool mustChange = false; ///< the password was set by somebody else
    QDateTime usedAt; ///< of a break-glass account, UTC
};

/// A store key by its name; the name tells nothing about the key.
struct StoreKeyName {
    QString fingerprint;
    QDateTime madeAt; ///< UTC; invalid for the key of a version 1 list
    bool retired = false; ///< opens older backups only
};

/// What a password opens.
struct OpenedSlot {
    std::vector<StoreKey> keys; ///< that open the store, newest first
    std::vector<StoreKey> retired; ///< that open older backups
    StoreKey codeSecret; ///< of the authenticator; empty where none is enrolled
};

/// The people of a desk. For each, a key pair whose private half is wrapped by a key from their password (Argon2id;
/// secretbox), and the store's keys sealed to the public half: a new store key needs nobody's password. The whole list
/// is sealed with a keyed hash under every current store key, with a generation that only grows. One JSON file beside
/// the store; holds no password and no key in the clear. Lists of version 1 are read; upgrade() makes them version 2.
/// Thread: any one at a time. Owner: the caller.
class Keyring {
public:
    /// Fault::KeysMissing when there is no file, FileUnreadable when it is damaged, StoreNewer. Nothing in it is
    /// proven until open(), unlock() or trust() said so.
    [[nodiscard]] static Result<Keyring> read(const QString &path);
    /// An empty keyring; add people, then save.
    [[nodiscard]] static Keyring empty();
    /// Seals and writes it whole, with the next generation. StoreBusy when the file changed since it was read (read it
    /// again and repeat); StoreClosed when no store key is held, DiskFull, DiskFailed.
    [[nodiscard]] Result<> save(const QString &path);

    /// Everybody who may try to sign in.
    [[nodiscard]] std::vector<Staff> people() const;
    /// Everybody, retired and used up too.
    [[nodiscard]] std::vector<Member> members() const;
    [[nodiscard]] std::optional<Member> member(const QString &staffId) const;
    [[nodiscard]] int version() const { return m_version; }
    /// 0 for version 1; the store remembers the highest it saw (keyringguard.h).
    [[nodiscard]] quint64 generation() const { return m_generation; }
    /// Newest first, the retired ones last.
    [[nodiscard]] std::vector<StoreKeyName> storeKeys() const;
    [[nodiscard]] static QString fingerprintOf(const StoreKey &key);

    /// The newest store key. PersonUnknown (takes as long as), PasswordWrong, AccountRetired, AccountUsedUp,
    /// KeyringForged. About a quarter of a second (Argon2id): never on the GUI thread. Signing in is admit().
    [[nodiscard]] Result<StoreKey> unlock(const QString &staffId, const QString &password) const;
    /// The same, with everything the password opens; a used break-glass account only when `used` says so.
    [[nodiscard]] Result<OpenedSlot> open(const QString &staffId, const QString &password, bool used = false) const;
    /// Checks the seal with the store's keys and holds them for changes. KeyWrong when a current key is missing,
    /// KeyringForged when the seal does not fit.
    [[nodiscard]] Result<> trust(const std::vector<StoreKey> &keys);

    // Changes; all need trust() or, in a list of one key, that key. None is on the disk before save().
    /// PersonExists when the id is taken; the first key given becomes the store's. Membership Active or BreakGlass.
    [[nodiscard]] Result<> add(const Staff &staff, const QString &password, const StoreKey &key, KeyCost cost = {},
        Membership standing = Membership::Active);
    /// A new password for a person whose old one is right; needs no trust().
    [[nodiscard]] Result<> changePassword(
        const QString &staffId, const QString &oldPassword, const QString &newPassword, KeyCost cost = {});
    /// A new key pair and password for somebody who forgot theirs; their authenticator must be enrolled again.
    [[nodiscard]] Result<> renew(const QString &staffId, const QString &newPassword, KeyCost cost = {});
    /// Gives a slot of version 1 its key pair; nothing when it has one.
    [[nodiscard]] Result<> settle(const QString &staffId, const QString &password, KeyCost cost = {});
    /// Other name, roles, dates …; NotAllowed when nobody could manage people any more.
    [[nodiscard]] Result<> change(const Staff &staff);
    [[nodiscard]] Result<> retire(const QString &staffId);
    [[nodiscard]] Result<> markUsed(const QString &staffId, const QDateTime &now);
    /// An empty secret takes the second factor away.
    [[nodiscard]] Result<> setCodeSecret(const QString &staffId, const StoreKey &secret);

    /// Seals another store key for everybody, without a password; it becomes the newest, the others stay. BadArgument
    /// names the people who are `pending`.
    [[nodiscard]] Result<> addStoreKey(const StoreKey &key, const QDateTime &madeAt);
    /// From now on it opens older backups only.
    [[nodiscard]] Result<> retireStoreKey(const QString &fingerprint);
    /// Nobody can open anything with it any more. NotAllowed for the last current one.
    [[nodiscard]] Result<> dropStoreKey(const QString &fingerprint);

    /// One recovery key at a time; a new one takes the place of the old.
    [[nodiscard]] Result<> setRecovery(const RecoveryKey &key, const QDateTime &madeAt);
    [[nodiscard]] bool hasRecovery() const { return !m_recovery.publicHalf.isEmpty() && !m_recovery.used; }
    /// Opens the list with the recovery key: RecoveryKeyWrong, AccountUsedUp, KeyringForged. Then trust() is done.
    [[nodiscard]] Result<OpenedSlot> openBy(const RecoveryKey &key);
    void useUpRecovery(); ///< it opens nothing any more, once saved

private:
    using Seals = std::map<QString, QByteArray>; // by fingerprint of the store key
    struct Slot {
        Staff staff;
        Membership standing = Membership::Active;
        QByteArray salt;
        QByteArray nonce;
        QByteArray wrapped; ///< the private half; of a version 1 slot the store key itself
        KeyCost cost;
        QByteArray publicHalf; ///< empty for a version 1 slot
        Seals keys;
        QByteArray code; ///< the authenticator's secret, sealed to the public half
        QDate passwordOn;
        bool shortPassword = false;
        bool mustChange = false;
        QDateTime usedAt;
        QStringList otherRoles; ///< of a newer program: kept, and granting nothing
    };
    struct Recovery {
        QByteArray publicHalf;
        Seals keys;
        QDateTime madeAt;
        bool used = false;
    };

    // keyringfile.cpp
    [[nodiscard]] static std::optional<Slot> slotFrom(const QJsonObject &object, int version);
    [[nodiscard]] static QJsonObject objectFrom(const Slot &slot);
    [[nodiscard]] bool readParts(const QJsonObject &root);
    [[nodiscard]] QJsonObject unsealed() const;
    // keyring.cpp
    [[nodiscard]] const Slot *find(const QString &staffId) const;
    [[nodiscard]] Slot *find(const QString &staffId);
    [[nodiscard]] static Result<> wrap(Slot &slot, const QString &password, const StoreKey &secret, KeyCost cost);
    [[nodiscard]] Result<StoreKey> unwrap(const Slot *slot, const QString &password) const;
    [[nodiscard]] Result<OpenedSlot> openSeals(
        const Seals &seals, const QByteArray &publicHalf, const StoreKey &privateHalf) const;
    [[nodiscard]] Result<> makePair(Slot &slot, const QString &password, KeyCost cost) const;
    [[nodiscard]] static Member memberOf(const Slot &slot);
    [[nodiscard]] Result<> checkSeal(const std::vector<StoreKey> &keys) const;
    [[nodiscard]] Result<> needTrust() const;
    [[nodiscard]] const StoreKey *held(const QString &fingerprint) const;
    void hold(const std::vector<StoreKey> &keys);
    void sealAll(Seals &seals, const QByteArray &publicHalf) const;
    [[nodiscard]] bool managed() const;
    void changed();
    [[nodiscard]] Result<Slot *> changeable(const QString &staffId);

    std::vector<Slot> m_slots;
    std::vector<StoreKeyName> m_keys; ///< newest first
    Recovery m_recovery;
    int m_version = 2;
    quint64 m_generation = 0; ///< as read
    QByteArray m_onDisk; ///< hash of the file as read; empty for a new list
    QByteArray m_content; ///< what the seals were made over; empty: changed since, by who holds the keys
    Seals m_seals;
    std::vector<StoreKey> m_held; ///< opened; for sealing
};

} // namespace kikitori
