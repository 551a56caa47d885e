// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/keyring.h"

#include "store/keys/ownersfile.h"
#include "store/keys/sealing.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <algorithm>
#include <iterator>

namespace kikitori {

namespace {
constexpr char kFormat[] = "kikitori-keyring";
constexpr int kVersion = 2;
constexpr qint64 kLargestFile = 4 * 1024 * 1024;
constexpr char kListPurpose[] = "kikitori people seal";
// A lock of somebody who was killed while they took it names nobody and is dead only by its age.
constexpr int kDeadLockMs = 3000;
constexpr int kLockMs = 5000;
// A damaged file must not ask for hours or for all memory.
constexpr quint64 kMostOps = 16;
constexpr quint64 kLeastMemory = 8192;
constexpr quint64 kMostMemory = 1024ULL * 1024 * 1024;
constexpr qsizetype kKeySize = 32;

struct StandingCode {
    Membership standing;
    const char *code;
};
constexpr StandingCode kStandings[] = {
    { Membership::Active, "active" },
    { Membership::Retired, "retired" },
    { Membership::BreakGlass, "break-glass" },
    { Membership::BreakGlassUsed, "break-glass-used" },
};

QString codeOf(Membership standing)
{
    const auto *row = std::find_if(
        std::begin(kStandings), std::end(kStandings), [standing](const StandingCode &one) { return one.standing == standing; });
    return QString::fromLatin1(row->code);
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray unbase64(const QJsonValue &value)
{
    const auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

QJsonValue textOf(const QDate &date)
{
    return date.toString(Qt::ISODate);
}

QJsonValue textOf(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDate dateIn(const QJsonObject &object, const char *name)
{
    return QDate::fromString(object.value(QLatin1String(name)).toString(), Qt::ISODate);
}

QDateTime timeIn(const QJsonObject &object, const char *name)
{
    return QDateTime::fromString(object.value(QLatin1String(name)).toString(), Qt::ISODateWithMs);
}

QJsonObject objectOf(const std::map<QString, QByteArray> &seals)
{
    QJsonObject object;
    for (const auto &[fingerprint, bytes] : seals)
        object.insert(fingerprint, base64(bytes));
    return object;
}

/// Empty bytes where an entry is not of this size.
std::map<QString, QByteArray> sealsIn(const QJsonValue &value, qsizetype bytes)
{
    std::map<QString, QByteArray> seals;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QByteArray seal = unbase64(it.value());
        seals[it.key()] = seal.size() == bytes ? seal : QByteArray();
    }
    return seals;
}

bool anyEmpty(const std::map<QString, QByteArray> &seals)
{
    return std::any_of(seals.begin(), seals.end(), [](const auto &seal) { return seal.second.isEmpty(); });
}

void readStaff(Staff &staff, QStringList &otherRoles, const QJsonObject &object)
{
    staff.id = object.value(QLatin1String("id")).toString();
    staff.name = object.value(QLatin1String("name")).toString();
    const QJsonArray roles = object.value(QLatin1String("roles")).toArray();
    for (const QJsonValue &code : roles) {
        // A newer program's role grants nothing here.
        if (const auto role = roleOf(code.toString()))
            staff.roles << *role;
        else
            otherRoles << code.toString();
    }
    staff.qualification = object.value(QLatin1String("qualification")).toString();
    staff.experienceYears = object.value(QLatin1String("experience")).toInt();
    staff.fullTime = object.value(QLatin1String("fullTime")).toBool(true);
    staff.onCall = object.value(QLatin1String("onCall")).toBool();
    staff.instructing = object.value(QLatin1String("instructing")).toBool();
    staff.pledgedOn = dateIn(object, "pledgedOn");
    staff.trainedOn = dateIn(object, "trainedOn");
    const QJsonArray programs = object.value(QLatin1String("programs")).toArray();
    for (const QJsonValue &program : programs)
        staff.programs << program.toString();
}

QJsonObject objectOf(const Staff &staff, const QStringList &otherRoles)
{
    QJsonArray roles = QJsonArray::fromStringList(otherRoles);
    for (const Role role : staff.roles)
        roles.append(codeOf(role));
    return { { QStringLiteral("id"), staff.id }, { QStringLiteral("name"), staff.name }, { QStringLiteral("roles"), roles },
        { QStringLiteral("qualification"), staff.qualification }, { QStringLiteral("experience"), staff.experienceYears },
        { QStringLiteral("fullTime"), staff.fullTime }, { QStringLiteral("onCall"), staff.onCall },
        { QStringLiteral("instructing"), staff.instructing }, { QStringLiteral("pledgedOn"), textOf(staff.pledgedOn) },
        { QStringLiteral("trainedOn"), textOf(staff.trainedOn) },
        { QStringLiteral("programs"), QJsonArray::fromStringList(staff.programs) } };
}

tl::unexpected<Error> damaged(const QString &path, const QString &what)
{
    return fail(Fault::FileUnreadable, path, what);
}

QByteArray hashOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}
}

std::optional<Keyring::Slot> Keyring::slotFrom(const QJsonObject &object, int version)
{
    Slot slot;
    readStaff(slot.staff, slot.otherRoles, object);
    slot.salt = unbase64(object.value(QLatin1String("salt")));
    slot.nonce = unbase64(object.value(QLatin1String("nonce")));
    slot.wrapped = unbase64(object.value(QLatin1String("wrapped")));
    slot.cost.ops = static_cast<quint64>(object.value(QLatin1String("ops")).toInteger());
    slot.cost.memory = static_cast<quint64>(object.value(QLatin1String("memory")).toInteger());
    bool whole = !slot.staff.id.isEmpty() && slot.salt.size() == kSaltSize && slot.nonce.size() == kNonceSize
        && slot.wrapped.size() == kKeySize + kLockedMore && slot.cost.ops >= 1 && slot.cost.ops <= kMostOps
        && slot.cost.memory >= kLeastMemory && slot.cost.memory <= kMostMemory
        && object.value(QLatin1String("kdf")) == QLatin1String("argon2id13");
    if (version >= 2) {
        const QString standing = object.value(QLatin1String("standing")).toString();
        const auto *row = std::find_if(std::begin(kStandings), std::end(kStandings),
            [&](const StandingCode &one) { return standing == QLatin1String(one.code); });
        whole = whole && row != std::end(kStandings);
        slot.standing = row == std::end(kStandings) ? Membership::Retired : row->standing;
        slot.publicHalf = unbase64(object.value(QLatin1String("public")));
        slot.keys = sealsIn(object.value(QLatin1String("keys")), kKeySize + kSealedMore);
        slot.code = unbase64(object.value(QLatin1String("code")));
        slot.passwordOn = dateIn(object, "passwordOn");
        slot.shortPassword = object.value(QLatin1String("shortPassword")).toBool();
        slot.mustChange = object.value(QLatin1String("mustChange")).toBool();
        slot.usedAt = timeIn(object, "usedAt");
        whole = whole && (slot.publicHalf.isEmpty() || slot.publicHalf.size() == kKeySize) && !anyEmpty(slot.keys);
    }
    return whole ? std::optional(std::move(slot)) : std::nullopt;
}

QJsonObject Keyring::objectFrom(const Slot &slot)
{
    QJsonObject object = objectOf(slot.staff, slot.otherRoles);
    object.insert(QStringLiteral("standing"), codeOf(slot.standing));
    object.insert(QStringLiteral("kdf"), QStringLiteral("argon2id13"));
    object.insert(QStringLiteral("ops"), static_cast<qint64>(slot.cost.ops));
    object.insert(QStringLiteral("memory"), static_cast<qint64>(slot.cost.memory));
    object.insert(QStringLiteral("salt"), base64(slot.salt));
    object.insert(QStringLiteral("nonce"), base64(slot.nonce));
    object.insert(QStringLiteral("wrapped"), base64(slot.wrapped));
    object.insert(QStringLiteral("public"), base64(slot.publicHalf));
    object.insert(QStringLiteral("keys"), objectOf(slot.keys));
    object.insert(QStringLiteral("code"), base64(slot.code));
    object.insert(QStringLiteral("passwordOn"), textOf(slot.passwordOn));
    object.insert(QStringLiteral("shortPassword"), slot.shortPassword);
    object.insert(QStringLiteral("mustChange"), slot.mustChange);
    object.insert(QStringLiteral("usedAt"), textOf(slot.usedAt));
    return object;
}

bool Keyring::readParts(const QJsonObject &root)
{
    const QJsonArray keys = root.value(QLatin1String("storeKeys")).toArray();
    for (const QJsonValue &value : keys) {
        const QJsonObject key = value.toObject();
        m_keys.push_back({ key.value(QLatin1String("fingerprint")).toString(), timeIn(key, "madeAt"),
            key.value(QLatin1String("retired")).toBool() });
    }
    const QJsonObject recovery = root.value(QLatin1String("recovery")).toObject();
    m_recovery.publicHalf = unbase64(recovery.value(QLatin1String("public")));
    m_recovery.keys = sealsIn(recovery.value(QLatin1String("keys")), kKeySize + kSealedMore);
    m_recovery.madeAt = timeIn(recovery, "madeAt");
    m_recovery.used = recovery.value(QLatin1String("used")).toBool();
    m_generation = static_cast<quint64>(root.value(QLatin1String("generation")).toInteger());
    m_seals = sealsIn(root.value(QLatin1String("seals")), 32);
    return !m_keys.empty() && m_generation > 0 && !anyEmpty(m_recovery.keys) && !anyEmpty(m_seals)
        && (m_recovery.publicHalf.isEmpty() || m_recovery.publicHalf.size() == kKeySize);
}

Result<Keyring> Keyring::read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Fault::KeysMissing, path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return damaged(path, file.errorString());
    const QByteArray content = file.readAll();
    QJsonParseError problem;
    QJsonObject root = QJsonDocument::fromJson(content, &problem).object();
    if (problem.error != QJsonParseError::NoError || root.value(QLatin1String("format")) != QLatin1String(kFormat))
        return damaged(path, QStringLiteral("not a keyring: %1").arg(problem.errorString()));
    Keyring keyring;
    keyring.m_version = root.value(QLatin1String("version")).toInt();
    if (keyring.m_version > kVersion)
        return fail(Fault::StoreNewer, path, QStringLiteral("written by a newer program"));
    if (keyring.m_version < 1 || !root.value(QLatin1String("people")).isArray())
        return damaged(path, QStringLiteral("no version or no people"));
    if (keyring.m_version >= 2 && !keyring.readParts(root))
        return damaged(path, QStringLiteral("no store keys or no generation"));
    const QJsonArray people = root.value(QLatin1String("people")).toArray();
    for (const QJsonValue &person : people) {
        auto slot = slotFrom(person.toObject(), keyring.m_version);
        if (!slot || keyring.find(slot->staff.id))
            return damaged(path, QStringLiteral("entry %1 of the people is not whole").arg(keyring.m_slots.size() + 1));
        keyring.m_slots.push_back(std::move(*slot));
    }
    // The seal is over what was parsed, so that neither blanks nor the order of the members matter.
    root.remove(QLatin1String("seals"));
    keyring.m_content = QJsonDocument(root).toJson(QJsonDocument::Compact);
    keyring.m_onDisk = hashOf(content);
    return keyring;
}

QJsonObject Keyring::unsealed() const
{
    QJsonArray people;
    for (const Slot &slot : m_slots)
        people.append(objectFrom(slot));
    QJsonArray keys;
    for (const StoreKeyName &key : m_keys) {
        keys.append(QJsonObject { { QStringLiteral("fingerprint"), key.fingerprint },
            { QStringLiteral("madeAt"), textOf(key.madeAt) }, { QStringLiteral("retired"), key.retired } });
    }
    return { { QStringLiteral("format"), QString::fromLatin1(kFormat) }, { QStringLiteral("version"), kVersion },
        { QStringLiteral("generation"), static_cast<qint64>(m_generation + 1) }, { QStringLiteral("storeKeys"), keys },
        { QStringLiteral("people"), people },
        { QStringLiteral("recovery"),
            QJsonObject { { QStringLiteral("public"), base64(m_recovery.publicHalf) },
                { QStringLiteral("keys"), objectOf(m_recovery.keys) }, { QStringLiteral("madeAt"), textOf(m_recovery.madeAt) },
                { QStringLiteral("used"), m_recovery.used } } } };
}

Result<> Keyring::save(const QString &path)
{
    if (const auto trusted = needTrust(); !trusted)
        return trusted;
    QLockFile lock(path + QStringLiteral(".lock"));
    lock.setStaleLockTime(kDeadLockMs);
    if (!lock.tryLock(kLockMs)) {
        const bool taken = lock.error() == QLockFile::LockFailedError;
        return fail(taken ? Fault::StoreBusy : Fault::DiskFailed, path, QStringLiteral("the list of people cannot be locked"));
    }
    // What another program wrote meanwhile must not be lost.
    if (QFile before(path); before.exists()) {
        if (!before.open(QIODevice::ReadOnly) || hashOf(before.readAll()) != m_onDisk)
            return fail(Fault::StoreBusy, path, QStringLiteral("the list of people was changed meanwhile"));
    }
    QJsonObject root = unsealed();
    const QByteArray content = QJsonDocument(root).toJson(QJsonDocument::Compact);
    Seals seals;
    for (const StoreKeyName &name : m_keys) {
        if (!name.retired)
            seals[name.fingerprint] = markOf(*held(name.fingerprint), kListPurpose, content);
    }
    root.insert(QStringLiteral("seals"), objectOf(seals));
    const QByteArray whole = QJsonDocument(root).toJson();
    if (const auto written = writeForOwner(path, whole); !written)
        return written;
    m_version = kVersion;
    ++m_generation;
    m_content = content;
    m_seals = std::move(seals);
    m_onDisk = hashOf(whole);
    return {};
}

} // namespace kikitori
