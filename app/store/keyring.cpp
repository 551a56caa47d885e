// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keyring.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <array>

#include <sodium.h>

namespace kikitori {

namespace {
constexpr char kFormat[] = "kikitori-keyring";
constexpr int kVersion = 1;
constexpr qint64 kLargestFile = 4 * 1024 * 1024;
constexpr qsizetype kShortestPassword = 8;
constexpr quint64 kOps = 3;
constexpr quint64 kMemory = 128ULL * 1024 * 1024; // with kOps about a quarter of a second
// A damaged file must not ask for hours or for all memory.
constexpr quint64 kMostOps = 16;
constexpr quint64 kMostMemory = 1024ULL * 1024 * 1024;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// A key that is wiped when it goes.
struct WrappingKey {
    std::array<unsigned char, crypto_secretbox_KEYBYTES> bytes {};
    ~WrappingKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

/// NFKC: an input method that is left on must not change the password.
QByteArray passwordBytes(const QString &password)
{
    return password.normalized(QString::NormalizationForm_KC).toUtf8();
}

bool derive(WrappingKey &key, const QString &password, const QByteArray &salt, quint64 ops, quint64 memory)
{
    QByteArray utf8 = passwordBytes(password);
    const int code =
        crypto_pwhash(key.bytes.data(), key.bytes.size(), utf8.constData(), static_cast<unsigned long long>(utf8.size()),
            bytesOf(salt), ops, static_cast<size_t>(memory), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(utf8.data(), static_cast<size_t>(utf8.size()));
    return code == 0;
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray unbase64(const QJsonObject &object, const char *name)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        object.value(QLatin1String(name)).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

tl::unexpected<Error> damaged(const QString &path, const QString &what)
{
    return fail(Fault::FileUnreadable, path, what);
}

tl::unexpected<Error> unwritten(const QSaveFile &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return fail(full ? Fault::DiskFull : Fault::DiskFailed, file.fileName(), file.errorString());
}

Result<> checkPassword(const QString &password)
{
    if (password.normalized(QString::NormalizationForm_KC).size() < kShortestPassword)
        return fail(Fault::BadArgument, QStringLiteral("password"), QStringLiteral("shorter than 8 characters"));
    return {};
}
}

Keyring Keyring::empty()
{
    return {};
}

std::optional<Keyring::Slot> Keyring::slotFrom(const QJsonObject &object)
{
    Slot slot;
    slot.staff.id = object.value(QLatin1String("id")).toString();
    slot.staff.name = object.value(QLatin1String("name")).toString();
    const QJsonArray roles = object.value(QLatin1String("roles")).toArray();
    for (const QJsonValue &code : roles) {
        // A newer program's role grants nothing here.
        if (const auto role = roleOf(code.toString()))
            slot.staff.roles << *role;
        else
            slot.otherRoles << code.toString();
    }
    slot.salt = unbase64(object, "salt");
    slot.nonce = unbase64(object, "nonce");
    slot.wrapped = unbase64(object, "wrapped");
    slot.opsLimit = static_cast<quint64>(object.value(QLatin1String("ops")).toInteger());
    slot.memLimit = static_cast<quint64>(object.value(QLatin1String("memory")).toInteger());
    const bool whole = !slot.staff.id.isEmpty() && slot.salt.size() == crypto_pwhash_SALTBYTES
        && slot.nonce.size() == crypto_secretbox_NONCEBYTES && slot.wrapped.size() == 32 + crypto_secretbox_MACBYTES
        && slot.opsLimit >= crypto_pwhash_OPSLIMIT_MIN && slot.opsLimit <= kMostOps && slot.memLimit >= crypto_pwhash_MEMLIMIT_MIN
        && slot.memLimit <= kMostMemory && object.value(QLatin1String("kdf")) == QLatin1String("argon2id13");
    return whole ? std::optional(slot) : std::nullopt;
}

Result<Keyring> Keyring::read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Fault::KeysMissing, path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return damaged(path, file.errorString());
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    const QJsonObject root = document.object();
    if (problem.error != QJsonParseError::NoError || root.value(QLatin1String("format")) != QLatin1String(kFormat))
        return damaged(path, QStringLiteral("not a keyring: %1").arg(problem.errorString()));
    if (root.value(QLatin1String("version")).toInt() > kVersion)
        return fail(Fault::StoreNewer, path, QStringLiteral("written by a newer program"));
    if (root.value(QLatin1String("version")).toInt() != kVersion || !root.value(QLatin1String("people")).isArray())
        return damaged(path, QStringLiteral("no version or no people"));
    Keyring keyring;
    const QJsonArray people = root.value(QLatin1String("people")).toArray();
    for (const QJsonValue &person : people) {
        auto slot = slotFrom(person.toObject());
        if (!slot || keyring.find(slot->staff.id))
            return damaged(path, QStringLiteral("entry %1 of the people is not whole").arg(keyring.m_slots.size() + 1));
        keyring.m_slots.push_back(std::move(*slot));
    }
    return keyring;
}

Result<> Keyring::save(const QString &path) const
{
    QJsonArray people;
    for (const Slot &slot : m_slots) {
        QJsonArray roles = QJsonArray::fromStringList(slot.otherRoles);
        for (const Role role : slot.staff.roles)
            roles.append(codeOf(role));
        people.append(QJsonObject { { QStringLiteral("id"), slot.staff.id }, { QStringLiteral("name"), slot.staff.name },
            { QStringLiteral("roles"), roles }, { QStringLiteral("kdf"), QStringLiteral("argon2id13") },
            { QStringLiteral("ops"), static_cast<qint64>(slot.opsLimit) },
            { QStringLiteral("memory"), static_cast<qint64>(slot.memLimit) }, { QStringLiteral("salt"), base64(slot.salt) },
            { QStringLiteral("nonce"), base64(slot.nonce) }, { QStringLiteral("wrapped"), base64(slot.wrapped) } });
    }
    const QJsonObject root { { QStringLiteral("format"), QString::fromLatin1(kFormat) }, { QStringLiteral("version"), kVersion },
        { QStringLiteral("people"), people } };
    const QByteArray content = QJsonDocument(root).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritten(file);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content) != content.size() || !file.commit())
        return unwritten(file);
    return {};
}

std::vector<Staff> Keyring::people() const
{
    std::vector<Staff> people;
    for (const Slot &slot : m_slots)
        people.push_back(slot.staff);
    return people;
}

const Keyring::Slot *Keyring::find(const QString &staffId) const
{
    const auto found = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot &slot) { return slot.staff.id == staffId; });
    return found == m_slots.end() ? nullptr : &*found;
}

