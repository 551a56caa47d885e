// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "people.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <csignal>

#include <sys/resource.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QString kNurse = QStringLiteral("ns01");
const QString kAdmin = QStringLiteral("ad01");

Fault faultOf(const Result<StoreKey> &result)
{
    return result ? Fault::Cancelled : result.error().fault;
}

QJsonObject personAt(const QJsonObject &root, int index)
{
    return root[QStringLiteral("people")].toArray()[index].toObject();
}

void putPerson(QJsonObject &root, int index, const QJsonObject &person)
{
    QJsonArray people = root[QStringLiteral("people")].toArray();
    people[index] = person;
    root[QStringLiteral("people")] = people;
}
}

TEST(StoreKey, randomKeysAreWholeAndDiffer)
{
    const StoreKey one = StoreKey::random();
    EXPECT_TRUE(one.isValid());
    EXPECT_NE(one.bytes(), StoreKey::random().bytes());
    EXPECT_EQ(one.clone().bytes(), one.bytes());
    EXPECT_FALSE(StoreKey().isValid());
    EXPECT_FALSE(StoreKey(QByteArray(31, 'x')).isValid());
}

TEST(StoreKey, isWipedWhenDroppedAndWhenMovedOver)
{
    QByteArray watched;
    {
        const StoreKey key = StoreKey::random();
        watched = QByteArray::fromRawData(key.bytes().constData(), 32); // same memory, kept alive by the next line
        const QByteArray alive = key.bytes();
        StoreKey moved = key.clone();
        moved = StoreKey(QByteArray(32, 'a'));
        EXPECT_EQ(moved.bytes(), QByteArray(32, 'a'));
        EXPECT_NE(alive, QByteArray(32, '\0'));
    }
    QByteArray shared;
    {
        const StoreKey key = StoreKey::random();
        shared = key.bytes();
    }
    EXPECT_EQ(shared, QByteArray(32, '\0'));
}

TEST(Keyring, everyPersonOpensTheSameKeyAfterAReload)
{
    Centre centre;
    const Keyring read = centre.read();
    ASSERT_EQ(read.people().size(), 2u);
    EXPECT_EQ(read.people()[1].id, kNurse);
    EXPECT_EQ(read.people()[1].name, QStringLiteral("看護師 01"));
    EXPECT_EQ(read.people()[1].roles, (QList<Role> { Role::Nurse, Role::Lead }));
    EXPECT_EQ(read.unlock(kNurse, kNursesPassword)->bytes(), centre.key.bytes());
    EXPECT_EQ(read.unlock(kAdmin, kAdminsPassword)->bytes(), centre.key.bytes());
    EXPECT_EQ(faultOf(read.unlock(kNurse, kAdminsPassword)), Fault::PasswordWrong);
    EXPECT_EQ(faultOf(read.unlock(QStringLiteral("nobody"), kNursesPassword)), Fault::PersonUnknown);
}

TEST(Keyring, theWholeRosterReadsBack)
{
    Centre centre;
    Staff staff = nurse();
    staff.qualification = QStringLiteral("保健師");
    staff.experienceYears = 11;
    staff.fullTime = false;
    staff.onCall = true;
    staff.instructing = true;
    staff.pledgedOn = QDate(2026, 4, 1);
    staff.trainedOn = QDate(2026, 5, 2);
    staff.programs = QStringList { QStringLiteral("kochi-7119") };
    centre.change([&](Keyring &keyring) { return keyring.change(staff); });
    const Staff read = centre.read().people()[1];
    EXPECT_EQ(read.qualification, staff.qualification);
    EXPECT_EQ(read.experienceYears, 11);
    EXPECT_FALSE(read.fullTime);
    EXPECT_TRUE(read.onCall);
    EXPECT_TRUE(read.instructing);
    EXPECT_EQ(read.pledgedOn, staff.pledgedOn);
    EXPECT_EQ(read.trainedOn, staff.trainedOn);
    EXPECT_EQ(read.programs, staff.programs);
    EXPECT_TRUE(centre.read().unlock(kNurse, kNursesPassword)) << "a change of the roster needs nobody's password";
}

