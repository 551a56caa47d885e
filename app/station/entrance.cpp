// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/entrance.h"

#include "store/keys/admission.h"
#include "store/keys/keyringguard.h"

#include <algorithm>

namespace kikitori {

namespace {

/// The two look the same from outside: an id is nothing that a stranger may find out.
Error masked(Error error)
{
    if (error.fault == Fault::PersonUnknown)
        error.fault = Fault::PasswordWrong;
    if (error.fault == Fault::PasswordWrong)
        error.subject.clear();
    return error;
}

Proof proofOf(const Entrance::Shown &shown)
{
    return { shown.staffId, shown.password, shown.code };
}

/// The list that this password opens is the one of our store.
Result<> opensWith(const QString &path, const Proof &proof, const StoreKey &key)
{
    const auto keyring = Keyring::read(path);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    const auto opened = keyring->open(proof.staffId, proof.password, true);
    if (!opened)
        return tl::make_unexpected(masked(opened.error()));
    const bool ours =
        std::any_of(opened->keys.begin(), opened->keys.end(), [&key](const StoreKey &one) { return one.bytes() == key.bytes(); });
    return ours ? Result<>() : fail(Fault::KeyringForged, QStringLiteral("keys of another store"));
}

} // namespace

Entrance::Entrance(QString keyringPath, QString storePath, QObject *parent)
    : QObject(parent)
    , m_keyring(std::move(keyringPath))
    , m_store(std::move(storePath))
{
}

Result<std::vector<Staff>> Entrance::people() const
{
    const auto keyring = Keyring::read(m_keyring);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    return keyring->people();
}

void Entrance::admit(const Shown &shown, QObject *context, Reply<std::shared_ptr<Let>> reply)
{
    const auto work = [keyring = m_keyring, store = m_store, proof = proofOf(shown)]() -> Result<std::shared_ptr<Let>> {
        auto person = kikitori::admit(keyring, proof, QDateTime::currentDateTimeUtc());
        if (!person)
            return tl::make_unexpected(masked(person.error()));
        auto key = keyFor(store, person->keys);
        if (!key)
            return tl::make_unexpected(key.error());
        auto admitted = std::make_shared<const Admitted>(std::move(*person));
        auto let = std::make_shared<Let>();
        let->staff = admitted->staff;
        let->withCode = admitted->secondFactor;
        let->breakGlass = admitted->breakGlass;
        let->mustChangePassword = admitted->mustChangePassword;
        let->key = std::move(*key);
        let->settle = [keyring, store, admitted, opening = std::make_shared<const StoreKey>(let->key.clone())] {
            return settleKeyring(keyring, store, *opening, *admitted);
        };
        return let;
    };
    m_errands.run<std::shared_ptr<Let>>(work, context, std::move(reply));
}

void Entrance::settle(std::shared_ptr<Let> let, QObject *context, Reply<> reply)
{
    m_key = std::make_shared<const StoreKey>(let->key.clone());
    m_errands.run<void>([let] { return let->settle(); }, context, std::move(reply));
}

void Entrance::recognise(const Shown &shown, bool codeDue, QObject *context, Reply<> reply)
{
    const auto work = [keyring = m_keyring, key = m_key, proof = proofOf(shown), codeDue]() -> Result<> {
        const auto person = kikitori::recognise(keyring, proof, QDateTime::currentDateTimeUtc(), key.get());
        if (person)
            return {};
        if (person.error().fault == Fault::CodeNeeded && !codeDue && key) // the password was right: a code is asked for last
            return opensWith(keyring, proof, *key);
        return tl::make_unexpected(masked(person.error()));
    };
    m_errands.run<void>(work, context, std::move(reply));
}

Entrance::Refusals::~Refusals()
{
    if (written || all.empty())
        return;
    std::vector<Refusal> back;
    for (const Refused &one : all)
        back.push_back({ one.staffId, one.why, one.at });
    const auto kept = keepRefusals(keyring, back); // best effort: the disk that refuses the audit may refuse this too
    Q_UNUSED(kept)
}

void Entrance::takeRefusals(QObject *context, Reply<std::shared_ptr<Refusals>> reply)
{
    const auto work = [keyring = m_keyring]() -> Result<std::shared_ptr<Refusals>> {
        auto taken = std::make_shared<Refusals>(keyring);
        for (const Refusal &one : kikitori::takeRefusals(keyring))
            taken->all.push_back({ one.staffId, one.why, one.at });
        return taken;
    };
    m_errands.run<std::shared_ptr<Refusals>>(work, context, std::move(reply));
}

} // namespace kikitori
