// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "people.h"

#include "store/keys/admission.h"
#include "store/keys/keycheck.h"
#include "store/keys/keyringguard.h"
#include "store/keys/recoverykey.h"
#include "store/keys/totp.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QString kNurse = QStringLiteral("ns01");
const QString kAdmin = QStringLiteral("ad01");
const QString kWrong = QStringLiteral("not that one");

Proof nurses(const QString &code = {})
{
    return { kNurse, kNursesPassword, code };
}

Proof wrong()
{
    return { kNurse, kWrong, {} };
}

template<class T>
Fault faultOf(const Result<T> &result)
{
    return result ? Fault::Cancelled : result.error().fault;
}

/// Today, since passwords are dated by the day on which they were set.
QDateTime today(qint64 seconds = 0)
{
    static const QDateTime start = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch() / 30 * 30, Qt::UTC);
    return start.addSecs(seconds);
}

struct WithCode : Centre {
    StoreKey secret = randomCodeSecret();
    WithCode()
    {
        change([this](Keyring &keyring) { return keyring.setCodeSecret(kNurse, secret); });
    }
    [[nodiscard]] QString code(qint64 seconds = 0) const { return codeAt(secret, today(seconds)); }
};

struct WithGlass : Centre {
    QString phrase = randomPassphrase(6);
    Staff sealed { QStringLiteral("bg01"), QStringLiteral("緊急用"), { Role::Lead } };
    WithGlass()
    {
        change([this](Keyring &keyring) { return keyring.add(sealed, phrase, key, kCheap, Membership::BreakGlass); });
    }
    [[nodiscard]] Proof proof() const { return { sealed.id, phrase, {} }; }
};
}

TEST(Admission, letsInWhoShowsThePasswordAndGivesTheKey)
{
    Centre centre;
    const auto in = admit(centre.path, nurses(), today());
    ASSERT_TRUE(in);
    EXPECT_EQ(in->staff.id, kNurse);
    EXPECT_EQ(in->staff.roles, nurse().roles);
    ASSERT_EQ(in->keys.size(), 1u);
    EXPECT_EQ(in->keys[0].bytes(), centre.key.bytes());
    EXPECT_EQ(in->generation, 1u);
    EXPECT_FALSE(in->breakGlass);
    EXPECT_FALSE(in->mustChangePassword);
    EXPECT_EQ(faultOf(admit(centre.path, wrong(), today())), Fault::PasswordWrong);
    EXPECT_EQ(faultOf(admit(centre.path, { QStringLiteral("nobody"), kWrong, {} }, today())), Fault::PersonUnknown);
    EXPECT_EQ(faultOf(admit(centre.path + QLatin1Char('x'), nurses(), today())), Fault::KeysMissing);
}

TEST(Admission, whoLeftAndAForgedListLetNobodyIn)
{
    Centre centre;
    centre.change([](Keyring &keyring) { return keyring.retire(kNurse); });
    EXPECT_EQ(faultOf(admit(centre.path, nurses(), today())), Fault::AccountRetired);
    EXPECT_EQ(faultOf(recognise(centre.path, nurses(), today())), Fault::AccountRetired);
    centre.edit([](QJsonObject &root) { root[QStringLiteral("generation")] = 50; });
    EXPECT_EQ(faultOf(admit(centre.path, { kAdmin, kAdminsPassword, {} }, today())), Fault::KeyringForged);
    EXPECT_EQ(faultOf(recognise(centre.path, { kAdmin, kAdminsPassword, {} }, today())), Fault::KeyringForged);
}

TEST(Admission, threeWrongTriesLockOutAndEachFurtherOneDoublesTheWait)
{
    Centre centre;
    qint64 now = 0;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(faultOf(admit(centre.path, wrong(), today(now))), Fault::PasswordWrong) << i;
    for (const qint64 wait : { 30, 60, 120, 240, 480, 900, 900 }) {
        const auto locked = admit(centre.path, nurses(), today(now + wait - 1));
        ASSERT_EQ(faultOf(locked), Fault::LockedOut) << wait << ": the right password does not help";
        EXPECT_EQ(QDateTime::fromString(locked.error().detail, Qt::ISODate), today(now + wait));
        EXPECT_EQ(faultOf(recognise(centre.path, nurses(), today(now + wait - 1))), Fault::LockedOut);
        now += wait;
        EXPECT_EQ(faultOf(admit(centre.path, wrong(), today(now))), Fault::PasswordWrong) << wait << ": the wait is over";
    }
    EXPECT_TRUE(admit(centre.path, { kAdmin, kAdminsPassword, {} }, today(now))) << "nobody else is locked out";
    EXPECT_TRUE(admit(centre.path, nurses(), today(now + 900)));
    EXPECT_EQ(faultOf(admit(centre.path, wrong(), today(now + 900))), Fault::PasswordWrong);
    EXPECT_TRUE(admit(centre.path, nurses(), today(now + 901))) << "the row of tries begins anew";
}