TEST(Keyring, theFileHoldsNeitherKeyNorPasswordAndIsTheOwnersAlone)
{
    Centre centre;
    const StoreKey secret(QByteArray("twenty bytes of code"));
    centre.change([&](Keyring &keyring) { return keyring.setCodeSecret(kNurse, secret); });
    const QByteArray content = centre.content();
    for (const QByteArray &hidden : { kNursesPassword.toUtf8(), centre.key.bytes(), secret.bytes() }) {
        EXPECT_FALSE(content.contains(hidden));
        EXPECT_FALSE(content.contains(hidden.toBase64()));
        EXPECT_FALSE(content.contains(hidden.toHex()));
    }
    EXPECT_EQ(QFile::permissions(centre.path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
}

TEST(Keyring, samePasswordIsNeverWrappedTheSameWay)
{
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    PeopleFile file;
    ASSERT_TRUE(keyring.add(nurse(), kNursesPassword, key, kCheap));
    ASSERT_TRUE(keyring.add(administrator(), kNursesPassword, key, kCheap));
    ASSERT_TRUE(keyring.save(file.path));
    file.edit([](const QJsonObject &root) {
        for (const char *field : { "salt", "nonce", "wrapped", "public" })
            EXPECT_NE(personAt(root, 0)[QLatin1String(field)], personAt(root, 1)[QLatin1String(field)]) << field;
    });
}

TEST(Keyring, shortPasswordsDoublePeopleAndHalfKeysAreRefused)
{
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    EXPECT_EQ(keyring.add(nurse(), QStringLiteral("seven77"), key, kCheap).error().fault, Fault::BadArgument);
    EXPECT_EQ(keyring.add(nurse(), kNursesPassword, StoreKey(), kCheap).error().fault, Fault::BadArgument);
    EXPECT_EQ(keyring.add({}, kNursesPassword, key, kCheap).error().fault, Fault::BadArgument);
    EXPECT_TRUE(keyring.people().empty());
    ASSERT_TRUE(keyring.add(nurse(), QStringLiteral("eight888"), key, kCheap));
    EXPECT_EQ(keyring.add(nurse(), kNursesPassword, key, kCheap).error().fault, Fault::PersonExists);
    EXPECT_EQ(keyring.add(administrator(), kAdminsPassword, StoreKey::random(), kCheap).error().fault, Fault::KeyWrong);
    EXPECT_EQ(keyring.people().size(), 1u);
}

TEST(Keyring, aPasswordTypedInFullWidthLettersIsTheSamePassword)
{
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), QStringLiteral("eight888"), StoreKey::random(), kCheap));
    EXPECT_TRUE(keyring.unlock(kNurse, QStringLiteral("ｅｉｇｈｔ８８８")));
}

TEST(Keyring, aPasswordIsChangedOnlyByWhoKnowsTheOldOne)
{
    Centre centre;
    const StoreKey secret(QByteArray(20, 's'));
    centre.change([&](Keyring &keyring) { return keyring.setCodeSecret(kNurse, secret); });
    Keyring keyring = centre.read();
    const QString next = QStringLiteral("the new one");
    EXPECT_EQ(keyring.changePassword(kNurse, QStringLiteral("not that one"), next, kCheap).error().fault, Fault::PasswordWrong);
    EXPECT_EQ(keyring.changePassword(kNurse, kNursesPassword, QStringLiteral("short"), kCheap).error().fault, Fault::BadArgument);
    EXPECT_TRUE(keyring.unlock(kNurse, kNursesPassword));
    ASSERT_TRUE(keyring.changePassword(kNurse, kNursesPassword, next, kCheap));
    ASSERT_TRUE(keyring.save(centre.path));
    keyring = centre.read();
    EXPECT_EQ(faultOf(keyring.unlock(kNurse, kNursesPassword)), Fault::PasswordWrong);
    EXPECT_EQ(keyring.unlock(kNurse, next)->bytes(), centre.key.bytes());
    EXPECT_EQ(keyring.open(kNurse, next)->codeSecret.bytes(), secret.bytes()) << "the authenticator goes on";
}

