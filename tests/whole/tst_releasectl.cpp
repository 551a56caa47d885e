// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// kikitorictl protocol key, release, retire, show; and the desk that takes what comes out.
#include "programs.h"

#include "base/localday.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QByteArray kDoctor = "the doctor's long password\n";

class ReleaseCtl : public ::testing::Test {
protected:
    void SetUp() override
    {
        const QDir sample(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
        ASSERT_TRUE(QDir().mkpath(path("draft")));
        for (const QString &name : sample.entryList(QDir::Files))
            ASSERT_TRUE(QFile::copy(sample.filePath(name), path("draft/") + name));
        const Ran made = ctl({ "protocol", "key", "医師 太郎", "--out", "doctor.key" }, kDoctor);
        ASSERT_EQ(made.code, 0) << made.err.toStdString();
        m_line = made.out;
    }
    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }
    Ran ctl(const QList<const char *> &words, const QByteArray &input = {})
    {
        QStringList all { QStringLiteral("--home"), path("desk"), QStringLiteral("--lang"), QStringLiteral("en") };
        for (const char *word : words) {
            const QByteArray text(word);
            const bool file = text.endsWith(".key") || text.endsWith(".kpack") || text == "draft";
            all << (file ? path(word) : QString::fromUtf8(text));
        }
        return run(QStringLiteral("kikitorictl"), all, input);
    }
    void replaceIn(const char *name, const QByteArray &from, const QByteArray &to)
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << name;
        QByteArray text = file.readAll();
        file.close();
        ASSERT_TRUE(text.contains(from)) << name;
        file.remove();
        ASSERT_TRUE(file.open(QIODevice::WriteOnly)) << name;
        file.write(text.replace(from, to));
    }
    void trust()
    {
        QFile file(path("desk/releasers.yaml"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("releasers:\n" + m_line.toUtf8());
    }
    Ran release(const char *from, const char *out = "sample-1.kpack")
    {
        return ctl({ "protocol", "release", "draft", "--key", "doctor.key", "--doctor", "医師 太郎", "--from", from, "--licence",
                       "第1号", "--note", "初版", "--out", out },
            kDoctor);
    }
    QJsonObject shown(const char *file)
    {
        const Ran ran = ctl({ "protocol", "show", file, "--json" });
        EXPECT_EQ(ran.code, 0) << ran.err.toStdString();
        return QJsonDocument::fromJson(ran.out.toUtf8()).object();
    }
    void putOnDesk(const char *file)
    {
        QDir().mkpath(path("desk/protocols"));
        ASSERT_TRUE(QFile::copy(path(file), path("desk/protocols/") + QString::fromUtf8(file)));
    }
    Ran findOnDesk() { return ctl({ "protocol", "find", "胸が痛い" }); }

    QTemporaryDir m_dir;
    QString m_line;
};

QByteArray dayFromNow(int days)
{
    return dayAt(QDateTime::currentDateTimeUtc(), 540).addDays(days).toString(Qt::ISODate).toLatin1();
}

} // namespace

TEST_F(ReleaseCtl, ReleasesWhatADeskThenTakes)
{
    replaceIn("draft/pack.yaml", "sample: true", "sample: false");
    EXPECT_EQ(shown("draft").value(QStringLiteral("state")).toString(), QStringLiteral("checked"));
    const Ran released = release("2026-11-01");
    ASSERT_EQ(released.code, 0) << released.err.toStdString();
    QJsonObject pack = shown("sample-1.kpack");
    EXPECT_EQ(pack.value(QStringLiteral("state")).toString(), QStringLiteral("released"));
    EXPECT_EQ(pack.value(QStringLiteral("refused")).toString(), QStringLiteral("unknown-releaser"));
    EXPECT_EQ(pack.value(QStringLiteral("sha256")).toString(), shown("draft").value(QStringLiteral("sha256")).toString());
    EXPECT_FALSE(pack.value(QStringLiteral("sample")).toBool(true));
    const QJsonObject head = pack.value(QStringLiteral("release")).toObject();
    EXPECT_EQ(head.value(QStringLiteral("reviewedBy")).toString(), QStringLiteral("医師 太郎"));
    EXPECT_EQ(head.value(QStringLiteral("licence")).toString(), QStringLiteral("第1号"));
    EXPECT_EQ(head.value(QStringLiteral("releasedFrom")).toString(), QStringLiteral("2026-11-01"));
    EXPECT_GT(head.value(QStringLiteral("proof")).toObject().value(QStringLiteral("items")).toInt(), 1000);
    putOnDesk("sample-1.kpack");
    EXPECT_NE(findOnDesk().code, 0) << "a desk that trusts nobody";
    trust();
    EXPECT_TRUE(shown("sample-1.kpack").value(QStringLiteral("refused")).isNull());
    const Ran found = findOnDesk();
    EXPECT_EQ(found.code, 0) << found.err.toStdString();
    EXPECT_TRUE(found.out.contains(QStringLiteral("adult.chest-pain")));
    const Ran text = ctl({ "protocol", "show", "sample-1.kpack" });
    EXPECT_TRUE(text.out.contains(QStringLiteral("医師 太郎 第1号"))) << text.out.toStdString();
}

