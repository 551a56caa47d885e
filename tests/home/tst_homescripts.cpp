// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "home/home.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void putBook(const QString &folder, const QByteArray &id)
{
    put(folder + QStringLiteral("/book.yaml"), "book: " + id + "\nname: 台本\nversion: \"1\"\nsample: false\n");
    put(folder + QStringLiteral("/bye.yaml"),
        "id: bye\ntitle: 終了\nkind: closing\nbasis: 一般知識\nsteps:\n  - {code: bye, say: 失礼いたします。}\n");
}

TEST(HomeScripts, withoutAFolderTheBuiltInBookIsRead)
{
    const QTemporaryDir dir;
    const auto book = Home::open(dir.path())->scripts();
    ASSERT_TRUE(book) << book.error().subject.toStdString() << ' ' << book.error().detail.toStdString();
    EXPECT_TRUE(book->sample);
    EXPECT_FALSE(book->scriptsFor(QStringLiteral("kochi-7119")).empty());
}

TEST(HomeScripts, aBookOfTheHomeComesFirst)
{
    const QTemporaryDir dir;
    putBook(dir.filePath(QStringLiteral("scripts/centre")), "centre");
    const auto book = Home::open(dir.path())->scripts();
    ASSERT_TRUE(book);
    EXPECT_EQ(book->id, QStringLiteral("centre"));
}

TEST(HomeScripts, aBrokenBookIsRefusedAndNotReplacedByTheBuiltInOne)
{
    const QTemporaryDir dir;
    putBook(dir.filePath(QStringLiteral("scripts/centre")), "centre");
    put(dir.filePath(QStringLiteral("scripts/centre/bye.yaml")), "id: bye\ntitel: x\n");
    const auto book = Home::open(dir.path())->scripts();
    ASSERT_FALSE(book);
    EXPECT_EQ(book.error().subject, QStringLiteral("bye.yaml"));
    EXPECT_GT(book.error().line, 0);
}

TEST(HomeScripts, ofTwoBooksNoneIsTaken)
{
    const QTemporaryDir dir;
    putBook(dir.filePath(QStringLiteral("scripts/old")), "old");
    putBook(dir.filePath(QStringLiteral("scripts/new")), "new");
    const auto book = Home::open(dir.path())->scripts();
    ASSERT_FALSE(book);
    EXPECT_EQ(book.error().fault, Fault::BadArgument);
    EXPECT_TRUE(book.error().detail.contains(QStringLiteral("new, old")));
}

} // namespace
