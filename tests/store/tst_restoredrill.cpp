// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "inmemory.h"
#include "people.h"

#include "store/keys/admission.h"
#include "store/keeping/durable.h"
#include "store/keys/keyringguard.h"
#include "store/opening.h"
#include "store/keeping/rekey.h"
#include "store/keeping/restore.h"
#include "store/statement.h"

#include <QDir>

#include <map>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// The folder of one desk.
struct Place {
    QTemporaryDir folder;
    QString store = folder.filePath(QStringLiteral("kikitori.store"));
    QString people = folder.filePath(QStringLiteral("people.json"));

    [[nodiscard]] Result<Admitted> signIn() const
    {
        return admit(people, { administrator().id, kAdminsPassword, {} }, moment(0));
    }
};

struct OpenDesk : Desk {
    OpenDesk(const Place &place, const Admitted &who)
    {
        path = place.store;
        store = std::make_unique<Store>(Store::Settings { path, QStringLiteral("01") });
        const auto key = keyFor(path, who.keys);
        EXPECT_TRUE(key);
        const auto opened = key ? store->openNow(key->clone()) : fail(Fault::KeyWrong);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().detail.toStdString());
        EXPECT_TRUE(settleKeyring(place.people, path, *key, who)) << "the list of people fits the store";
    }
    /// Everything that a person can see of every case.
    [[nodiscard]] std::map<QString, QByteArray> cases()
    {
        std::map<QString, QByteArray> seen;
        CaseQuery query;
        query.limit = 1000;
        const auto page = find(query);
        EXPECT_TRUE(page);
        for (const CaseSummary &row : page->cases) {
            const auto file = caseFile(row.id);
            EXPECT_TRUE(file);
            QByteArray text = file->record.canonical();
            for (const Entry &entry : file->entries)
                text += hashOf(entry) + entry.secret;
            seen.emplace(row.number, text);
        }
        return seen;
    }
};

struct RestoreDrill : ::testing::Test {
    static void SetUpTestSuite() { workInMemory(); }
    QTemporaryDir media;
    BackupPlan plan { media.filePath(QStringLiteral("backups")), {}, 5 };

    /// A desk with its people and 40 cases, and the day's backup.
    void work(Place &place, int cases = 40)
    {
        StoreKey key = StoreKey::random();
        Keyring keyring = Keyring::empty();
        ASSERT_TRUE(keyring.add(administrator(), kAdminsPassword, key, kCheap));
        ASSERT_TRUE(keyring.add(nurse(), kNursesPassword, key, kCheap));
        ASSERT_TRUE(keyring.save(place.people));
        OpenDesk desk(place, *place.signIn());
        for (int n = 0; n < cases; ++n) {
            const QString id = QStringLiteral("case-%1").arg(n);
            ASSERT_TRUE(desk.openCase(opened(id, QStringLiteral("0888251299"), n)));
            ASSERT_TRUE(desk.append({ field(id, "content", QStringLiteral("発熱 %1").arg(n), n),
                field(id, "municipality", QStringLiteral("高知市"), n) }));
        }
    }
    [[nodiscard]] Result<BackupReport> backUpOf(const Place &place, qint64 second)
    {
        const auto who = place.signIn();
        const auto key = keyFor(place.store, who->keys);
        return backUp(place.store, place.people, *key, plan, moment(second));
    }
    [[nodiscard]] static Result<Restored> restoreAt(const Place &place, const BackupSet &set)
    {
        const auto who = place.signIn();
        if (!who)
            return tl::make_unexpected(who.error());
        auto key = keyFor(place.store, who->keys);
        const StoreKey &into = key ? *key : who->keys.front();
        for (const auto *keys : { &who->keys, &who->retiredKeys })
            for (const StoreKey &one : *keys)
                if (Keyring::fingerprintOf(one) == set.key)
                    return restoreStore(set, one, { place.store, QStringLiteral("01") }, into, moment(200));
        return fail(Fault::KeyWrong);
    }
};

std::optional<QByteArray> metaOf(const Place &place, const char *name)
{
    const auto who = place.signIn();
    const auto connection = Connection::open(place.store, *keyFor(place.store, who->keys), Connection::Access::Existing);
    EXPECT_TRUE(connection);
    Statement ask(**connection, "SELECT value FROM meta WHERE name = ?");
    EXPECT_TRUE(ask.with(QString::fromLatin1(name)).step());
    return ask.isNull(0) ? std::optional<QByteArray>() : ask.bytes(0);
}
}

