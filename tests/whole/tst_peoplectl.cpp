// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// kikitorictl people and recovery as an administrator uses them, from the first person to the key on paper.
#include "whole/programs.h"

#include "cases/entry.h"
#include "store/keys/admission.h"
#include "store/statement.h"
#include "store/keys/totp.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <qrencode.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QByteArray kAdmin = "the password of ad01";
const QByteArray kNurse = "the password of ns01";

/// RFC 4648 base32, as authenticators read it.
QByteArray unbase32(const QString &text)
{
    const QString letters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    QByteArray bytes;
    unsigned held = 0;
    int bits = 0;
    for (const QChar letter : text) {
        held = (held << 5) | static_cast<unsigned>(letters.indexOf(letter));
        bits += 5;
        if (bits >= 8) {
            bytes.append(static_cast<char>((held >> (bits - 8)) & 0xff));
            bits -= 8;
        }
    }
    return bytes;
}

class PeopleCtl : public ::testing::Test {
protected:
    [[nodiscard]] QString home() const { return m_dir.filePath(QStringLiteral("home")); }
    [[nodiscard]] QString keys() const { return home() + QStringLiteral("/people.json"); }
    Ran ctl(const QString &words, const QByteArray &input = {}) const
    {
        return run(QStringLiteral("kikitorictl"),
            QStringList { QStringLiteral("--home"), home(), QStringLiteral("--lang"), QStringLiteral("en") } + words.split(QLatin1Char(' ')), input);
    }
    Ran good(const QString &words, const QByteArray &input = {}) const
    {
        const Ran ran = ctl(words, input);
        EXPECT_EQ(ran.code, 0) << words.toStdString() << ": " << ran.err.toStdString();
        return ran;
    }
    void enrol() const
    {
        good(QStringLiteral("people add ad01 管理者 --roles administrator --pledged 2026-04-01 --trained 2026-04-02"), kAdmin + '\n');
        good(QStringLiteral("people add ns01 看護師 --roles nurse,lead --as ad01"), kAdmin + '\n' + kNurse + '\n');
    }
    [[nodiscard]] QByteArray bytes(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QString &path, const QByteArray &content) const
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    /// "subject kind body" of every audit entry of a kind, as somebody who may open the store finds them.
    [[nodiscard]] QStringList audit(const char *kind) const
    {
        const auto in = admit(keys(), { QStringLiteral("ad01"), QString::fromUtf8(kAdmin), {} }, QDateTime::currentDateTimeUtc());
        const QString store = home() + QStringLiteral("/kikitori.store");
        const auto connection = Connection::open(store, *keyFor(store, in->keys), Connection::Access::Existing);
        Statement ask(**connection, "SELECT author, subject, body FROM entry WHERE stream = 4 AND kind = ? ORDER BY position");
        const auto rows = ask.with(QString::fromLatin1(kind)).all([](const Statement &row) {
            return row.text(0) + QLatin1Char(' ') + row.text(1) + QLatin1Char(' ') + row.text(2);
        });
        return QStringList(rows->begin(), rows->end());
    }

private:
    QTemporaryDir m_dir;
};

/// Enrols in a process of its own that waits for the code, as it does at a terminal.
struct Enrolling {
    QProcess process;
    QString out;
    QString address()
    {
        const QRegularExpression pattern(QStringLiteral("otpauth://\\S+\\n"));
        while (!pattern.match(out).hasMatch() && process.waitForReadyRead(kProgramMs))
            out += QString::fromUtf8(process.readAllStandardOutput());
        return pattern.match(out).captured().trimmed();
    }
    int finish(const QString &code)
    {
        process.write(code.toLatin1() + '\n');
        process.closeWriteChannel();
        return process.waitForFinished(kProgramMs) ? process.exitCode() : -2;
    }
};

} // namespace

