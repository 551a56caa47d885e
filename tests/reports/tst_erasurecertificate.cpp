// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/erasurecertificate.h"

#include <QCryptographicHash>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
ErasureCertificate made()
{
    ErasureCertificate c;
    c.number = QStringLiteral("E-20261120-0101");
    c.program = QStringLiteral("kochi-7119");
    c.programName = QStringLiteral("高知家の救急医療電話");
    c.orderedBy = { QStringLiteral("ld01"), QStringLiteral("責任者 01") };
    c.approvedBy = { QStringLiteral("ad01"), QStringLiteral("管理者 01") };
    c.startedAt = QDateTime(QDate(2026, 11, 20), QTime(6, 27, 0), Qt::UTC);
    c.finishedAt = QDateTime(QDate(2026, 11, 20), QTime(15, 27, 9), Qt::UTC); // the 21st in Japan
    c.desk = QStringLiteral("01");
    c.version = QStringLiteral("0.1.0");
    c.from = QDate(2024, 4, 1);
    c.to = QDate(2025, 3, 31);
    c.cases = 3;
    c.calls = 4;
    for (int n = 1; n <= 3; ++n) {
        c.caseNumbers << QStringLiteral("K-20240401-0100%1").arg(n);
        c.recordings.push_back({ QStringLiteral("rec-%1").arg(n), QByteArray(64, static_cast<char>('a' + n)), 1'234'567 * n });
    }
    for (int n = 0; n < 24; ++n)
        c.entryHashes.push_back(QCryptographicHash::hash(QByteArray::number(n), QCryptographicHash::Sha256).toHex());
    c.copiesRemoved = { QStringLiteral("kikitori.20261119.backup") };
    c.rekeyed = true;
    return c;
}

/// The words of the paper, as pdftotext reads them, without white space.
QString wordsOf(const QByteArray &pdf, const QStringList &options = {})
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("paper.pdf")));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    QProcess read;
    read.start(QStringLiteral("pdftotext"), QStringList(options) << file.fileName() << QStringLiteral("-"));
    if (!read.waitForFinished(30'000))
        return {};
    QString words = QString::fromUtf8(read.readAllStandardOutput());
    // The font draws some kanji with the glyph of a radical that looks the same; compared as what they mean.
    words = words.normalized(QString::NormalizationForm_KC);
    words.remove(QRegularExpression(QStringLiteral("\\s")));
    return words;
}

QString plain(const char *utf8)
{
    QString words = QString::fromUtf8(utf8).normalized(QString::NormalizationForm_KC);
    return words.remove(QRegularExpression(QStringLiteral("\\s")));
}

int pagesOf(const QByteArray &pdf)
{
    return static_cast<int>(pdf.count("/Type /Page\n"));
}
}

TEST(ErasureCertificate, SaysWhatWentHowByWhomAndWhenOnPaper)
{
    const QString words = wordsOf(certificatePdf(made()));
    for (const char *said : { "消　去　証　明　書", "証明書番号　E-20261120-0101", "高知家の救急医療電話（kochi-7119）",
             "令和6年4月1日から令和7年3月31日まで", "3件", "4件", "3件（計7,407,402バイト）", "24行", "責任者 01（ld01）",
             "管理者 01（ad01）", "令和8年11月20日　15時27分00秒（協定世界時+09:00）", "令和8年11月21日　0時27分09秒", "印",
             "K-20240401-01003", "席01　Kikitori 0.1.0", "暗号鍵を新しいものに替え", "読み戻し", "なし" })
        EXPECT_TRUE(words.contains(plain(said))) << said;
    EXPECT_FALSE(words.contains(QStringLiteral("見本")));
    EXPECT_FALSE(words.contains(plain("ただし、")));
    EXPECT_TRUE(words.contains(QString::fromLatin1(made().entryHashes.front()))) << "the appendix names each row";
}

