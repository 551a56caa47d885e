// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include "store/keys/keycheck.h"
#include "store/migrations.h"
#include "store/opening.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QDir>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// A closed store with 200 entries, so that it has pages to damage.
struct ClosedStore : Desk {
    ClosedStore()
    {
        EXPECT_TRUE(open());
        EXPECT_TRUE(openCase(opened(QStringLiteral("c1"))));
        std::vector<Entry> entries;
        for (int n = 0; n < 200; ++n)
            entries.push_back(field(QStringLiteral("c1"), "notes", QString(200, QChar(u'あ' + n % 20))));
        EXPECT_TRUE(append(std::move(entries)));
        close();
    }
    [[nodiscard]] QString check() const { return path + QStringLiteral(".check"); }
    void write(const QByteArray &bytes) const
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
    /// Tries to open; the store and its check must be the same bytes afterwards.
    [[nodiscard]] Error refusal(char key = 'k')
    {
        const QByteArray before = contentOf(path);
        const QByteArray checkBefore = contentOf(check());
        const auto opened = openStoreFile(path, keyOf(key), builtInMigrations());
        EXPECT_FALSE(opened) << "it opened";
        EXPECT_EQ(contentOf(path), before) << "a refusal changes nothing";
        EXPECT_EQ(contentOf(check()), checkBefore);
        return opened ? Error {} : opened.error();
    }
    void within(const char *sql)
    {
        auto connection = Connection::open(path, keyOf('k'), Connection::Access::Existing);
        ASSERT_TRUE(connection);
        (*connection)->trust();
        ASSERT_TRUE((*connection)->run(sql));
    }
    [[nodiscard]] QStringList backups() const { return QDir(folder.path()).entryList({ QStringLiteral("*.backup*") }); }
};

int newest()
{
    return builtInMigrations().back().number;
}

std::vector<Migration> withStep(const char *sql)
{
    auto steps = builtInMigrations();
    steps.push_back({ static_cast<int>(steps.size()) + 1, sql });
    return steps;
}
}

TEST(StoreOpening, F10_aWrongKeyIsToldApartFromDamage)
{
    ClosedStore store;
    EXPECT_EQ(store.refusal('x').fault, Fault::KeyWrong);
    EXPECT_TRUE(store.restart()) << "and the right key still opens it";
}

TEST(StoreOpening, F10_aWrongKeyIsAWrongKeyEvenOnADamagedStore)
{
    ClosedStore store;
    store.write(QByteArray(8192, 'z'));
    EXPECT_EQ(store.refusal('x').fault, Fault::KeyWrong);
    EXPECT_EQ(store.refusal('k').fault, Fault::StoreDamaged);
}

TEST(StoreOpening, bytesFlippedAnywhereAreDamage)
{
    ClosedStore store;
    const QByteArray whole = contentOf(store.path);
    ASSERT_GT(whole.size(), 40 * 4096);
    for (const qsizetype at : { qsizetype(3), qsizetype(100), whole.size() / 2, whole.size() - 100 }) {
        QByteArray bytes = whole;
        bytes[at] = static_cast<char>(bytes.at(at) ^ 0x20);
        store.write(bytes);
        EXPECT_EQ(store.refusal().fault, Fault::StoreDamaged) << "byte " << at;
    }
    store.write(whole);
    EXPECT_TRUE(store.restart()) << "mended, it opens";
}

TEST(StoreOpening, aLargeStoreOpensUncheckedAndItsDamageIsAFaultWhenRead)
{
    ClosedStore store;
    QByteArray bytes = contentOf(store.path);
    bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 0x20);
    store.write(bytes);
    const auto opened = openStoreFile(store.path, keyOf('k'), builtInMigrations(), 0);
    ASSERT_TRUE(opened) << opened.error().detail.toStdString();
    const auto read = Statement(*opened->connection, "SELECT count(body) FROM entry WHERE body <> ''").run();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::StoreDamaged) << read.error().detail.toStdString();
    EXPECT_EQ(store.refusal().fault, Fault::StoreDamaged) << "the whole check finds it";
}

