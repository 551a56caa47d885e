// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The desk as it starts, with real windows, real keys, a real keyring and the real store; only the exchange is not there.
#include "desk/alarmband.h"
#include "desk/signinform.h"
#include "station/workstation.h"
#include "support/enrolled.h"
#include "wording/wording.h"
#include "support/patience.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kPassword = QStringLiteral("long enough 1");

template<class Window>
Window *inSight()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *wanted = qobject_cast<Window *>(window);
        if (wanted && wanted->isVisible())
            return wanted;
    }
    return nullptr;
}

QString textOf(const QWidget *window)
{
    QStringList all;
    for (const QLabel *label : window->findChildren<QLabel *>()) {
        if (label->isVisible())
            all << label->text();
    }
    return all.join(QLatin1Char('\n'));
}

class TheStation : public ::testing::Test {
protected:
    static std::vector<EnrolledHome::Person> people()
    {
        return { { { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } }, kPassword },
            { { QStringLiteral("ns02"), QStringLiteral("看護師 02"), { Role::Nurse } }, kPassword, true },
            { { QStringLiteral("ad01"), QStringLiteral("管理者 01"), { Role::Administrator } }, kPassword },
            { { QStringLiteral("bg01"), QStringLiteral("非常用"), { Role::Lead } }, kPassword, false, true } };
    }
    void SetUp() override
    {
        ASSERT_EQ(m_home.problem(), QString());
        start();
    }
    void TearDown() override { m_station.reset(); }
    void start(const QByteArray &settings = {})
    {
        m_station.reset();
        QFile file(folder() + QStringLiteral("/settings.yaml"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("desk: \"01\"\n" + settings);
        file.close();
        Options options;
        options.home = folder();
        auto made = Workstation::make(options);
        ASSERT_TRUE(made) << sentenceFor(made.error()).toStdString();
        m_station = std::move(*made);
        m_station->begin();
        ASSERT_TRUE(QTest::qWaitFor([] { return inSight<SignInWindow>() && inSight<SignInWindow>()->isActiveWindow(); }, kPatienceMs));
    }
    [[nodiscard]] QString folder() const { return m_dir.filePath(QStringLiteral("home")); }
    /// Into the form of a window, as a person does.
    static void enter(SignInForm &form, const QString &id, const QString &password, const QString &code = {})
    {
        form.choose(id);
        auto *field = form.findChildren<QLineEdit *>().at(0);
        field->setFocus();
        QTest::keyClicks(field, password);
        if (!code.isEmpty()) {
            QTest::keyClick(field, Qt::Key_Return);
            ASSERT_TRUE(QTest::qWaitFor([&form] { return form.findChildren<QLineEdit *>().at(1)->isVisible(); }, kPatienceMs));
            field = form.findChildren<QLineEdit *>().at(1);
            QTest::keyClicks(field, code);
        }
        QTest::keyClick(field, Qt::Key_Return);
    }
    static void signIn(const QString &id, const QString &password = kPassword, const QString &code = {})
    {
        ASSERT_NE(inSight<SignInWindow>(), nullptr);
        enter(inSight<SignInWindow>()->form(), id, password, code);
    }
    [[nodiscard]] static bool atDesk()
    {
        return QTest::qWaitFor([] { return inSight<DeskWindow>() && !inSight<SignInWindow>() && !inSight<LockWindow>(); }, kPatienceMs);
    }
    [[nodiscard]] static bool refused(const QString &words)
    {
        return QTest::qWaitFor([&words] { return inSight<SignInWindow>() && textOf(inSight<SignInWindow>()).contains(words); }, kPatienceMs);
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        ASSERT_NE(QGuiApplication::focusWindow(), nullptr);
        QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
    }
    /// Ends the program and reads what it left: "stream kind author subject".
    [[nodiscard]] QStringList left(Stream stream)
    {
        m_station.reset();
        QStringList lines;
        m_entries = m_home.entries();
        for (const Entry &one : m_entries) {
            if (one.stream == stream && one.kind != QLatin1String(kind::State) && one.kind != QLatin1String(kind::Viewed))
                lines << one.kind + QLatin1Char(' ') + one.author + QLatin1Char(' ') + one.subject;
        }
        return lines;
    }

    QTemporaryDir m_dir;
    EnrolledHome m_home { folder(), people() };
    std::unique_ptr<Workstation> m_station;
    std::vector<Entry> m_entries;
};

TEST_F(TheStation, LetsInByPasswordAloneWhereNoCodeIsEnrolled)
{
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(atDesk());
    EXPECT_EQ(left(Stream::Agent), (QStringList { QStringLiteral("signed-in ns01 ns01"), QStringLiteral("signed-out ns01 ns01") }));
}

TEST_F(TheStation, AsksForTheCodeAndTakesItOnce)
{
    signIn(QStringLiteral("ns02"), kPassword, m_home.codeOf(QStringLiteral("ns02"), QDateTime::currentDateTimeUtc()));
    ASSERT_TRUE(atDesk());
    EXPECT_FALSE(left(Stream::Audit).join(QLatin1Char(' ')).contains(QStringLiteral("sign-in-refused"))); // to be asked is no refusal
}

TEST_F(TheStation, AWrongCodeKeepsThePassword)
{
    signIn(QStringLiteral("ns02"), kPassword, QStringLiteral("000000"));
    const auto fields = inSight<SignInWindow>()->form().findChildren<QLineEdit *>();
    ASSERT_TRUE(refused(sentenceFor({ Fault::CodeWrong, {}, {}, 0, 0 })));
    EXPECT_EQ(fields.at(0)->text(), kPassword);
    EXPECT_EQ(fields.at(1)->text(), QString());
    EXPECT_EQ(QApplication::focusWidget(), fields.at(1));
}

TEST_F(TheStation, WritesRefusedTriesAtTheNextGoodSignIn)
{
    signIn(QStringLiteral("ns02"), QStringLiteral("not this one"));
    ASSERT_TRUE(refused(sentenceFor({ Fault::PasswordWrong, {}, {}, 0, 0 })));
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QSignalSpy written(m_station.get(), &Workstation::refusalsWritten);
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(atDesk());
    ASSERT_TRUE(!written.isEmpty() || written.wait(kPatienceMs));
    EXPECT_TRUE(left(Stream::Audit).contains(QStringLiteral("sign-in-refused ns01 ns02")));
    for (const Entry &one : m_entries) {
        if (one.kind == QLatin1String(kind::SignInRefused)) {
            EXPECT_EQ(one.body.value(QStringLiteral("why")).toString(), QStringLiteral("password-wrong"));
            EXPECT_LE(one.at, before); // when it happened, not when it was written
        }
    }
}

TEST_F(TheStation, LocksOutAfterManyTriesAndSaysUntilWhen)
{
    for (int i = 0; i < 20; ++i) {
        signIn(QStringLiteral("ns01"), QStringLiteral("guess %1").arg(i));
        ASSERT_TRUE(QTest::qWaitFor([] { return inSight<SignInWindow>()->form().findChildren<QLineEdit *>().at(0)->isEnabled(); }, kPatienceMs));
        if (textOf(inSight<SignInWindow>()).contains(QStringLiteral("看護師 01. ")))
            break;
    }
    const QString said = textOf(inSight<SignInWindow>());
    const QRegularExpression form(QStringLiteral("Too many tries for 看護師 01\\..*after \\d\\d:\\d\\d:\\d\\d"));
    EXPECT_TRUE(said.contains(form)) << said.toStdString();
    signIn(QStringLiteral("ns01")); // not even with the right one
    ASSERT_TRUE(QTest::qWaitFor([] { return inSight<SignInWindow>()->form().findChildren<QLineEdit *>().at(0)->isEnabled(); }, kPatienceMs));
    EXPECT_EQ(inSight<DeskWindow>(), nullptr);
}

TEST_F(TheStation, SaysTheSameOfAnUnknownPersonAndAWrongPassword)
{
    Entrance door(folder() + QStringLiteral("/people.json"), folder() + QStringLiteral("/kikitori.store"));
    QStringList said;
    QObject here;
    for (const QString &id : { QStringLiteral("ns01"), QStringLiteral("xx99") }) {
        door.admit({ id, QStringLiteral("guess"), {} }, &here, [&said](const Result<std::shared_ptr<Entrance::Let>> &let) {
            said << (let ? QStringLiteral("let in") : sentenceFor(let.error()));
        });
        ASSERT_TRUE(QTest::qWaitFor([&, n = said.size()] { return said.size() > n; }, kPatienceMs) || !said.isEmpty());
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return said.size() == 2; }, kPatienceMs));
    EXPECT_EQ(said[0], said[1]);
    EXPECT_EQ(said[0], sentenceFor({ Fault::PasswordWrong, {}, {}, 0, 0 }));
}

