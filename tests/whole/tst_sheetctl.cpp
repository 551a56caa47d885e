// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// kikitorictl protocol export, import and review: what is on the disk afterwards.
#include "programs.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kSample = QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample");

class SheetCtl : public ::testing::Test {
protected:
    Ran protocol(const QStringList &words)
    {
        const QStringList before { QStringLiteral("--home"), path("home"), QStringLiteral("--lang"), QStringLiteral("en"),
            QStringLiteral("protocol") };
        return run(QStringLiteral("kikitorictl"), before + words);
    }
    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    QTemporaryDir m_dir;
};

} // namespace

TEST_F(SheetCtl, TheCatalogueGoesOutAndComesBackTheSame)
{
    ASSERT_EQ(protocol({ QStringLiteral("export"), kSample, QStringLiteral("--out"), path("a.xlsx") }).code, 0);
    const Ran in = protocol({ QStringLiteral("import"), path("a.xlsx"), QStringLiteral("--out"), path("once") });
    ASSERT_EQ(in.code, 0) << in.out.toStdString() << in.err.toStdString();
    EXPECT_EQ(QDir(path("once")).entryList(QDir::Files), QDir(kSample).entryList({ QStringLiteral("*.yaml") }, QDir::Files));
    // Of what was written once, the way there and back changes no byte.
    ASSERT_EQ(protocol({ QStringLiteral("export"), path("once"), QStringLiteral("--out"), path("b.xlsx") }).code, 0);
    ASSERT_EQ(protocol({ QStringLiteral("import"), path("b.xlsx"), QStringLiteral("--out"), path("twice") }).code, 0);
    for (const QString &name : QDir(path("once")).entryList(QDir::Files))
        EXPECT_EQ(bytesOf(path("once") + u'/' + name), bytesOf(path("twice") + u'/' + name)) << name.toStdString();
}

TEST_F(SheetCtl, WhatStandsThereStays)
{
    ASSERT_EQ(protocol({ QStringLiteral("export"), kSample, QStringLiteral("--out"), path("a.xlsx") }).code, 0);
    ASSERT_TRUE(QDir(m_dir.path()).mkdir(QStringLiteral("mine")));
    write(path("mine/notes.txt"), "mine");
    EXPECT_EQ(protocol({ QStringLiteral("import"), path("a.xlsx"), QStringLiteral("--out"), path("mine") }).code, 1);
    EXPECT_EQ(QDir(path("mine")).entryList(QDir::Files), QStringList { QStringLiteral("notes.txt") });
}

TEST_F(SheetCtl, WhatIsNoWorkbookWritesNothing)
{
    write(path("a.xlsx"), "胸痛,頭痛\n");
    EXPECT_EQ(protocol({ QStringLiteral("import"), path("a.xlsx"), QStringLiteral("--out"), path("new") }).code, 1);
    EXPECT_EQ(protocol({ QStringLiteral("import"), path("a.xlsx") }).code, 2) << "it must be said where to";
    EXPECT_FALSE(QDir(path("new")).exists());
}

TEST_F(SheetCtl, WhatTheProofFindsIsSaidByCellAndWrittenAsADraftOnly)
{
    ASSERT_TRUE(QDir(m_dir.path()).mkdir(QStringLiteral("pack")));
    for (const char *name : { "pack.yaml", "adult-chest-pain.yaml" }) {
        QByteArray bytes = bytesOf(kSample + u'/' + QLatin1String(name));
        bytes.replace("息が苦しくて、話すのがつらいですか", "息が苦しくて、話すのがつらい");
        write(path("pack/") + QLatin1String(name), bytes);
    }
    ASSERT_EQ(protocol({ QStringLiteral("export"), path("pack"), QStringLiteral("--out"), path("a.xlsx") }).code, 0);
    const Ran in = protocol({ QStringLiteral("import"), path("a.xlsx"), QStringLiteral("--out"), path("new") });
    EXPECT_EQ(in.code, 1);
    EXPECT_TRUE(in.out.contains(QStringLiteral("a.xlsx: sheet 項目, row 3, column F: adult.chest-pain/items/breath/question: ")))
        << in.out.toStdString();
    EXPECT_FALSE(QDir(path("new")).exists());
    EXPECT_EQ(
        protocol({ QStringLiteral("import"), path("a.xlsx"), QStringLiteral("--out"), path("new"), QStringLiteral("--draft") })
            .code,
        0);
    EXPECT_EQ(QDir(path("new")).entryList(QDir::Files).size(), 2);
}

TEST_F(SheetCtl, TheReviewIsWrittenBesideWhatItReviews)
{
    const Ran made = protocol({ QStringLiteral("review"), kSample, QStringLiteral("--out"), path("review.xlsx") });
    EXPECT_EQ(made.code, 0) << made.err.toStdString();
    EXPECT_TRUE(bytesOf(path("review.xlsx")).startsWith("PK"));
    EXPECT_EQ(protocol({ QStringLiteral("review"), path("none"), QStringLiteral("--out"), path("other.xlsx") }).code, 1);
    EXPECT_FALSE(QFile::exists(path("other.xlsx")));
}