TEST_F(PeopleCtl, theRosterHasEveryColumnAndWhatIsOwed)
{
    enrol();
    good(QStringLiteral("people change ns01 --as ad01 --qualification 保健師 --experience 12 --post part --duty on-call --instructing yes --pledged 2026-04-01 --programs kochi-7119"),
        kAdmin + '\n');
    const Ran roster = good(QStringLiteral("people roster --as ad01"), kAdmin + '\n');
    const QStringList lines = roster.out.trimmed().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[2].startsWith(
        QStringLiteral("ns01\t看護師\tnurse,lead\t保健師\t12\tpart-time\ton call\tyes\t2026-04-01\t\tkochi-7119\tactive\t\t")))
        << lines[2].toStdString();
    EXPECT_EQ(lines[0].count(QLatin1Char('\t')), lines[2].count(QLatin1Char('\t')));
    const Ran due = good(QStringLiteral("people due --as ad01"), kAdmin + '\n');
    EXPECT_EQ(due.out, QStringLiteral("ns01\t看護師\tno training yet\n"));
}

TEST_F(PeopleCtl, onlyAnAdministratorChangesPeopleAndBadOptionsAreNamed)
{
    enrol();
    const QByteArray before = bytes(keys());
    EXPECT_EQ(ctl(QStringLiteral("people change ad01 --as ns01 --name x"), kNurse + '\n').code, 1);
    EXPECT_EQ(ctl(QStringLiteral("people retire ad01 --as ns01"), kNurse + '\n').code, 1);
    EXPECT_EQ(ctl(QStringLiteral("people retire ad01 --as ad01"), kAdmin + '\n').code, 1) << "the last administrator";
    EXPECT_EQ(ctl(QStringLiteral("recovery make --as ns01"), kNurse + '\n').code, 1);
    const Ran bad = ctl(QStringLiteral("people change ns01 --as ad01 --trained yesterday"), kAdmin + '\n');
    EXPECT_EQ(bad.code, 1);
    EXPECT_TRUE(bad.err.contains(QStringLiteral("--trained"))) << bad.err.toStdString();
    EXPECT_EQ(bytes(keys()), before);
}

TEST_F(PeopleCtl, passwordsAreChangedByTheirOwnersAndSetByAnAdministrator)
{
    enrol();
    EXPECT_EQ(ctl(QStringLiteral("people password ns01"), "not that one\nanother password\n").code, 1);
    good(QStringLiteral("people password ns01"), kNurse + "\nanother password\n");
    EXPECT_EQ(ctl(QStringLiteral("case list --as ns01"), kNurse + '\n').code, 1);
    good(QStringLiteral("case list --as ns01"), "another password\n");
    good(QStringLiteral("people password ns01 --as ad01"), kAdmin + "\nfor a day only\n");
    const Ran told = good(QStringLiteral("case list --as ns01"), "for a day only\n");
    EXPECT_TRUE(told.err.contains(QStringLiteral("people password ns01"))) << told.err.toStdString();
}

TEST_F(PeopleCtl, aRetiredPersonStaysOutAlsoWithYesterdaysListOfPeople)
{
    enrol();
    good(QStringLiteral("case list --as ns01"), kNurse + '\n');
    const QByteArray before = bytes(keys());
    good(QStringLiteral("people retire ns01 --as ad01"), kAdmin + '\n');
    EXPECT_EQ(ctl(QStringLiteral("case list --as ns01"), kNurse + '\n').code, 1);
    put(keys(), before);
    const Ran back = ctl(QStringLiteral("case list --as ns01"), kNurse + '\n');
    EXPECT_EQ(back.code, 1);
    EXPECT_TRUE(back.err.contains(QStringLiteral("list of people was changed"))) << back.err.toStdString();
}

