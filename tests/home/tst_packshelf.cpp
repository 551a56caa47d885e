// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "home/home.h"

#include "protocol/reading/packbytes.h"
#include "release/release.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

const QDate kToday(2026, 12, 1);

QString hashOf(const QString &version)
{
    return QString::fromLatin1(QCryptographicHash::hash(version.toUtf8(), QCryptographicHash::Sha256).toHex());
}

/// A desk's home with a program that wants the pack "city", and a doctor whom it trusts.
class PackShelfTest : public ::testing::Test {
protected:
    PackShelfTest()
        : m_home(Home::open(m_dir.filePath(QStringLiteral("desk"))).value())
    {
        Program program;
        program.packId = QStringLiteral("city");
        m_programs = { program };
        put(QStringLiteral("releasers.yaml"),
            "releasers:\n" + releaserLine(QStringLiteral("医師 太郎"), m_doctor.publicHalf()).toUtf8() + '\n');
    }
    void put(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_home.folder() + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray sealed(const QString &version, QDate from, const ReleaseKey *key = nullptr, QDate until = {}) const
    {
        Pack pack;
        pack.id = QStringLiteral("city");
        pack.version = version;
        pack.hash = hashOf(version);
        Release release;
        release.reviewedBy = QStringLiteral("医師 太郎");
        release.reviewedAt = QDateTime(QDate(2026, 11, 20), QTime(18, 30), Qt::OffsetFromUTC, 9 * 3600);
        release.releasedFrom = from;
        if (until.isValid())
            release.retiredFrom = until;
        return seal(pack, release, key ? *key : m_doctor).value();
    }
    void putSealed(const QString &version, QDate from)
    {
        put(QStringLiteral("protocols/city-%1.kpack").arg(version), sealed(version, from));
    }
    void putFolder(const QString &folder, const QByteArray &id, bool sample)
    {
        QByteArray head =
            "pack: " + id + "\nname: 束\nversion: \"9\"\nsample: " + (sample ? "true" : "false") + "\nnotice: 見本です\n";
        head += "meanings: { red: 赤, orange: 橙, yellow: 黄, green: 緑, white: 白 }\nemergency:\n";
        head += "  - { code: airway, kind: airway, label: 気道, question: 声が出ませんか }\n";
        put(folder + QStringLiteral("/pack.yaml"), head);
        put(folder + QStringLiteral("/a.yaml"),
            "id: adult.a\ntitle: 胸\nages: adult\ngroup: 胸\nwords: [むね]\nitems: [{ code: i, urgency: red, question: "
            "痛いですか }]\n"
            "advice: { red: { say: 119番 }, orange: { say: 一 }, yellow: { say: 二 }, green: { say: 三 }, white: { say: 四 } }\n"
            "watch-for: 息\nbasis: 教科書\n");
    }
    Result<ChosenPacks> choose(QDate today = kToday) const { return m_home.choosePacks(m_programs, today); }
    /// The version of "city" that the desk works with, or the fault.
    QString version(QDate today = kToday) const
    {
        const auto chosen = choose(today);
        return chosen ? chosen->packs.value(QStringLiteral("city")).version
                      : QStringLiteral("fault %1: %2").arg(int(chosen.error().fault)).arg(chosen.error().detail);
    }
    void keepWhatIsInUse(QDate today = kToday)
    {
        const auto chosen = choose(today);
        ASSERT_TRUE(chosen);
        ASSERT_TRUE(m_home.keepPacks(chosen->packs));
    }

    QTemporaryDir m_dir;
    Home m_home;
    std::vector<Program> m_programs;
    ReleaseKey m_doctor = ReleaseKey::make();
};

} // namespace

TEST_F(PackShelfTest, TakesTheSealedVersionThatHoldsAndWasReleasedLast)
{
    putSealed(QStringLiteral("1"), kToday.addDays(-30));
    putSealed(QStringLiteral("3"), kToday);
    putSealed(QStringLiteral("2"), kToday.addDays(-10));
    putSealed(QStringLiteral("4"), kToday.addDays(1));
    EXPECT_EQ(version(), QStringLiteral("3"));
    EXPECT_EQ(version(kToday.addDays(1)), QStringLiteral("4"));
    EXPECT_EQ(version(kToday.addDays(-1)), QStringLiteral("2"));
    EXPECT_TRUE(choose()->refused.empty()) << "a version for tomorrow is nothing to worry about";
}