TEST_F(TheStation, ASealedAccountRaisesTheAlarmForTheWholeSession)
{
    signIn(QStringLiteral("bg01"));
    ASSERT_TRUE(atDesk());
    auto *band = inSight<DeskWindow>()->findChild<AlarmBand *>();
    EXPECT_TRUE(band->isVisible());
    EXPECT_TRUE(band->text().contains(QStringLiteral("非常用")));
    press(Qt::Key_Escape, Qt::NoModifier);
    EXPECT_TRUE(band->isVisible()); // it cannot be put away
    const QStringList audit = left(Stream::Audit);
    EXPECT_EQ(audit.count(QStringLiteral("break-glass-used bg01 bg01")), 1) << audit.join(QLatin1Char('\n')).toStdString();
}

TEST_F(TheStation, LocksAndIsUnlockedByTheSamePersonWithThePasswordAlone)
{
    signIn(QStringLiteral("ns02"), kPassword, m_home.codeOf(QStringLiteral("ns02"), QDateTime::currentDateTimeUtc()));
    ASSERT_TRUE(atDesk());
    press(Qt::Key_L, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([] { return inSight<LockWindow>() && !inSight<DeskWindow>(); }, kPatienceMs));
    enter(inSight<LockWindow>()->form(), QStringLiteral("ns02"), QStringLiteral("not this one"));
    ASSERT_TRUE(QTest::qWaitFor([] { return textOf(inSight<LockWindow>()).contains(sentenceFor({ Fault::PasswordWrong, {}, {}, 0, 0 })); }, kPatienceMs));
    QSignalSpy written(m_station.get(), &Workstation::refusalsWritten);
    enter(inSight<LockWindow>()->form(), QStringLiteral("ns02"), kPassword);
    ASSERT_TRUE(atDesk());
    ASSERT_TRUE(!written.isEmpty() || written.wait(kPatienceMs));
    const QStringList audit = left(Stream::Audit);
    EXPECT_EQ(audit, (QStringList { QStringLiteral("screen-locked ns02 ns02"), QStringLiteral("screen-unlocked ns02 ns02"), QStringLiteral("sign-in-refused ns02 ns02") }));
}