TEST_F(RestoreDrill, aDeskWhoseDiskIsLostStandsAgainFromTheBackupAndAPassword)
{
    std::map<QString, QByteArray> before;
    BackupSet set;
    {
        Place lost; // gone at the end of this block: store, check and people
        work(lost);
        before = OpenDesk(lost, *lost.signIn()).cases();
        const auto report = backUpOf(lost, 100);
        ASSERT_TRUE(report) << report.error().detail.toStdString();
        set = report->made;
    }
    ASSERT_EQ(before.size(), 40U);
    Place fresh;
    ASSERT_TRUE(copyToDisk(set.people, fresh.people));
    const auto restored = restoreAt(fresh, *readBackup(set.file));
    ASSERT_TRUE(restored) << restored.error().detail.toStdString();
    EXPECT_EQ(restored->aside, QString()) << "nothing was there";
    EXPECT_EQ(restored->figures, set.figures);
    const auto who = fresh.signIn();
    ASSERT_TRUE(who);
    OpenDesk desk(fresh, *who);
    EXPECT_EQ(desk.cases(), before) << "every case is equal, entry by entry";

    // Numbers that the lost desk may have given after the backup are not given again.
    const auto number = desk.openCase(opened(QStringLiteral("after"), QStringLiteral("0888251299"), 300));
    ASSERT_TRUE(number);
    EXPECT_EQ(*number, QStringLiteral("K-20261120-01501"));
    EXPECT_FALSE(before.count(*number));
    desk.close();
    EXPECT_EQ(metaOf(fresh, "share_epoch"), std::nullopt) << "the sync compares with the shared store";
    const auto connection = Connection::open(fresh.store, *keyFor(fresh.store, who->keys), Connection::Access::Existing);
    const auto found = examine(**connection, QStringLiteral("01"));
    ASSERT_TRUE(found) << found.error().detail.toStdString();
    EXPECT_EQ(found->figures.entries, 121);
}

TEST_F(RestoreDrill, theStoreThatWasThereStandsAsideWhole)
{
    Place place;
    work(place, 3);
    const auto set = backUpOf(place, 100)->made;
    {
        OpenDesk desk(place, *place.signIn());
        ASSERT_TRUE(desk.openCase(opened(QStringLiteral("late"), QStringLiteral("0888251299"), 150)));
    }
    const auto restored = restoreAt(place, set);
    ASSERT_TRUE(restored) << restored.error().detail.toStdString();
    ASSERT_TRUE(QFile::exists(restored->aside));
    const auto who = place.signIn();
    const auto aside = Connection::open(restored->aside, who->keys.front(), Connection::Access::Existing);
    ASSERT_TRUE(aside);
    EXPECT_TRUE(checkPages(**aside, PageCheck::Whole));
    EXPECT_EQ(figuresOf(**aside)->entries, 10) << "the late case too";
    OpenDesk desk(place, *who);
    EXPECT_EQ(desk.cases().size(), 3U);
    EXPECT_EQ(QDir(place.folder.path()).entryList({ QStringLiteral("*.part*") }), QStringList());
}

TEST_F(RestoreDrill, twiceFromOneBackupGivesNoNumberTwice)
{
    Place place;
    work(place, 3);
    const auto set = backUpOf(place, 100)->made;
    QStringList numbers;
    for (int n = 0; n < 3; ++n) {
        ASSERT_TRUE(restoreAt(place, set));
        OpenDesk desk(place, *place.signIn());
        numbers << *desk.openCase(opened(QStringLiteral("again-%1").arg(n), QStringLiteral("0888251299"), 300 + n));
    }
    EXPECT_EQ(numbers.removeDuplicates(), 0) << numbers.join(QLatin1Char(' ')).toStdString();
}

TEST_F(RestoreDrill, aDamagedStoreIsReplacedAndKept)
{
    Place place;
    work(place, 3);
    const auto set = backUpOf(place, 100)->made;
    QFile file(place.store);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(4096, 'z'));
    file.close();
    const QByteArray damaged = contentOf(place.store);
    const auto restored = restoreAt(place, set);
    ASSERT_TRUE(restored) << restored.error().detail.toStdString();
    EXPECT_EQ(contentOf(restored->aside), damaged) << "nothing is deleted";
    EXPECT_EQ(OpenDesk(place, *place.signIn()).cases().size(), 3U);
}

TEST_F(RestoreDrill, aBackupFromBeforeARekeyIsRestoredUnderTheNewKey)
{
    Place place;
    work(place, 3);
    const auto set = backUpOf(place, 100)->made;
    ASSERT_TRUE(rekeyStore(place.store, place.people, place.signIn()->keys, moment(120)));
    const auto restored = restoreAt(place, set);
    ASSERT_TRUE(restored) << restored.error().detail.toStdString();
    const auto who = place.signIn();
    EXPECT_NE(Keyring::fingerprintOf(*keyFor(place.store, who->keys)), set.key);
    EXPECT_EQ(OpenDesk(place, *who).cases().size(), 3U);
}

TEST_F(RestoreDrill, aDamagedBackupChangesNothing)
{
    Place place;
    work(place, 3);
    const auto set = backUpOf(place, 100)->made;
    QFile file(set.file);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.seek(set.bytes / 2);
    file.write("x");
    file.close();
    const QByteArray before = contentOf(place.store);
    const QStringList files = QDir(place.folder.path()).entryList(QDir::Files);
    EXPECT_EQ(restoreAt(place, set).error().fault, Fault::BackupDamaged);
    EXPECT_EQ(contentOf(place.store), before);
    EXPECT_EQ(QDir(place.folder.path()).entryList(QDir::Files), files);
}

TEST_F(RestoreDrill, isRefusedWhileSomebodyHasTheStoreOpen)
{
    Place place;
    work(place, 3);
    const auto set = backUpOf(place, 100)->made;
    const auto who = place.signIn();
    OpenDesk desk(place, *who);
    EXPECT_EQ(restoreAt(place, set).error().fault, Fault::StoreBusy);
    EXPECT_TRUE(desk.openCase(opened(QStringLiteral("meanwhile"))));
    EXPECT_EQ(desk.cases().size(), 4U);
}
