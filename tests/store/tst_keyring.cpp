// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keyring.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
const QString kPassword = QStringLiteral("correct horse");

Staff nurse()
{
    return { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse, Role::Lead } };
}

struct File {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("keys.json"));
    void write(const QByteArray &bytes) const
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};
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
    File file;
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kPassword, key));
    ASSERT_TRUE(
        keyring.add({ QStringLiteral("ld01"), QStringLiteral("責任者"), { Role::Lead } }, QStringLiteral("another one"), key));
    ASSERT_TRUE(keyring.save(file.path));
    const auto read = Keyring::read(file.path);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->people().size(), 2u);
    EXPECT_EQ(read->people()[0].id, QStringLiteral("ns01"));
    EXPECT_EQ(read->people()[0].name, QStringLiteral("看護師 01"));
    EXPECT_EQ(read->people()[0].roles, (QList<Role> { Role::Nurse, Role::Lead }));
    EXPECT_EQ(read->unlock(QStringLiteral("ns01"), kPassword)->bytes(), key.bytes());
    EXPECT_EQ(read->unlock(QStringLiteral("ld01"), QStringLiteral("another one"))->bytes(), key.bytes());
    EXPECT_EQ(read->unlock(QStringLiteral("ns01"), QStringLiteral("another one")).error().fault, Fault::PasswordWrong);
    EXPECT_EQ(read->unlock(QStringLiteral("nobody"), kPassword).error().fault, Fault::PersonUnknown);
}

TEST(Keyring, theFileHoldsNeitherKeyNorPasswordAndIsTheOwnersAlone)
{
    File file;
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kPassword, key));
    ASSERT_TRUE(keyring.save(file.path));
    const QByteArray content = file.content();
    EXPECT_FALSE(content.contains(kPassword.toUtf8()));
    EXPECT_FALSE(content.contains(key.bytes().toBase64()));
    EXPECT_FALSE(content.contains(key.bytes().toHex()));
    EXPECT_EQ(QFile::permissions(file.path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
}

TEST(Keyring, samePasswordIsNeverWrappedTheSameWay)
{
    File one;
    File two;
    const StoreKey key = StoreKey::random();
    for (File *file : { &one, &two }) {
        Keyring keyring = Keyring::empty();
        ASSERT_TRUE(keyring.add(nurse(), kPassword, key));
        ASSERT_TRUE(keyring.save(file->path));
    }
    EXPECT_NE(one.content(), two.content());
}

TEST(Keyring, shortPasswordsDoublePeopleAndHalfKeysAreRefused)
{
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    EXPECT_EQ(keyring.add(nurse(), QStringLiteral("seven77"), key).error().fault, Fault::BadArgument);
    EXPECT_EQ(keyring.add(nurse(), kPassword, StoreKey()).error().fault, Fault::BadArgument);
    EXPECT_EQ(keyring.add({}, kPassword, key).error().fault, Fault::BadArgument);
    EXPECT_TRUE(keyring.people().empty());
    ASSERT_TRUE(keyring.add(nurse(), QStringLiteral("eight888"), key));
    EXPECT_EQ(keyring.add(nurse(), kPassword, key).error().fault, Fault::PersonExists);
    EXPECT_EQ(keyring.people().size(), 1u);
}

TEST(Keyring, aPasswordTypedInFullWidthLettersIsTheSamePassword)
{
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), QStringLiteral("eight888"), key));
    EXPECT_TRUE(keyring.unlock(QStringLiteral("ns01"), QStringLiteral("ｅｉｇｈｔ８８８")));
}

TEST(Keyring, aPasswordIsChangedOnlyByWhoKnowsTheOldOne)
{
    const StoreKey key = StoreKey::random();
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kPassword, key));
    const QString id = QStringLiteral("ns01");
    const QString next = QStringLiteral("the new one");
    EXPECT_EQ(keyring.changePassword(id, QStringLiteral("not that one"), next).error().fault, Fault::PasswordWrong);
    EXPECT_EQ(keyring.changePassword(id, kPassword, QStringLiteral("short")).error().fault, Fault::BadArgument);
    EXPECT_TRUE(keyring.unlock(id, kPassword));
    ASSERT_TRUE(keyring.changePassword(id, kPassword, next));
    EXPECT_EQ(keyring.unlock(id, kPassword).error().fault, Fault::PasswordWrong);
    EXPECT_EQ(keyring.unlock(id, next)->bytes(), key.bytes());
}

TEST(Keyring, aMissingFileAndADamagedOneAreToldApart)
{
    File file;
    EXPECT_EQ(Keyring::read(file.path).error().fault, Fault::KeysMissing);
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kPassword, StoreKey::random()));
    ASSERT_TRUE(keyring.save(file.path));
    const QByteArray whole = file.content();
    const auto faultOf = [&](const QByteArray &content) {
        file.write(content);
        const auto read = Keyring::read(file.path);
        EXPECT_EQ(file.content(), content);
        return read ? Fault::Cancelled : read.error().fault;
    };
    EXPECT_EQ(faultOf(whole), Fault::Cancelled) << "the whole one reads";
    EXPECT_EQ(faultOf({}), Fault::FileUnreadable);
    EXPECT_EQ(faultOf("{}"), Fault::FileUnreadable);
    EXPECT_EQ(faultOf("[1, 2]"), Fault::FileUnreadable);
    for (qsizetype size = 0; size + 3 < whole.size(); size += 7)
        EXPECT_EQ(faultOf(whole.left(size)), Fault::FileUnreadable) << size;
    EXPECT_EQ(faultOf(QByteArray(whole).replace("\"version\": 1", "\"version\": 2")), Fault::StoreNewer);
    EXPECT_EQ(faultOf(QByteArray(whole).replace("\"salt\": \"", "\"salt\": \"AAAA")), Fault::FileUnreadable);
    EXPECT_EQ(faultOf(QByteArray(whole).replace("argon2id13", "md5")), Fault::FileUnreadable);
    EXPECT_EQ(faultOf(QByteArray(whole).replace("\"ops\": 3", "\"ops\": 3000000000")), Fault::FileUnreadable);
    EXPECT_EQ(faultOf(QByteArray(whole).replace("134217728", "134217728000000")), Fault::FileUnreadable);
}

TEST(Keyring, aRoleOfANewerProgramGrantsNothingAndIsKept)
{
    File file;
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add({ QStringLiteral("ns01"), QString(), { Role::Trainer } }, kPassword, StoreKey::random()));
    ASSERT_TRUE(keyring.save(file.path));
    file.write(file.content().replace("\"trainer\"", "\"oracle\""));
    const auto read = Keyring::read(file.path);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->people()[0].roles.isEmpty());
    ASSERT_TRUE(read->save(file.path));
    EXPECT_TRUE(file.content().contains("\"oracle\""));
}

TEST(Keyring, savingIntoAFolderThatIsNotThereFailsAndSaysSo)
{
    EXPECT_EQ(Keyring::empty().save(QStringLiteral("/nowhere/at/all/keys.json")).error().fault, Fault::DiskFailed);
}

TEST(Keyring, unlockingTakesAWorkFactorWorthTheName)
{
    Keyring keyring = Keyring::empty();
    ASSERT_TRUE(keyring.add(nurse(), kPassword, StoreKey::random()));
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(keyring.unlock(QStringLiteral("ns01"), kPassword));
    RecordProperty("unlock_ms", static_cast<int>(timer.elapsed()));
    EXPECT_GE(timer.elapsed(), 40) << "cheap hashing by mistake";
}
