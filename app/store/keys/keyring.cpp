// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/keyring.h"

#include "store/keys/recoverykey.h"
#include "store/keys/sealing.h"

#include <algorithm>

namespace kikitori {

namespace {
constexpr char kListPurpose[] = "kikitori people seal";
constexpr char kNamePurpose[] = "kikitori store key name";
constexpr qsizetype kShortestPassword = 8;
constexpr qsizetype kLongPassword = 13; // R2: no forced change from here on

bool isBreakGlass(Membership standing)
{
    return standing == Membership::BreakGlass || standing == Membership::BreakGlassUsed;
}

bool opens(Membership standing)
{
    return standing == Membership::Active || standing == Membership::BreakGlass;
}

tl::unexpected<Error> forged(const QString &what)
{
    return fail(Fault::KeyringForged, what);
}
}

Keyring Keyring::empty()
{
    return {};
}

QString Keyring::fingerprintOf(const StoreKey &key)
{
    return QString::fromLatin1(markOf(key, kNamePurpose, {}, 16).toHex());
}

Member Keyring::memberOf(const Slot &slot)
{
    return { slot.staff, slot.standing, !slot.code.isEmpty(), slot.publicHalf.isEmpty(), slot.passwordOn, slot.shortPassword,
        slot.mustChange, slot.usedAt };
}

std::vector<Staff> Keyring::people() const
{
    std::vector<Staff> people;
    for (const Slot &slot : m_slots) {
        if (opens(slot.standing))
            people.push_back(slot.staff);
    }
    return people;
}

std::vector<Member> Keyring::members() const
{
    std::vector<Member> members;
    for (const Slot &slot : m_slots)
        members.push_back(memberOf(slot));
    return members;
}

std::optional<Member> Keyring::member(const QString &staffId) const
{
    const Slot *slot = find(staffId);
    return slot ? std::optional(memberOf(*slot)) : std::nullopt;
}

std::vector<StoreKeyName> Keyring::storeKeys() const
{
    return m_keys;
}

const Keyring::Slot *Keyring::find(const QString &staffId) const
{
    const auto found = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot &slot) { return slot.staff.id == staffId; });
    return found == m_slots.end() ? nullptr : &*found;
}

Keyring::Slot *Keyring::find(const QString &staffId)
{
    return const_cast<Slot *>(std::as_const(*this).find(staffId));
}

Result<> Keyring::wrap(Slot &slot, const QString &password, const StoreKey &secret, KeyCost cost)
{
    const QString plain =
        isBreakGlass(slot.standing) ? plainPassphrase(password) : password.normalized(QString::NormalizationForm_KC);
    if (plain.size() < kShortestPassword)
        return fail(Fault::BadArgument, QStringLiteral("password"), QStringLiteral("shorter than 8 characters"));
    const QByteArray salt = randomBytes(kSaltSize);
    const auto key = deriveKey(plain, salt, cost.ops, cost.memory);
    if (!key)
        return fail(Fault::BadArgument, QStringLiteral("memory"), QStringLiteral("too little memory for the password check"));
    slot.salt = salt;
    slot.nonce = randomBytes(kNonceSize);
    slot.wrapped = lockWith(*key, slot.nonce, secret);
    slot.cost = cost;
    slot.passwordOn = QDateTime::currentDateTimeUtc().date();
    slot.shortPassword = plain.size() < kLongPassword;
    slot.mustChange = false;
    return {};
}

Result<StoreKey> Keyring::unwrap(const Slot *slot, const QString &password) const
{
    if (!slot) {
        // As long as for somebody who is there: the time must not tell who is.
        const KeyCost cost = m_slots.empty() ? KeyCost() : m_slots.front().cost;
        (void)deriveKey(password, randomBytes(kSaltSize), cost.ops, cost.memory);
        return fail(Fault::PersonUnknown);
    }
    const QString plain = isBreakGlass(slot->standing) ? plainPassphrase(password) : password;
    const auto key = deriveKey(plain, slot->salt, slot->cost.ops, slot->cost.memory);
    if (!key)
        return fail(Fault::BadArgument, QStringLiteral("memory"), QStringLiteral("too little memory for the password check"));
    auto secret = unlockWith(*key, slot->nonce, slot->wrapped);
    if (!secret || !secret->isValid())
        return fail(Fault::PasswordWrong, slot->staff.id);
    return std::move(*secret);
}

void Keyring::sealAll(Seals &seals, const QByteArray &publicHalf) const
{
    for (const StoreKey &key : m_held)
        seals[fingerprintOf(key)] = sealTo(publicHalf, key);
}