TEST(StoreOpening, aTruncatedStoreIsDamage)
{
    ClosedStore store;
    const QByteArray whole = contentOf(store.path);
    for (const qsizetype size :
        { whole.size() / 2, whole.size() - 4096, whole.size() - 1, qsizetype(4096), qsizetype(100), qsizetype(0) }) {
        store.write(whole.left(size));
        EXPECT_EQ(store.refusal().fault, Fault::StoreDamaged) << size << " of " << whole.size();
    }
}

TEST(StoreOpening, aStoreThatIsGoneIsNotMadeAnew)
{
    ClosedStore store;
    ASSERT_TRUE(QFile::rename(store.path, store.path + QStringLiteral(".away")));
    const auto opened = openStoreFile(store.path, keyOf('k'), builtInMigrations());
    EXPECT_EQ(opened.error().fault, Fault::FileMissing);
    EXPECT_FALSE(QFile::exists(store.path));
}

TEST(StoreOpening, aLostKeyCheckIsNoDamageAndIsWrittenAgain)
{
    ClosedStore store;
    ASSERT_TRUE(QFile::remove(store.check()));
    EXPECT_EQ(store.refusal('x').fault, Fault::KeyWrong);
    EXPECT_TRUE(store.restart());
    EXPECT_EQ(checkKey(store.path, keyOf('k')), KeyCheck::Right);
    EXPECT_EQ(checkKey(store.path, keyOf('x')), KeyCheck::Wrong);
}

TEST(StoreOpening, aKeyCheckThatIsNoneCountsAsLost)
{
    ClosedStore store;
    for (const QByteArray &content : { QByteArray(), QByteArray("rubbish"), QByteArray("kikitori-key-check 1\nab\ncd\n") }) {
        QFile file(store.check());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        EXPECT_EQ(checkKey(store.path, keyOf('k')), KeyCheck::Missing);
    }
    EXPECT_TRUE(store.restart());
    EXPECT_EQ(checkKey(store.path, keyOf('k')), KeyCheck::Right);
}

TEST(StoreOpening, whatIsNoStoreIsRefused)
{
    ClosedStore store;
    ASSERT_TRUE(QFile::remove(store.check()));
    store.write("SQLite format 3" + QByteArray(1, '\0') + QByteArray(8192, '\1'));
    EXPECT_EQ(store.refusal().fault, Fault::StoreDamaged);
    store.write("Dear diary, this is a letter and no store at all.");
    EXPECT_EQ(store.refusal().fault, Fault::KeyWrong) << "without a check nobody can tell";
    ASSERT_TRUE(writeKeyCheck(store.path, keyOf('k')));
    EXPECT_EQ(store.refusal().fault, Fault::StoreDamaged);
}

TEST(StoreOpening, anotherProgramsDatabaseUnderTheSameKeyIsRefused)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("other.store"));
    {
        auto other = Connection::open(path, keyOf('k'), Connection::Access::Create);
        ASSERT_TRUE(other);
        ASSERT_TRUE((*other)->run("CREATE TABLE notes (text TEXT)"));
    }
    const QByteArray before = contentOf(path);
    EXPECT_EQ(openStoreFile(path, keyOf('k'), builtInMigrations()).error().fault, Fault::StoreDamaged);
    EXPECT_EQ(contentOf(path), before);
}

TEST(StoreOpening, aNewerStoreIsRefused)
{
    ClosedStore store;
    store.within("PRAGMA user_version = 3");
    ASSERT_EQ(newest(), 2);
    EXPECT_EQ(store.refusal().fault, Fault::StoreNewer);
    EXPECT_TRUE(store.backups().isEmpty());
}