TEST(Keyring, aForgottenPasswordIsSetByAnAdministratorAndMustBeChanged)
{
    Centre centre;
    centre.change([&](Keyring &keyring) { return keyring.setCodeSecret(kNurse, StoreKey(QByteArray(20, 's'))); });
    centre.change([&](Keyring &keyring) { return keyring.renew(kNurse, QStringLiteral("for a day only"), kCheap); });
    Keyring keyring = centre.read();
    EXPECT_TRUE(keyring.member(kNurse)->mustChange);
    EXPECT_FALSE(keyring.member(kNurse)->secondFactor) << "it was sealed to the key pair that is gone";
    EXPECT_EQ(faultOf(keyring.unlock(kNurse, kNursesPassword)), Fault::PasswordWrong);
    EXPECT_EQ(keyring.unlock(kNurse, QStringLiteral("for a day only"))->bytes(), centre.key.bytes());
    ASSERT_TRUE(keyring.changePassword(kNurse, QStringLiteral("for a day only"), QStringLiteral("for ever and ever"), kCheap));
    EXPECT_FALSE(keyring.member(kNurse)->mustChange);
}

TEST(Keyring, nothingIsChangedWithoutAStoreKey)
{
    Centre centre;
    Keyring keyring = centre.read();
    EXPECT_EQ(keyring.change(nurse()).error().fault, Fault::StoreClosed);
    EXPECT_EQ(keyring.retire(kNurse).error().fault, Fault::StoreClosed);
    EXPECT_EQ(keyring.renew(kNurse, kNursesPassword, kCheap).error().fault, Fault::StoreClosed);
    EXPECT_EQ(keyring.setCodeSecret(kNurse, StoreKey()).error().fault, Fault::StoreClosed);
    EXPECT_EQ(keyring.addStoreKey(StoreKey::random(), {}).error().fault, Fault::StoreClosed);
    EXPECT_EQ(keyring.save(centre.path).error().fault, Fault::StoreClosed);
    EXPECT_EQ(keyring.trust(keysOf(StoreKey::random())).error().fault, Fault::KeyWrong);
    EXPECT_EQ(keyring.change(nurse()).error().fault, Fault::StoreClosed);
}

TEST(Keyring, whoLeftOpensNothingAndStaysInTheList)
{
    Centre centre;
    centre.change([&](Keyring &keyring) { return keyring.retire(kNurse); });
    const Keyring keyring = centre.read();
    EXPECT_EQ(faultOf(keyring.unlock(kNurse, kNursesPassword)), Fault::AccountRetired);
    EXPECT_EQ(faultOf(keyring.unlock(kNurse, QStringLiteral("not that one"))), Fault::PasswordWrong) << "told to nobody else";
    EXPECT_EQ(keyring.people().size(), 1u);
    ASSERT_EQ(keyring.members().size(), 2u);
    EXPECT_EQ(keyring.member(kNurse)->standing, Membership::Retired);
    centre.edit([](const QJsonObject &root) {
        EXPECT_TRUE(personAt(root, 1)[QStringLiteral("keys")].toObject().isEmpty());
    });
}

TEST(Keyring, theLastWhoManagesPeopleNeitherLeavesNorLosesTheRole)
{
    Centre centre;
    Keyring keyring = centre.trusted();
    EXPECT_EQ(keyring.retire(kAdmin).error().fault, Fault::NotAllowed);
    Staff demoted = administrator();
    demoted.roles = { Role::Nurse };
    EXPECT_EQ(keyring.change(demoted).error().fault, Fault::NotAllowed);
    EXPECT_EQ(keyring.member(kAdmin)->staff.roles, administrator().roles);
    Staff promoted = nurse();
    promoted.roles << Role::Administrator;
    ASSERT_TRUE(keyring.change(promoted));
    EXPECT_TRUE(keyring.retire(kAdmin));
}

// --- the seal ---

