// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "programs.h"

#include "tests/store/desk.h"
#include "tests/support/throwawaypostgres.h"

#include "store/keys/admission.h"
#include "store/keeping/backup.h"
#include "store/statement.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <gtest/gtest.h>
#include <libpq-fe.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QByteArray kLead = "a lead's passphrase\n";
const QByteArray kAdmin = "an admin's passphrase\n";
const QByteArray kNurse = "a nurse's passphrase\n";

/// The home of one desk with three people, a program whose contract is over, and cases in its store; worked on by
/// kikitorictl as people do.
class PurgeCtl : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(QDir().mkpath(path("programs")) && QDir().mkpath(path("recordings")));
        writeProgram("2025-05-09");
        ASSERT_EQ(ctl({ "people", "add", "ad01", "管理者", "--roles", "administrator" }, kAdmin).code, 0);
        ASSERT_EQ(ctl({ "people", "add", "ld01", "責任者", "--roles", "lead", "--as", "ad01" }, kAdmin + kLead).code, 0);
        ASSERT_EQ(ctl({ "people", "add", "ns01", "看護師", "--roles", "nurse", "--as", "ad01" }, kAdmin + kNurse).code, 0);
        const auto in = admit(path("people.json"), { QStringLiteral("ld01"), QString::fromUtf8(kLead.trimmed()), {} },
            QDateTime::currentDateTimeUtc());
        ASSERT_TRUE(in) << in.error().detail.toStdString();
        m_key = in->keys.front().clone();
    }
    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }
    Ran ctl(const QList<const char *> &words, const QByteArray &input)
    {
        QStringList all { QStringLiteral("--home"), m_dir.path(), QStringLiteral("--lang"), QStringLiteral("en") };
        for (const char *word : words)
            all << QString::fromUtf8(word);
        return run(QStringLiteral("kikitorictl"), all, input);
    }
    void write(const QString &file, const QByteArray &content)
    {
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    void writeProgram(const QByteArray &accepted)
    {
        QFile file(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/programs/kochi-7119.yaml"));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        QByteArray yaml = file.readAll();
        yaml.replace(
            "  # report-accepted: 2025-04-30", accepted.isEmpty() ? QByteArray("  #") : "  report-accepted: " + accepted);
        write(path("programs/kochi-7119.yaml"), yaml);
    }
    void withStore(const std::function<void(Desk &)> &work)
    {
        Desk desk;
        desk.path = path("kikitori.store");
        desk.store = std::make_unique<Store>(Store::Settings { desk.path, QStringLiteral("01") });
        const auto opened = desk.store->openNow(m_key.clone());
        ASSERT_TRUE(opened) << opened.error().detail.toStdString();
        work(desk);
    }
    void addCases()
    {
        withStore([&](Desk &desk) {
            for (const char *id : { "a", "b" }) {
                const QString caseId = QString::fromLatin1(id);
                ASSERT_TRUE(desk.openCase(opened(caseId)));
                Entry started = entry(Stream::Recording, QStringLiteral("rec-") + caseId, kind::RecordingStarted,
                    { { QStringLiteral("case"), caseId }, { QStringLiteral("file"), QString(caseId + QStringLiteral(".kr")) } });
                started.secret = QByteArray(32, 's');
                ASSERT_TRUE(desk.append({ started, field(caseId, "content", QStringLiteral("激しい頭痛")),
                    entry(Stream::Case, caseId, kind::Closed) }));
                write(path("recordings/") + caseId + QStringLiteral(".kr"), QByteArray(3000, 'x'));
            }
        });
    }
    qint64 number(const char *sql)
    {
        auto connection = Connection::open(path("kikitori.store"), m_key, Connection::Access::Existing).value();
        connection->trust();
        Statement ask(*connection, sql);
        return ask.step() ? ask.number(0) : -1;
    }
    QJsonObject certificate()
    {
        const QDir folder(path("reports/certificates"));
        const QStringList names = folder.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
        if (names.isEmpty())
            return {};
        return QJsonDocument::fromJson(contentOf(folder.filePath(names.last()))).object();
    }
    QTemporaryDir m_dir;
    StoreKey m_key;
};
}