TEST_F(PackShelfTest, UsesNoPackBeforeItsDay)
{
    putSealed(QStringLiteral("1"), kToday.addDays(1));
    const auto chosen = choose();
    ASSERT_FALSE(chosen);
    EXPECT_TRUE(chosen.error().subject.endsWith(QStringLiteral("city-1.kpack")));
    EXPECT_TRUE(chosen.error().detail.contains(QStringLiteral("2026-12-02"))) << chosen.error().detail.toStdString();
}

TEST_F(PackShelfTest, UsesNoRetiredPack)
{
    putSealed(QStringLiteral("1"), kToday.addDays(-30));
    putSealed(QStringLiteral("2"), kToday.addDays(-10));
    const Retirement notice { QStringLiteral("city"), QStringLiteral("2"), hashOf(QStringLiteral("2")), kToday,
        QStringLiteral("医師 太郎"), QDateTime(kToday, QTime(8, 0), Qt::UTC) };
    const QByteArray bytes = sealRetirement(notice, m_doctor).value();
    const QString path = QStringLiteral("protocols/city-2.retired");
    // Of somebody else it does not count, and is named.
    put(path, sealRetirement(notice, ReleaseKey::make()).value());
    EXPECT_EQ(version(), QStringLiteral("2"));
    ASSERT_EQ(choose()->refused.size(), 1U);
    EXPECT_TRUE(choose()->refused.front().subject.endsWith(path));
    put(path, bytes);
    EXPECT_EQ(version(kToday.addDays(-1)), QStringLiteral("2"));
    EXPECT_EQ(version(), QStringLiteral("1"));
    QFile::remove(m_home.folder() + QStringLiteral("/protocols/city-1.kpack"));
    EXPECT_FALSE(choose()) << "rather none than a retired one";
}

TEST_F(PackShelfTest, KeepsTheGoodOldVersionWhereTheNewOneIsBroken)
{
    putSealed(QStringLiteral("1"), kToday.addDays(-30));
    QByteArray broken = sealed(QStringLiteral("2"), kToday);
    broken[broken.size() / 2] = char(broken[broken.size() / 2] ^ 1);
    put(QStringLiteral("protocols/city-2.kpack"), broken);
    const auto chosen = choose();
    ASSERT_TRUE(chosen);
    EXPECT_EQ(version(), QStringLiteral("1"));
    ASSERT_EQ(chosen->refused.size(), 1U);
    EXPECT_EQ(chosen->refused.front().fault, Fault::SealBroken);
    EXPECT_TRUE(chosen->refused.front().subject.endsWith(QStringLiteral("city-2.kpack")));
}

TEST_F(PackShelfTest, StaysWithTheVersionInUseWhenItsOnlyCopyBreaks)
{
    putSealed(QStringLiteral("1"), kToday.addDays(-30));
    putSealed(QStringLiteral("2"), kToday);
    keepWhatIsInUse();
    put(QStringLiteral("protocols/city-2.kpack"), sealed(QStringLiteral("2"), kToday).chopped(100));
    EXPECT_EQ(version(), QStringLiteral("2")) << "not back to the older one";
    ASSERT_EQ(choose()->refused.size(), 1U);
    EXPECT_EQ(choose()->refused.front().fault, Fault::FileUnreadable);
    // What lies aside is held to the same rules.
    put(QStringLiteral("releasers.yaml"), "releasers: []\n");
    EXPECT_FALSE(choose());
}

TEST_F(PackShelfTest, DoesNotBringBackAVersionThatWasTakenAway)
{
    putSealed(QStringLiteral("1"), kToday.addDays(-30));
    putSealed(QStringLiteral("2"), kToday);
    keepWhatIsInUse();
    QFile::remove(m_home.folder() + QStringLiteral("/protocols/city-2.kpack"));
    EXPECT_EQ(version(), QStringLiteral("1"));
}

