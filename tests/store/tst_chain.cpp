// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"

#include "store/chain.h"
#include "store/entrywriter.h"
#include "store/opening.h"
#include "store/statement.h"

#include <QCryptographicHash>

using namespace kikitori;
using namespace kikitori::test;

namespace {
/// A store with ten entries of its own at the positions 1 to 10.
struct Chained {
    QTemporaryDir folder;
    OpenedFile file = openStoreFile(folder.filePath(QStringLiteral("kikitori.store")), keyOf('k'), builtInMigrations()).value();
    Connection &connection = *file.connection;
    EntryWriter writer { connection, QStringLiteral("01") };
    Chained()
    {
        EXPECT_TRUE(writer.openCase(opened(QStringLiteral("c1"), QStringLiteral("0888251299")), QStringLiteral("K")));
        for (int n = 0; n < 9; ++n)
            EXPECT_TRUE(writer.append({ field(QStringLiteral("c1"), "notes", QStringLiteral("secretword%1").arg(n)) }));
    }
    void run(const char *sql) { ASSERT_TRUE(connection.run(sql)) << sql; }
    [[nodiscard]] Error broken()
    {
        const auto chain = verifyChain(connection);
        EXPECT_FALSE(chain) << "nothing was noticed";
        EXPECT_FALSE(connection.inTransaction());
        return chain ? Error {} : chain.error();
    }
};
}

TEST(Chain, eachLinkIsTheHashOfTheOneBeforeAndTheEntrysHash)
{
    Chained store;
    const auto chain = verifyChain(store.connection);
    ASSERT_TRUE(chain);
    EXPECT_EQ(chain->entries, 10);
    QByteArray link(32, '\0');
    Statement rows(store.connection, "SELECT hash, link FROM entry ORDER BY position");
    while (rows.step().value()) {
        link = QCryptographicHash::hash(link + rows.bytes(0), QCryptographicHash::Sha256);
        EXPECT_EQ(rows.bytes(1), link);
    }
    EXPECT_EQ(chain->head, link);
}

TEST(Chain, whateverIsChangedInARowIsNamedByItsPosition)
{
    for (const char *change : { "body = '{\"name\":\"notes\",\"value\":\"x\"}'", "author = 'ns99'", "at_ms = at_ms + 1",
             "kind = 'complaint'", "subject = 'c2'", "seq = 77", "desk = '09'", "program = ''", "offset_min = 0", "stream = 1",
             "id = zeroblob(16)", "hash = zeroblob(32)", "link = zeroblob(32)" }) {
        Chained store;
        store.run(qPrintable(QStringLiteral("UPDATE entry SET %1 WHERE position = 4").arg(QLatin1String(change))));
        const Error error = store.broken();
        EXPECT_EQ(error.fault, Fault::ChainBroken) << change;
        EXPECT_EQ(error.line, 4) << change;
        EXPECT_EQ(error.subject, QStringLiteral("entry 4")) << change;
        EXPECT_FALSE(error.detail.contains(QStringLiteral("secretword")));
    }
}

TEST(Chain, anEntryTakenOutShowsAtTheOneAfterItAndACutEndShowsToo)
{
    {
        Chained store;
        store.run("DELETE FROM outbox WHERE entry = 5; DELETE FROM entry WHERE position = 5");
        EXPECT_EQ(store.broken().line, 6);
    }
    {
        Chained store;
        store.run("DELETE FROM outbox WHERE entry > 8; DELETE FROM entry WHERE position > 8");
        const Error error = store.broken();
        EXPECT_EQ(error.fault, Fault::ChainBroken);
        EXPECT_EQ(error.line, 0);
    }
    {
        Chained store;
        store.run("UPDATE entry SET link = NULL WHERE position = 10");
        EXPECT_EQ(store.broken().fault, Fault::ChainBroken) << "made to look as if another desk had written it";
    }
}

TEST(Chain, twoEntriesThatChangePlacesShow)
{
    Chained store;
    store.run(
        "DELETE FROM outbox; UPDATE entry SET position = 100 WHERE position = 3; UPDATE entry SET position = 3 WHERE position "
        "= 4; UPDATE entry SET position = 4 WHERE position = 100");
    EXPECT_EQ(store.broken().line, 3);
}

TEST(Chain, anErasedEntryKeepsItsPlaceAndNothingElseMayBeEmptied)
{
    Chained store;
    store.run("UPDATE entry SET body = '{}', secret = NULL, erased_ms = 5 WHERE position = 4");
    EXPECT_EQ(verifyChain(store.connection)->entries, 10);
    store.run("UPDATE entry SET body = '{}' WHERE position = 7");
    EXPECT_EQ(store.broken().line, 7);
}

TEST(Chain, whatWasReceivedIsCheckedByItsOwnHash)
{
    Chained store;
    Entry foreign = field(QStringLiteral("c1"), "age", QStringLiteral("7"));
    foreign.desk = QStringLiteral("02");
    foreign.seq = 3;
    ASSERT_TRUE(store.writer.within([&] { return store.writer.receive({ foreign }).map([](const auto &) {}); }));
    ASSERT_TRUE(store.writer.append({ field(QStringLiteral("c1"), "age", QStringLiteral("8")) }));
    EXPECT_EQ(verifyChain(store.connection)->entries, 11);
    store.run("UPDATE entry SET author = 'x' WHERE position = 11");
    EXPECT_EQ(store.broken().line, 11);
}

TEST(Chain, twoProgramsThatWriteInTurnMakeOneChain)
{
    Chained store;
    auto other = openStoreFile(store.folder.filePath(QStringLiteral("kikitori.store")), keyOf('k'), builtInMigrations());
    ASSERT_TRUE(other);
    EntryWriter second(*other->connection, QStringLiteral("01"));
    for (int n = 0; n < 5; ++n) {
        ASSERT_TRUE(second.append({ entry(Stream::Audit, QStringLiteral("ns01"), kind::Viewed) }));
        ASSERT_TRUE(store.writer.append({ field(QStringLiteral("c1"), "age", QString::number(n)) }));
    }
    const auto chain = verifyChain(store.connection);
    ASSERT_TRUE(chain) << chain.error().subject.toStdString();
    EXPECT_EQ(chain->entries, 20);
}
