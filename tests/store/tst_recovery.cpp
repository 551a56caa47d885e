// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "people.h"

#include "store/keys/recoverykey.h"

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QDateTime kMade(QDate(2026, 11, 20), QTime(3, 4, 5), Qt::UTC);
const QString kLetters = QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

QString wrongGroup(const QString &text)
{
    const auto key = RecoveryKey::fromText(text);
    if (key)
        return QStringLiteral("none");
    EXPECT_EQ(key.error().fault, Fault::RecoveryKeyWrong);
    return key.error().detail;
}
}

TEST(RecoveryKey, readsBackAsItWasPrinted)
{
    for (int i = 0; i < 50; ++i) {
        const RecoveryKey key = RecoveryKey::random();
        const QString text = key.text();
        EXPECT_EQ(text.split(QLatin1Char('-')).size(), 13);
        EXPECT_EQ(text.size(), 13 * 6 - 1);
        const auto read = RecoveryKey::fromText(text);
        ASSERT_TRUE(read) << qPrintable(text);
        EXPECT_EQ(read->text(), text);
        EXPECT_EQ(read->pair().publicHalf, key.pair().publicHalf);
    }
    EXPECT_NE(RecoveryKey::random().text(), RecoveryKey::random().text());
}

TEST(RecoveryKey, isReadAsAPersonTypesIt)
{
    const RecoveryKey key = RecoveryKey::random();
    QString typed = key.text().toLower().replace(QLatin1Char('-'), QLatin1Char(' '));
    typed.replace(QLatin1Char('0'), QLatin1Char('o')).replace(QLatin1Char('1'), QLatin1Char('l'));
    EXPECT_EQ(RecoveryKey::fromText(typed)->text(), key.text());
    QString wide;
    for (const QChar letter : key.text())
        wide += letter == QLatin1Char('-') ? QChar(0x3000) : QChar(letter.unicode() + 0xFEE0);
    EXPECT_EQ(RecoveryKey::fromText(wide)->text(), key.text());
}

TEST(RecoveryKey, everyWrongLetterNamesItsGroup)
{
    const QString text = RecoveryKey::random().text();
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == QLatin1Char('-'))
            continue;
        for (const QChar letter : kLetters) {
            QString typed = text;
            typed[at] = letter;
            const QString expected = letter == text[at] ? QStringLiteral("none") : QStringLiteral("group %1").arg(at / 6 + 1);
            ASSERT_EQ(wrongGroup(typed), expected) << at;
        }
    }
}

TEST(RecoveryKey, swappedNeighboursAndSwappedGroupsShow)
{
    const QString text = RecoveryKey::random().text();
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        QString typed = text;
        std::swap(typed[at], typed[at + 1]);
        if (typed == text || text[at] == QLatin1Char('-') || text[at + 1] == QLatin1Char('-'))
            continue;
        EXPECT_EQ(wrongGroup(typed), QStringLiteral("group %1").arg(at / 6 + 1)) << at;
    }
    QStringList groups = text.split(QLatin1Char('-'));
    std::swap(groups[3], groups[7]);
    EXPECT_EQ(wrongGroup(groups.join(QLatin1Char('-'))), QStringLiteral("group 4"));
    groups = text.split(QLatin1Char('-'));
    groups.removeLast();
    EXPECT_EQ(wrongGroup(groups.join(QLatin1Char('-'))), QStringLiteral("group 13"));
    EXPECT_EQ(wrongGroup(text + QStringLiteral("-00000")), QStringLiteral("more than 13 groups"));
    EXPECT_EQ(wrongGroup({}), QStringLiteral("group 1"));
}

TEST(RecoveryKey, aPassphraseHasNoLettersThatAreConfused)
{
    const QString phrase = randomPassphrase(6);
    EXPECT_EQ(phrase.size(), 6 * 6 - 1);
    for (const QChar letter : phrase)
        EXPECT_TRUE(letter == QLatin1Char('-') || kLetters.contains(letter)) << qPrintable(phrase);
    EXPECT_EQ(plainPassphrase(QStringLiteral("o0l1 i-ab")), QStringLiteral("00111AB"));
    EXPECT_NE(phrase, randomPassphrase(6));
}