Result<> Keyring::wrap(Slot &slot, const QString &password, const StoreKey &key)
{
    if (const auto good = checkPassword(password); !good)
        return good;
    if (!key.isValid())
        return fail(Fault::BadArgument, QStringLiteral("key"), QStringLiteral("a store key has 32 bytes"));
    slot.salt = QByteArray(crypto_pwhash_SALTBYTES, '\0');
    slot.nonce = QByteArray(crypto_secretbox_NONCEBYTES, '\0');
    slot.wrapped = QByteArray(key.bytes().size() + static_cast<qsizetype>(crypto_secretbox_MACBYTES), '\0');
    slot.opsLimit = kOps;
    slot.memLimit = kMemory;
    randombytes_buf(slot.salt.data(), static_cast<size_t>(slot.salt.size()));
    randombytes_buf(slot.nonce.data(), static_cast<size_t>(slot.nonce.size()));
    WrappingKey wrapping;
    if (!derive(wrapping, password, slot.salt, slot.opsLimit, slot.memLimit))
        return fail(
            Fault::BadArgument, QStringLiteral("memory"), QStringLiteral("128 MB for the password check are not to be had"));
    crypto_secretbox_easy(bytesOf(slot.wrapped), bytesOf(key.bytes()), static_cast<unsigned long long>(key.bytes().size()),
        bytesOf(slot.nonce), wrapping.bytes.data());
    return {};
}

Result<> Keyring::add(const Staff &staff, const QString &password, const StoreKey &key)
{
    if (staff.id.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("id"), QStringLiteral("a person needs an id"));
    if (find(staff.id))
        return fail(Fault::PersonExists, staff.id);
    Slot slot;
    slot.staff = staff;
    return wrap(slot, password, key).map([&] { m_slots.push_back(std::move(slot)); });
}

Result<StoreKey> Keyring::unlock(const QString &staffId, const QString &password) const
{
    const Slot *slot = find(staffId);
    if (!slot)
        return fail(Fault::PersonUnknown, staffId);
    WrappingKey wrapping;
    if (!derive(wrapping, password, slot->salt, slot->opsLimit, slot->memLimit))
        return fail(Fault::BadArgument, QStringLiteral("memory"), QStringLiteral("too little memory for the password check"));
    StoreKey key(QByteArray(32, '\0'));
    auto *opened = const_cast<char *>(key.bytes().constData());
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char *>(opened), bytesOf(slot->wrapped),
            static_cast<unsigned long long>(slot->wrapped.size()), bytesOf(slot->nonce), wrapping.bytes.data())
        != 0)
        return fail(Fault::PasswordWrong, staffId);
    return key;
}

Result<> Keyring::changePassword(const QString &staffId, const QString &oldPassword, const QString &newPassword)
{
    const auto key = unlock(staffId, oldPassword);
    if (!key)
        return tl::make_unexpected(key.error());
    auto *slot = const_cast<Slot *>(find(staffId));
    Slot changed = *slot;
    return wrap(changed, newPassword, *key).map([&] { *slot = std::move(changed); });
}

} // namespace kikitori
