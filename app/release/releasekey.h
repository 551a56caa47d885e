// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace kikitori {

/// What deriving a key from the doctor's password costs; with these about a quarter of a second. Less is for tests.
struct PasswordCost {
    quint64 ops = 3;
    quint64 memory = 128ULL * 1024 * 1024; ///< bytes
};

/// The key with which a doctor releases a pack: an Ed25519 pair. Its secret half is wiped from memory when dropped; in its
/// file it is locked with a key from the doctor's password (Argon2id; XSalsa20-Poly1305).
/// Thread: any one at a time. Owner: the caller.
class ReleaseKey {
public:
    [[nodiscard]] static ReleaseKey make();
    ~ReleaseKey();
    ReleaseKey(ReleaseKey &&other) noexcept;
    ReleaseKey &operator=(ReleaseKey &&other) noexcept;
    ReleaseKey(const ReleaseKey &) = delete;
    ReleaseKey &operator=(const ReleaseKey &) = delete;

    /// The half that desks are told, 32 bytes.
    [[nodiscard]] const QByteArray &publicHalf() const { return m_public; }
    /// Ed25519 (RFC 8032), 64 bytes.
    [[nodiscard]] QByteArray sign(QByteArrayView message) const;
    [[nodiscard]] static bool fits(QByteArrayView message, const QByteArray &signature, const QByteArray &publicHalf);

    /// The content of a key file. BadArgument for a password under 13 characters: whoever has the file guesses at leisure.
    [[nodiscard]] Result<QByteArray> locked(const QString &password, PasswordCost cost = {}) const;
    /// PasswordWrong, FileUnreadable, ReleaseNewer. About a quarter of a second.
    [[nodiscard]] static Result<ReleaseKey> unlock(const QByteArray &file, const QString &password, const QString &name = {});

private:
    explicit ReleaseKey(const QByteArray &seed);
    QByteArray m_secret; ///< 64 bytes: seed and public half; never shared, so that wiping reaches all of it
    QByteArray m_public;
};

inline constexpr qsizetype kShortestKeyPassword = 13;

} // namespace kikitori
