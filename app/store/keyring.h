// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "people/staff.h"

#include <QStringList>

#include <optional>
#include <vector>

class QJsonObject;

namespace kikitori {

/// 32 random bytes that open a store; wiped from memory when dropped. Movable, not copyable by accident (use clone()).
class StoreKey {
public:
    StoreKey() = default;
    [[nodiscard]] static StoreKey random();
    explicit StoreKey(QByteArray bytes);
    ~StoreKey();
    StoreKey(StoreKey &&other) noexcept;
    StoreKey &operator=(StoreKey &&other) noexcept;
    StoreKey(const StoreKey &) = delete;
    StoreKey &operator=(const StoreKey &) = delete;
    [[nodiscard]] StoreKey clone() const;
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] bool isValid() const { return m_bytes.size() == 32; }

private:
    QByteArray m_bytes;
};

/// The people of a desk, and the store key wrapped once for each by a key from their password (Argon2id; secretbox).
/// One JSON file beside the store; holds no password and no key in the clear. Written whole and atomically.
/// Thread: any one at a time. Owner: the caller.
class Keyring {
public:
    /// Fault::KeysMissing when there is no file, FileUnreadable/YamlContent-like faults when it is damaged.
    [[nodiscard]] static Result<Keyring> read(const QString &path);
    /// An empty keyring; add people, then save.
    [[nodiscard]] static Keyring empty();
    [[nodiscard]] Result<> save(const QString &path) const;
    [[nodiscard]] std::vector<Staff> people() const;
    /// Adds a slot. Fault::PersonExists when the id is taken. Takes about a quarter of a second (Argon2id).
    [[nodiscard]] Result<> add(const Staff &staff, const QString &password, const StoreKey &key);
    /// Fault::PersonUnknown or PasswordWrong. Takes about a quarter of a second: never on the GUI thread.
    [[nodiscard]] Result<StoreKey> unlock(const QString &staffId, const QString &password) const;
    /// A new password for a person whose old one is right.
    [[nodiscard]] Result<> changePassword(const QString &staffId, const QString &oldPassword, const QString &newPassword);

private:
    struct Slot {
        Staff staff;
        QByteArray salt;
        QByteArray nonce;
        QByteArray wrapped;
        quint64 opsLimit = 0;
        quint64 memLimit = 0;
        QStringList otherRoles; ///< of a newer program: kept, and granting nothing
    };
    [[nodiscard]] static std::optional<Slot> slotFrom(const QJsonObject &object);
    [[nodiscard]] const Slot *find(const QString &staffId) const;
    [[nodiscard]] static Result<> wrap(Slot &slot, const QString &password, const StoreKey &key);

    std::vector<Slot> m_slots;
};

} // namespace kikitori
