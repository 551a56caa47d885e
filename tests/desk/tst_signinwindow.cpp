// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/keybutton.h"
#include "desk/lockwindow.h"
#include "desk/signinform.h"
#include "desk/signinwindow.h"
#include "cuttexts.h"
#include "support/patience.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

const QString kWrong = QStringLiteral("パスワードが違います。何も変わっていません。もう一度入れてください。");

std::vector<Staff> people()
{
    return { { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } },
        { QStringLiteral("ns02"), QStringLiteral("看護師 02"), { Role::Nurse } },
        { QStringLiteral("ld01"), QStringLiteral("業務責任者 01"), { Role::Lead } } };
}

/// The real window and a person's hands.
struct Door {
    explicit Door(SignInWindow::Occasion occasion = SignInWindow::Occasion::Start, const Theme &theme = Theme())
        : window(people(), theme, occasion)
        , asked(&window, &SignInWindow::signInAsked)
    {
    }
    [[nodiscard]] bool show(QSize size = { 640, 720 })
    {
        window.resize(size);
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window, test::kPatienceMs);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    [[nodiscard]] QLineEdit *field(int index) const { return window.findChildren<QLineEdit *>().at(index); }
    [[nodiscard]] QLineEdit *password() const { return field(0); }
    [[nodiscard]] QLineEdit *code() const { return field(1); }
    [[nodiscard]] QListWidget *list() const { return window.findChild<QListWidget *>(); }
    [[nodiscard]] KeyButton *button() const { return window.form().findChild<KeyButton *>(); }
    [[nodiscard]] QString shown() const
    {
        QStringList all;
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(u'\n');
    }

    SignInWindow window;
    QSignalSpy asked;
};

TEST(SignInWindow, LetsOneSignInByKeysAlone)
{
    Door door;
    ASSERT_TRUE(door.show());
    EXPECT_EQ(QApplication::focusWidget(), door.list());
    door.key(Qt::Key_Down);
    door.key(Qt::Key_Return);
    EXPECT_EQ(QApplication::focusWidget(), door.password());
    door.type(QStringLiteral("secret"));
    door.key(Qt::Key_Return);
    ASSERT_EQ(door.asked.size(), 1);
    EXPECT_EQ(door.asked[0][0].toString(), QStringLiteral("ns02"));
    EXPECT_EQ(door.asked[0][1].toString(), QStringLiteral("secret"));
    EXPECT_EQ(door.asked[0][2].toString(), QString());
}

TEST(SignInWindow, TabGoesFromThePeopleThroughTheFieldsToTheButtonAndEnterPressesIt)
{
    Door door;
    ASSERT_TRUE(door.show());
    door.key(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), door.password());
    door.type(QStringLiteral("secret"));
    door.key(Qt::Key_Tab); // the code is not asked for: it is not on the way
    EXPECT_EQ(QApplication::focusWidget(), door.button());
    door.key(Qt::Key_Return);
    ASSERT_EQ(door.asked.size(), 1);
    door.window.form().askCode();
    EXPECT_EQ(QApplication::focusWidget(), door.code());
    door.key(Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_EQ(QApplication::focusWidget(), door.password());
    door.key(Qt::Key_Tab);
    door.key(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), door.button());
}

TEST(SignInWindow, AsksForTheCodeAndKeepsThePassword)
{
    Door door;
    ASSERT_TRUE(door.show());
    EXPECT_FALSE(door.code()->isVisible());
    door.key(Qt::Key_Return);
    door.type(QStringLiteral("secret"));
    door.key(Qt::Key_Return);
    door.window.setBusy(true);
    door.window.form().askCode();
    EXPECT_TRUE(door.code()->isVisible());
    EXPECT_EQ(QApplication::focusWidget(), door.code());
    EXPECT_EQ(door.password()->text(), QStringLiteral("secret"));
    door.type(QStringLiteral("123 456"));
    door.key(Qt::Key_Return);
    ASSERT_EQ(door.asked.size(), 2);
    EXPECT_EQ(door.asked[1][1].toString(), QStringLiteral("secret"));
    EXPECT_EQ(door.asked[1][2].toString(), QStringLiteral("123 456"));
    door.window.setBusy(true);
    door.window.form().askCode(QStringLiteral("番号が違います。")); // wrong: only the code again
    EXPECT_EQ(door.code()->text(), QString());
    EXPECT_EQ(door.password()->text(), QStringLiteral("secret"));
    EXPECT_TRUE(door.shown().contains(QStringLiteral("番号が違います。")));
}

TEST(SignInWindow, AnErrorTakesThePasswordOutAndAsksAgain)
{
    Door door;
    ASSERT_TRUE(door.show());
    door.key(Qt::Key_Return);
    door.type(QStringLiteral("secret"));
    door.window.form().askCode();
    door.type(QStringLiteral("123456"));
    door.key(Qt::Key_Return);
    door.window.showError(kWrong);
    EXPECT_TRUE(door.shown().contains(kWrong));
    EXPECT_EQ(door.password()->text(), QString());
    EXPECT_FALSE(door.code()->isVisible());
    EXPECT_EQ(QApplication::focusWidget(), door.password());
    door.type(QStringLiteral("other"));
    door.key(Qt::Key_Return);
    EXPECT_EQ(door.asked.last()[2].toString(), QString()); // no code of the try before
}

