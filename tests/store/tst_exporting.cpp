// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk.h"
#include "inmemory.h"

#include "store/keeping/exporting.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QString kPassphrase = QStringLiteral("引き継ぎの合言葉 2026年11月");

/// A desk with two cases whose words a spreadsheet stumbles over, a call and a recording.
struct Exporting : ::testing::Test {
    static void SetUpTestSuite() { workInMemory(); }
    Desk desk;
    QTemporaryDir out;
    QString file = out.filePath(QStringLiteral("hand-over.kkx"));
    QString folder = out.filePath(QStringLiteral("plain"));

    void SetUp() override
    {
        ASSERT_TRUE(desk.open());
        ASSERT_TRUE(desk.openCase(opened(QStringLiteral("c1"), QStringLiteral("+818088251299"))));
        ASSERT_TRUE(desk.append({ entry(Stream::Call, QStringLiteral("call-c1"), kind::Ringing),
            field(QStringLiteral("c1"), "content", QStringLiteral("=1+1")),
            field(QStringLiteral("c1"), "notes", QStringLiteral("「熱」, \"38度\"\n二行目")) }));
        Entry recording = entry(Stream::Recording, QStringLiteral("r1"), kind::RecordingStarted,
            { { QStringLiteral("case"), QStringLiteral("c1") }, { QStringLiteral("call"), QStringLiteral("call-c1") },
                { QStringLiteral("file"), QStringLiteral("r1.kkr") } });
        recording.secret = QByteArray(32, 'R');
        ASSERT_TRUE(desk.append({ recording }));
        ASSERT_TRUE(desk.openCase(opened(QStringLiteral("c2"), QStringLiteral("0888251299"), 60)));
    }
    [[nodiscard]] Result<std::vector<ExportedTable>> exportInto(ExportSink &sink)
    {
        const auto connection = Connection::open(desk.path, keyOf('k'), Connection::Access::Existing);
        EXPECT_TRUE(connection);
        return exportStore(**connection, sink, QStringLiteral("01"), moment(0)).and_then([&](std::vector<ExportedTable> tables) {
            return sink.finish().map([&] { return tables; });
        });
    }
    void seal()
    {
        const auto sink = sealedFile(file, kPassphrase);
        ASSERT_TRUE(sink) << sink.error().detail.toStdString();
        ASSERT_TRUE(exportInto(**sink));
    }
    [[nodiscard]] Result<> unpack(const QString &passphrase = kPassphrase)
    {
        const auto sink = plainFolder(folder);
        if (!sink)
            return tl::make_unexpected(sink.error());
        CheckedExport checked(sink->get());
        return unseal(file, passphrase, checked).and_then([&] { return checked.finish(); });
    }
    [[nodiscard]] QByteArray read(const char *name) const { return contentOf(folder + QLatin1Char('/') + QLatin1String(name)); }
    [[nodiscard]] std::vector<QJsonObject> lines(const char *name) const
    {
        std::vector<QJsonObject> objects;
        for (const QByteArray &line : read(name).split('\n'))
            if (!line.isEmpty())
                objects.push_back(QJsonDocument::fromJson(line).object());
        return objects;
    }
};
}

TEST_F(Exporting, everyTableIsThereWithItsRows)
{
    const auto sink = plainFolder(folder);
    ASSERT_TRUE(sink);
    const auto tables = exportInto(**sink);
    ASSERT_TRUE(tables) << tables.error().detail.toStdString();
    QHash<QString, qint64> rows;
    for (const ExportedTable &table : *tables)
        rows.insert(table.name, table.rows);
    EXPECT_EQ(rows[QStringLiteral("cases")], 2);
    EXPECT_EQ(rows[QStringLiteral("case_fields")], 2);
    EXPECT_EQ(rows[QStringLiteral("calls")], 1);
    EXPECT_EQ(rows[QStringLiteral("recordings")], 1);
    EXPECT_EQ(rows[QStringLiteral("entries")], 6);
    EXPECT_EQ(lines("entries.jsonl").size(), 6U);
    EXPECT_EQ(lines("cases.jsonl").front()[QStringLiteral("caller")].toString(), QStringLiteral("+818088251299"));
}

