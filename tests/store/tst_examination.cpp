// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "inmemory.h"

#include "store/keeping/examination.h"

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// A desk with ten entries, of which the shared store acknowledged four.
struct Examined : ::testing::Test {
    static void SetUpTestSuite() { workInMemory(); }
    Desk desk;

    void SetUp() override
    {
        ASSERT_TRUE(desk.open());
        std::vector<Entry> entries { opened(QStringLiteral("c1")) };
        for (int n = 1; n < 10; ++n)
            entries.push_back(field(QStringLiteral("c1"), "notes", QString::number(n)));
        ASSERT_TRUE(desk.append(entries));
        const auto outbox = desk.store->outbox();
        ASSERT_TRUE((*outbox)->acknowledged({ entries[0].id, entries[3].id, entries[4].id, entries[9].id }));
    }
    [[nodiscard]] Result<Examination> look() const
    {
        const auto connection = Connection::open(desk.path, keyOf('k'), Connection::Access::Existing);
        EXPECT_TRUE(connection);
        return examine(**connection, QStringLiteral("01"));
    }
    void within(const char *sql) const
    {
        const auto connection = Connection::open(desk.path, keyOf('k'), Connection::Access::Existing);
        ASSERT_TRUE(connection && (*connection)->run(sql));
    }
    [[nodiscard]] Fault found() const
    {
        const auto looked = look();
        EXPECT_FALSE(looked) << "it is called sound";
        return looked ? Fault::Cancelled : looked.error().fault;
    }
};
}

TEST_F(Examined, countsWhatThereIs)
{
    const auto sound = look();
    ASSERT_TRUE(sound) << sound.error().detail.toStdString();
    EXPECT_EQ(sound->figures.entries, 10);
    EXPECT_EQ(sound->acknowledged, 4);
    EXPECT_EQ(sound->waiting, 6);
    EXPECT_EQ(sound->erased, 0);
    EXPECT_EQ(sound->figures.schema, 2);
}

TEST_F(Examined, whatAnotherDeskWroteIsNoneOfItsSum)
{
    Entry foreign = field(QStringLiteral("c1"), "content", QStringLiteral("02"));
    foreign.desk = QStringLiteral("02");
    foreign.seq = 11;
    ASSERT_TRUE((*desk.store->outbox())->receive({ foreign }, { QUuid::createUuid(), 1 }));
    const auto sound = look();
    ASSERT_TRUE(sound) << sound.error().detail.toStdString();
    EXPECT_EQ(sound->figures.entries, 11);
    EXPECT_EQ(sound->acknowledged, 4);
}

TEST_F(Examined, whatWasItsOwnAndCameBackIsPartOfItsSum)
{
    Entry own = field(QStringLiteral("c1"), "content", QStringLiteral("came back"));
    own.seq = 11;
    ASSERT_TRUE((*desk.store->outbox())->receive({ own }, { QUuid::createUuid(), 1 }));
    const auto sound = look();
    ASSERT_TRUE(sound) << sound.error().detail.toStdString();
    EXPECT_EQ(sound->acknowledged, 5);
}

TEST_F(Examined, aSumThatIsNotThatOfTheRowsIsFound)
{
    within("UPDATE meta SET value = zeroblob(32) WHERE name = 'digest'");
    EXPECT_EQ(found(), Fault::StoreDamaged);
}

TEST_F(Examined, anEntryThatWasTakenOutOfTheOutboxIsFound)
{
    within("DELETE FROM outbox WHERE entry = (SELECT max(entry) FROM outbox)");
    EXPECT_EQ(found(), Fault::StoreDamaged) << "it would never be sent";
}

TEST_F(Examined, anEntryThatWasChangedOrRemovedIsFound)
{
    within("UPDATE entry SET body = '{\"name\":\"notes\",\"value\":\"other\"}' WHERE position = 5");
    EXPECT_EQ(found(), Fault::ChainBroken);
}

TEST_F(Examined, aPageThatWasTouchedIsFound)
{
    desk.close();
    QFile file(desk.path);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.seek(file.size() - 100);
    const char was = file.peek(1).at(0);
    file.write(QByteArray(1, static_cast<char>(was ^ 1)));
    file.close();
    EXPECT_EQ(found(), Fault::StoreDamaged);
}