TEST(Keyring, everyFieldOfEveryPersonIsSealed)
{
    Centre centre;
    centre.change([](Keyring &keyring) { return keyring.setCodeSecret(kNurse, StoreKey(QByteArray(20, 's'))); });
    const QByteArray good = centre.content();
    const QJsonObject person = personAt(QJsonDocument::fromJson(good).object(), 1);
    int tried = 0;
    for (const QString &field : person.keys()) {
        if (field == QLatin1String("wrapped") || field == QLatin1String("salt") || field == QLatin1String("nonce")
            || field == QLatin1String("ops") || field == QLatin1String("memory") || field == QLatin1String("kdf"))
            continue; // then the password does not open anything: below
        centre.write(good);
        centre.edit([&](QJsonObject &root) {
            QJsonObject changed = personAt(root, 1);
            changed.remove(field);
            putPerson(root, 1, changed);
        });
        ++tried;
        const auto keyring = Keyring::read(centre.path);
        if (!keyring) // refused before anything: id, standing
            continue;
        // The administrator opens too: it is the list that is sealed, not the person.
        EXPECT_EQ(faultOf(keyring->unlock(kAdmin, kAdminsPassword)), Fault::KeyringForged) << qPrintable(field);
        EXPECT_FALSE(keyring->unlock(kNurse, kNursesPassword)) << qPrintable(field);
        auto trusting = Keyring::read(centre.path);
        EXPECT_EQ(trusting->trust(keysOf(centre.key)).error().fault, Fault::KeyringForged) << qPrintable(field);
    }
    EXPECT_GE(tried, 15);
    centre.write(good);
    EXPECT_TRUE(centre.read().unlock(kNurse, kNursesPassword)) << "the untouched one opens";
}

TEST(Keyring, aRoleWrittenWithAnEditorLetsNobodyIn)
{
    Centre centre;
    centre.edit([](QJsonObject &root) {
        QJsonObject person = personAt(root, 1);
        person[QStringLiteral("roles")] = QJsonArray { QStringLiteral("administrator") };
        putPerson(root, 1, person);
    });
    EXPECT_EQ(faultOf(centre.read().unlock(kNurse, kNursesPassword)), Fault::KeyringForged);
}

TEST(Keyring, aSecondFactorTakenOutWithAnEditorLetsNobodyIn)
{
    Centre centre;
    centre.change([](Keyring &keyring) { return keyring.setCodeSecret(kNurse, StoreKey(QByteArray(20, 's'))); });
    centre.edit([](QJsonObject &root) {
        QJsonObject person = personAt(root, 1);
        person[QStringLiteral("code")] = QString();
        putPerson(root, 1, person);
    });
    EXPECT_EQ(faultOf(centre.read().unlock(kNurse, kNursesPassword)), Fault::KeyringForged);
}

TEST(Keyring, aPersonCutOutOrCopiedInBreaksTheSeal)
{
    Centre centre;
    const QByteArray good = centre.content();
    centre.edit([](QJsonObject &root) {
        QJsonArray people = root[QStringLiteral("people")].toArray();
        people.removeAt(1);
        root[QStringLiteral("people")] = people;
    });
    EXPECT_EQ(faultOf(centre.read().unlock(kAdmin, kAdminsPassword)), Fault::KeyringForged);
    centre.write(good);
    Centre other;
    const QJsonObject stranger = personAt(QJsonDocument::fromJson(other.content()).object(), 1);
    centre.edit([&](QJsonObject &root) { putPerson(root, 1, stranger); });
    EXPECT_EQ(faultOf(centre.read().unlock(kAdmin, kAdminsPassword)), Fault::KeyringForged);
    EXPECT_EQ(faultOf(centre.read().unlock(kNurse, kNursesPassword)), Fault::KeyringForged);
}

TEST(Keyring, theGenerationGrowsAndIsSealed)
{
    Centre centre;
    EXPECT_EQ(centre.read().generation(), 1u);
    centre.change([](Keyring &keyring) { return keyring.retire(kNurse); });
    EXPECT_EQ(centre.read().generation(), 2u);
    centre.edit([](QJsonObject &root) { root[QStringLiteral("generation")] = 99; });
    EXPECT_EQ(faultOf(centre.read().unlock(kAdmin, kAdminsPassword)), Fault::KeyringForged);
}

TEST(Keyring, blanksAndTheOrderOfMembersAreNoForgery)
{
    Centre centre;
    centre.write(QJsonDocument::fromJson(centre.content()).toJson(QJsonDocument::Compact) + "\n\n");
    EXPECT_TRUE(centre.read().unlock(kNurse, kNursesPassword));
}