TEST(Admission, guessingWhoIsThereIsLockedOutTooAndNotWrittenDown)
{
    Centre centre;
    const QString slip = QStringLiteral("my password as an id");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(faultOf(admit(centre.path, { slip, kWrong, {} }, today())), Fault::PersonUnknown);
    EXPECT_EQ(faultOf(admit(centre.path, { QStringLiteral("other"), kWrong, {} }, today())), Fault::LockedOut);
    QFile tries(centre.folder.filePath(QStringLiteral("people.tries.json")));
    ASSERT_TRUE(tries.open(QIODevice::ReadOnly));
    EXPECT_FALSE(tries.readAll().contains(slip.toUtf8()));
    EXPECT_EQ(tries.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST(Admission, aClockThatIsSetBackDoesNotShortenTheWaitNorLockForEver)
{
    Centre centre;
    for (int i = 0; i < 3; ++i)
        (void)admit(centre.path, wrong(), today(10'000'000)); // a clock that was months ahead
    EXPECT_EQ(faultOf(admit(centre.path, nurses(), today())), Fault::LockedOut);
    EXPECT_EQ(faultOf(admit(centre.path, nurses(), today(29))), Fault::LockedOut);
    EXPECT_TRUE(admit(centre.path, nurses(), today(30)));
}

TEST(Admission, whoCannotBeWrittenDownIsNotTriedForEver)
{
    Centre centre;
    // A folder in the place of the file: it can neither be written nor replaced, root or not.
    ASSERT_TRUE(QDir(centre.folder.path()).mkpath(QStringLiteral("people.tries.json/x")));
    EXPECT_EQ(faultOf(admit(centre.path, wrong(), today())), Fault::DiskFailed);
    EXPECT_TRUE(admit(centre.path, nurses(), today())) << "nothing to write down";
}

TEST(Admission, damagedTriesKeepNobodyOut)
{
    Centre centre;
    QFile tries(centre.folder.filePath(QStringLiteral("people.tries.json")));
    ASSERT_TRUE(tries.open(QIODevice::WriteOnly));
    tries.write("{\"format\": \"kikitori-tries\", \"people\": {\"ns01\": {\"passwords\": -4, \"codes\": \"x\", \"step\": -1}}, \"refused\": 3}");
    tries.close();
    EXPECT_TRUE(admit(centre.path, nurses(), today()));
}

TEST(Admission, anUnknownPersonTakesAsLongAsAWrongPassword)
{
    PeopleFile file;
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kNursesPassword, StoreKey::random())); // the real cost
    ASSERT_TRUE(keyring.save(file.path));
    const auto timed = [](qint64 &least, const auto &work) {
        QElapsedTimer timer;
        timer.start();
        work();
        least = std::min(least, timer.nsecsElapsed());
    };
    qint64 derivation = std::numeric_limits<qint64>::max();
    qint64 known = derivation;
    qint64 nobody = derivation;
    for (int i = 0; i < 3; ++i) { // in turns, so that whatever else the machine does meets all
        timed(derivation, [&] { (void)keyring.unlock(kNurse, kNursesPassword); });
        timed(known, [&] { (void)admit(file.path, { kNurse, kWrong, {} }, today(100 * i)); });
        timed(nobody, [&] { (void)admit(file.path, { QStringLiteral("nobody"), kWrong, {} }, today(100 * i)); });
    }
    EXPECT_GE(known, derivation / 4);
    EXPECT_GE(nobody, derivation / 4);
}

// --- the second factor ---

TEST(Admission, theCodeIsAskedForAfterThePassword)
{
    WithCode centre;
    EXPECT_EQ(faultOf(admit(centre.path, wrong(), today())), Fault::PasswordWrong) << "the password first: nothing is told before";
    EXPECT_EQ(faultOf(admit(centre.path, nurses(), today())), Fault::CodeNeeded);
    EXPECT_EQ(faultOf(admit(centre.path, { kNurse, kWrong, centre.code() }, today())), Fault::PasswordWrong);
    EXPECT_EQ(faultOf(admit(centre.path, nurses(QStringLiteral("000000")), today())), Fault::CodeWrong);
    EXPECT_TRUE(admit(centre.path, nurses(centre.code()), today()));
    EXPECT_TRUE(admit(centre.path, { kAdmin, kAdminsPassword, {} }, today())) << "who has none is not asked";
}

