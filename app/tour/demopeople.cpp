// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tour/demopeople.h"

#include "store/keyring.h"

#include <QFileInfo>

namespace kikitori {

std::vector<DemoPerson> demoPeople()
{
    const QString password = QStringLiteral("kikitori");
    return {
        { { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } }, password },
        { { QStringLiteral("ld01"), QStringLiteral("業務責任者 01"), { Role::Lead, Role::Nurse } }, password },
        { { QStringLiteral("tr01"), QStringLiteral("研修担当 01"), { Role::Trainer } }, password },
    };
}

Result<> enrolDemoPeople(const QString &keysPath, const QString &storePath)
{
    if (QFileInfo::exists(keysPath))
        return {};
    if (QFileInfo::exists(storePath)) // records without their people: a new key would shut them for ever
        return fail(Fault::KeysMissing, keysPath);
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    for (const DemoPerson &person : demoPeople()) {
        if (const auto added = keyring.add(person.staff, person.password, key); !added)
            return added;
    }
    return keyring.save(keysPath);
}

} // namespace kikitori