TEST_F(PackShelfTest, RefusesAPackOfAKeyItDoesNotKnow)
{
    const ReleaseKey stranger = ReleaseKey::make();
    put(QStringLiteral("protocols/city-1.kpack"), sealed(QStringLiteral("1"), kToday, &stranger));
    const auto chosen = choose();
    ASSERT_FALSE(chosen);
    EXPECT_EQ(chosen.error().fault, Fault::ReleaserUnknown);
    QFile::remove(m_home.folder() + QStringLiteral("/releasers.yaml"));
    putSealed(QStringLiteral("2"), kToday);
    EXPECT_FALSE(choose()) << "who trusts nobody takes nothing";
}

TEST_F(PackShelfTest, SaysWhereTheListOfReleasersIsWrong)
{
    putSealed(QStringLiteral("1"), kToday);
    put(QStringLiteral("releasers.yaml"), "releasers:\n  - { name: a, kee: b }\n");
    const auto chosen = choose();
    ASSERT_FALSE(chosen);
    EXPECT_TRUE(chosen.error().subject.endsWith(QStringLiteral("releasers.yaml")));
    EXPECT_EQ(chosen.error().line, 2);
}

TEST_F(PackShelfTest, TakesAnUnsealedFolderOnlyAsASample)
{
    putFolder(QStringLiteral("protocols/city"), "city", true);
    ASSERT_EQ(version(), QStringLiteral("9"));
    EXPECT_TRUE(choose()->packs.value(QStringLiteral("city")).sample);
    putFolder(QStringLiteral("protocols/city"), "city", false);
    const auto chosen = choose();
    ASSERT_FALSE(chosen);
    EXPECT_EQ(chosen.error().fault, Fault::YamlContent);
    EXPECT_TRUE(chosen.error().subject.endsWith(QStringLiteral("protocols/city/pack.yaml")));
    EXPECT_TRUE(chosen.error().detail.contains(QStringLiteral("protocol release"))) << chosen.error().detail.toStdString();
}

TEST_F(PackShelfTest, PrefersWhatIsSealedToASample)
{
    putFolder(QStringLiteral("protocols/aaa"), "city", true);
    putFolder(QStringLiteral("protocols/zzz"), "city", true);
    putSealed(QStringLiteral("1"), kToday.addDays(1));
    EXPECT_EQ(version(), QStringLiteral("9")) << "the sample until the day comes";
    EXPECT_EQ(version(kToday.addDays(1)), QStringLiteral("1"));
}

TEST_F(PackShelfTest, GivesBackTheSealedVersionThatACaseBeganWith)
{
    putSealed(QStringLiteral("1"), kToday);
    keepWhatIsInUse();
    QDir(m_home.folder() + QStringLiteral("/protocols")).removeRecursively();
    const QString hash = hashOf(QStringLiteral("1"));
    const auto kept = m_home.keptPack(hash);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->version, QStringLiteral("1"));
    EXPECT_EQ(kept->hash, hash) << "the hash of what it was compiled from";
    // The doctor has left since: the case is still read with the version it began with.
    put(QStringLiteral("releasers.yaml"), "releasers: []\n");
    EXPECT_TRUE(m_home.keptPack(hash));
    const QString path = QStringLiteral("protocols-kept/%1.kpack");
    put(path.arg(hash), sealed(QStringLiteral("2"), kToday));
    const auto other = m_home.keptPack(hash);
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().fault, Fault::SealBroken);
    put(path.arg(hash), sealed(QStringLiteral("1"), kToday).replace("city", "town"));
    EXPECT_EQ(m_home.keptPack(hash).error().fault, Fault::SealBroken);
}

TEST_F(PackShelfTest, TakesNoCompactPackForAnother)
{
    Pack pack;
    pack.hash = hashOf(QStringLiteral("2"));
    put(QStringLiteral("protocols-kept/%1.pack").arg(hashOf(QStringLiteral("1"))), packBytes(pack));
    const auto kept = m_home.keptPack(hashOf(QStringLiteral("1")));
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().fault, Fault::SealBroken);
}