TEST(Admission, aCodeLetsInOnceAlsoAfterARestart)
{
    WithCode centre;
    ASSERT_TRUE(admit(centre.path, nurses(centre.code()), today()));
    EXPECT_EQ(faultOf(admit(centre.path, nurses(centre.code()), today(1))), Fault::CodeWrong);
    EXPECT_EQ(faultOf(recognise(centre.path, nurses(centre.code()), today(2))), Fault::CodeWrong);
    EXPECT_EQ(faultOf(admit(centre.path, nurses(centre.code(-30)), today(3))), Fault::CodeWrong) << "nor an older one";
    EXPECT_TRUE(admit(centre.path, nurses(centre.code(90)), today(90)));
}

TEST(Admission, whoKnowsThePasswordCannotGuessCodesForEver)
{
    WithCode centre;
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(faultOf(admit(centre.path, nurses(), today(i))), Fault::CodeNeeded);
        EXPECT_EQ(faultOf(admit(centre.path, nurses(QStringLiteral("00000%1").arg(i)), today(i))), Fault::CodeWrong);
    }
    EXPECT_EQ(faultOf(admit(centre.path, nurses(centre.code()), today(3))), Fault::LockedOut);
}

TEST(Admission, slipsOfTheKeyboardDoNotAddUpOverADayOfUnlocking)
{
    WithCode centre;
    for (int i = 0; i < 8; ++i) {
        EXPECT_EQ(faultOf(recognise(centre.path, wrong(), today(i))), Fault::PasswordWrong) << i;
        EXPECT_EQ(faultOf(recognise(centre.path, nurses(), today(i))), Fault::CodeNeeded) << i;
    }
}

// --- passwords ---

TEST(Admission, aShortPasswordHasToBeChangedAfter60DaysAndALongOneNever)
{
    Centre centre;
    centre.change([&](Keyring &keyring) {
        return keyring.add({ QStringLiteral("ns02"), {}, { Role::Nurse } }, QStringLiteral("12 letters.."), centre.key, kCheap);
    });
    const Proof brief { QStringLiteral("ns02"), QStringLiteral("12 letters.."), {} };
    const qint64 day = 86400;
    EXPECT_FALSE(admit(centre.path, brief, today(59 * day))->mustChangePassword);
    EXPECT_TRUE(admit(centre.path, brief, today(60 * day))->mustChangePassword);
    EXPECT_FALSE(admit(centre.path, nurses(), today(4000 * day))->mustChangePassword) << "13 characters (R2)";
}

TEST(Admission, aPasswordThatSomebodyElseSetHasToBeChangedAtOnce)
{
    Centre centre;
    const QString given = QStringLiteral("a long one that was given");
    centre.change([&](Keyring &keyring) { return keyring.renew(kNurse, given, kCheap); });
    EXPECT_TRUE(admit(centre.path, { kNurse, given, {} }, today())->mustChangePassword);
}

// --- break-glass ---

TEST(Admission, aSealedAccountOpensOnceAndSaysSo)
{
    WithGlass centre;
    const auto in = admit(centre.path, centre.proof(), today());
    ASSERT_TRUE(in);
    EXPECT_TRUE(in->breakGlass);
    EXPECT_EQ(in->staff.roles, QList<Role> { Role::Lead });
    EXPECT_EQ(in->keys.front().bytes(), centre.key.bytes());
    EXPECT_EQ(centre.read().member(centre.sealed.id)->standing, Membership::BreakGlassUsed) << "on the disk before it let in";
    EXPECT_EQ(in->generation, centre.read().generation());
    EXPECT_EQ(faultOf(admit(centre.path, centre.proof(), today(1))), Fault::AccountUsedUp);
    EXPECT_EQ(centre.read().people().size(), 2u) << "no longer offered";
}

TEST(Admission, aSealedAccountIsTypedAsItReads)
{
    WithGlass centre;
    const QString typed = QString(centre.phrase).toLower().replace(QLatin1Char('-'), QLatin1Char(' '));
    EXPECT_TRUE(admit(centre.path, { centre.sealed.id, typed, {} }, today()));
}

TEST(Admission, aSealedAccountThatCannotBeUsedUpLetsNobodyIn)
{
    WithGlass centre;
    ASSERT_TRUE(QDir(centre.folder.path()).mkpath(QStringLiteral("people.json.lock/x"))); // the list cannot be locked
    EXPECT_FALSE(admit(centre.path, centre.proof(), today()));
    ASSERT_TRUE(QDir(centre.folder.filePath(QStringLiteral("people.json.lock"))).removeRecursively());
    EXPECT_TRUE(admit(centre.path, centre.proof(), today()));
}

