// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/keycheck.h"

#include "store/keys/ownersfile.h"

#include <QFile>

#include <sodium.h>

namespace kikitori {

namespace {
constexpr char kFormat[] = "kikitori-key-check 1";
constexpr char kPurpose[] = "kikitori store key check";
constexpr int kSaltBytes = 16;

QString pathOf(const QString &storePath)
{
    return storePath + QStringLiteral(".check");
}

QByteArray markOf(const StoreKey &key, const QByteArray &salt)
{
    const QByteArray message = kPurpose + salt;
    QByteArray mark(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(mark.data()), static_cast<size_t>(mark.size()),
        reinterpret_cast<const unsigned char *>(message.constData()), static_cast<unsigned long long>(message.size()),
        reinterpret_cast<const unsigned char *>(key.bytes().constData()), static_cast<size_t>(key.bytes().size()));
    return mark;
}
}

KeyCheck checkKey(const QString &storePath, const StoreKey &key)
{
    QFile file(pathOf(storePath));
    if (!file.open(QIODevice::ReadOnly))
        return KeyCheck::Missing;
    const QList<QByteArray> parts = file.read(4096).trimmed().split('\n');
    if (parts.size() != 3 || parts[0] != kFormat)
        return KeyCheck::Missing;
    const QByteArray salt = QByteArray::fromHex(parts[1]);
    const QByteArray mark = QByteArray::fromHex(parts[2]);
    if (salt.size() != kSaltBytes || mark.size() != static_cast<qsizetype>(crypto_generichash_BYTES))
        return KeyCheck::Missing;
    const QByteArray expected = markOf(key, salt);
    return sodium_memcmp(mark.constData(), expected.constData(), static_cast<size_t>(mark.size())) == 0 ? KeyCheck::Right
                                                                                                        : KeyCheck::Wrong;
}

Result<> writeKeyCheck(const QString &storePath, const StoreKey &key)
{
    QByteArray salt(kSaltBytes, '\0');
    randombytes_buf(salt.data(), static_cast<size_t>(salt.size()));
    const QByteArray content = QByteArray(kFormat) + '\n' + salt.toHex() + '\n' + markOf(key, salt).toHex() + '\n';
    return writeForOwner(pathOf(storePath), content);
}

} // namespace kikitori
