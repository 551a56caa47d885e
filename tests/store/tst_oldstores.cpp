// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "faultydisk.h"
#include "storedump.h"

#include "store/caseindex.h"
#include "store/chain.h"
#include "store/entryrows.h"
#include "store/entrywriter.h"
#include "store/opening.h"

#include <QDir>

using namespace kikitori;
using namespace kikitori::test;

namespace {
constexpr char kKey = '\x11';

/// A copy of the store that the last program of schema 1 wrote, with rows as years leave them (make_schema1.cpp).
struct OldStore {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("schema1.store"));
    OldStore() { restore(); }
    void restore()
    {
        for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
            QFile::remove(folder.filePath(name));
        for (const char *end : { "", ".check" }) {
            EXPECT_TRUE(QFile::copy(fixture("schema1.store") + QLatin1String(end), path + QLatin1String(end)));
            QFile::setPermissions(path + QLatin1String(end), QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    static QString fixture(const char *name)
    {
        return QStringLiteral(KIKITORI_SOURCE_DIR "/tests/store/fixtures/") + QLatin1String(name);
    }
    [[nodiscard]] Result<OpenedFile> open() const { return openStoreFile(path, keyOf(kKey), builtInMigrations()); }
    [[nodiscard]] Result<OpenedFile> openAsBefore(const QString &file) const
    {
        return openStoreFile(file, keyOf(kKey), { builtInMigrations().front() });
    }
    [[nodiscard]] QStringList backups() const { return QDir(folder.path()).entryList({ QStringLiteral("*.backup*") }); }
};

QByteArray expected()
{
    return contentOf(OldStore::fixture("schema1.json"));
}

qint64 number(Connection &connection, const char *sql)
{
    Statement ask(connection, sql);
    EXPECT_TRUE(ask.step());
    return ask.number(0);
}
}

TEST(OldStores, theFixtureIsOfSchema1AndAsItWasWritten)
{
    const OldStore store;
    const auto opened = store.openAsBefore(store.path);
    ASSERT_TRUE(opened) << opened.error().detail.toStdString();
    EXPECT_EQ(schemaOf(*opened->connection).value(), 1);
    EXPECT_EQ(dumpOf(*opened->connection).toStdString(), expected().toStdString());
}

TEST(OldStores, everyRecordIsThereAfterTheMigrationAndTheNextOpeningIsNone)
{
    const OldStore store;
    {
        const auto opened = store.open();
        ASSERT_TRUE(opened) << opened.error().detail.toStdString();
        EXPECT_EQ(opened->schema, builtInMigrations().back().number);
        EXPECT_EQ(dumpOf(*opened->connection).toStdString(), expected().toStdString());
        const auto whole =
            Statement(*opened->connection, "PRAGMA integrity_check").all([](const Statement &row) { return row.text(0); });
        EXPECT_EQ(whole->front(), QStringLiteral("ok"));
        EXPECT_EQ(number(*opened->connection, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    }
    ASSERT_EQ(store.backups().size(), 1) << "one copy of before";
    {
        const auto opened = store.open();
        ASSERT_TRUE(opened);
        EXPECT_EQ(dumpOf(*opened->connection).toStdString(), expected().toStdString());
    }
    EXPECT_EQ(store.backups().size(), 1) << "the second opening migrates nothing";
    const QString copy = store.folder.filePath(store.backups().first());
    EXPECT_FALSE(contentOf(copy).startsWith("SQLite format 3"));
    const auto before = store.openAsBefore(copy);
    ASSERT_TRUE(before) << before.error().detail.toStdString();
    EXPECT_EQ(dumpOf(*before->connection).toStdString(), expected().toStdString());
}

TEST(OldStores, everyEntryIsInTheChain)
{
    const OldStore store;
    const auto opened = store.open();
    ASSERT_TRUE(opened);
    const auto chain = verifyChain(*opened->connection);
    ASSERT_TRUE(chain) << chain.error().subject.toStdString() << ": " << chain.error().detail.toStdString();
    EXPECT_EQ(chain->entries, number(*opened->connection, "SELECT count(*) FROM entry"));
    EXPECT_GT(chain->entries, 30);
}

TEST(OldStores, theLogIsInOrderAndItsWordsAreFound)
{
    const OldStore store;
    const auto opened = store.open();
    ASSERT_TRUE(opened);
    const auto page = findCases(*opened->connection, {});
    ASSERT_TRUE(page);
    QStringList ids;
    for (const CaseSummary &one : page->cases)
        ids << one.id;
    EXPECT_EQ(ids.join(u' ').toStdString(),
        "case-beyond case-elsewhere case-same-c case-same-b case-same-a case-odd case-open case-ordinary case-ancient");
    const auto count = [&](const QString &words) {
        CaseQuery query;
        query.words = words;
        return findCases(*opened->connection, query)->total;
    };
    EXPECT_EQ(count(QStringLiteral("胸痛")), 1) << "of a closed case";
    EXPECT_EQ(count(QStringLiteral("ゼーゼー")), 2) << "of a closed and of an open one";
    EXPECT_EQ(count(QStringLiteral("胸が痛")), 0);
    EXPECT_EQ(count(QStringLiteral("果てのない")), 1);
    EXPECT_EQ(openCasesOf(*opened->connection, QStringLiteral("01"))->size(), 5u);
}

TEST(OldStores, workGoesOnInAMigratedStore)
{
    const OldStore store;
    const auto opened = store.open();
    ASSERT_TRUE(opened);
    Connection &connection = *opened->connection;
    EntryWriter writer(connection, QStringLiteral("01"));
    EXPECT_EQ(
        writer.openCase(test::opened(QStringLiteral("new")), QStringLiteral("K")).value(), QStringLiteral("K-20261120-01006"));
    ASSERT_TRUE(writer.append({ field(QStringLiteral("case-open"), "content", QStringLiteral("続き"), 10'000),
        entry(Stream::Case, QStringLiteral("case-open"), kind::Closed, {}, 10'001) }));
    EXPECT_EQ(entriesOf(connection, Stream::Case, QStringLiteral("case-open"))->back().seq, 28);
    CaseQuery query;
    query.words = QStringLiteral("続き");
    EXPECT_EQ(findCases(connection, query)->total, 1);
    EXPECT_TRUE(verifyChain(connection));
}

TEST(OldStores, aMigrationThatIsCutOffAnywhereLeavesTheOldStoreOrTheNewOneWhole)
{
    FaultyDisk disk;
    OldStore store;
    int atOld = 0;
    int atNew = 0;
    int cut = 0;
    // Every operation of the first and of the last steps would take minutes: a stride that divides nothing.
    for (bool fired = true; fired; cut += 7) {
        store.restore();
        disk.arm(cut + 1, FaultyDisk::Manner::FromThenOn);
        std::ignore = store.open();
        fired = disk.fired();
        disk.disarm();
        const bool migrated = [&] {
            auto raw = Connection::open(store.path, keyOf(kKey), Connection::Access::Existing);
            EXPECT_TRUE(raw) << cut;
            if (!raw)
                return false;
            EXPECT_EQ(dumpOf(**raw).toStdString(), expected().toStdString()) << cut;
            return schemaOf(**raw).value() == 2;
        }();
        ++(migrated ? atNew : atOld);
        const auto again = store.open();
        ASSERT_TRUE(again) << "after operation " << cut << ": " << again.error().detail.toStdString();
        EXPECT_EQ(again->schema, 2);
        EXPECT_TRUE(verifyChain(*again->connection)) << cut;
        ASSERT_FALSE(HasFailure()) << "at operation " << cut;
    }
    EXPECT_GT(atOld, 10);
    EXPECT_GE(atNew, 1);
    RecordProperty("operations", cut);
}