TEST(Admission, aUsedAccountUnlocksItsOwnScreenForAShiftAndNotLonger)
{
    WithGlass centre;
    EXPECT_EQ(faultOf(recognise(centre.path, centre.proof(), today())), Fault::NotAllowed) << "sealed: sign in, with the alarm";
    ASSERT_TRUE(admit(centre.path, centre.proof(), today()));
    EXPECT_TRUE(recognise(centre.path, centre.proof(), today(3600)));
    EXPECT_EQ(faultOf(recognise(centre.path, centre.proof(), today(13 * 3600))), Fault::AccountUsedUp);
}

TEST(Admission, aNewStoreKeyIsNotSealedForAUsedAccount)
{
    WithGlass centre;
    ASSERT_TRUE(admit(centre.path, centre.proof(), today()));
    centre.change([](Keyring &keyring) { return keyring.addStoreKey(StoreKey::random(), today()); });
    EXPECT_EQ(faultOf(admit(centre.path, centre.proof(), today())), Fault::AccountUsedUp);
}

// --- recognising ---

TEST(Admission, recognisingAsksTheSameAndGivesNoKeys)
{
    WithCode centre;
    EXPECT_EQ(faultOf(recognise(centre.path, wrong(), today())), Fault::PasswordWrong);
    EXPECT_EQ(faultOf(recognise(centre.path, nurses(), today())), Fault::CodeNeeded);
    const auto who = recognise(centre.path, nurses(centre.code()), today());
    ASSERT_TRUE(who);
    EXPECT_EQ(who->id, kNurse);
}

TEST(Admission, aListForgedWholeDoesNotUnlockTheScreenOfAnOpenStore)
{
    Centre centre;
    WithCode forged; // somebody's own list, with the same ids and passwords, and keys of its own
    EXPECT_TRUE(recognise(centre.path, nurses(), today(), &centre.key));
    EXPECT_EQ(faultOf(recognise(forged.path, nurses(), today(), &centre.key)), Fault::KeyringForged)
        << "before a code is asked for";
}

// --- what is kept of refusals ---

TEST(Admission, refusalsAreKeptUntilSomebodyCanWriteThemDown)
{
    WithCode centre;
    (void)admit(centre.path, wrong(), today(1));
    (void)admit(centre.path, { QStringLiteral("nobody"), kWrong, {} }, today(2));
    (void)admit(centre.path, nurses(), today(3)); // only half a proof: no refusal
    (void)admit(centre.path, nurses(QStringLiteral("000000")), today(4));
    auto refusals = takeRefusals(centre.path);
    ASSERT_EQ(refusals.size(), 3u);
    EXPECT_EQ(refusals[0].staffId, kNurse);
    EXPECT_EQ(refusals[0].why, QStringLiteral("password-wrong"));
    EXPECT_EQ(refusals[0].at, today(1));
    EXPECT_EQ(refusals[1].staffId, QStringLiteral("?")) << "an audit entry needs a subject";
    EXPECT_EQ(refusals[1].why, QStringLiteral("person-unknown"));
    EXPECT_EQ(refusals[2].why, QStringLiteral("code-wrong"));
    EXPECT_TRUE(takeRefusals(centre.path).empty()) << "told once";
    ASSERT_TRUE(keepRefusals(centre.path, refusals));
    EXPECT_EQ(takeRefusals(centre.path).size(), 3u);
}

TEST(Admission, aFloodOfRefusalsIsBounded)
{
    Centre centre;
    ASSERT_TRUE(keepRefusals(centre.path, std::vector<Refusal>(2500, Refusal { kNurse, QStringLiteral("password-wrong"), today() })));
    EXPECT_EQ(takeRefusals(centre.path).size(), 1000u);
}

TEST(Admission, anAdministratorLiftsALockOut)
{
    Centre centre;
    for (int i = 0; i < 3; ++i)
        (void)admit(centre.path, wrong(), today());
    EXPECT_EQ(faultOf(admit(centre.path, nurses(), today())), Fault::LockedOut);
    ASSERT_TRUE(forgetTries(centre.path, kNurse));
    EXPECT_TRUE(admit(centre.path, nurses(), today()));
}

// --- which key, which generation ---