TEST(Keyring, whatAnotherProgramWroteMeanwhileIsNotLost)
{
    Centre centre;
    Keyring one = centre.trusted();
    Keyring two = centre.trusted();
    Staff renamed = nurse();
    renamed.name = QStringLiteral("renamed");
    ASSERT_TRUE(one.change(renamed));
    ASSERT_TRUE(one.save(centre.path));
    ASSERT_TRUE(two.add({ QStringLiteral("ns02"), QString(), { Role::Nurse } }, kNursesPassword, centre.key, kCheap));
    EXPECT_EQ(two.save(centre.path).error().fault, Fault::StoreBusy);
    EXPECT_EQ(centre.read().people()[1].name, QStringLiteral("renamed"));
    EXPECT_EQ(centre.read().people().size(), 2u);
    Keyring fresh = Keyring::empty();
    ASSERT_TRUE(fresh.add(nurse(), kNursesPassword, StoreKey::random(), kCheap));
    EXPECT_EQ(fresh.save(centre.path).error().fault, Fault::StoreBusy) << "a new list must not replace one that is there";
}

// --- several store keys ---

TEST(Keyring, aNewStoreKeyIsSealedForEverybodyWithoutAPassword)
{
    Centre centre;
    const StoreKey next = StoreKey::random();
    const QDateTime made(QDate(2026, 11, 20), QTime(3, 4, 5), Qt::UTC);
    centre.change([&](Keyring &keyring) { return keyring.addStoreKey(next, made); });
    const Keyring keyring = centre.read();
    for (const auto &[id, password] : { std::pair(kNurse, kNursesPassword), std::pair(kAdmin, kAdminsPassword) }) {
        const auto opened = keyring.open(id, password);
        ASSERT_TRUE(opened) << qPrintable(id);
        ASSERT_EQ(opened->keys.size(), 2u);
        EXPECT_EQ(opened->keys[0].bytes(), next.bytes()) << "newest first";
        EXPECT_EQ(opened->keys[1].bytes(), centre.key.bytes());
    }
    ASSERT_EQ(keyring.storeKeys().size(), 2u);
    EXPECT_EQ(keyring.storeKeys()[0].fingerprint, Keyring::fingerprintOf(next));
    EXPECT_EQ(keyring.storeKeys()[0].madeAt, made);
}

TEST(Keyring, aRetiredStoreKeyOpensBackupsOnlyAndADroppedOneNothing)
{
    Centre centre;
    const StoreKey next = StoreKey::random();
    const QString oldName = Keyring::fingerprintOf(centre.key);
    Keyring keyring = centre.trusted();
    EXPECT_EQ(keyring.retireStoreKey(oldName).error().fault, Fault::NotAllowed) << "the last one";
    ASSERT_TRUE(keyring.addStoreKey(next, {}));
    ASSERT_TRUE(keyring.retireStoreKey(oldName));
    ASSERT_TRUE(keyring.save(centre.path));
    auto opened = centre.read().open(kNurse, kNursesPassword);
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->keys.size(), 1u);
    EXPECT_EQ(opened->keys[0].bytes(), next.bytes());
    ASSERT_EQ(opened->retired.size(), 1u);
    EXPECT_EQ(opened->retired[0].bytes(), centre.key.bytes());
    EXPECT_EQ(centre.read().trust(keysOf(centre.key)).error().fault, Fault::KeyWrong) << "it opens no list any more";
    Keyring later = centre.read();
    ASSERT_TRUE(later.trust(keysOf(next)));
    ASSERT_TRUE(later.dropStoreKey(oldName));
    EXPECT_EQ(later.dropStoreKey(Keyring::fingerprintOf(next)).error().fault, Fault::NotAllowed);
    ASSERT_TRUE(later.save(centre.path));
    opened = centre.read().open(kNurse, kNursesPassword);
    EXPECT_EQ(opened->keys.size(), 1u);
    EXPECT_TRUE(opened->retired.empty());
    EXPECT_FALSE(centre.content().contains(oldName.toLatin1()));
}

