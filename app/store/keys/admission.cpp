// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/admission.h"

#include "store/connection.h"
#include "store/keys/keycheck.h"
#include "store/keys/sealing.h"
#include "store/keys/totp.h"
#include "store/keys/tries.h"

#include <QFileInfo>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kShortPasswordDays = 60; // R2
constexpr qint64 kBreakGlassSeconds = 12 * 3600; // a shift: their screen may be unlocked so long

/// As audit entries name it.
QString nameOf(Fault fault)
{
    switch (fault) {
    case Fault::PasswordWrong:
        return QStringLiteral("password-wrong");
    case Fault::PersonUnknown:
        return QStringLiteral("person-unknown");
    case Fault::CodeWrong:
        return QStringLiteral("code-wrong");
    case Fault::LockedOut:
        return QStringLiteral("locked-out");
    case Fault::AccountUsedUp:
        return QStringLiteral("account-used-up");
    case Fault::AccountRetired:
        return QStringLiteral("account-retired");
    case Fault::KeyringForged:
        return QStringLiteral("keyring-forged");
    case Fault::NotAllowed:
        return QStringLiteral("not-allowed");
    default:
        return QStringLiteral("failed");
    }
}

bool isGuess(Fault fault)
{
    return fault == Fault::PasswordWrong || fault == Fault::PersonUnknown || fault == Fault::CodeWrong;
}

/// One question at the door: everything that both ways in have in common.
struct Door {
    Tries tries;
    Keyring keyring;
    const Proof &proof;
    QDateTime now;
    QString bucket; // an id that is nobody's is not written down: it may be a password
    Member member;

    [[nodiscard]] static Result<Door> open(const QString &path, const Proof &proof, const QDateTime &now)
    {
        auto tries = Tries::open(path);
        if (!tries)
            return tl::make_unexpected(tries.error());
        auto keyring = Keyring::read(path);
        if (!keyring)
            return tl::make_unexpected(keyring.error());
        const auto member = keyring->member(proof.staffId);
        return Door { std::move(*tries), std::move(*keyring), proof, now, member ? proof.staffId : QStringLiteral("?"),
            member.value_or(Member {}) };
    }

    /// Who cannot be written down is not told either: otherwise a full disk would let anybody guess for ever.
    tl::unexpected<Error> refused(const Error &error)
    {
        if (isGuess(error.fault))
            tries.countWrong(bucket, error.fault == Fault::CodeWrong ? Tries::Guess::Code : Tries::Guess::Password, now);
        if (error.fault != Fault::CodeNeeded)
            tries.refuse({ bucket, nameOf(error.fault), now.toUTC() });
        const auto kept = tries.save();
        return tl::make_unexpected(kept ? error : kept.error());
    }

    /// `open`: a list with keys of its own is not the list of the store that is open.
    [[nodiscard]] Result<OpenedSlot> prove(bool used, const StoreKey *open)
    {
        if (const QDateTime until = tries.lockedUntil(bucket, now); until.isValid())
            return refused({ Fault::LockedOut, bucket, until.toString(Qt::ISODate) });
        auto opened = keyring.open(proof.staffId, proof.password, used);
        if (!opened)
            return refused(opened.error());
        const bool ours = !open || std::any_of(opened->keys.begin(), opened->keys.end(), [open](const StoreKey &key) {
            return sameBytes(key.bytes(), open->bytes());
        });
        if (!ours)
            return refused({ Fault::KeyringForged, QStringLiteral("keys of another store"), {} });
        tries.countPassword(bucket);
        quint64 step = 0;
        if (!opened->codeSecret.bytes().isEmpty()) {
            if (proof.code.trimmed().isEmpty())
                return refused({ Fault::CodeNeeded, {}, {} });
            const auto found = stepOfCode(opened->codeSecret, proof.code, now, tries.lastStep(bucket));
            if (!found)
                return refused({ Fault::CodeWrong, {}, {} });
            step = *found;
        }
        tries.countRight(bucket, step);
        if (const auto kept = tries.save(); !kept)
            return tl::make_unexpected(kept.error());
        return opened;
    }
};

bool hasToChange(const Member &member, const QDateTime &now)
{
    const bool old = member.shortPassword && member.passwordOn.isValid()
        && member.passwordOn.addDays(kShortPasswordDays) <= now.toUTC().date();
    return member.mustChange || old;
}