TEST_F(TheStation, AnotherPersonTakesOverFromTheLockPage)
{
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(atDesk());
    press(Qt::Key_L, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([] { return inSight<LockWindow>() != nullptr; }, kPatienceMs));
    enter(inSight<LockWindow>()->form(), QStringLiteral("ns02"), kPassword, m_home.codeOf(QStringLiteral("ns02"), QDateTime::currentDateTimeUtc()));
    ASSERT_TRUE(atDesk());
    EXPECT_EQ(left(Stream::Agent),
        (QStringList { QStringLiteral("signed-in ns01 ns01"), QStringLiteral("signed-in ns02 ns02"), QStringLiteral("signed-out ns01 ns01"),
            QStringLiteral("signed-out ns02 ns02") }));
    EXPECT_TRUE(std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &one) {
        return one.kind == QLatin1String(kind::ScreenUnlocked) && one.author == QStringLiteral("ns02");
    }));
}

TEST_F(TheStation, HandsOverByItsKeyAndSignsOutWithNobodyComing)
{
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(atDesk());
    press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(QTest::qWaitFor([] { return inSight<SignInWindow>() != nullptr; }, kPatienceMs));
    EXPECT_NE(inSight<DeskWindow>(), nullptr); // the last one works on below it
    press(Qt::Key_Escape, Qt::NoModifier);
    ASSERT_TRUE(atDesk());
    inSight<DeskWindow>()->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(inSight<DeskWindow>(), kPatienceMs));
    press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(QTest::qWaitFor([] { return inSight<SignInWindow>() && inSight<SignInWindow>()->isActiveWindow(); }, kPatienceMs));
    signIn(QStringLiteral("ns02"), kPassword, m_home.codeOf(QStringLiteral("ns02"), QDateTime::currentDateTimeUtc()));
    ASSERT_TRUE(atDesk());
    inSight<DeskWindow>()->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(inSight<DeskWindow>(), kPatienceMs));
    press(Qt::Key_Q, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([] { return inSight<SignInWindow>() && !inSight<DeskWindow>(); }, kPatienceMs));
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(atDesk());
    EXPECT_EQ(left(Stream::Agent),
        (QStringList { QStringLiteral("signed-in ns01 ns01"), QStringLiteral("signed-in ns02 ns02"), QStringLiteral("signed-out ns01 ns01"),
            QStringLiteral("signed-out ns02 ns02"), QStringLiteral("signed-in ns01 ns01"), QStringLiteral("signed-out ns01 ns01") }));
}

TEST_F(TheStation, RefusesWhoHasNoSecondFactorWhereItIsRequired)
{
    start("second-factor: required\n");
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(refused(Workstation::tr("This centre asks everybody for a second factor, and you have none yet. Nobody was let in. Ask an administrator to enrol you.")));
    EXPECT_EQ(inSight<DeskWindow>(), nullptr);
    signIn(QStringLiteral("ns02"), kPassword, m_home.codeOf(QStringLiteral("ns02"), QDateTime::currentDateTimeUtc()));
    EXPECT_TRUE(atDesk());
}

TEST_F(TheStation, CopiesTheRecordsOnceADayByItself)
{
    start("backups: {folder: copies, keep: 3}\n");
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(atDesk());
    const QDir copies(folder() + QStringLiteral("/copies"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return copies.entryList({ QStringLiteral("*.backup.json") }).size() == 1; }, kPatienceMs));
    const auto audited = [&] {
        const auto entries = m_home.entries();
        return std::any_of(entries.begin(), entries.end(), [](const Entry &one) { return one.kind == QLatin1String(kind::BackedUp); });
    };
    EXPECT_TRUE(QTest::qWaitFor(audited, kPatienceMs));
    EXPECT_TRUE(left(Stream::Audit).contains(QStringLiteral("backed-up  01")));
    start("backups: {folder: copies, keep: 3}\n");
    signIn(QStringLiteral("ns01"));
    ASSERT_TRUE(atDesk());
    QTest::qWait(1000);
    EXPECT_EQ(copies.entryList({ QStringLiteral("*.backup.json") }).size(), 1); // not again on the same day
    press(Qt::Key_Q, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return copies.entryList({ QStringLiteral("*.backup.json") }).size() == 2; }, kPatienceMs)); // but at sign-out
}

} // namespace
