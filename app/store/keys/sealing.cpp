// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/sealing.h"

#include <sodium.h>

namespace kikitori {

static_assert(kSaltSize == crypto_pwhash_SALTBYTES && kNonceSize == crypto_secretbox_NONCEBYTES
    && kLockedMore == crypto_secretbox_MACBYTES && kSealedMore == crypto_box_SEALBYTES);

namespace {
const unsigned char *in(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *into(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// The bytes are the key's alone until somebody asks for them: writing through is safe right after it was made.
unsigned char *into(const StoreKey &fresh)
{
    return reinterpret_cast<unsigned char *>(const_cast<char *>(fresh.bytes().constData()));
}

StoreKey room(qsizetype bytes)
{
    return StoreKey(QByteArray(bytes, '\0'));
}

unsigned long long size(const QByteArray &bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, '\0');
    randombytes_buf(bytes.data(), static_cast<size_t>(count));
    return bytes;
}

std::optional<StoreKey> deriveKey(const QString &password, const QByteArray &salt, quint64 ops, quint64 memory)
{
    const StoreKey utf8(password.normalized(QString::NormalizationForm_KC).toUtf8());
    StoreKey key = room(crypto_secretbox_KEYBYTES);
    const int code = crypto_pwhash(into(key), crypto_secretbox_KEYBYTES, utf8.bytes().constData(), size(utf8.bytes()), in(salt),
        ops, static_cast<size_t>(memory), crypto_pwhash_ALG_ARGON2ID13);
    return code == 0 ? std::optional(std::move(key)) : std::nullopt;
}

QByteArray lockWith(const StoreKey &key, const QByteArray &nonce, const StoreKey &secret)
{
    QByteArray locked(secret.bytes().size() + kLockedMore, '\0');
    crypto_secretbox_easy(into(locked), in(secret.bytes()), size(secret.bytes()), in(nonce), in(key.bytes()));
    return locked;
}

std::optional<StoreKey> unlockWith(const StoreKey &key, const QByteArray &nonce, const QByteArray &locked)
{
    if (locked.size() < kLockedMore)
        return {};
    StoreKey secret = room(locked.size() - kLockedMore);
    if (crypto_secretbox_open_easy(into(secret), in(locked), size(locked), in(nonce), in(key.bytes())) != 0)
        return {};
    return secret;
}

KeyPair randomPair()
{
    KeyPair pair { QByteArray(crypto_box_PUBLICKEYBYTES, '\0'), room(crypto_box_SECRETKEYBYTES) };
    crypto_box_keypair(into(pair.publicHalf), into(pair.privateHalf));
    return pair;
}

KeyPair pairOf(const StoreKey &seed)
{
    static_assert(crypto_box_SEEDBYTES == 32);
    Q_ASSERT(seed.isValid());
    KeyPair pair { QByteArray(crypto_box_PUBLICKEYBYTES, '\0'), room(crypto_box_SECRETKEYBYTES) };
    crypto_box_seed_keypair(into(pair.publicHalf), into(pair.privateHalf), in(seed.bytes()));
    return pair;
}

QByteArray sealTo(const QByteArray &publicHalf, const StoreKey &secret)
{
    QByteArray sealed(secret.bytes().size() + kSealedMore, '\0');
    // Fails for a public half of low order only, which no program of ours makes: then nobody can open it.
    if (crypto_box_seal(into(sealed), in(secret.bytes()), size(secret.bytes()), in(publicHalf)) != 0)
        return {};
    return sealed;
}

std::optional<StoreKey> openSealed(const QByteArray &sealed, const QByteArray &publicHalf, const StoreKey &privateHalf)
{
    if (sealed.size() < kSealedMore || !privateHalf.isValid())
        return {};
    StoreKey secret = room(sealed.size() - kSealedMore);
    if (crypto_box_seal_open(into(secret), in(sealed), size(sealed), in(publicHalf), in(privateHalf.bytes())) != 0)
        return {};
    return secret;
}

QByteArray markOf(const StoreKey &key, const char *purpose, const QByteArray &content, qsizetype bytes)
{
    const QByteArray label(purpose);
    const StoreKey derived = room(crypto_generichash_KEYBYTES);
    crypto_generichash(into(derived), crypto_generichash_KEYBYTES, in(label), size(label), in(key.bytes()),
        static_cast<size_t>(key.bytes().size()));
    QByteArray mark(bytes, '\0');
    crypto_generichash(
        into(mark), static_cast<size_t>(bytes), in(content), size(content), in(derived.bytes()), crypto_generichash_KEYBYTES);
    return mark;
}

bool sameBytes(const QByteArray &one, const QByteArray &two)
{
    return one.size() == two.size() && sodium_memcmp(one.constData(), two.constData(), static_cast<size_t>(one.size())) == 0;
}

} // namespace kikitori