TEST(SignInWindow, NothingCanBeEnteredWhileItIsFoundOut)
{
    Door door;
    ASSERT_TRUE(door.show());
    door.key(Qt::Key_Return);
    door.type(QStringLiteral("secret"));
    door.key(Qt::Key_Return);
    door.window.setBusy(true);
    EXPECT_TRUE(door.window.findChild<QProgressBar *>()->isVisible());
    EXPECT_FALSE(door.password()->isEnabled());
    EXPECT_FALSE(door.list()->isEnabled());
    QTest::keyClick(door.password(), Qt::Key_Return);
    QTest::mouseClick(door.button(), Qt::LeftButton);
    EXPECT_EQ(door.asked.size(), 1);
    door.window.showError(kWrong);
    EXPECT_FALSE(door.window.findChild<QProgressBar *>()->isVisible());
    EXPECT_TRUE(door.password()->isEnabled());
}

TEST(SignInWindow, AnotherPersonBeginsWithEmptyFields)
{
    Door door;
    ASSERT_TRUE(door.show());
    door.key(Qt::Key_Return);
    door.type(QStringLiteral("secret"));
    door.window.form().askCode(kWrong);
    door.list()->setFocus();
    door.key(Qt::Key_Down);
    EXPECT_EQ(door.password()->text(), QString());
    EXPECT_FALSE(door.code()->isVisible());
    EXPECT_FALSE(door.shown().contains(kWrong));
    EXPECT_EQ(QApplication::focusWidget(), door.list());
}

TEST(SignInWindow, AHandOverSaysThatACallRingsAndLetsWhoeverIsInAnswerIt)
{
    Door door(SignInWindow::Occasion::HandOver);
    ASSERT_TRUE(door.show());
    const QSignalSpy answer(&door.window, &SignInWindow::answerWanted);
    const QSignalSpy cancel(&door.window, &SignInWindow::cancelled);
    door.key(Qt::Key_F1); // nothing rings
    EXPECT_EQ(answer.size(), 0);
    door.window.setCall(QStringLiteral("着信中です。"), true);
    EXPECT_TRUE(door.shown().contains(QStringLiteral("着信中です。")));
    door.key(Qt::Key_F1);
    EXPECT_EQ(answer.size(), 1);
    door.key(Qt::Key_Escape);
    EXPECT_EQ(cancel.size(), 1);
    door.window.close();
    EXPECT_EQ(cancel.size(), 2);
    EXPECT_TRUE(door.window.isVisible()); // its owner decides
}

TEST(SignInWindow, AtTheStartEscCancelsNothing)
{
    Door door;
    ASSERT_TRUE(door.show());
    const QSignalSpy cancel(&door.window, &SignInWindow::cancelled);
    door.key(Qt::Key_Escape);
    EXPECT_EQ(cancel.size(), 0);
}

class SignInLayout : public ::testing::TestWithParam<double> {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_ja.load(QStringLiteral(":/translations/kikitori_ja.qm")));
        QCoreApplication::installTranslator(&m_ja);
    }
    void look(QWidget &window, SignInForm &form)
    {
        window.resize(1366, 768);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window, test::kPatienceMs));
        form.askCode(kWrong);
        QTest::qWait(30); // the layouts that are under way
        QStringList wrong;
        const bool whole = QTest::qWaitFor([&] { return (wrong = cutTexts(window) + overlaps(form)).isEmpty(); }, test::kPatienceMs);
        EXPECT_TRUE(whole) << qPrintable(wrong.join(u'\n'));
    }
    static QStringList overlaps(const SignInForm &form)
    {
        QStringList found;
        for (const QWidget *one : form.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            for (const QWidget *other : form.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
                const bool both = one != other && one->isVisible() && other->isVisible();
                if (both && one->geometry().intersects(other->geometry()))
                    found << QLatin1String(one->metaObject()->className()) + QStringLiteral(" lies on ") + QLatin1String(other->metaObject()->className());
            }
        }
        return found;
    }
    QTranslator m_ja;
};

TEST_P(SignInLayout, NoTextIsCutAndNothingLiesOnAnother)
{
    for (const auto occasion : { SignInWindow::Occasion::Start, SignInWindow::Occasion::NobodyThere, SignInWindow::Occasion::HandOver }) {
        SignInWindow window(people(), Theme(Theme::Mode::Light, GetParam()), occasion);
        window.setHint({ QStringLiteral("看護師 01：パスワード kikitori"), QStringLiteral("業務責任者 01：パスワード kikitori") });
        window.setCall(QStringLiteral("着信中です。看護師 01 が F1 で応答できます。"), true);
        look(window, window.form());
    }
}

TEST_P(SignInLayout, TheLockPageIsNotCutEither)
{
    const ManualClock clock { QDateTime({ 2026, 11, 20 }, { 14, 41, 8 }, Qt::UTC) };
    LockWindow window(people(), { people()[0], clock.now(), 540, false }, clock, Theme(Theme::Mode::Dark, GetParam()));
    window.setLine(DeskSession::State::WrapUp, false, 2);
    look(window, window.form());
}

INSTANTIATE_TEST_SUITE_P(Scales, SignInLayout, ::testing::Values(1.0, 1.25, 1.5, 2.0));

} // namespace
