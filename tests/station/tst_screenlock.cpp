// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// A locked screen shows nothing of a case, lets no key through, and cuts nobody off.
#include "../desk/deskstage.h"
#include "desk/signinform.h"
#include "station/idlewatch.h"
#include "station/screenlock.h"
#include "support/patience.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QElapsedTimer>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace kikitori;
using State = DeskSession::State;

namespace {

const QString kSecret = QStringLiteral("誰にも言わないでください");

/// Every text that can be seen on any window now.
QStringList textsInSight()
{
    QStringList all;
    for (const QWidget *widget : QApplication::allWidgets()) {
        if (!widget->isVisible())
            continue;
        all << widget->windowTitle() << widget->property("text").toString() << widget->property("plainText").toString()
            << widget->accessibleName() << widget->toolTip();
    }
    all.removeAll(QString());
    return all;
}

class Locking : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(stage.show());
        ASSERT_TRUE(stage.toComplaint());
        stage.type(QStringLiteral("胸が苦しい"));
        stage.session.setField(QStringLiteral("content"), kSecret);
        log.setText(kSecret);
        log.show();
        ASSERT_TRUE(stage.settle());
        QObject::connect(&stage.session, &DeskSession::changed, &screen, [this] { screen.setLine(stage.session); });
    }
    void lock(bool codeAsked = false)
    {
        screen.lock(people, { people[0], stage.clock.now(), 540, codeAsked });
        screen.setLine(stage.session);
        ASSERT_TRUE(QTest::qWaitForWindowActive(screen.page(), test::kPatienceMs));
    }
    /// A key as the keyboard sends it: to the window that has the focus.
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ASSERT_NE(QGuiApplication::focusWindow(), nullptr);
        QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
    }
    [[nodiscard]] QString shown() const { return textsInSight().join(u'\n'); }

    Stage stage;
    QLabel log; ///< stands for the other windows of the desk
    std::vector<Staff> people { { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } },
        { QStringLiteral("ns02"), QStringLiteral("看護師 02"), { Role::Nurse } } };
    ScreenLock screen { [this] { return QList<QWidget *> { &stage.window, &log }; }, stage.clock, Theme() };
};

TEST_F(Locking, ShowsNothingOfTheCaseAnywhere)
{
    ASSERT_TRUE(shown().contains(kSecret)); // it was in sight before
    ASSERT_TRUE(shown().contains(QStringLiteral("088-800-4127")) || shown().contains(QStringLiteral("0888004127")));
    lock();
    const QString all = shown();
    for (const QString &secret : { kSecret, QStringLiteral("胸が苦しい"), QStringLiteral("4127"), QStringLiteral("T-20261120"), QStringLiteral("胸痛") })
        EXPECT_FALSE(all.contains(secret)) << secret.toStdString();
    EXPECT_FALSE(stage.window.isVisible());
    EXPECT_FALSE(log.isVisible());
    for (const QWidget *window : QApplication::topLevelWidgets())
        EXPECT_TRUE(!window->isVisible() || window == screen.page());
}

TEST_F(Locking, LetsNoKeyThroughToTheCase)
{
    const auto before = stage.journal.kept.size();
    const CaseRecord record = stage.session.record();
    lock();
    for (const auto key : { Qt::Key_Y, Qt::Key_N, Qt::Key_1, Qt::Key_Space, Qt::Key_Escape, Qt::Key_F1, Qt::Key_F2, Qt::Key_F4, Qt::Key_F9,
             Qt::Key_F11, Qt::Key_F12, Qt::Key_Tab })
        press(key);
    for (const auto key : { Qt::Key_Return, Qt::Key_Q, Qt::Key_L, Qt::Key_1 })
        press(key, Qt::ControlModifier);
    press(Qt::Key_F4, Qt::AltModifier);
    screen.page()->close(); // nor does its own close button
    EXPECT_TRUE(screen.page()->isVisible());
    EXPECT_FALSE(stage.window.isVisible());
    EXPECT_EQ(stage.session.state(), State::Talking);
    EXPECT_EQ(stage.session.record().revision, record.revision);
    EXPECT_EQ(stage.journal.kept.size(), before);
    EXPECT_EQ(stage.phone.done, QStringList { QStringLiteral("answer") });
}