TEST(StoreOpening, aStoreOfASecondWriterIsBusyNotDamaged)
{
    ClosedStore store;
    auto holder = Connection::open(store.path, keyOf('k'), Connection::Access::Existing);
    ASSERT_TRUE(holder);
    ASSERT_TRUE((*holder)->run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"));
    EXPECT_EQ(openStoreFile(store.path, keyOf('k'), builtInMigrations()).error().fault, Fault::StoreBusy);
}

TEST(StoreOpening, aMigrationKeepsAnEncryptedCopyOfBefore)
{
    ClosedStore store;
    {
        const auto opened = openStoreFile(store.path, keyOf('k'), withStep("CREATE TABLE extra (a) STRICT, WITHOUT ROWID"));
        EXPECT_FALSE(opened) << "a step that does not run";
        const auto again = openStoreFile(store.path, keyOf('k'), withStep("CREATE TABLE extra (a TEXT)"));
        ASSERT_TRUE(again) << again.error().detail.toStdString();
        EXPECT_EQ(again->schema, newest() + 1);
    }
    const QStringList copies = store.backups();
    ASSERT_EQ(copies.size(), 2) << copies.join(u' ').toStdString();
    const QString copy = store.folder.filePath(copies.first());
    EXPECT_FALSE(contentOf(copy).startsWith("SQLite format 3"));
    const auto old = openStoreFile(copy, keyOf('k'), builtInMigrations());
    ASSERT_TRUE(old);
    EXPECT_EQ(schemaOf(*old->connection).value(), newest());
    Statement count(*old->connection, "SELECT count(*) FROM entry");
    ASSERT_TRUE(count.step());
    EXPECT_EQ(count.number(0), 201);
    EXPECT_EQ(store.refusal().fault, Fault::StoreNewer) << "this program knows one schema less";
}

TEST(StoreOpening, aMigrationThatFailsInTheMiddleLeavesTheSchemaAndTheRows)
{
    ClosedStore store;
    const auto opened = openStoreFile(
        store.path, keyOf('k'), withStep("CREATE TABLE extra (a TEXT); DELETE FROM outbox; INSERT INTO nowhere VALUES (1)"));
    EXPECT_FALSE(opened);
    const auto after = openStoreFile(store.path, keyOf('k'), builtInMigrations());
    ASSERT_TRUE(after);
    EXPECT_EQ(after->schema, newest());
    Statement count(
        *after->connection, "SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM sqlite_master WHERE name = 'extra')");
    ASSERT_TRUE(count.step());
    EXPECT_EQ(count.number(0), 201);
    EXPECT_EQ(count.number(1), 0);
}

TEST(StoreOpening, aCreationThatWasCutOffGoesOn)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kikitori.store"));
    {
        auto begun = Connection::open(path, keyOf('k'), Connection::Access::Create);
        ASSERT_TRUE(begun);
        ASSERT_TRUE((*begun)->run("PRAGMA journal_mode = WAL")); // a file, and nothing in it
    }
    ASSERT_GT(contentOf(path).size(), 0);
    EXPECT_TRUE(openStoreFile(path, keyOf('k'), builtInMigrations()));
    EXPECT_EQ(checkKey(path, keyOf('k')), KeyCheck::Right);
}

TEST(StoreOpening, aFolderThatIsNotThereIsADiskFault)
{
    EXPECT_EQ(openStoreFile(QStringLiteral("/nowhere/at/all/kikitori.store"), keyOf('k'), builtInMigrations()).error().fault,
        Fault::DiskFailed);
    EXPECT_EQ(openStoreFile(QStringLiteral("x"), StoreKey(), builtInMigrations()).error().fault, Fault::BadArgument);
}

TEST(StoreOpening, theConnectionsAreAsSafeAsPromised)
{
    ClosedStore store;
    const auto opened = openStoreFile(store.path, keyOf('k'), builtInMigrations());
    ASSERT_TRUE(opened);
    const auto pragma = [&](const char *sql) {
        Statement ask(*opened->connection, sql);
        EXPECT_TRUE(ask.step());
        return ask.text(0).toStdString();
    };
    EXPECT_EQ(pragma("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(pragma("PRAGMA synchronous"), "2");
    EXPECT_EQ(pragma("PRAGMA foreign_keys"), "1");
    EXPECT_EQ(pragma("PRAGMA temp_store"), "2");
    EXPECT_EQ(pragma("PRAGMA cipher_use_hmac"), "1");
    EXPECT_EQ(pragma("PRAGMA cipher_version").substr(0, 2), "4.");
}

TEST(Transaction, isRolledBackUnlessItCommits)
{
    ClosedStore store;
    const auto opened = openStoreFile(store.path, keyOf('k'), builtInMigrations());
    ASSERT_TRUE(opened);
    {
        auto transaction = Transaction::begin(*opened->connection);
        ASSERT_TRUE(transaction);
        ASSERT_TRUE(opened->connection->run("DELETE FROM outbox"));
    }
    EXPECT_FALSE(opened->connection->inTransaction());
    Statement count(*opened->connection, "SELECT count(*) FROM outbox");
    ASSERT_TRUE(count.step());
    EXPECT_EQ(count.number(0), 201);
}