TEST_F(PeopleCtl, aSecondFactorIsKeptOnlyAfterItsFirstCode)
{
    enrol();
    const auto begin = [this](Enrolling &enrolling) {
        enrolling.process.start(QStringLiteral(KIKITORI_BIN_DIR "/kikitorictl"),
            { QStringLiteral("--home"), home(), QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("people"),
                QStringLiteral("enrol"), QStringLiteral("ns01"), QStringLiteral("--as"), QStringLiteral("ns01") });
        enrolling.process.write(kNurse + '\n');
    };
    Enrolling slip;
    begin(slip);
    ASSERT_FALSE(slip.address().isEmpty());
    EXPECT_EQ(slip.finish(QStringLiteral("12345")), 1);
    good(QStringLiteral("case list --as ns01"), kNurse + '\n');

    Enrolling right;
    begin(right);
    const QString address = right.address();
    const StoreKey secret(
        unbase32(QRegularExpression(QStringLiteral("secret=([A-Z2-7]+)")).match(address).captured(1)));
    ASSERT_EQ(secret.bytes().size(), 20) << address.toStdString();
    EXPECT_EQ(right.finish(codeAt(secret, QDateTime::currentDateTimeUtc())), 0);
    EXPECT_EQ(ctl(QStringLiteral("case list --as ns01"), kNurse + "\n000000\n").code, 1);
    const QByteArray code = codeAt(secret, QDateTime::currentDateTimeUtc()).toLatin1();
    good(QStringLiteral("case list --as ns01"), kNurse + '\n' + code + '\n');
    EXPECT_EQ(ctl(QStringLiteral("case list --as ns01"), kNurse + '\n' + code + '\n').code, 1) << "once";
    EXPECT_FALSE(bytes(keys()).contains(secret.bytes().toBase64()));

    // What was printed is the code of this address, module for module, with its quiet zone.
    const std::unique_ptr<QRcode, void (*)(QRcode *)> expected(
        QRcode_encodeString(address.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    QStringList lines;
    for (const QString &line : right.out.split(QLatin1Char('\n'))) {
        if (line.size() == expected->width + 8 && !line.startsWith(QLatin1String("otpauth")))
            lines << line;
    }
    ASSERT_EQ(lines.size(), (expected->width + 8 + 1) / 2);
    for (int y = 0; y < expected->width + 8; ++y) {
        for (int x = 0; x < expected->width + 8; ++x) {
            const int cx = x - 4;
            const int cy = y - 4;
            const bool inside = cx >= 0 && cy >= 0 && cx < expected->width && cy < expected->width;
            const bool dark = inside && (expected->data[cy * expected->width + cx] & 1) != 0;
            const ushort drawn = lines[y / 2][x].unicode();
            const bool shown = drawn == 0x2588 || drawn == (y % 2 == 0 ? 0x2580 : 0x2584);
            ASSERT_EQ(shown, dark) << x << ',' << y;
        }
    }
}

TEST_F(PeopleCtl, threeWrongPasswordsLockOutAndAnAdministratorLiftsIt)
{
    enrol();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(ctl(QStringLiteral("case list --as ns01"), "not that one\n").code, 1);
    const Ran locked = ctl(QStringLiteral("case list --as ns01"), kNurse + '\n');
    EXPECT_EQ(locked.code, 1);
    EXPECT_TRUE(locked.err.contains(QStringLiteral("Too many tries"))) << locked.err.toStdString();
    good(QStringLiteral("people unlock ns01 --as ad01"), kAdmin + '\n');
    EXPECT_EQ(audit(kind::SignInRefused),
        (QStringList { QStringLiteral("ad01 ns01 {\"why\":\"password-wrong\"}"), QStringLiteral("ad01 ns01 {\"why\":\"password-wrong\"}"),
            QStringLiteral("ad01 ns01 {\"why\":\"password-wrong\"}"), QStringLiteral("ad01 ns01 {\"why\":\"locked-out\"}") }))
        << "written by the next who came in";
    EXPECT_TRUE(takeRefusals(keys()).empty());
    good(QStringLiteral("case list --as ns01"), kNurse + '\n');
}

TEST_F(PeopleCtl, aSealedAccountOpensOnceAndItsPassphraseIsShownOnce)
{
    enrol();
    const Ran made = good(QStringLiteral("people break-glass bg01 緊急用 --as ad01"), kAdmin + '\n');
    const QString phrase = QRegularExpression(QStringLiteral("^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$"), QRegularExpression::MultilineOption)
                               .match(made.out).captured();
    ASSERT_FALSE(phrase.isEmpty()) << made.out.toStdString();
    EXPECT_FALSE(bytes(keys()).contains(phrase.toLatin1()));
    const Ran used = good(QStringLiteral("case list --as bg01"), phrase.toLatin1() + '\n');
    EXPECT_TRUE(used.err.contains(QStringLiteral("sealed account bg01"))) << used.err.toStdString();
    EXPECT_EQ(ctl(QStringLiteral("case list --as bg01"), phrase.toLatin1() + '\n').code, 1);
    EXPECT_EQ(audit(kind::BreakGlassUsed), QStringList { QStringLiteral("bg01 bg01 {}") });
}

TEST_F(PeopleCtl, everyChangeIsInTheAudit)
{
    enrol();
    good(QStringLiteral("people change ns01 --as ad01 --trained 2026-10-06"), kAdmin + '\n');
    good(QStringLiteral("people password ns01"), kNurse + "\nanother password\n");
    good(QStringLiteral("people retire ns01 --as ad01"), kAdmin + '\n');
    EXPECT_EQ(audit(kind::PeopleChanged),
        (QStringList { QStringLiteral("ad01 ns01 {\"person\":\"ns01\",\"what\":\"added\"}"),
            QStringLiteral("ad01 ns01 {\"person\":\"ns01\",\"what\":\"changed\"}"),
            QStringLiteral("ns01 ns01 {\"person\":\"ns01\",\"what\":\"password\"}"),
            QStringLiteral("ad01 ns01 {\"person\":\"ns01\",\"what\":\"retired\"}") }));
    EXPECT_EQ(ctl(QStringLiteral("people roster --as ld01"), kNurse + '\n').code, 1);
}

TEST_F(PeopleCtl, whereTwoFactorsAreARuleAPasswordAloneOpensNoRecords)
{
    enrol();
    put(home() + QStringLiteral("/settings.yaml"), "desk: \"01\"\nsecond-factor: required\n");
    EXPECT_EQ(ctl(QStringLiteral("case list --as ns01"), kNurse + '\n').code, 1);
    good(QStringLiteral("people roster --as ad01"), kAdmin + '\n');
    const Ran made = good(QStringLiteral("people break-glass bg01 緊急用 --as ad01"), kAdmin + '\n');
    const QString phrase = QRegularExpression(QStringLiteral("[0-9A-Z]{5}(-[0-9A-Z]{5}){5}")).match(made.out).captured();
    good(QStringLiteral("case list --as bg01"), phrase.toLatin1() + '\n');
}

TEST_F(PeopleCtl, theKeyOnPaperMakesANewAdministratorOnce)
{
    enrol();
    const Ran made = good(QStringLiteral("recovery make --as ad01"), kAdmin + '\n');
    QStringList groups;
    auto each = QRegularExpression(QStringLiteral("\\b[0-9A-Z]{5}\\b")).globalMatch(made.out);
    while (each.hasNext())
        groups << each.next().captured();
    ASSERT_EQ(groups.size(), 13) << made.out.toStdString();
    QStringList slip = groups;
    slip[2][1] = slip[2][1] == QLatin1Char('7') ? QLatin1Char('8') : QLatin1Char('7');
    const Ran wrong = ctl(QStringLiteral("recovery use ad02 救済"), slip.join(QLatin1Char(' ')).toLatin1() + "\nthe password of ad02\n");
    EXPECT_EQ(wrong.code, 1);
    EXPECT_TRUE(wrong.err.contains(QStringLiteral("group 3"))) << wrong.err.toStdString();
    const QByteArray typed = groups.join(QLatin1Char(' ')).toLower().toLatin1() + "\nthe password of ad02\n";
    good(QStringLiteral("recovery use ad02 救済"), typed);
    good(QStringLiteral("people roster --as ad02"), "the password of ad02\n");
    EXPECT_EQ(ctl(QStringLiteral("recovery use ad03 救済"), typed).code, 1) << "used up";
    good(QStringLiteral("case list --as ns01"), kNurse + '\n');
}