TEST_F(Locking, TheCallAndItsRecordingGoOn)
{
    lock();
    EXPECT_TRUE(shown().contains(LockWindow::tr("A call is on. It goes on and is recorded.")));
    EXPECT_TRUE(stage.session.recording());
    stage.phone.hangUp(stage.phone.call.id); // the caller ends it
    EXPECT_EQ(stage.session.state(), State::WrapUp);
    EXPECT_TRUE(shown().contains(LockWindow::tr("A case is open. What was typed is kept.")));
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::Ended), 1);
}

TEST_F(Locking, ACallThatRingsIsSaidButCannotBeAnswered)
{
    lock();
    stage.phone.ring(QStringLiteral("0887111111"), QStringLiteral("0120717119"));
    EXPECT_TRUE(shown().contains(LockWindow::tr("A call rings: unlock to answer.")));
    EXPECT_FALSE(shown().contains(QStringLiteral("0887111111")));
    press(Qt::Key_F1);
    press(Qt::Key_Return);
    EXPECT_EQ(stage.phone.done.count(QStringLiteral("answer")), 1); // only the first call
}

TEST_F(Locking, KeepsWhatWasTypedAndBringsItBack)
{
    lock();
    screen.lift();
    EXPECT_FALSE(screen.isLocked());
    EXPECT_TRUE(stage.window.isVisible());
    EXPECT_TRUE(log.isVisible());
    EXPECT_EQ(stage.session.record().fields.value(QStringLiteral("content")), kSecret);
    EXPECT_TRUE(shown().contains(kSecret));
    EXPECT_EQ(stage.session.step(), DeskSession::Step::Complaint);
    EXPECT_EQ(stage.session.record().complaint, QStringLiteral("胸が苦しい"));
}

TEST_F(Locking, TheSamePersonUnlocksAndAnotherTakesOver)
{
    lock();
    const QSignalSpy asked(&screen, &ScreenLock::unlockAsked);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("secret")); // the focus is in the password
    press(Qt::Key_Return);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].toString(), QStringLiteral("ns01"));
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("secret"));
    EXPECT_TRUE(shown().contains(LockWindow::tr("Unlock")));
    screen.page()->form().choose(QStringLiteral("ns02"));
    EXPECT_TRUE(shown().contains(LockWindow::tr("Take over the desk")));
    EXPECT_FALSE(shown().contains(QStringLiteral("secret")));
}

TEST_F(Locking, SaysThatTheCodeIsDueAgain)
{
    lock(true);
    EXPECT_TRUE(shown().contains(LockWindow::tr("The code was last shown over 12 hours ago and is asked for again.")));
}

TEST_F(Locking, AWindowThatWasNotOpenDoesNotOpen)
{
    log.hide();
    lock();
    screen.lift();
    EXPECT_TRUE(stage.window.isVisible());
    EXPECT_FALSE(log.isVisible());
}

TEST(IdleWatch, SaysItWhenNobodyTouchesAnythingAndNotBefore)
{
    IdleWatch watch;
    QSignalSpy idle(&watch, &IdleWatch::idle);
    QWidget window;
    window.show();
    int early = 0;
    QElapsedTimer sinceKey;
    QObject::connect(&watch, &IdleWatch::idle, &window, [&] { early += sinceKey.elapsed() < 200 ? 1 : 0; });
    sinceKey.start();
    watch.setPatience(300);
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < 900) { // somebody types; a busy machine may stop in between, then it is right to say it
        sinceKey.start();
        QTest::keyClick(&window, Qt::Key_A);
        QTest::mouseMove(&window, QPoint(static_cast<int>(since.elapsed()) % 50, 5));
        QTest::qWait(20);
    }
    EXPECT_TRUE(idle.wait(test::kPatienceMs));
    EXPECT_EQ(early, 0);
    watch.setPatience(0);
    EXPECT_FALSE(idle.wait(700));
}

} // namespace
