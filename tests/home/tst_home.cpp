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
}

TEST(Home, IsMadeForItsOwnerOnly)
{
    const QTemporaryDir dir;
    const auto home = Home::open(dir.filePath(QStringLiteral("desk")));
    ASSERT_TRUE(home);
    const auto rights = QFile::permissions(home->folder());
    EXPECT_FALSE(rights & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther));
    EXPECT_EQ(home->settings().desk, QStringLiteral("01"));
    EXPECT_TRUE(home->settings().share.isEmpty());
}

TEST(Home, ReadsItsSettings)
{
    const QTemporaryDir dir;
    put(dir.filePath(QStringLiteral("settings.yaml")),
        "desk: \"07\"\ntelephone: {exchange: \"pbx.example:5060\", user: \"107\", password: x}\nshare: \"host=db dbname=k\"\n");
    const auto home = Home::open(dir.path());
    ASSERT_TRUE(home);
    EXPECT_EQ(home->settings().desk, QStringLiteral("07"));
    EXPECT_EQ(home->settings().sipDomain, QStringLiteral("pbx.example:5060"));
    EXPECT_EQ(home->settings().sipUser, QStringLiteral("107"));
    EXPECT_EQ(home->settings().share, QStringLiteral("host=db dbname=k"));
}

TEST(Home, NamesThePlaceOfABadSetting)
{
    const QTemporaryDir dir;
    put(dir.filePath(QStringLiteral("settings.yaml")), "desk: \"07\"\nshaer: x\n");
    const auto home = Home::open(dir.path());
    ASSERT_FALSE(home);
    EXPECT_EQ(home.error().fault, Fault::YamlContent);
    EXPECT_EQ(home.error().line, 2);
}

TEST(Home, LocksAfterFiveMinutesAndAsksForNoSecondFactorUnlessItIsSaid)
{
    const QTemporaryDir dir;
    auto home = Home::open(dir.path());
    ASSERT_TRUE(home);
    EXPECT_EQ(home->settings().lockMinutes, 5);
    EXPECT_FALSE(home->settings().secondFactorRequired);
    EXPECT_TRUE(home->settings().backups.folder.isEmpty());
    put(dir.filePath(QStringLiteral("settings.yaml")),
        "lock-minutes: 12\nsecond-factor: required\nbackups: {folder: copies, second: /media/stick, keep: 9}\n");
    home = Home::open(dir.path());
    ASSERT_TRUE(home) << home.error().detail.toStdString();
    EXPECT_EQ(home->settings().lockMinutes, 12);
    EXPECT_TRUE(home->settings().secondFactorRequired);
    EXPECT_EQ(home->settings().backups.folder, home->folder() + QStringLiteral("/copies"));
    EXPECT_EQ(home->settings().backups.second, QStringLiteral("/media/stick"));
    EXPECT_EQ(home->settings().backups.keep, 9);
}

struct BadSetting {
    const char *text;
    int line;
    int column;
};

class HomeSettings : public ::testing::TestWithParam<BadSetting> { };

TEST_P(HomeSettings, RefuseWhatTheyCannotMeanWithItsPlace)
{
    const QTemporaryDir dir;
    put(dir.filePath(QStringLiteral("settings.yaml")), GetParam().text);
    const auto home = Home::open(dir.path());
    ASSERT_FALSE(home);
    EXPECT_EQ(home.error().fault, Fault::YamlContent) << home.error().detail.toStdString();
    EXPECT_EQ(home.error().line, GetParam().line) << home.error().detail.toStdString();
    EXPECT_EQ(home.error().column, GetParam().column) << home.error().detail.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Home, HomeSettings,
    ::testing::Values(BadSetting { "desk: \"01\"\nlock-minutes: 61\n", 2, 15 }, BadSetting { "lock-minutes: -1\n", 1, 15 },
        BadSetting { "lock-minutes: soon\n", 1, 15 }, BadSetting { "second-factor: maybe\n", 1, 16 },
        BadSetting { "backups:\n  keep: 3\n", 2, 3 }, BadSetting { "backups:\n  folder: a\n  keep: 0\n", 3, 9 },
        BadSetting { "backups:\n  folder: a\n  second: a\n", 3, 11 }, BadSetting { "backups:\n  folder: a\n  often: yes\n", 3, 3 }));

TEST(Home, IsHeldByOneDeskAtATime)
{
    const QTemporaryDir dir;
    auto first = Home::open(dir.path());
    auto second = Home::open(dir.path());
    ASSERT_TRUE(first && second);
    ASSERT_TRUE(first->lock());
    const auto refused = second->lock();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::AlreadyRunning);
    { const Home gone = std::move(*first); }
    EXPECT_TRUE(second->lock());
}

