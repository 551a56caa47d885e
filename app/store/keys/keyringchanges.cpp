// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/keyring.h"

#include "store/keys/recoverykey.h"
#include "store/keys/sealing.h"

#include <algorithm>

namespace kikitori {

namespace {
bool opens(Membership standing)
{
    return standing == Membership::Active || standing == Membership::BreakGlass;
}
}

void Keyring::changed()
{
    m_content.clear();
    m_seals.clear();
    m_version = 2;
}

Result<> Keyring::needTrust() const
{
    const bool all = !m_keys.empty() && std::all_of(m_keys.begin(), m_keys.end(), [this](const StoreKeyName &name) {
        return name.retired || held(name.fingerprint);
    });
    return all ? Result<>() : fail(Fault::StoreClosed, QStringLiteral("people"), QStringLiteral("no store key is held"));
}

Result<Keyring::Slot *> Keyring::changeable(const QString &staffId)
{
    if (const auto trusted = needTrust(); !trusted)
        return tl::make_unexpected(trusted.error());
    Slot *slot = find(staffId);
    if (!slot)
        return fail(Fault::PersonUnknown, staffId);
    if (slot->standing == Membership::Retired)
        return fail(Fault::AccountRetired, staffId);
    return slot;
}

/// Somebody is there who can add the next person.
bool Keyring::managed() const
{
    return std::any_of(m_slots.begin(), m_slots.end(),
        [](const Slot &slot) { return slot.standing == Membership::Active && slot.staff.may(Act::ManagePeople); });
}

Result<> Keyring::add(const Staff &staff, const QString &password, const StoreKey &key, KeyCost cost, Membership standing)
{
    if (staff.id.isEmpty() || !opens(standing))
        return fail(Fault::BadArgument, QStringLiteral("id"), QStringLiteral("a person needs an id"));
    if (!key.isValid())
        return fail(Fault::BadArgument, QStringLiteral("key"), QStringLiteral("a store key has 32 bytes"));
    if (find(staff.id))
        return fail(Fault::PersonExists, staff.id);
    const bool first = m_keys.empty() && m_slots.empty();
    if (!first && !needTrust()) {
        std::vector<StoreKey> keys;
        keys.push_back(key.clone());
        if (const auto trusted = trust(keys); !trusted)
            return trusted;
    }
    if (!first && !held(fingerprintOf(key)))
        return fail(Fault::KeyWrong, QStringLiteral("people"));
    Slot slot;
    slot.staff = staff;
    slot.standing = standing;
    if (const auto made = makePair(slot, password, cost); !made)
        return made;
    if (first) {
        m_keys.push_back({ fingerprintOf(key), QDateTime::currentDateTimeUtc(), false });
        m_held.push_back(key.clone());
        sealAll(slot.keys, slot.publicHalf);
    }
    m_slots.push_back(std::move(slot));
    changed();
    return {};
}

Result<> Keyring::changePassword(const QString &staffId, const QString &oldPassword, const QString &newPassword, KeyCost cost)
{
    const auto opened = open(staffId, oldPassword);
    if (!opened)
        return tl::make_unexpected(opened.error());
    Slot *slot = find(staffId);
    if (slot->standing != Membership::Active)
        return fail(Fault::NotAllowed, staffId);
    // Whoever saves a list of version 1 makes it version 2, roles and all: an administrator's act.
    if (m_version < 2 && !slot->staff.may(Act::ManagePeople))
        return fail(Fault::NotAllowed, staffId);
    if (const auto trusted = trust(opened->keys); !trusted)
        return trusted;
    hold(opened->retired);
    Slot next = *slot;
    Result<> made;
    if (slot->publicHalf.isEmpty()) {
        made = makePair(next, newPassword, cost);
    } else {
        auto privateHalf = unwrap(slot, oldPassword);
        made = privateHalf ? wrap(next, newPassword, *privateHalf, cost) : tl::make_unexpected(privateHalf.error());
    }
    if (!made)
        return made;
    *slot = std::move(next);
    changed();
    return {};
}

Result<> Keyring::renew(const QString &staffId, const QString &newPassword, KeyCost cost)
{
    const auto slot = changeable(staffId);
    if (!slot)
        return tl::make_unexpected(slot.error());
    if ((*slot)->standing != Membership::Active)
        return fail(Fault::NotAllowed, staffId);
    Slot next = **slot;
    if (const auto made = makePair(next, newPassword, cost); !made)
        return made;
    next.mustChange = true;
    **slot = std::move(next);
    changed();
    return {};
}

Result<> Keyring::settle(const QString &staffId, const QString &password, KeyCost cost)
{
    Slot *slot = find(staffId);
    if (slot && !slot->publicHalf.isEmpty())
        return {};
    const auto opened = open(staffId, password);
    if (!opened)
        return tl::make_unexpected(opened.error());
    if (const auto trusted = trust(opened->keys); !trusted)
        return trusted;
    Slot next = *slot;
    if (const auto made = makePair(next, password, cost); !made)
        return made;
    *slot = std::move(next);
    changed();
    return {};
}

Result<> Keyring::change(const Staff &staff)
{
    const auto slot = changeable(staff.id);
    if (!slot)
        return tl::make_unexpected(slot.error());
    const bool before = managed();
    const Staff old = std::exchange((*slot)->staff, staff);
    if (before && !managed()) {
        (*slot)->staff = old;
        return fail(Fault::NotAllowed, staff.id, QStringLiteral("nobody could manage people any more"));
    }
    changed();
    return {};
}

Result<> Keyring::retire(const QString &staffId)
{
    const auto slot = changeable(staffId);
    if (!slot)
        return tl::make_unexpected(slot.error());
    const bool before = managed();
    const Membership old = std::exchange((*slot)->standing, Membership::Retired);
    if (before && !managed()) {
        (*slot)->standing = old;
        return fail(Fault::NotAllowed, staffId, QStringLiteral("nobody could manage people any more"));
    }
    (*slot)->keys.clear();
    (*slot)->code.clear();
    if ((*slot)->publicHalf.isEmpty()) // of version 1: what it wraps is the store key itself
        (*slot)->wrapped = randomBytes((*slot)->wrapped.size());
    changed();
    return {};
}

Result<> Keyring::markUsed(const QString &staffId, const QDateTime &now)
{
    const auto slot = changeable(staffId);
    if (!slot)
        return tl::make_unexpected(slot.error());
    if ((*slot)->standing != Membership::BreakGlass)
        return fail(Fault::AccountUsedUp, staffId);
    (*slot)->standing = Membership::BreakGlassUsed;
    (*slot)->usedAt = now.toUTC();
    changed();
    return {};
}

Result<> Keyring::setCodeSecret(const QString &staffId, const StoreKey &secret)
{
    const auto slot = changeable(staffId);
    if (!slot)
        return tl::make_unexpected(slot.error());
    if ((*slot)->standing != Membership::Active || (*slot)->publicHalf.isEmpty())
        return fail(Fault::BadArgument, staffId, QStringLiteral("has to sign in once with the password first"));
    (*slot)->code = secret.bytes().isEmpty() ? QByteArray() : sealTo((*slot)->publicHalf, secret);
    changed();
    return {};
}

Result<> Keyring::addStoreKey(const StoreKey &key, const QDateTime &madeAt)
{
    if (const auto trusted = needTrust(); !trusted)
        return trusted;
    const QString fingerprint = fingerprintOf(key);
    if (!key.isValid() || held(fingerprint))
        return fail(Fault::BadArgument, QStringLiteral("key"), QStringLiteral("not a new store key"));
    QStringList pending;
    for (const Slot &slot : m_slots) {
        if (opens(slot.standing) && slot.publicHalf.isEmpty())
            pending << slot.staff.id;
    }
    if (!pending.isEmpty())
        return fail(Fault::BadArgument, pending.join(QLatin1Char(' ')),
            QStringLiteral("have to sign in once, or retire, before a new store key is made"));
    m_keys.insert(m_keys.begin(), { fingerprint, madeAt.toUTC(), false });
    m_held.push_back(key.clone());
    for (Slot &slot : m_slots) {
        if (opens(slot.standing))
            slot.keys[fingerprint] = sealTo(slot.publicHalf, key);
    }
    if (hasRecovery())
        m_recovery.keys[fingerprint] = sealTo(m_recovery.publicHalf, key);
    changed();
    return {};
}

Result<> Keyring::retireStoreKey(const QString &fingerprint)
{
    if (const auto trusted = needTrust(); !trusted)
        return trusted;
    const auto name =
        std::find_if(m_keys.begin(), m_keys.end(), [&](const StoreKeyName &one) { return one.fingerprint == fingerprint; });
    if (name == m_keys.end())
        return fail(Fault::BadArgument, fingerprint, QStringLiteral("no such store key"));
    const auto current = std::count_if(m_keys.begin(), m_keys.end(), [](const StoreKeyName &one) { return !one.retired; });
    if (!name->retired && current == 1)
        return fail(Fault::NotAllowed, fingerprint, QStringLiteral("the last store key"));
    name->retired = true;
    std::stable_partition(m_keys.begin(), m_keys.end(), [](const StoreKeyName &one) { return !one.retired; });
    changed();
    return {};
}

Result<> Keyring::dropStoreKey(const QString &fingerprint)
{
    if (const auto retired = retireStoreKey(fingerprint); !retired)
        return retired;
    std::erase_if(m_keys, [&](const StoreKeyName &one) { return one.fingerprint == fingerprint; });
    std::erase_if(m_held, [&](const StoreKey &key) { return fingerprintOf(key) == fingerprint; });
    for (Slot &slot : m_slots)
        slot.keys.erase(fingerprint);
    m_recovery.keys.erase(fingerprint);
    changed();
    return {};
}

Result<> Keyring::setRecovery(const RecoveryKey &key, const QDateTime &madeAt)
{
    if (const auto trusted = needTrust(); !trusted)
        return trusted;
    m_recovery = {};
    m_recovery.publicHalf = key.pair().publicHalf;
    m_recovery.madeAt = madeAt.toUTC();
    sealAll(m_recovery.keys, m_recovery.publicHalf);
    changed();
    return {};
}

Result<OpenedSlot> Keyring::openBy(const RecoveryKey &key)
{
    const auto pair = key.pair();
    if (m_recovery.publicHalf.isEmpty())
        return fail(Fault::RecoveryKeyWrong, {}, QStringLiteral("none was made"));
    if (!sameBytes(pair.publicHalf, m_recovery.publicHalf))
        return fail(Fault::RecoveryKeyWrong, {}, QStringLiteral("of another list, or an older one"));
    if (m_recovery.used)
        return fail(Fault::AccountUsedUp, QStringLiteral("recovery"));
    auto opened = openSeals(m_recovery.keys, m_recovery.publicHalf, pair.privateHalf);
    if (!opened)
        return opened;
    if (const auto trusted = trust(opened->keys); !trusted)
        return tl::make_unexpected(trusted.error());
    hold(opened->retired);
    return opened;
}

void Keyring::useUpRecovery()
{
    m_recovery.used = true;
    m_recovery.keys.clear();
    changed();
}

} // namespace kikitori
