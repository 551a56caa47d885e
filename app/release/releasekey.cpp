// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/releasekey.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <utility>

namespace kikitori {

namespace {

constexpr int kForm = 1;
constexpr quint64 kMostOps = 20; // a file from elsewhere must not hold the machine
constexpr quint64 kMostMemory = 1024ULL * 1024 * 1024;
constexpr qsizetype kSeedSize = crypto_sign_SEEDBYTES;
constexpr qsizetype kLockedSize = kSeedSize + crypto_secretbox_MACBYTES;

const unsigned char *in(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *into(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// Once and again does no harm; without a source of random bytes no key may be made.
void startSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot start");
}

/// Bytes that are wiped when they go out of scope.
struct Wiped {
    QByteArray bytes;
    explicit Wiped(QByteArray secret)
        : bytes(std::move(secret))
    {
    }
    ~Wiped() { sodium_memzero(bytes.data(), size_t(bytes.size())); }
    Wiped(const Wiped &) = delete;
    Wiped &operator=(const Wiped &) = delete;
};

/// In NFKC: an input method that is left on must not change it.
bool derive(Wiped &key, const QString &password, const QByteArray &salt, PasswordCost cost)
{
    const Wiped utf8(password.normalized(QString::NormalizationForm_KC).toUtf8());
    return crypto_pwhash(into(key.bytes), size_t(key.bytes.size()), utf8.bytes.constData(), quint64(utf8.bytes.size()), in(salt),
               cost.ops, size_t(cost.memory), crypto_pwhash_ALG_ARGON2ID13)
        == 0;
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QJsonObject &object, const char *key, qsizetype size)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        object.value(QLatin1String(key)).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == size ? *decoded : QByteArray();
}

} // namespace

ReleaseKey::ReleaseKey(const QByteArray &seed)
    : m_secret(crypto_sign_SECRETKEYBYTES, '\0')
    , m_public(crypto_sign_PUBLICKEYBYTES, '\0')
{
    crypto_sign_seed_keypair(into(m_public), into(m_secret), in(seed));
}

ReleaseKey::~ReleaseKey()
{
    if (!m_secret.isEmpty())
        sodium_memzero(m_secret.data(), size_t(m_secret.size()));
}

ReleaseKey::ReleaseKey(ReleaseKey &&other) noexcept
    : m_secret(std::exchange(other.m_secret, {}))
    , m_public(std::exchange(other.m_public, {}))
{
}

ReleaseKey &ReleaseKey::operator=(ReleaseKey &&other) noexcept
{
    std::swap(m_secret, other.m_secret);
    std::swap(m_public, other.m_public);
    return *this;
}

ReleaseKey ReleaseKey::make()
{
    startSodium();
    Wiped seed(QByteArray(kSeedSize, '\0'));
    randombytes_buf(seed.bytes.data(), size_t(kSeedSize));
    return ReleaseKey(seed.bytes);
}

QByteArray ReleaseKey::sign(QByteArrayView message) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(into(signature), nullptr, in(message), quint64(message.size()), in(m_secret));
    return signature;
}

bool ReleaseKey::fits(QByteArrayView message, const QByteArray &signature, const QByteArray &publicHalf)
{
    return signature.size() == qsizetype(crypto_sign_BYTES) && publicHalf.size() == qsizetype(crypto_sign_PUBLICKEYBYTES)
        && crypto_sign_verify_detached(in(signature), in(message), quint64(message.size()), in(publicHalf)) == 0;
}

Result<QByteArray> ReleaseKey::locked(const QString &password, PasswordCost cost) const
{
    if (password.normalized(QString::NormalizationForm_KC).size() < kShortestKeyPassword)
        return fail(
            Fault::BadArgument, QStringLiteral("password"), QStringLiteral("at least %1 characters").arg(kShortestKeyPassword));
    QByteArray salt(crypto_pwhash_SALTBYTES, '\0');
    QByteArray nonce(crypto_secretbox_NONCEBYTES, '\0');
    randombytes_buf(salt.data(), size_t(salt.size()));
    randombytes_buf(nonce.data(), size_t(nonce.size()));
    Wiped key(QByteArray(crypto_secretbox_KEYBYTES, '\0'));
    if (!derive(key, password, salt, cost))
        return fail(Fault::BadArgument, QStringLiteral("memory"), QStringLiteral("not enough to derive a key"));
    QByteArray box(kLockedSize, '\0');
    crypto_secretbox_easy(into(box), in(m_secret), quint64(kSeedSize), in(nonce), in(key.bytes));
    return QJsonDocument(
        QJsonObject { { QStringLiteral("kikitori"), QStringLiteral("release-key") }, { QStringLiteral("form"), kForm },
            { QStringLiteral("public"), text(m_public) }, { QStringLiteral("salt"), text(salt) },
            { QStringLiteral("nonce"), text(nonce) }, { QStringLiteral("ops"), qint64(cost.ops) },
            { QStringLiteral("memory"), qint64(cost.memory) }, { QStringLiteral("locked"), text(box) } })
        .toJson();
}

Result<ReleaseKey> ReleaseKey::unlock(const QByteArray &file, const QString &password, const QString &name)
{
    startSodium();
    const QJsonObject object = QJsonDocument::fromJson(file).object();
    const int form = object.value(QLatin1String("form")).toInt();
    if (object.value(QLatin1String("kikitori")).toString() != QLatin1String("release-key") || form < 1)
        return fail(Fault::FileUnreadable, name, QStringLiteral("no release key"));
    if (form > kForm)
        return fail(Fault::ReleaseNewer, name, QStringLiteral("release key of form %1").arg(form));
    const PasswordCost cost { quint64(object.value(QLatin1String("ops")).toInteger()),
        quint64(object.value(QLatin1String("memory")).toInteger()) };
    const QByteArray salt = bytesOf(object, "salt", crypto_pwhash_SALTBYTES);
    const QByteArray nonce = bytesOf(object, "nonce", crypto_secretbox_NONCEBYTES);
    const QByteArray box = bytesOf(object, "locked", kLockedSize);
    if (salt.isEmpty() || nonce.isEmpty() || box.isEmpty() || cost.ops > kMostOps || cost.memory > kMostMemory)
        return fail(Fault::FileUnreadable, name, QStringLiteral("a damaged release key"));
    Wiped key(QByteArray(crypto_secretbox_KEYBYTES, '\0'));
    if (!derive(key, password, salt, cost))
        return fail(Fault::FileUnreadable, name, QStringLiteral("no key can be derived at this cost"));
    Wiped seed(QByteArray(kSeedSize, '\0'));
    if (crypto_secretbox_open_easy(into(seed.bytes), in(box), quint64(box.size()), in(nonce), in(key.bytes)) != 0)
        return fail(Fault::PasswordWrong, name);
    ReleaseKey opened(seed.bytes);
    // The public half stands there to be read; one that somebody put in its place must not get into releasers.yaml by us.
    if (opened.publicHalf() != bytesOf(object, "public", crypto_sign_PUBLICKEYBYTES))
        return fail(Fault::FileUnreadable, name, QStringLiteral("the public half belongs to another key"));
    return opened;
}

} // namespace kikitori