TEST(Keyring, aStoreKeyAddedByAStrangerDoesNotFit)
{
    // Anybody can seal to a public half: it is the seal over the list that says whose keys these are.
    Centre centre;
    Centre other;
    const QJsonObject foreign = QJsonDocument::fromJson(other.content()).object();
    centre.edit([&](QJsonObject &root) {
        for (const char *field : { "storeKeys", "seals" })
            root[QLatin1String(field)] = foreign[QLatin1String(field)];
    });
    EXPECT_FALSE(centre.read().unlock(kNurse, kNursesPassword));
}

// --- damage, other versions ---

TEST(Keyring, aMissingFileAndADamagedOneAreToldApart)
{
    Centre centre;
    EXPECT_EQ(Keyring::read(centre.path + QLatin1Char('x')).error().fault, Fault::KeysMissing);
    const QByteArray whole = centre.content();
    const auto readingFault = [&](const QByteArray &content) {
        centre.write(content);
        const auto read = Keyring::read(centre.path);
        EXPECT_EQ(centre.content(), content);
        return read ? Fault::Cancelled : read.error().fault;
    };
    EXPECT_EQ(readingFault(whole), Fault::Cancelled) << "the whole one reads";
    EXPECT_EQ(readingFault({}), Fault::FileUnreadable);
    EXPECT_EQ(readingFault("{}"), Fault::FileUnreadable);
    EXPECT_EQ(readingFault("[1, 2]"), Fault::FileUnreadable);
    for (qsizetype size = 0; size + 3 < whole.size(); size += 7)
        EXPECT_EQ(readingFault(whole.left(size)), Fault::FileUnreadable) << size;
    const auto with = [&](const char *from, const char *to) {
        EXPECT_TRUE(whole.contains(from)) << from;
        return readingFault(QByteArray(whole).replace(from, to));
    };
    EXPECT_EQ(with("\"version\": 2", "\"version\": 3"), Fault::StoreNewer);
    EXPECT_EQ(with("\"version\": 2", "\"version\": 0"), Fault::FileUnreadable);
    EXPECT_EQ(with("\"generation\": 1", "\"generation\": 0"), Fault::FileUnreadable);
    EXPECT_EQ(with("\"salt\": \"", "\"salt\": \"AAAA"), Fault::FileUnreadable);
    EXPECT_EQ(with("\"public\": \"", "\"public\": \"AAAA"), Fault::FileUnreadable);
    EXPECT_EQ(with("argon2id13", "md5"), Fault::FileUnreadable);
    EXPECT_EQ(with("\"ops\": 1", "\"ops\": 3000000000"), Fault::FileUnreadable);
    EXPECT_EQ(with("\"memory\": 8192", "\"memory\": 134217728000000"), Fault::FileUnreadable);
    EXPECT_EQ(with("\"standing\": \"active\"", "\"standing\": \"king\""), Fault::FileUnreadable);
}

TEST(Keyring, savingIntoAFolderThatIsNotThereFailsAndSaysSo)
{
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kNursesPassword, StoreKey::random(), kCheap));
    EXPECT_EQ(keyring.save(QStringLiteral("/nowhere/at/all/keys.json")).error().fault, Fault::DiskFailed);
}

TEST(Keyring, aDiskThatRefusesLeavesTheOldListWhole)
{
    Centre centre;
    const QByteArray before = centre.content();
    Keyring keyring = centre.trusted();
    ASSERT_TRUE(keyring.retire(kNurse));
    rlimit old {};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
    for (const rlim_t most : { rlim_t(0), rlim_t(100), static_cast<rlim_t>(before.size() - 400) }) {
        const rlimit small { most, old.rlim_max };
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto saved = keyring.save(centre.path);
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old), 0);
        std::signal(SIGXFSZ, handler);
        EXPECT_FALSE(saved) << most;
        EXPECT_EQ(centre.content(), before) << most;
    }
    EXPECT_TRUE(centre.read().unlock(kNurse, kNursesPassword)) << "nobody is lost, nobody has left yet";
    EXPECT_TRUE(keyring.save(centre.path)) << "and it can be tried again";
    EXPECT_EQ(faultOf(centre.read().unlock(kNurse, kNursesPassword)), Fault::AccountRetired);
}