TEST_F(ReleaseCtl, RetiresIt)
{
    replaceIn("draft/pack.yaml", "sample: true", "sample: false");
    ASSERT_EQ(release("2026-11-01").code, 0);
    trust();
    putOnDesk("sample-1.kpack");
    ASSERT_EQ(findOnDesk().code, 0);
    const QByteArray tomorrow = dayFromNow(2); // the day may end while this runs
    const auto retire = [&](const QByteArray &day) {
        return ctl(
            { "protocol", "retire", "desk/protocols/sample-1.kpack", "--key", "doctor.key", "--from", day.constData() }, kDoctor)
            .code;
    };
    ASSERT_EQ(retire(tomorrow), 0);
    EXPECT_EQ(findOnDesk().code, 0);
    ASSERT_EQ(retire(dayFromNow(0)), 0);
    const Ran refused = findOnDesk();
    EXPECT_NE(refused.code, 0);
    EXPECT_TRUE(refused.err.contains(QStringLiteral("retired from"))) << refused.err.toStdString();
    EXPECT_EQ(shown("desk/protocols/sample-1.kpack").value(QStringLiteral("state")).toString(), QStringLiteral("retired"));
}

TEST_F(ReleaseCtl, DoesNotReleaseWhatTheProofRefuses)
{
    replaceIn("draft/pack.yaml", "sample: true", "sample: false");
    replaceIn("draft/adult-chest-pain.yaml", "basis:", "bases:");
    const Ran refused = release("2026-11-01");
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(refused.out.contains(QStringLiteral("adult-chest-pain.yaml:"))) << refused.out.toStdString();
    EXPECT_TRUE(refused.err.contains(QStringLiteral("Nothing was released")));
    EXPECT_FALSE(QFile::exists(path("sample-1.kpack")));
    EXPECT_EQ(shown("draft").value(QStringLiteral("state")).toString(), QStringLiteral("draft"));
    // What the reader takes and only the proof finds: questions that ask nothing.
    replaceIn("draft/adult-chest-pain.yaml", "bases:", "basis:");
    EXPECT_EQ(shown("draft").value(QStringLiteral("state")).toString(), QStringLiteral("checked"));
    replaceIn("draft/adult-chest-pain.yaml", "ますか\n", "ます\n");
    EXPECT_EQ(release("2026-11-01").code, 1);
    EXPECT_FALSE(QFile::exists(path("sample-1.kpack")));
    EXPECT_EQ(shown("draft").value(QStringLiteral("state")).toString(), QStringLiteral("draft"));
}

TEST_F(ReleaseCtl, ReleasesASampleOnlyAsSuch)
{
    EXPECT_EQ(release("2026-11-01").code, 1);
    EXPECT_FALSE(QFile::exists(path("sample-1.kpack")));
    const Ran sample = ctl({ "protocol", "release", "draft", "--key", "doctor.key", "--as-sample", "--doctor", "医師 太郎",
                               "--from", dayFromNow(2).constData(), "--out", "sample-1.kpack" },
        kDoctor);
    ASSERT_EQ(sample.code, 0) << sample.err.toStdString();
    EXPECT_TRUE(shown("sample-1.kpack").value(QStringLiteral("sample")).toBool());
    EXPECT_EQ(shown("sample-1.kpack").value(QStringLiteral("state")).toString(), QStringLiteral("reviewed"));
}

TEST_F(ReleaseCtl, AsksForTheDoctorsPasswordAndOverwritesNothing)
{
    replaceIn("draft/pack.yaml", "sample: true", "sample: false");
    const Ran wrong = ctl({ "protocol", "release", "draft", "--key", "doctor.key", "--doctor", "d", "--from", "2026-11-01",
                              "--out", "sample-1.kpack" },
        "something else altogether\n");
    EXPECT_EQ(wrong.code, 1);
    EXPECT_FALSE(QFile::exists(path("sample-1.kpack")));
    ASSERT_EQ(release("2026-11-01").code, 0);
    EXPECT_EQ(release("2026-12-01").code, 1) << "the file is there";
    EXPECT_EQ(
        shown("sample-1.kpack").value(QStringLiteral("release")).toObject().value(QStringLiteral("releasedFrom")).toString(),
        QStringLiteral("2026-11-01"));
    EXPECT_EQ(ctl({ "protocol", "key", "医師 太郎", "--out", "doctor.key" }, kDoctor).code, 1) << "a key is not lost";
    EXPECT_EQ(ctl({ "protocol", "key", "医師 次郎", "--out", "other.key" }, "short\n").code, 1);
    EXPECT_EQ(release("soon", "x.kpack").code, 2);
}

TEST_F(ReleaseCtl, SaysWhatIsWrongWithAFile)
{
    replaceIn("draft/pack.yaml", "sample: true", "sample: false");
    ASSERT_EQ(release("2026-11-01").code, 0);
    replaceIn("sample-1.kpack", "2026-11-01", "2026-10-01");
    const Ran changed = ctl({ "protocol", "show", "sample-1.kpack" });
    EXPECT_EQ(changed.code, 1);
    EXPECT_TRUE(changed.err.contains(QStringLiteral("changed after its release"))) << changed.err.toStdString();
    trust();
    putOnDesk("sample-1.kpack");
    const Ran desk = findOnDesk();
    EXPECT_EQ(desk.code, 1);
    EXPECT_TRUE(desk.err.contains(QStringLiteral("sample-1.kpack"))) << desk.err.toStdString();
}