TEST(Recovery, opensTheStoreWhenEverybodysPasswordIsLost)
{
    Centre centre;
    const RecoveryKey key = RecoveryKey::random();
    centre.change([&](Keyring &keyring) { return keyring.setRecovery(key, kMade); });
    EXPECT_TRUE(centre.read().hasRecovery());
    Keyring keyring = centre.read();
    const auto opened = keyring.openBy(*RecoveryKey::fromText(key.text()));
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->keys.size(), 1u);
    EXPECT_EQ(opened->keys[0].bytes(), centre.key.bytes());
    const Staff saviour { QStringLiteral("ad02"), QStringLiteral("管理者 02"), { Role::Administrator } };
    ASSERT_TRUE(keyring.add(saviour, kAdminsPassword, opened->keys.front(), kCheap));
    keyring.useUpRecovery();
    ASSERT_TRUE(keyring.save(centre.path));
    EXPECT_EQ(centre.read().unlock(saviour.id, kAdminsPassword)->bytes(), centre.key.bytes());
    EXPECT_EQ(centre.read().people().size(), 3u) << "nobody is lost";
    EXPECT_FALSE(centre.read().hasRecovery());
    EXPECT_EQ(centre.read().openBy(key).error().fault, Fault::AccountUsedUp);
}

TEST(Recovery, anotherKeyOrNoneOpensNothing)
{
    Centre centre;
    EXPECT_FALSE(centre.read().hasRecovery());
    EXPECT_EQ(centre.read().openBy(RecoveryKey::random()).error().fault, Fault::RecoveryKeyWrong);
    const RecoveryKey first = RecoveryKey::random();
    centre.change([&](Keyring &keyring) { return keyring.setRecovery(first, kMade); });
    EXPECT_EQ(centre.read().openBy(RecoveryKey::random()).error().fault, Fault::RecoveryKeyWrong);
    const RecoveryKey second = RecoveryKey::random();
    centre.change([&](Keyring &keyring) { return keyring.setRecovery(second, kMade); });
    EXPECT_EQ(centre.read().openBy(first).error().fault, Fault::RecoveryKeyWrong) << "the new one took its place";
    EXPECT_TRUE(centre.read().openBy(second));
}

TEST(Recovery, aStoreKeyMadeLaterIsSealedToIt)
{
    Centre centre;
    const RecoveryKey key = RecoveryKey::random();
    const StoreKey next = StoreKey::random();
    centre.change([&](Keyring &keyring) { return keyring.setRecovery(key, kMade); });
    centre.change([&](Keyring &keyring) { return keyring.addStoreKey(next, kMade); });
    const auto opened = centre.read().openBy(key);
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->keys.size(), 2u);
    EXPECT_EQ(opened->keys[0].bytes(), next.bytes());
}

TEST(Recovery, aForgedListIsNotOpenedByItEither)
{
    Centre centre;
    const RecoveryKey key = RecoveryKey::random();
    centre.change([&](Keyring &keyring) { return keyring.setRecovery(key, kMade); });
    centre.edit([](QJsonObject &root) { root[QStringLiteral("generation")] = 77; });
    EXPECT_EQ(centre.read().openBy(key).error().fault, Fault::KeyringForged);
}

TEST(Recovery, aUsedUpOneIsNotBroughtBackWithAnEditor)
{
    Centre centre;
    const RecoveryKey key = RecoveryKey::random();
    centre.change([&](Keyring &keyring) { return keyring.setRecovery(key, kMade); });
    const QJsonObject before = QJsonDocument::fromJson(centre.content()).object();
    Keyring keyring = centre.trusted();
    keyring.useUpRecovery();
    ASSERT_TRUE(keyring.save(centre.path));
    centre.edit([&](QJsonObject &root) { root[QStringLiteral("recovery")] = before[QStringLiteral("recovery")]; });
    EXPECT_EQ(centre.read().openBy(key).error().fault, Fault::KeyringForged);
}

TEST(Recovery, opensTheCopyThatTravelledWithABackupOnAnotherMachine)
{
    Centre centre;
    const RecoveryKey key = RecoveryKey::random();
    centre.change([&](Keyring &keyring) { return keyring.setRecovery(key, kMade); });
    PeopleFile elsewhere;
    elsewhere.write(centre.content());
    EXPECT_EQ(elsewhere.read().openBy(key)->keys.front().bytes(), centre.key.bytes());
}