Result<> Keyring::makePair(Slot &slot, const QString &password, KeyCost cost) const
{
    const KeyPair pair = randomPair();
    return wrap(slot, password, pair.privateHalf, cost).map([&] {
        slot.publicHalf = pair.publicHalf;
        slot.keys.clear();
        slot.code.clear();
        sealAll(slot.keys, slot.publicHalf);
    });
}

Result<OpenedSlot> Keyring::openSeals(const Seals &seals, const QByteArray &publicHalf, const StoreKey &privateHalf) const
{
    OpenedSlot opened;
    for (const StoreKeyName &name : m_keys) {
        const auto sealed = seals.find(name.fingerprint);
        if (sealed == seals.end())
            continue;
        auto key = openSealed(sealed->second, publicHalf, privateHalf);
        if (!key || !key->isValid() || fingerprintOf(*key) != name.fingerprint)
            return forged(QStringLiteral("a sealed key"));
        (name.retired ? opened.retired : opened.keys).push_back(std::move(*key));
    }
    if (const auto whole = checkSeal(opened.keys); !whole)
        return forged(QStringLiteral("the seal")); // a key that is missing here was taken out of the list
    return opened;
}

Result<OpenedSlot> Keyring::open(const QString &staffId, const QString &password, bool used) const
{
    const Slot *slot = find(staffId);
    auto secret = unwrap(slot, password);
    if (!secret)
        return tl::make_unexpected(secret.error());
    if (slot->standing == Membership::Retired)
        return fail(Fault::AccountRetired, staffId);
    if (slot->standing == Membership::BreakGlassUsed && !used)
        return fail(Fault::AccountUsedUp, staffId);
    if (slot->publicHalf.isEmpty()) {
        OpenedSlot opened;
        opened.keys.push_back(std::move(*secret));
        if (const auto whole = checkSeal(opened.keys); !whole)
            return forged(QStringLiteral("the seal"));
        return opened;
    }
    auto opened = openSeals(slot->keys, slot->publicHalf, *secret);
    if (!opened || slot->code.isEmpty())
        return opened;
    auto code = openSealed(slot->code, slot->publicHalf, *secret);
    if (!code)
        return forged(QStringLiteral("a second factor"));
    opened->codeSecret = std::move(*code);
    return opened;
}

Result<StoreKey> Keyring::unlock(const QString &staffId, const QString &password) const
{
    auto opened = open(staffId, password);
    if (!opened)
        return tl::make_unexpected(opened.error());
    return std::move(opened->keys.front());
}

Result<> Keyring::checkSeal(const std::vector<StoreKey> &keys) const
{
    if (m_version < 2)
        return {};
    int current = 0;
    for (const StoreKeyName &name : m_keys) {
        if (name.retired)
            continue;
        ++current;
        const auto key =
            std::find_if(keys.begin(), keys.end(), [&](const StoreKey &one) { return fingerprintOf(one) == name.fingerprint; });
        if (key == keys.end())
            return fail(Fault::KeyWrong, name.fingerprint);
        const auto seal = m_seals.find(name.fingerprint);
        if (m_content.isEmpty()) // ours since the last check
            continue;
        if (seal == m_seals.end() || !sameBytes(seal->second, markOf(*key, kListPurpose, m_content)))
            return forged(QStringLiteral("the seal"));
    }
    return current == 0 ? Result<>(forged(QStringLiteral("no store key"))) : Result<>();
}

const StoreKey *Keyring::held(const QString &fingerprint) const
{
    const auto found =
        std::find_if(m_held.begin(), m_held.end(), [&](const StoreKey &key) { return fingerprintOf(key) == fingerprint; });
    return found == m_held.end() ? nullptr : &*found;
}

void Keyring::hold(const std::vector<StoreKey> &keys)
{
    for (const StoreKey &key : keys) {
        const QString fingerprint = fingerprintOf(key);
        const bool known =
            std::any_of(m_keys.begin(), m_keys.end(), [&](const StoreKeyName &name) { return name.fingerprint == fingerprint; });
        if (known && !held(fingerprint))
            m_held.push_back(key.clone());
    }
}

Result<> Keyring::trust(const std::vector<StoreKey> &keys)
{
    if (keys.empty() || !keys.front().isValid())
        return fail(Fault::BadArgument, QStringLiteral("key"), QStringLiteral("a store key has 32 bytes"));
    if (m_keys.empty()) // a new list, or one of version 1, which knew one key only and named none
        m_keys.push_back({ fingerprintOf(keys.front()), {}, false });
    else if (const auto whole = checkSeal(keys); !whole)
        return whole;
    hold(keys);
    return {};
}

} // namespace kikitori