TEST(Keyring, aVersion1ListOpensAndKeepsEverybodyWhenItBecomesVersion2)
{
    PeopleFile file;
    file.putVersion1();
    Keyring keyring = file.read();
    EXPECT_EQ(keyring.version(), 1);
    EXPECT_EQ(keyring.generation(), 0u);
    const StoreKey key = *keyring.unlock(kAdmin, QStringLiteral("of the first"));
    EXPECT_EQ(key.bytes(), QByteArray(32, 'k'));
    ASSERT_TRUE(keyring.trust(keysOf(key)));
    ASSERT_TRUE(keyring.save(file.path));
    keyring = file.read();
    EXPECT_EQ(keyring.version(), 2);
    EXPECT_EQ(keyring.generation(), 1u);
    ASSERT_EQ(keyring.people().size(), 2u);
    EXPECT_TRUE(keyring.member(kNurse)->pending);
    EXPECT_EQ(keyring.unlock(kAdmin, QStringLiteral("of the first"))->bytes(), key.bytes());
    EXPECT_EQ(keyring.unlock(kNurse, QStringLiteral("of the second"))->bytes(), key.bytes());
    file.edit([](QJsonObject &root) {
        QJsonObject person = personAt(root, 1);
        person[QStringLiteral("name")] = QStringLiteral("someone else");
        putPerson(root, 1, person);
    });
    EXPECT_EQ(faultOf(file.read().unlock(kNurse, QStringLiteral("of the second"))), Fault::KeyringForged)
        << "sealed now, though the slot is an old one";
}

TEST(Keyring, aNewStoreKeyWaitsUntilEverybodyHasAKeyPair)
{
    PeopleFile file;
    file.putVersion1();
    Keyring keyring = file.read();
    ASSERT_TRUE(keyring.settle(kAdmin, QStringLiteral("of the first"), kCheap));
    const StoreKey next = StoreKey::random();
    const auto early = keyring.addStoreKey(next, {});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().subject, kNurse) << "says who";
    ASSERT_TRUE(keyring.settle(kNurse, QStringLiteral("of the second"), kCheap));
    ASSERT_TRUE(keyring.addStoreKey(next, {}));
    ASSERT_TRUE(keyring.save(file.path));
    EXPECT_EQ(file.read().unlock(kNurse, QStringLiteral("of the second"))->bytes(), next.bytes());
}

TEST(Keyring, aNurseDoesNotMakeAVersion1ListVersion2)
{
    PeopleFile file;
    file.putVersion1();
    Keyring keyring = file.read();
    EXPECT_EQ(keyring.changePassword(kNurse, QStringLiteral("of the second"), QStringLiteral("another one"), kCheap).error().fault,
        Fault::NotAllowed);
}

TEST(Keyring, aRoleOfANewerProgramGrantsNothingAndIsKept)
{
    PeopleFile file;
    file.putVersion1();
    file.write(file.content().replace("\"nurse\"", "\"oracle\""));
    Keyring keyring = file.read();
    EXPECT_TRUE(keyring.people()[1].roles.isEmpty());
    ASSERT_TRUE(keyring.trust(keysOf(StoreKey(QByteArray(32, 'k')))));
    ASSERT_TRUE(keyring.save(file.path));
    EXPECT_TRUE(file.content().contains("\"oracle\""));
}

TEST(Keyring, unlockingTakesAWorkFactorWorthTheNameAlsoForNobody)
{
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kNursesPassword, StoreKey::random()));
    Keyring cheap = Keyring::empty();
    ASSERT_TRUE(cheap.add(nurse(), kNursesPassword, StoreKey::random(), kCheap));
    // The least of three: in nanoseconds, on a machine that has other work too.
    const auto timed = [](const Keyring &of, const QString &id) {
        qint64 least = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            (void)of.unlock(id, kNursesPassword);
            least = std::min(least, timer.nsecsElapsed());
        }
        return least;
    };
    const qint64 known = timed(keyring, kNurse);
    RecordProperty("unlock_ms", static_cast<int>(known / 1'000'000));
    EXPECT_GE(known, 50 * timed(cheap, kNurse)) << "cheap hashing by mistake";
    EXPECT_GE(timed(keyring, QStringLiteral("nobody")), known / 4) << "the time would tell who is there";
}