TEST_F(Exporting, aReaderOfTheCsvGetsTheTextsAndASpreadsheetNoFormula)
{
    const auto sink = plainFolder(folder);
    ASSERT_TRUE(sink && exportInto(**sink));
    const QByteArray fields = read("case_fields.csv");
    EXPECT_TRUE(fields.startsWith("\xef\xbb\xbfnumber,id,name,value\r\n"));
    EXPECT_TRUE(fields.contains("content,'=1+1\r\n")) << fields.constData();
    EXPECT_TRUE(fields.contains(QStringLiteral("notes,\"「熱」, \"\"38度\"\"\n二行目\"\r\n").toUtf8())) << fields.constData();
    EXPECT_TRUE(read("cases.csv").contains(",+818088251299,")) << "a telephone number is none";
    EXPECT_EQ(lines("case_fields.jsonl").front()[QStringLiteral("value")].toString(), QStringLiteral("=1+1"));
}

TEST_F(Exporting, noKeyOfARecordingIsInIt)
{
    const auto sink = plainFolder(folder);
    ASSERT_TRUE(sink && exportInto(**sink));
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        const QByteArray bytes = contentOf(folder + QLatin1Char('/') + name);
        EXPECT_FALSE(bytes.contains(QByteArray(32, 'R'))) << name.toStdString();
        EXPECT_FALSE(bytes.contains(QByteArray(32, 'R').toHex())) << name.toStdString();
        EXPECT_FALSE(bytes.contains(QByteArray(32, 'R').toBase64())) << name.toStdString();
    }
}

TEST_F(Exporting, theManifestNamesEveryFileWithItsHash)
{
    const auto sink = plainFolder(folder);
    ASSERT_TRUE(sink && exportInto(**sink));
    const QJsonObject manifest = QJsonDocument::fromJson(read("manifest.json")).object();
    const QJsonArray files = manifest[QStringLiteral("files")].toArray();
    EXPECT_EQ(files.size(), QDir(folder).entryList(QDir::Files).size() - 1);
    for (const QJsonValue &value : files) {
        const QJsonObject one = value.toObject();
        const QByteArray bytes = contentOf(folder + QLatin1Char('/') + one[QStringLiteral("file")].toString());
        EXPECT_EQ(one[QStringLiteral("bytes")].toInteger(), bytes.size());
        EXPECT_EQ(one[QStringLiteral("sha256")].toString().toLatin1(),
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
}

TEST_F(Exporting, whatWasSealedComesOutAgainAndNothingOfItIsReadable)
{
    seal();
    const QByteArray sealed = contentOf(file);
    EXPECT_FALSE(sealed.contains("cases.csv"));
    EXPECT_FALSE(sealed.contains("kochi"));
    EXPECT_FALSE(QFile::exists(file + QStringLiteral(".part")));
    const auto done = unpack();
    ASSERT_TRUE(done) << done.error().detail.toStdString();
    EXPECT_EQ(lines("cases.jsonl").size(), 2U);
    EXPECT_EQ(lines("entries.jsonl").size(), 6U);
}

TEST_F(Exporting, aWrongPassphraseIsToldApartFromDamage)
{
    seal();
    EXPECT_EQ(unpack(QStringLiteral("another passphrase")).error().fault, Fault::PasswordWrong);
    EXPECT_FALSE(QDir(folder).exists()) << "nothing is left of a try";
}

TEST_F(Exporting, everyCutAndEveryChangeIsFoundAndLeavesNoPlainFile)
{
    seal();
    const QByteArray whole = contentOf(file);
    const auto put = [&](const QByteArray &bytes) {
        QFile changed(file);
        ASSERT_TRUE(changed.open(QIODevice::WriteOnly | QIODevice::Truncate));
        changed.write(bytes);
    };
    for (const qsizetype length : { whole.size() - 1, whole.size() - 30, whole.size() / 2, qsizetype(60), qsizetype(10) }) {
        put(whole.left(length));
        EXPECT_EQ(unpack().error().fault, Fault::SealBroken) << length;
    }
    for (const qsizetype at : { whole.size() - 5, whole.size() / 2, whole.size() / 3 }) {
        QByteArray changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        put(changed);
        EXPECT_EQ(unpack().error().fault, Fault::SealBroken) << at;
    }
    put(whole + "more");
    EXPECT_EQ(unpack().error().fault, Fault::SealBroken);
    EXPECT_FALSE(QDir(folder).exists());
    put(whole);
    EXPECT_TRUE(unpack());
}

TEST_F(Exporting, aShortPassphraseAndAFolderWithThingsAreRefused)
{
    EXPECT_EQ(sealedFile(file, QStringLiteral("short")).error().fault, Fault::BadArgument);
    EXPECT_FALSE(QFile::exists(file));
    EXPECT_EQ(plainFolder(out.path()).has_value(), true) << "empty is good";
    seal();
    EXPECT_EQ(plainFolder(out.path()).error().fault, Fault::BadArgument);
    EXPECT_EQ(sealedFile(file, kPassphrase).error().fault, Fault::BadArgument) << "nothing is written over";
}