TEST(KeyFor, theKeyThatOpensTheStoreAmongSeveral)
{
    Centre centre;
    const QString store = centre.folder.filePath(QStringLiteral("kikitori.store"));
    {
        Store made({ store });
        ASSERT_TRUE(made.openNow(centre.key.clone()));
    }
    std::vector<StoreKey> keys = keysOf(StoreKey::random());
    EXPECT_EQ(faultOf(keyFor(store, keys)), Fault::KeyWrong);
    EXPECT_EQ(faultOf(keyFor(store, {})), Fault::KeyWrong);
    keys.push_back(centre.key.clone());
    EXPECT_EQ(keyFor(store, keys)->bytes(), centre.key.bytes());
    ASSERT_TRUE(QFile::remove(store + QStringLiteral(".check")));
    EXPECT_EQ(keyFor(store, keys)->bytes(), centre.key.bytes()) << "the store itself is asked";
    EXPECT_EQ(keyFor(centre.folder.filePath(QStringLiteral("new.store")), keys)->bytes(), keys.front().bytes());
}

namespace {
struct WithStore : Centre {
    QString store = folder.filePath(QStringLiteral("kikitori.store"));
    WithStore()
    {
        Store made({ store });
        EXPECT_TRUE(made.openNow(key.clone()));
    }
    [[nodiscard]] Result<> signIn(const QString &id, const QString &password) const
    {
        const auto in = admit(path, { id, password, {} }, today());
        if (!in)
            return tl::make_unexpected(in.error());
        return settleKeyring(path, store, key, *in);
    }
};
}

TEST(KeyringGuard, anOlderListPutBackIsRefusedAndANewerOneRemembered)
{
    WithStore centre;
    const QByteArray before = centre.content();
    ASSERT_TRUE(centre.signIn(kAdmin, kAdminsPassword));
    centre.change([](Keyring &keyring) { return keyring.retire(kNurse); });
    ASSERT_TRUE(centre.signIn(kAdmin, kAdminsPassword));
    const QByteArray after = centre.content();
    centre.write(before);
    EXPECT_TRUE(admit(centre.path, nurses(), today())) << "the list itself is a good one, of the day before";
    EXPECT_EQ(faultOf(centre.signIn(kNurse, kNursesPassword)), Fault::KeyringForged);
    EXPECT_EQ(faultOf(centre.signIn(kAdmin, kAdminsPassword)), Fault::KeyringForged);
    centre.write(after);
    EXPECT_TRUE(centre.signIn(kAdmin, kAdminsPassword));
}

TEST(KeyringGuard, aChangeIsRememberedAtOnce)
{
    WithStore centre;
    const QByteArray before = centre.content();
    centre.change([](Keyring &keyring) { return keyring.retire(kNurse); });
    ASSERT_TRUE(rememberGeneration(centre.store, centre.key, centre.read().generation()));
    centre.write(before);
    EXPECT_EQ(faultOf(centre.signIn(kNurse, kNursesPassword)), Fault::KeyringForged);
}

namespace {
struct Version1 : PeopleFile {
    StoreKey key { QByteArray(32, 'k') };
    QString store = folder.filePath(QStringLiteral("kikitori.store"));
    Version1()
    {
        putVersion1();
        Store made({ store });
        EXPECT_TRUE(made.openNow(key.clone()));
    }
    [[nodiscard]] Result<> signIn(const QString &id, const QString &password) const
    {
        const auto in = admit(path, { id, password, {} }, today());
        if (!in)
            return tl::make_unexpected(in.error());
        return settleKeyring(path, store, key, *in);
    }
};
}

TEST(KeyringGuard, aVersion1ListBecomesVersion2WhenAnAdministratorComesIn)
{
    Version1 centre;
    ASSERT_TRUE(centre.signIn(kNurse, QStringLiteral("of the second")));
    EXPECT_EQ(centre.read().version(), 1) << "a nurse does not answer for the roles";
    const QByteArray old = centre.content();
    ASSERT_TRUE(centre.signIn(kAdmin, QStringLiteral("of the first")));
    EXPECT_EQ(centre.read().version(), 2);
    EXPECT_EQ(centre.read().people().size(), 2u);
    EXPECT_TRUE(centre.read().member(kNurse)->pending);
    ASSERT_TRUE(centre.signIn(kNurse, QStringLiteral("of the second")));
    EXPECT_FALSE(centre.read().member(kNurse)->pending) << "each gets the key pair when they come";
    ASSERT_TRUE(centre.signIn(kNurse, QStringLiteral("of the second")));
    centre.write(old);
    EXPECT_EQ(faultOf(centre.signIn(kNurse, QStringLiteral("of the second"))), Fault::KeyringForged);
    EXPECT_EQ(faultOf(centre.signIn(kAdmin, QStringLiteral("of the first"))), Fault::KeyringForged);
    EXPECT_EQ(centre.read().version(), 1) << "not made good by an administrator either";
}