TEST_F(PurgeCtl, TwoPeopleEraseWithACertificateThatTheAuditKnows)
{
    write(path("settings.yaml"), "backups:\n  folder: backups\n  keep: 3\n");
    addCases();
    ASSERT_TRUE(backUp(path("kikitori.store"), path("people.json"), m_key,
        { path("backups"), {}, 3, backupName(QStringLiteral("01")) }, QDateTime::currentDateTimeUtc().addDays(-1)));
    const auto held = ctl({ "hold", "set", "--as", "ld01", "--reason", "審査請求", "--case", "K-20261120-01002" }, kLead);
    ASSERT_EQ(held.code, 0) << held.err.toStdString();
    const auto planned = ctl({ "purge", "plan", "--as", "ld01", "--without-share" }, kLead);
    EXPECT_EQ(planned.code, 0) << planned.err.toStdString();
    EXPECT_TRUE(planned.out.contains(QStringLiteral("K-20261120-01001\t2026-11-20\t2025-05-10\tgoes")))
        << planned.out.toStdString();
    EXPECT_TRUE(planned.out.contains(QStringLiteral("legal hold"))) << planned.out.toStdString();
    EXPECT_EQ(number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL"), 0) << "a plan erases nothing";

    const auto ran = ctl({ "purge", "run", "--as", "ld01", "--approved-by", "ad01", "--without-share" }, kLead + kAdmin);
    ASSERT_EQ(ran.code, 0) << ran.err.toStdString();
    EXPECT_EQ(number("SELECT count(*) FROM case_index"), 1) << "the held one";
    EXPECT_FALSE(QFile::exists(path("recordings/a.kr")));
    EXPECT_TRUE(QFile::exists(path("recordings/b.kr")));
    const QJsonObject paper = certificate();
    EXPECT_EQ(paper.value(QLatin1String("caseNumbers")).toArray().first().toString(), QStringLiteral("K-20261120-01001"));
    EXPECT_EQ(
        paper.value(QLatin1String("approvedBy")).toObject().value(QLatin1String("name")).toString(), QStringLiteral("管理者"));
    EXPECT_FALSE(paper.value(QLatin1String("method")).toObject().value(QLatin1String("provenByShare")).toBool());
    EXPECT_EQ(paper.value(QLatin1String("method")).toObject().value(QLatin1String("backupsRemoved")).toArray().size(), 1);
    EXPECT_EQ(backupsIn(path("backups"), backupName(QStringLiteral("01"))).size(), 1u) << "only the one made afterwards is left";
    const QString stem = path("reports/certificates/") + paper.value(QLatin1String("certificate")).toString();
    const QByteArray pdfHash =
        QCryptographicHash::hash(contentOf(stem + QStringLiteral(".pdf")), QCryptographicHash::Sha256).toHex();
    EXPECT_EQ(
        number(("SELECT count(*) FROM entry WHERE kind = 'purged' AND json_extract(body, '$.pdfSha256') = '" + pdfHash + "'")
                   .constData()),
        1);

    // Lifted, the other one goes too.
    ASSERT_EQ(
        ctl({ "hold", "lift", held.out.trimmed().toUtf8().constData(), "--as", "ld01", "--reason", "終了" }, kLead).code, 0);
    EXPECT_TRUE(ctl({ "hold", "list", "--as", "ld01" }, kLead).out.trimmed().isEmpty());
    ASSERT_EQ(
        ctl({ "purge", "run", "--as", "ld01", "--approved-by", "ad01", "--all-of", "kochi-7119", "--without-share", "--rekey" },
            kLead + kAdmin)
            .code,
        0);
    EXPECT_TRUE(certificate().value(QLatin1String("method")).toObject().value(QLatin1String("rekeyed")).toBool());
    EXPECT_FALSE(Connection::open(path("kikitori.store"), m_key, Connection::Access::Existing)) << "the old key opens nothing";
    const auto in = admit(
        path("people.json"), { QStringLiteral("ld01"), QString::fromUtf8(kLead.trimmed()), {} }, QDateTime::currentDateTimeUtc());
    ASSERT_TRUE(in);
    EXPECT_EQ(in->keys.size(), 1u);
    EXPECT_TRUE(in->retiredKeys.empty()) << "no backup needs the old key any more";
    m_key = in->keys.front().clone();
    EXPECT_EQ(number("SELECT count(*) FROM case_index"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM entry WHERE kind = 'purged'"), 2);
    EXPECT_EQ(number("SELECT count(*) FROM entry WHERE kind = 'keys-changed'"), 1);
    EXPECT_TRUE(QDir(m_dir.path()).entryList({ QStringLiteral("kikitori.store.before*") }).isEmpty())
        << "no whole copy stands aside";
}

TEST_F(PurgeCtl, ErasesNothingWithoutASecondPersonWhoMay)
{
    addCases();
    for (const auto &[approver, input] : { std::pair("ld01", kLead + kLead), std::pair("ns01", kLead + kNurse),
             std::pair("ad01", kLead + QByteArray("wrong\n")) }) {
        const auto ran = ctl({ "purge", "run", "--as", "ld01", "--approved-by", approver, "--without-share" }, input);
        EXPECT_EQ(ran.code, 1) << approver;
        EXPECT_EQ(number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL"), 0) << approver;
    }
    EXPECT_EQ(ctl({ "purge", "run", "--as", "ld01", "--without-share" }, kLead).code, 1);
    EXPECT_EQ(ctl({ "purge", "run", "--as", "ns01", "--approved-by", "ad01", "--without-share" }, kNurse + kAdmin).code, 1);
    EXPECT_EQ(ctl({ "hold", "set", "--as", "ns01", "--reason", "x", "--case", "K-20261120-01001" }, kNurse).code, 1);
    EXPECT_EQ(ctl({ "purge", "run", "--as", "ld01", "--approved-by", "ad01", "--without-share", "--today", "2999-01-01" },
                  kLead + kAdmin)
                  .code,
        2);
    EXPECT_EQ(number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL"), 0);
}

TEST_F(PurgeCtl, ErasesNothingOfAContractWhoseLastReportIsNotAccepted)
{
    addCases();
    writeProgram({});
    const auto plain = ctl({ "purge", "run", "--as", "ld01", "--approved-by", "ad01", "--without-share" }, kLead + kAdmin);
    EXPECT_EQ(plain.code, 0) << plain.err.toStdString();
    const auto all = ctl(
        { "purge", "run", "--as", "ld01", "--approved-by", "ad01", "--all-of", "kochi-7119", "--without-share" }, kLead + kAdmin);
    EXPECT_EQ(all.code, 1);
    EXPECT_TRUE(all.err.contains(QStringLiteral("must be kept"))) << all.err.toStdString();
    EXPECT_TRUE(certificate().isEmpty()) << "nothing was erased, nothing is certified";
    EXPECT_EQ(number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL"), 0);
}

// F2, with a real server.
TEST_F(PurgeCtl, ErasesOnlyWhatTheSharedStoreReadBack)
{
    ThrowawayPostgres server;
    ASSERT_TRUE(server.isThere()) << server.problem().toStdString();
    ASSERT_EQ(ctl({ "share", "init", "--connection", server.connection().toUtf8().constData() }, {}).code, 0);
    const QString login = server.account(server.connection(), "desk", QStringLiteral("01"));
    ASSERT_FALSE(login.isEmpty()) << server.problem().toStdString();
    write(path("settings.yaml"), "share: \"" + login.toUtf8() + "\"\n");
    addCases();
    EXPECT_EQ(ctl({ "purge", "plan", "--as", "ld01", "--without-share" }, kLead).code, 1) << "there is a shared store";

    const auto onServer = [&](const char *sql) {
        PGconn *pg = PQconnectdb(server.connection().toUtf8().constData());
        PGresult *result = PQexec(pg, sql);
        const std::string first = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : PQerrorMessage(pg);
        PQclear(result);
        PQfinish(pg);
        return first;
    };
    auto ran = ctl({ "purge", "run", "--as", "ld01", "--approved-by", "ad01" }, kLead + kAdmin);
    EXPECT_EQ(ran.code, 1) << "nothing was sent yet";
    EXPECT_TRUE(ran.out.contains(QStringLiteral("not proven"))) << ran.out.toStdString();
    EXPECT_EQ(number("SELECT count(*) FROM entry WHERE erased_ms IS NOT NULL"), 0);

    const auto sent = ctl({ "sync", "run", "--as", "ld01" }, kLead);
    ASSERT_EQ(sent.code, 0) << sent.err.toStdString() << sent.out.toStdString();
    // Somebody changes one row on the server: it says something else than was sent.
    PGconn *pg = PQconnectdb(server.connection().toUtf8().constData());
    PGresult *changed = PQexec(pg,
        "update kikitori.entry set body = '{\"name\": \"content\", \"value\": \"x\"}' where kind = 'field' and subject = 'b'");
    EXPECT_STREQ(PQcmdTuples(changed), "1") << PQerrorMessage(pg);
    PQclear(changed);
    PQfinish(pg);
    ran = ctl({ "purge", "run", "--as", "ld01", "--approved-by", "ad01" }, kLead + kAdmin);
    EXPECT_EQ(ran.code, 1) << "one case could not be proven";
    EXPECT_EQ(number("SELECT count(*) FROM case_index WHERE id = 'a'"), 0) << ran.out.toStdString() << ran.err.toStdString();
    EXPECT_EQ(number("SELECT count(*) FROM case_index WHERE id = 'b'"), 1);
    EXPECT_TRUE(QFile::exists(path("recordings/b.kr")));
    const QJsonObject paper = certificate();
    EXPECT_TRUE(paper.value(QLatin1String("method")).toObject().value(QLatin1String("provenByShare")).toBool());
    EXPECT_EQ(paper.value(QLatin1String("cases")).toInt(), 1);

    // Both stores still agree in number and digest, and what tells of the erasure is sent.
    const auto synced = ctl({ "sync", "run", "--as", "ld01" }, kLead);
    EXPECT_EQ(synced.code, 0) << synced.out.toStdString() << synced.err.toStdString();

    // Then the shared store itself, by the certificate that the audit knows, and by no other.
    const QString eraser = server.account(server.connection(), "eraser", QStringLiteral("eraser01"));
    ASSERT_FALSE(eraser.isEmpty()) << server.problem().toStdString();
    const QByteArray json =
        QDir(path("reports/certificates")).filePath(paper.value(QLatin1String("certificate")).toString()).toUtf8() + ".json";
    write(path("forged.json"), contentOf(QString::fromUtf8(json)).replace("\"rec-a\"", "\"rec-b\""));
    const QByteArray forged = path("forged.json").toUtf8();
    const QByteArray account = eraser.toUtf8();
    EXPECT_EQ(ctl({ "purge", "share", forged.constData(), "--as", "ld01", "--approved-by", "ad01", "--connection",
                      account.constData() },
                  kLead + kAdmin)
                  .code,
        1);
    const auto gone =
        ctl({ "purge", "share", json.constData(), "--as", "ld01", "--approved-by", "ad01", "--connection", account.constData() },
            kLead + kAdmin);
    EXPECT_EQ(gone.code, 0) << gone.err.toStdString();
    EXPECT_EQ(
        onServer("select count(*) from kikitori.entry where subject in ('a', 'rec-a') and kind <> 'erased' and body::text <> '{}'"),
        "0");
    EXPECT_NE(onServer("select count(*) from kikitori.entry where subject in ('b', 'rec-b') and body::text <> '{}'"), "0");
    const auto agreed = ctl({ "sync", "run", "--as", "ld01" }, kLead);
    EXPECT_EQ(agreed.code, 0) << agreed.out.toStdString() << agreed.err.toStdString();
}
