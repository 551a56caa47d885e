// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keys/storekey.h"

#include <QString>

#include <optional>

// What the keyring needs of libsodium, on byte arrays. Everything secret is held in a StoreKey, which wipes it. The
// functions keep nothing and may be called from any thread.

namespace kikitori {

[[nodiscard]] QByteArray randomBytes(qsizetype count);
/// Argon2id of the password in NFKC: an input method that is left on must not change it. None when memory is short.
[[nodiscard]] std::optional<StoreKey> deriveKey(const QString &password, const QByteArray &salt, quint64 ops, quint64 memory);

/// A secret locked with a key and a nonce (XSalsa20-Poly1305).
[[nodiscard]] QByteArray lockWith(const StoreKey &key, const QByteArray &nonce, const StoreKey &secret);
[[nodiscard]] std::optional<StoreKey> unlockWith(const StoreKey &key, const QByteArray &nonce, const QByteArray &locked);

/// A fresh X25519 pair, or the one of a seed of 32 bytes.
struct KeyPair {
    QByteArray publicHalf;
    StoreKey privateHalf;
};
[[nodiscard]] KeyPair randomPair();
[[nodiscard]] KeyPair pairOf(const StoreKey &seed);
/// A secret that only the owner of the private half can read (anonymous box).
[[nodiscard]] QByteArray sealTo(const QByteArray &publicHalf, const StoreKey &secret);
[[nodiscard]] std::optional<StoreKey> openSealed(
    const QByteArray &sealed, const QByteArray &publicHalf, const StoreKey &privateHalf);

/// Keyed BLAKE2b of `content`, under a key derived from `key` for this purpose alone.
[[nodiscard]] QByteArray markOf(const StoreKey &key, const char *purpose, const QByteArray &content, qsizetype bytes = 32);
/// In a time that does not depend on where they differ.
[[nodiscard]] bool sameBytes(const QByteArray &one, const QByteArray &two);

inline constexpr qsizetype kSaltSize = 16; // Argon2id
inline constexpr qsizetype kNonceSize = 24;
inline constexpr qsizetype kLockedMore = 16; // what lockWith adds
inline constexpr qsizetype kSealedMore = 48; // what sealTo adds

} // namespace kikitori