TEST(ErasureCertificate, ClaimsNothingThatDidNotHappen)
{
    ErasureCertificate c = made();
    c.rekeyed = false;
    c.provenByShare = false;
    c.copiesRemoved.clear();
    c.copiesLeft = { { QStringLiteral("kikitori.20261119.backup"), QDate(2026, 12, 20) } };
    c.left = { { ErasureCertificate::Left::Why::FileStays, QStringLiteral("rec-2"), QStringLiteral("Permission denied") },
        { ErasureCertificate::Left::Why::OnHold, QStringLiteral("K-20240401-01007"), {} } };
    c.interrupted = true;
    const QString words = wordsOf(certificatePdf(c));
    for (const char *said : { "ただし、「４　残っているもの」に記したものを除きます。", "共有の保管庫がない",
             "令和8年12月20日までに入れ替わる", "ファイルを削除できなかった録音", "1件。rec-2（Permission denied）", "保全の指示",
             "K-20240401-01007", "続きから行った" })
        EXPECT_TRUE(words.contains(plain(said))) << said;
    const auto left = QJsonDocument::fromJson(certificateJson(c)).object().value(QLatin1String("left")).toArray();
    ASSERT_EQ(left.size(), 2);
    EXPECT_EQ(left[1].toObject().value(QLatin1String("why")).toString(), QStringLiteral("on-hold"));
    EXPECT_FALSE(words.contains(plain("暗号鍵を新しいものに替え")));
    EXPECT_FALSE(words.contains(plain("読み戻し")));
    EXPECT_FALSE(words.contains(plain("世代を、")));
}

TEST(ErasureCertificate, NamesALongListByItsHash)
{
    ErasureCertificate c = made();
    c.entryHashes.clear();
    for (int n = 0; n < 14'400 * 3; ++n)
        c.entryHashes.push_back(QCryptographicHash::hash(QByteArray::number(n), QCryptographicHash::Sha256).toHex());
    c.caseNumbers.clear();
    for (int n = 0; n < 14'400; ++n)
        c.caseNumbers << QStringLiteral("K-20240401-%1").arg(n);
    const QByteArray pdf = certificatePdf(c);
    const QString words = wordsOf(pdf);
    EXPECT_TRUE(words.contains(QString::fromLatin1(listHash(c.entryHashes))));
    EXPECT_FALSE(words.contains(QString::fromLatin1(c.entryHashes.front())));
    EXPECT_LE(pagesOf(pdf), 3);
    // Whoever has the list can make the hash with the tools of any machine.
    QByteArray whole;
    for (const QByteArray &line : c.entryHashes)
        whole += line + '\n';
    EXPECT_EQ(listHash(c.entryHashes), QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex());
    const auto json = QJsonDocument::fromJson(certificateJson(c)).object();
    EXPECT_EQ(json.value(QLatin1String("entryHashes")).toArray().size(), 14'400 * 3);
}

TEST(ErasureCertificate, IsWrittenAsPaperAndAsDataWithTheirHashes)
{
    QTemporaryDir folder;
    const auto written = writeCertificate(made(), folder.filePath(QStringLiteral("certificates")));
    ASSERT_TRUE(written) << written.error().detail.toStdString();
    for (const auto &[path, hash] :
        { std::pair(written->pdf, written->pdfSha256), std::pair(written->json, written->jsonSha256) }) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
        EXPECT_EQ(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex(), hash);
    }
    const auto json = QJsonDocument::fromJson(certificateJson(made())).object();
    EXPECT_EQ(json.value(QLatin1String("finishedAt")).toString(), QStringLiteral("2026-11-21T00:27:09+09:00"));
    EXPECT_EQ(json.value(QLatin1String("caseNumbers")).toArray().size(), 3);
    EXPECT_EQ(json.value(QLatin1String("approvedBy")).toObject().value(QLatin1String("id")).toString(), QStringLiteral("ad01"));
    EXPECT_TRUE(json.value(QLatin1String("method")).toObject().value(QLatin1String("rekeyed")).toBool());
}

TEST(ErasureCertificate, AFolderThatCannotBeWrittenIsAFaultAndNotHalfAPaper)
{
    QTemporaryDir folder;
    QFile blocker(folder.filePath(QStringLiteral("blocked")));
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    const auto written = writeCertificate(made(), folder.filePath(QStringLiteral("blocked/certificates")));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().fault, Fault::DiskFailed);
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    ::testing::InitGoogleTest(&argc, argv);
    if (argc == 2) { // a paper to look at
        QFile file(QString::fromLocal8Bit(argv[1]));
        return file.open(QIODevice::WriteOnly) && file.write(certificatePdf(made())) > 0 ? 0 : 1;
    }
    return RUN_ALL_TESTS();
}
