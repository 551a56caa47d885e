// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tour/demopeople.h"

#include "store/keys/keyring.h"

#include <QFileInfo>

namespace kikitori {

namespace {
// Their passwords stand on the screen: a costly derivation would protect nothing and make the demo's first start longer.
constexpr KeyCost kDemoCost { 1, 8ULL * 1024 * 1024 };
}

std::vector<DemoPerson> demoPeople()
{
    const QString password = QStringLiteral("kikitori");
    const QDate pledged(2026, 4, 1);
    const QDate trained(2026, 10, 6);
    std::vector<DemoPerson> people {
        { { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } }, password },
        { { QStringLiteral("ld01"), QStringLiteral("業務責任者 01"), { Role::Lead, Role::Nurse } }, password },
        { { QStringLiteral("tr01"), QStringLiteral("研修担当 01"), { Role::Trainer } }, password },
    };
    const auto describe = [&](size_t index, const QString &qualification, int years) {
        Staff &staff = people[index].staff;
        staff.qualification = qualification;
        staff.experienceYears = years;
        staff.pledgedOn = pledged;
        staff.trainedOn = trained;
    };
    describe(0, QStringLiteral("看護師"), 8);
    describe(1, QStringLiteral("看護師"), 21);
    describe(2, QStringLiteral("保健師"), 15);
    people[0].staff.fullTime = false;
    people[1].staff.instructing = true;
    return people;
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
        if (const auto added = keyring.add(person.staff, person.password, key, kDemoCost); !added)
            return added;
    }
    return keyring.save(keysPath);
}

} // namespace kikitori
