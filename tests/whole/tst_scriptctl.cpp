// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// kikitorictl script as who writes scripts uses it.
#include "whole/programs.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori::test;

namespace {

class ScriptCtl : public ::testing::Test {
protected:
    void SetUp() override { write("good", "go: end"); }
    void write(const char *name, const QByteArray &go) const
    {
        const QString folder = m_dir.filePath(QString::fromLatin1(name));
        QDir().mkpath(folder);
        put(folder + QStringLiteral("/book.yaml"), "book: tiny\nname: 台本\nversion: \"1\"\nsample: false\n");
        put(folder + QStringLiteral("/bye.yaml"),
            "id: bye\ntitle: 終了\nkind: closing\nprograms: [kochi-7119]\nbasis: 一般知識\nsteps:\n"
            "  - code: ask\n    ask: ほかにありますか\n    choices:\n"
            "      - { code: no, text: ない, "
                + go
                + ", fills: { result: home-care } }\n"
                  "      - { code: yes, text: ある, go: ask }\n");
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QString folder(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] Ran ctl(const QStringList &words) const
    {
        const QStringList first { QStringLiteral("--home"), folder("home"), QStringLiteral("--lang"), QStringLiteral("en"),
            QStringLiteral("script") };
        return run(QStringLiteral("kikitorictl"), first + words);
    }
    QTemporaryDir m_dir;
};

TEST_F(ScriptCtl, aSoundBookIsProvenAndTheFaultOfAnotherIsPointedAt)
{
    const Ran good = ctl({ QStringLiteral("check"), folder("good") });
    EXPECT_EQ(good.code, 0) << good.out.toStdString() << good.err.toStdString();
    EXPECT_TRUE(good.out.contains(QStringLiteral("1 scripts, 1 steps, 2 ways"))) << good.out.toStdString();
    EXPECT_TRUE(good.out.contains(QStringLiteral("0 errors, 0 notes"))) << good.out.toStdString();
    write("stuck", "go: ask");
    const Ran stuck = ctl({ QStringLiteral("check"), folder("stuck") });
    EXPECT_EQ(stuck.code, 1);
    EXPECT_TRUE(stuck.out.contains(
        folder("stuck") + QStringLiteral("/bye.yaml:7:5: bye/steps/ask: no way leads from this step to the end [ends]")))
        << stuck.out.toStdString();
}

TEST_F(ScriptCtl, aFillIsHeldToTheRecordOfTheProgram)
{
    write("wrong", "go: end");
    QFile file(folder("wrong") + QStringLiteral("/bye.yaml"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    put(file.fileName(), QByteArray(bytes).replace("home-care", "home-cure"));
    Ran ran = ctl({ QStringLiteral("check"), folder("wrong") });
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.out.contains(QStringLiteral("[field-value]"))) << ran.out.toStdString();
    put(file.fileName(), QByteArray(bytes).replace("result:", "outcome:"));
    ran = ctl({ QStringLiteral("check"), folder("wrong") });
    EXPECT_TRUE(ran.out.contains(QStringLiteral("the program kochi-7119 has no field outcome"))) << ran.out.toStdString();
}

TEST_F(ScriptCtl, jsonNamesEachFinding)
{
    write("stuck", "go: ask");
    const Ran ran = ctl({ QStringLiteral("check"), folder("stuck"), QStringLiteral("--json") });
    const QJsonObject said = QJsonDocument::fromJson(ran.out.toUtf8()).object();
    EXPECT_FALSE(said.value(QStringLiteral("ok")).toBool(true));
    EXPECT_EQ(said.value(QStringLiteral("errors")).toInt(), 1);
    const QJsonObject finding = said.value(QStringLiteral("findings")).toArray().first().toObject();
    EXPECT_EQ(finding.value(QStringLiteral("rule")), QStringLiteral("ends"));
    EXPECT_EQ(finding.value(QStringLiteral("line")), 7);
    EXPECT_EQ(finding.value(QStringLiteral("script")), QStringLiteral("bye"));
    EXPECT_EQ(said.value(QStringLiteral("sha256")).toString().size(), 64);
}

TEST_F(ScriptCtl, theScriptsInUseAreListedAndRead)
{
    ASSERT_TRUE(QDir().mkpath(folder("home/scripts")));
    ASSERT_TRUE(QDir().rename(folder("good"), folder("home/scripts/good")));
    EXPECT_TRUE(ctl({ QStringLiteral("list") }).out.startsWith(QStringLiteral("bye\tclosing\t終了\tkochi-7119")));
    const Ran none = ctl({ QStringLiteral("list"), QStringLiteral("--program"), QStringLiteral("kyoto-8000") });
    EXPECT_EQ(none.code, 1);
    EXPECT_TRUE(none.out.isEmpty());
    const Ran shown = ctl({ QStringLiteral("show"), QStringLiteral("bye") });
    EXPECT_EQ(shown.code, 0);
    EXPECT_TRUE(shown.out.contains(QStringLiteral("  1  ない → end [result: home-care]\n"))) << shown.out.toStdString();
    EXPECT_EQ(ctl({ QStringLiteral("show"), QStringLiteral("nobody") }).code, 1);
}

TEST_F(ScriptCtl, wrongWordsAreAnsweredWithTheUsage)
{
    EXPECT_EQ(ctl({}).code, 2);
    EXPECT_EQ(ctl({ QStringLiteral("check") }).code, 2);
    EXPECT_EQ(ctl({ QStringLiteral("check"), folder("nowhere") }).code, 1);
}

} // namespace