/// Used up before anybody is let in: a crash after this line costs the account, never lets it in twice.
Result<> useUp(Keyring &keyring, const QString &path, const OpenedSlot &opened, const Door &door)
{
    return keyring.trust(opened.keys).and_then([&] { return keyring.markUsed(door.proof.staffId, door.now); }).and_then([&] {
        return keyring.save(path);
    });
}

/// The key pair for somebody whose slot is still of version 1. When it fails, the old slot goes on opening.
void giveKeyPair(Keyring &keyring, const QString &path, const Proof &proof)
{
    auto next = Keyring::read(path);
    if (next && next->settle(proof.staffId, proof.password) && next->save(path))
        keyring = std::move(*next);
}
}

Result<Admitted> admit(const QString &keyringPath, const Proof &proof, const QDateTime &now)
{
    auto door = Door::open(keyringPath, proof, now);
    if (!door)
        return tl::make_unexpected(door.error());
    auto opened = door->prove(false, nullptr);
    if (!opened)
        return tl::make_unexpected(opened.error());
    Admitted in;
    if (door->member.standing == Membership::BreakGlass) {
        if (const auto used = useUp(door->keyring, keyringPath, *opened, *door); !used)
            return tl::make_unexpected(used.error());
        in.breakGlass = true;
    } else if (door->member.pending && door->keyring.version() >= 2) {
        giveKeyPair(door->keyring, keyringPath, proof);
    }
    in.staff = door->member.staff;
    in.secondFactor = !opened->codeSecret.bytes().isEmpty();
    in.mustChangePassword = !in.breakGlass && hasToChange(door->member, now);
    in.keys = std::move(opened->keys);
    in.retiredKeys = std::move(opened->retired);
    in.generation = door->keyring.generation();
    return in;
}

Result<Staff> recognise(const QString &keyringPath, const Proof &proof, const QDateTime &now, const StoreKey *open)
{
    auto door = Door::open(keyringPath, proof, now);
    if (!door)
        return tl::make_unexpected(door.error());
    const auto opened = door->prove(true, open);
    if (!opened)
        return tl::make_unexpected(opened.error());
    const Member &member = door->member;
    if (member.standing == Membership::BreakGlass)
        return door->refused({ Fault::NotAllowed, {}, QStringLiteral("a sealed account is used by signing in") });
    if (member.standing == Membership::BreakGlassUsed
        && (!member.usedAt.isValid() || member.usedAt.secsTo(now) > kBreakGlassSeconds))
        return door->refused({ Fault::AccountUsedUp, proof.staffId, {} });
    return member.staff;
}

Result<StoreKey> keyFor(const QString &storePath, const std::vector<StoreKey> &keys)
{
    bool told = false;
    for (const StoreKey &key : keys) {
        const KeyCheck check = checkKey(storePath, key);
        if (check == KeyCheck::Right)
            return key.clone();
        told = told || check == KeyCheck::Wrong;
    }
    if (told || keys.empty())
        return fail(Fault::KeyWrong, storePath);
    // The key check is lost. A new store takes the newest key; an old one is asked.
    if (keys.size() == 1 || !QFileInfo::exists(storePath))
        return keys.front().clone();
    for (const StoreKey &key : keys) {
        if (Connection::open(storePath, key, Connection::Access::Existing))
            return key.clone();
    }
    return fail(Fault::KeyWrong, storePath);
}

std::vector<Refusal> takeRefusals(const QString &keyringPath)
{
    auto tries = Tries::open(keyringPath);
    if (!tries)
        return {};
    auto refusals = tries->takeRefusals();
    // What stays in the file would be told twice.
    return tries->save() ? std::move(refusals) : std::vector<Refusal>();
}

Result<> keepRefusals(const QString &keyringPath, const std::vector<Refusal> &refusals)
{
    return Tries::open(keyringPath).and_then([&](Tries tries) {
        tries.refuse(refusals);
        return tries.save();
    });
}

Result<> forgetTries(const QString &keyringPath, const QString &staffId)
{
    return Tries::open(keyringPath).and_then([&](Tries tries) {
        tries.clear(staffId);
        return tries.save();
    });
}

} // namespace kikitori
