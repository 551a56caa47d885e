// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// kikitorictl case and report: the same guard as in the windows.
#include "programs.h"

#include "tests/store/desk.h"

#include "store/keys/admission.h"
#include "store/statement.h"

#include <QDir>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
const QByteArray kAdmin = "an admin's passphrase\n";
const QByteArray kLead = "a lead's passphrase\n";
const QByteArray kNurse = "a nurse's passphrase\n";
const QByteArray kClient = "a client's passphrase\n";

class CaseCtl : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_EQ(ctl({ "people", "add", "ad01", "管理者", "--roles", "administrator" }, kAdmin).code, 0);
        ASSERT_EQ(ctl({ "people", "add", "ld01", "責任者", "--roles", "lead", "--as", "ad01" }, kAdmin + kLead).code, 0);
        ASSERT_EQ(ctl({ "people", "add", "ns01", "看護師", "--roles", "nurse", "--as", "ad01" }, kAdmin + kNurse).code, 0);
        ASSERT_EQ(ctl({ "people", "add", "cl01", "委託者", "--roles", "client", "--as", "ad01" }, kAdmin + kClient).code, 0);
        const auto in = admit(path("people.json"), { QStringLiteral("ld01"), QString::fromUtf8(kLead.trimmed()), {} }, QDateTime::currentDateTimeUtc());
        ASSERT_TRUE(in) << in.error().detail.toStdString();
        m_key = in->keys.front().clone();
        addCases();
    }
    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }
    Ran ctl(const QList<const char *> &words, const QByteArray &input)
    {
        QStringList all { QStringLiteral("--home"), m_dir.path(), QStringLiteral("--lang"), QStringLiteral("en") };
        for (const char *word : words)
            all << QString::fromUtf8(word);
        return run(QStringLiteral("kikitorictl"), all, input);
    }
    /// Two cases; in the first, desk 02 wrote another place while it could not see this desk's.
    void addCases()
    {
        Desk desk;
        desk.path = path("kikitori.store");
        desk.store = std::make_unique<Store>(Store::Settings { desk.path, QStringLiteral("01") });
        ASSERT_TRUE(desk.store->openNow(m_key.clone()));
        for (const char *id : { "case-a", "case-b" }) {
            ASSERT_TRUE(desk.openCase(opened(QString::fromLatin1(id))));
            ASSERT_TRUE(desk.append({ field(QString::fromLatin1(id), "content", QStringLiteral("激しい頭痛、K-20261120-01001 の続き")) }));
        }
        ASSERT_TRUE(desk.append({ field(QStringLiteral("case-a"), "municipality", QStringLiteral("高知市")) }));
        Entry there = field(QStringLiteral("case-a"), "municipality", QStringLiteral("南国市"));
        there.desk = QStringLiteral("02");
        there.author = QStringLiteral("ns02");
        there.seq = 3;
        auto outbox = desk.store->outbox();
        ASSERT_TRUE(outbox);
        const auto received = (*outbox)->receive({ there }, { QUuid::createUuid(), 7 });
        ASSERT_TRUE(received) << received.error().detail.toStdString();
    }
    /// "kind author subject" of the audit, oldest first, those of enrolling left out.
    QStringList audit()
    {
        auto connection = Connection::open(path("kikitori.store"), m_key, Connection::Access::Existing).value();
        connection->trust();
        Statement ask(*connection, "SELECT kind, author, subject FROM entry WHERE stream = 4 AND kind <> 'people-changed' ORDER BY position");
        const auto rows = ask.all([](const Statement &row) { return QStringList { row.text(0), row.text(1), row.text(2) }.join(QLatin1Char(' ')); });
        return rows ? QStringList(rows->begin(), rows->end()) : QStringList { QStringLiteral("unreadable") };
    }
    QTemporaryDir m_dir;
    StoreKey m_key;
};
}