TEST(Home, BringsTheBuiltInProgramAndPack)
{
    const QTemporaryDir dir;
    const auto home = Home::open(dir.path());
    ASSERT_TRUE(home);
    const auto programs = home->programs();
    ASSERT_TRUE(programs) << programs.error().detail.toStdString();
    EXPECT_EQ(programs->front().id, QStringLiteral("kochi-7119"));
    const auto packs = home->packs(*programs);
    ASSERT_TRUE(packs) << packs.error().subject.toStdString() << ':' << packs.error().line << ' ' << packs.error().detail.toStdString();
    EXPECT_TRUE(packs->value(programs->front().packId).sample);
}

TEST(Home, PrefersItsOwnProgramsAndSaysWhereTheyAreWrong)
{
    const QTemporaryDir dir;
    put(dir.filePath(QStringLiteral("programs/mine.yaml")), "program: mine\nnome: x\n");
    const auto home = Home::open(dir.path());
    ASSERT_TRUE(home);
    const auto programs = home->programs();
    ASSERT_FALSE(programs);
    EXPECT_TRUE(programs.error().subject.endsWith(QStringLiteral("mine.yaml")));
    EXPECT_GT(programs.error().line, 0);
}

// F7: a case that was begun with a version comes back to it after an update.
TEST(Home, KeepsEachVersionOfAPackThatWasInUse)
{
    const QTemporaryDir dir;
    const auto home = Home::open(dir.filePath(QStringLiteral("desk")));
    ASSERT_TRUE(home);
    const auto programs = home->programs();
    ASSERT_TRUE(programs);
    const auto packs = home->packs(*programs);
    ASSERT_TRUE(packs);
    const Pack &pack = packs->value(programs->front().packId);
    EXPECT_FALSE(home->keptPack(pack.hash)) << "nothing was kept yet";
    ASSERT_TRUE(home->keepPacks(*packs));
    ASSERT_TRUE(home->keepPacks(*packs)); // again: nothing to do
    const auto kept = home->keptPack(pack.hash);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->version, pack.version);
    EXPECT_EQ(kept->protocols.size(), pack.protocols.size());
    // Somebody changed the copy: it is not what the case began with.
    QFile file(home->folder() + QStringLiteral("/protocols-kept/") + pack.hash + QStringLiteral(".pack"));
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    ASSERT_TRUE(file.seek(file.size() / 2));
    const char before = *file.peek(1).constData();
    file.putChar(char(before ^ 1));
    file.close();
    const auto changed = home->keptPack(pack.hash);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().fault, Fault::SealBroken);
}

// F7: versions that were laid aside before there was a compact form.
TEST(Home, ReadsTheCopiesThatOlderProgramsKept)
{
    const QTemporaryDir dir;
    const auto home = Home::open(dir.filePath(QStringLiteral("desk")));
    ASSERT_TRUE(home);
    const auto programs = home->programs();
    ASSERT_TRUE(programs);
    const auto packs = home->packs(*programs);
    ASSERT_TRUE(packs);
    const Pack &pack = packs->value(programs->front().packId);
    const QString kept = home->folder() + QStringLiteral("/protocols-kept/") + pack.hash;
    const QDir built(QStringLiteral(":/protocols/sample"));
    ASSERT_TRUE(QDir().mkpath(kept));
    for (const QString &name : built.entryList(QDir::Files))
        ASSERT_TRUE(QFile::copy(built.filePath(name), kept + u'/' + name));
    ASSERT_TRUE(home->keepPacks(*packs));
    EXPECT_FALSE(QFile::exists(kept + QStringLiteral(".pack"))) << "it lies there already";
    const auto read = home->keptPack(pack.hash);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->protocols.size(), pack.protocols.size());
    QFile file(kept + QStringLiteral("/pack.yaml"));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    ASSERT_TRUE(file.open(QIODevice::Append));
    file.write("# changed\n");
    file.close();
    const auto changed = home->keptPack(pack.hash);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().fault, Fault::SealBroken);
}

TEST(Home, TakesNothingForAHashThatIsNone)
{
    const QTemporaryDir dir;
    const auto home = Home::open(dir.path());
    ASSERT_TRUE(home);
    put(dir.filePath(QStringLiteral("protocols/sample/pack.yaml")), "pack: sample\n");
    put(dir.filePath(QStringLiteral("protocols-kept/abc/pack.yaml")), "pack: sample\n");
    for (const char *name : { "", "..", "../protocols/sample", "abc" }) {
        const auto kept = home->keptPack(QString::fromLatin1(name));
        ASSERT_FALSE(kept) << name;
        EXPECT_EQ(kept.error().fault, Fault::FileMissing);
    }
}
