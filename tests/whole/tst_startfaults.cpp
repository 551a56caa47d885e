// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Bad input at the start: a sentence that says what happened and what to do; nothing is lost, nothing silently reset.
#include "whole/programs.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori::test;

namespace {

class StartFaults : public ::testing::Test {
protected:
    [[nodiscard]] QString home() const { return m_dir.filePath(QStringLiteral("home")); }
    void put(const QString &name, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(home() + QLatin1Char('/') + name).path());
        QFile file(home() + QLatin1Char('/') + name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QByteArray bytes(const QString &name) const
    {
        QFile file(home() + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Ran ctl(const QStringList &words, const QByteArray &input = {}) const
    {
        return run(QStringLiteral("kikitorictl"), QStringList { QStringLiteral("--home"), home() } + words, input);
    }
    Ran desk(const QStringList &words = {}) const
    {
        return run(QStringLiteral("kikitori"), QStringList { QStringLiteral("--home"), home(), QStringLiteral("--measure-start") } + words);
    }
    /// A first administrator and a lead, as a real installation begins.
    void enrol()
    {
        const Ran first = ctl({ QStringLiteral("people"), QStringLiteral("add"), QStringLiteral("ad01"), QStringLiteral("管理者"), QStringLiteral("--roles"), QStringLiteral("administrator") }, "long enough\n");
        ASSERT_EQ(first.code, 0) << first.err.toStdString();
        const Ran lead = ctl({ QStringLiteral("people"), QStringLiteral("add"), QStringLiteral("ld01"), QStringLiteral("業務責任者"), QStringLiteral("--roles"), QStringLiteral("lead"), QStringLiteral("--as"), QStringLiteral("ad01") }, "long enough\nanother one\n");
        ASSERT_EQ(lead.code, 0) << lead.err.toStdString();
    }
    Ran list(const QByteArray &password) const
    {
        return ctl({ QStringLiteral("case"), QStringLiteral("list"), QStringLiteral("--as"), QStringLiteral("ld01") }, password);
    }

private:
    QTemporaryDir m_dir;
};

} // namespace

TEST_F(StartFaults, ARealInstallationHasNobodyAndSaysHowToBegin)
{
    const Ran said = list("x\n");
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.err.contains(QStringLiteral("kikitorictl people add"))) << said.err.toStdString();
    EXPECT_EQ(desk().code, 0); // the window opens and says it too
}

TEST_F(StartFaults, TheFirstPersonMustBeAnAdministratorAndOnlyTheFirstComesAlone)
{
    const Ran nurse = ctl({ QStringLiteral("people"), QStringLiteral("add"), QStringLiteral("ns01"), QStringLiteral("看護師"), QStringLiteral("--roles"), QStringLiteral("nurse") }, "long enough\n");
    EXPECT_EQ(nurse.code, 1);
    enrol();
    const Ran second = ctl({ QStringLiteral("people"), QStringLiteral("add"), QStringLiteral("ns01"), QStringLiteral("看護師"), QStringLiteral("--roles"), QStringLiteral("nurse") }, "long enough\n");
    EXPECT_EQ(second.code, 1);
    EXPECT_EQ(list("another one\n").code, 0);
}

TEST_F(StartFaults, WrongPassword)
{
    enrol();
    const QByteArray before = bytes(QStringLiteral("people.json"));
    const Ran said = list("not the one\n");
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.err.contains(QStringLiteral("パスワードが違います"))) << said.err.toStdString();
    EXPECT_EQ(bytes(QStringLiteral("people.json")), before);
}

TEST_F(StartFaults, ADamagedStoreIsSaidAndKept)
{
    enrol();
    ASSERT_EQ(list("another one\n").code, 0);
    QByteArray store = bytes(QStringLiteral("kikitori.store"));
    ASSERT_GT(store.size(), 8192);
    store[5000] = static_cast<char>(store[5000] ^ 0x55);
    put(QStringLiteral("kikitori.store"), store);
    const Ran said = list("another one\n");
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.err.contains(QStringLiteral("壊れています"))) << said.err.toStdString();
    EXPECT_EQ(bytes(QStringLiteral("kikitori.store")), store);
}

TEST_F(StartFaults, RecordsWithoutTheirPeopleAreNotShutForEver)
{
    enrol();
    ASSERT_EQ(list("another one\n").code, 0);
    QFile::remove(home() + QStringLiteral("/people.json"));
    const Ran again = ctl({ QStringLiteral("people"), QStringLiteral("add"), QStringLiteral("ad02"), QStringLiteral("管理者"), QStringLiteral("--roles"), QStringLiteral("administrator") }, "long enough\n");
    EXPECT_EQ(again.code, 1);
    EXPECT_TRUE(bytes(QStringLiteral("people.json")).isEmpty());
}

TEST_F(StartFaults, ARoleThatMayNotLookSeesNothing)
{
    enrol();
    const Ran said = ctl({ QStringLiteral("case"), QStringLiteral("list"), QStringLiteral("--as"), QStringLiteral("ad01") }, "long enough\n");
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.err.contains(QStringLiteral("役割"))) << said.err.toStdString();
}

TEST_F(StartFaults, AnUnreadableSettingIsNamedWithItsPlace)
{
    put(QStringLiteral("settings.yaml"), "desk: \"01\"\nshaer: x\n");
    const Ran said = desk();
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.err.contains(QStringLiteral("2 行"))) << said.err.toStdString();
}

TEST_F(StartFaults, AnUnreadableProgramIsNamedWithItsPlace)
{
    put(QStringLiteral("programs/mine.yaml"), "program: mine\nname: [\n");
    const Ran said = desk();
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.err.contains(QStringLiteral("mine.yaml"))) << said.err.toStdString();
    EXPECT_TRUE(said.err.contains(QStringLiteral(" 行"))) << said.err.toStdString();
}

TEST_F(StartFaults, ASecondCopyLeavesTheFirstAlone)
{
    QProcess first;
    first.start(QStringLiteral(KIKITORI_BIN_DIR "/kikitori"), { QStringLiteral("--home"), home() });
    ASSERT_TRUE(first.waitForStarted(kProgramMs));
    const QDeadlineTimer bound(kProgramMs);
    const auto holdsItsHome = [this] { return QFile::exists(home() + QStringLiteral("/desk.lock")); };
    while (!holdsItsHome() && !bound.hasExpired() && first.state() == QProcess::Running)
        first.waitForReadyRead(100);
    ASSERT_TRUE(holdsItsHome());
    const Ran second = desk();
    EXPECT_EQ(second.code, 1);
    EXPECT_TRUE(second.err.contains(QStringLiteral("もう聞き取りが動いています"))) << second.err.toStdString();
    EXPECT_EQ(first.state(), QProcess::Running);
    first.kill();
    first.waitForFinished(kProgramMs);
    EXPECT_EQ(desk().code, 0); // a lock of a dead program does not hold
}