TEST_F(CaseCtl, aListIsALookAndMarksWhatTwoDesksWroteDifferently)
{
    const Ran list = ctl({ "case", "list", "--as", "ns01" }, kNurse);
    ASSERT_EQ(list.code, 0) << list.err.toStdString();
    const QStringList lines = list.out.trimmed().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 2);
    for (const QString &line : lines)
        EXPECT_EQ(line.endsWith(QStringLiteral("conflict")), line.startsWith(QStringLiteral("K-20261120-01001"))) << line.toStdString();
    EXPECT_EQ(audit(), QStringList { QStringLiteral("viewed ns01 ns01") });
    EXPECT_EQ(ctl({ "case", "list", "--words", "頭痛", "--as", "ns01" }, kNurse).code, 0);
    EXPECT_EQ(audit().last(), QStringLiteral("searched ns01 ns01"));
}

TEST_F(CaseCtl, aCaseIsShownByItsOwnNumberAndTheLookIsOfThatCase)
{
    const Ran shown = ctl({ "case", "show", "K-20261120-01001", "--as", "ld01" }, kLead);
    ASSERT_EQ(shown.code, 0) << shown.err.toStdString();
    EXPECT_TRUE(shown.out.startsWith(QStringLiteral("K-20261120-01001"))) << "not the newer case that mentions the number";
    EXPECT_TRUE(shown.out.contains(QStringLiteral("conflict field:municipality")));
    EXPECT_TRUE(shown.out.contains(QStringLiteral("02\tns02")));
    EXPECT_EQ(audit(), (QStringList { QStringLiteral("searched ld01 ld01"), QStringLiteral("viewed ld01 case-a") }));
    EXPECT_EQ(ctl({ "case", "show", "K-20261120-01009", "--as", "ld01" }, kLead).code, 1);
}

TEST_F(CaseCtl, aClientGetsTheFormAndNoCase)
{
    EXPECT_EQ(ctl({ "case", "list", "--as", "cl01" }, kClient).code, 1);
    const QByteArray file = path("day.xlsx").toUtf8();
    const Ran form = ctl({ "report", "day", "--date", "2026-11-20", "--out", file.constData(), "--as", "cl01" }, kClient);
    EXPECT_EQ(form.code, 0) << form.err.toStdString();
    EXPECT_TRUE(QFile::exists(path("day.xlsx")));
    EXPECT_EQ(audit().filter(QStringLiteral("exported")), QStringList { QStringLiteral("exported cl01 cl01") });
    EXPECT_TRUE(audit().filter(QStringLiteral("viewed")).isEmpty());
    EXPECT_EQ(audit().filter(QStringLiteral("refused cl01")).size(), 1) << "written down too";
}

TEST_F(CaseCtl, theAuditSaysWhoLookedAtACaseAndReadingItIsALook)
{
    ASSERT_EQ(ctl({ "case", "show", "K-20261120-01001", "--as", "ld01" }, kLead).code, 0);
    const Ran list = ctl({ "audit", "list", "--case", "K-20261120-01001", "--as", "ad01" }, kAdmin);
    ASSERT_EQ(list.code, 0) << list.err.toStdString();
    EXPECT_TRUE(list.out.contains(QStringLiteral("ld01\tviewed\tcase-a"))) << list.out.toStdString();
    EXPECT_EQ(list.out.count(QLatin1Char('\n')), 1) << "of that case only";
    EXPECT_EQ(audit().last(), QStringLiteral("viewed ad01 ad01"));
    EXPECT_EQ(ctl({ "audit", "list", "--as", "ns01" }, kNurse).code, 1) << "a nurse does not read the audit";
    const Ran none = ctl({ "audit", "list", "--from", "2020-01-01", "--to", "2020-01-31", "--as", "ad01" }, kAdmin);
    EXPECT_EQ(none.code, 0);
    EXPECT_EQ(none.out, QString());
}

TEST_F(CaseCtl, theAuditNamesTheFirstEntryThatDoesNotFit)
{
    ASSERT_EQ(ctl({ "audit", "verify", "--as", "ad01" }, kAdmin).code, 0);
    {
        auto connection = Connection::open(path("kikitori.store"), m_key, Connection::Access::Existing).value();
        connection->trust();
        ASSERT_TRUE(connection->run("UPDATE entry SET author = 'xx' WHERE position = 3"));
    }
    const Ran verified = ctl({ "audit", "verify", "--as", "ad01" }, kAdmin);
    EXPECT_EQ(verified.code, 1);
    EXPECT_TRUE(verified.err.contains(QStringLiteral("entry 3"))) << verified.err.toStdString();
}
