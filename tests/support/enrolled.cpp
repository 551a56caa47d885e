// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "support/enrolled.h"

#include "store/keys/keyring.h"
#include "store/store.h"
#include "store/keys/totp.h"

#include <QDir>

#include <map>

namespace kikitori::test {

struct EnrolledHome::Secrets {
    StoreKey key = StoreKey::random();
    std::map<QString, StoreKey> codes;
};

EnrolledHome::EnrolledHome(QString folder, const std::vector<Person> &people)
    : m_folder(std::move(folder))
    , m_secrets(std::make_unique<Secrets>())
{
    QDir().mkpath(m_folder);
    const KeyCost cheap { 1, 8ULL * 1024 * 1024 };
    Keyring keyring = Keyring::empty();
    const auto note = [this](const Result<> &done) {
        if (!done && m_problem.isEmpty())
            m_problem = done.error().subject + QLatin1Char(' ') + done.error().detail;
    };
    for (const Person &one : people) {
        note(keyring.add(one.staff, one.password, m_secrets->key, cheap, one.breakGlass ? Membership::BreakGlass : Membership::Active));
        if (!one.withCode)
            continue;
        m_secrets->codes[one.staff.id] = randomCodeSecret();
        note(keyring.setCodeSecret(one.staff.id, m_secrets->codes[one.staff.id]));
    }
    note(keyring.save(m_folder + QStringLiteral("/people.json")));
}

EnrolledHome::~EnrolledHome() = default;

QString EnrolledHome::codeOf(const QString &staffId, const QDateTime &at) const
{
    return codeAt(m_secrets->codes.at(staffId), at);
}

std::vector<Entry> EnrolledHome::entries() const
{
    Store store({ m_folder + QStringLiteral("/kikitori.store"), QStringLiteral("01") });
    if (!store.openNow(m_secrets->key.clone()))
        return {};
    auto outbox = store.outbox();
    if (!outbox)
        return {};
    return (*outbox)->pending(100'000, QDateTime::currentDateTimeUtc().addYears(1)).value_or(std::vector<Entry>());
}

} // namespace kikitori::test
