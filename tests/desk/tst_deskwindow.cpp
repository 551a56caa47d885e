// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/noticebar.h"
#include "desk/phonecard.h"
#include "deskstage.h"
#include "support/patience.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace kikitori;
using Step = DeskSession::Step;
using State = DeskSession::State;

namespace {

TEST(DeskWindow, AWholeCallIsWorkedByKeysAlone)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toComplaint());
    EXPECT_EQ(stage.journal.count(kind::OpeningSaid), 1);
    EXPECT_EQ(stage.journal.count(kind::Emergency), 5);
    stage.type(QStringLiteral("胸が苦しい"));
    ASSERT_FALSE(stage.session.found().empty());
    stage.key(Qt::Key_Return);
    ASSERT_EQ(stage.session.step(), Step::Checklist);
    stage.key(Qt::Key_N);
    stage.key(Qt::Key_N);
    stage.key(Qt::Key_Y);
    EXPECT_EQ(stage.session.protocolUrgency(), Urgency::Orange);
    stage.key(Qt::Key_5, Qt::AltModifier);
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_1); // red, although the protocol says orange
    stage.type(QStringLiteral("2回目のため"));
    stage.key(Qt::Key_Return);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.session.finalUrgency(), Urgency::Red);
    EXPECT_EQ(stage.session.record().decisionReason, QStringLiteral("2回目のため"));
    stage.key(Qt::Key_F2);
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_Tab);
    stage.type(QStringLiteral("５８"));
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_Tab);
    stage.type(QStringLiteral("こうち"));
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_F9);
    EXPECT_EQ(stage.phone.done.last(), QStringLiteral("transfer 119"));
    Q_EMIT stage.phone.transferDone(stage.phone.call.id);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.session.state(), State::WrapUp);
    EXPECT_TRUE(stage.session.missing().empty());
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return stage.session.state() == State::Ready; }, test::kPatienceMs));
    EXPECT_EQ(stage.journal.count(kind::Closed), 1);
    QMap<QString, QString> kept;
    for (const Entry &entry : stage.journal.kept) {
        if (entry.kind == QLatin1String(kind::Field))
            kept.insert(entry.body.value(QStringLiteral("name")).toString(),
                entry.body.value(QStringLiteral("value")).toString());
    }
    EXPECT_EQ(kept,
        (QMap<QString, QString> { { QStringLiteral("relation"), QStringLiteral("本人") },
            { QStringLiteral("age"), QStringLiteral("58") }, { QStringLiteral("sex"), QStringLiteral("男") },
            { QStringLiteral("municipality"), QStringLiteral("高知市") },
            { QStringLiteral("content"), QStringLiteral("胸が苦しい") },
            { QStringLiteral("result"), QStringLiteral("transfer-119") } }));
}

TEST(DeskWindow, ANumberSaysYesToThatEmergencyCheckUnlessTextIsTyped)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.talk());
    stage.key(Qt::Key_Space);
    ASSERT_EQ(stage.session.step(), Step::Emergency);
    stage.key(Qt::Key_F2); // to the record: a digit there is the field's
    QLineEdit *age = nullptr;
    for (QLineEdit *edit : stage.window.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == QStringLiteral("年齢"))
            age = edit;
    }
    ASSERT_NE(age, nullptr);
    age->setFocus();
    stage.key(Qt::Key_3);
    EXPECT_TRUE(stage.session.record().emergency.isEmpty());
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_6); // there are five
    EXPECT_TRUE(stage.session.record().emergency.isEmpty());
    stage.key(Qt::Key_3);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.session.record().emergency, (QMap<QString, Answer> { { QStringLiteral("breathing"), Answer::Yes } }));
    EXPECT_TRUE(stage.session.emergencyRed());
}

TEST(DeskWindow, ARedCallIsTransferredWithinSixKeysOnceThePlaceIsKnown)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    stage.key(Qt::Key_F3);
    stage.phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
    stage.keys = 0;
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_Y);
    ASSERT_TRUE(stage.settle());
    EXPECT_TRUE(stage.session.emergencyRed());
    stage.key(Qt::Key_F9); // nobody knows where: it leads to the place
    stage.type(QStringLiteral("こうち"));
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_F9);
    EXPECT_EQ(stage.phone.done.last(), QStringLiteral("transfer 119"));
    EXPECT_LE(stage.keys, 6);
}

TEST(DeskWindow, WithoutRedTheAmbulanceKeyMustBePressedTwice)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toComplaint());
    stage.session.setField(QStringLiteral("municipality"), QStringLiteral("高知市"));
    stage.key(Qt::Key_F9);
    EXPECT_FALSE(stage.phone.done.last().startsWith(QStringLiteral("transfer")));
    stage.key(Qt::Key_F9);
    EXPECT_EQ(stage.phone.done.last(), QStringLiteral("transfer 119"));
}

TEST(DeskWindow, LettersTypedIntoAFieldAreTextAndAnswerNothing)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    stage.session.setField(QStringLiteral("age"), QStringLiteral("58"));
    const int before = stage.journal.count(kind::Answered);
    for (auto *edit : stage.window.findChildren<QPlainTextEdit *>()) {
        edit->setFocus();
        edit->moveCursor(QTextCursor::End);
    }
    for (const Qt::Key key : { Qt::Key_Y, Qt::Key_N, Qt::Key_U, Qt::Key_E, Qt::Key_Slash, Qt::Key_Space, Qt::Key_1 })
        stage.key(key);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::Answered), before);
    EXPECT_EQ(stage.session.step(), Step::Checklist);
    EXPECT_TRUE(stage.session.record().fields.value(QStringLiteral("content")).endsWith(QStringLiteral("ynue/ 1")));
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_Y);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::Answered), before + 1);
}

TEST(DeskWindow, ARefreshTakesNeitherFocusNorCursorNorText)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    auto *edit = stage.window.findChildren<QPlainTextEdit *>().front();
    edit->setFocus();
    edit->moveCursor(QTextCursor::Start);
    stage.type(QStringLiteral("急に"));
    Q_EMIT stage.session.changed();
    Q_EMIT stage.phone.lineChanged(stage.phone.proof);
    stage.session.answerItem(QStringLiteral("sweat"), Answer::No);
    EXPECT_TRUE(edit->hasFocus());
    EXPECT_EQ(edit->textCursor().position(), 2);
    EXPECT_EQ(edit->toPlainText(), QStringLiteral("急に胸が苦しい"));
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(edit->toPlainText(), QStringLiteral("急に胸が苦しい"));
    EXPECT_EQ(edit->textCursor().position(), 2);
}

TEST(DeskWindow, WhatIsMissingIsReachedByItsKey)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    stage.key(Qt::Key_F12);
    ASSERT_TRUE(stage.settle());
    ASSERT_EQ(stage.session.state(), State::WrapUp);
    const auto missing = stage.session.missing();
    const auto age =
        std::find_if(missing.begin(), missing.end(), [](const auto &one) { return one.name == QLatin1String("age"); });
    ASSERT_NE(age, missing.end());
    stage.key(static_cast<Qt::Key>(Qt::Key_1 + (age - missing.begin())), Qt::ControlModifier);
    auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    ASSERT_NE(edit, nullptr);
    EXPECT_EQ(edit->accessibleName(), QStringLiteral("年齢"));
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(stage.session.hasCase()) << "closed with fields missing";
}

TEST(DeskWindow, AFailureIsToldAtTheFootAndTakesNoFocus)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    QWidget *before = QApplication::focusWidget();
    auto *notice = stage.window.findChild<NoticeBar *>();
    EXPECT_TRUE(notice->text().isEmpty());
    Q_EMIT stage.session.failed({ Fault::DiskFull, {}, {}, 0, 0 });
    EXPECT_FALSE(notice->text().isEmpty());
    EXPECT_EQ(QApplication::focusWidget(), before);
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    stage.key(Qt::Key_Escape);
    EXPECT_TRUE(notice->text().isEmpty());
}

TEST(DeskWindow, SeveralSymptomsInOneCaseAndTheHighestCounts)
{
    Pack pack = smallPack();
    Protocol cough = pack.protocols.front();
    cough.id = QStringLiteral("adult.cough");
    cough.title = QStringLiteral("せき");
    cough.words = { QStringLiteral("せきが出る") };
    pack.protocols.push_back(cough);
    Stage stage(smallProgram(), pack);
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    stage.key(Qt::Key_Y);
    stage.key(Qt::Key_Slash);
    stage.type(QStringLiteral("せきが出る"));
    stage.key(Qt::Key_Return);
    ASSERT_EQ(stage.session.runs().size(), 2u);
    stage.key(Qt::Key_N, Qt::ShiftModifier);
    EXPECT_EQ(stage.session.protocolUrgency(), Urgency::Red);
    const int now = stage.session.currentRun();
    stage.key(Qt::Key_Left, Qt::AltModifier);
    EXPECT_NE(stage.session.currentRun(), now);
}

TEST(DeskWindow, EveryControlHasAnAccessibleName)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    for (int step = 0; step < 6; ++step) {
        stage.key(static_cast<Qt::Key>(Qt::Key_1 + step), Qt::AltModifier);
        for (const QWidget *widget : stage.window.findChildren<QWidget *>()) {
            const bool control = qobject_cast<const QPushButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
                || qobject_cast<const QPlainTextEdit *>(widget);
            if (control && widget->isVisible() && widget->accessibleName().isEmpty()
                && !widget->property("text").toString().size())
                ADD_FAILURE() << widget->metaObject()->className() << " in step " << step;
        }
    }
}

} // namespace

TEST(DeskWindow, ItsCloseButtonCutsNobodyOff)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    int wanted = 0;
    QObject::connect(&stage.window, &DeskWindow::signOutWanted, &stage.window, [&] { ++wanted; });
    ASSERT_TRUE(stage.talk());
    stage.window.close();
    EXPECT_TRUE(stage.window.isVisible());
    EXPECT_TRUE(stage.session.callOnLine());
    EXPECT_EQ(wanted, 0);
    Stage idle;
    ASSERT_TRUE(idle.show());
    QObject::connect(&idle.window, &DeskWindow::signOutWanted, &idle.window, [&] { ++wanted; });
    idle.window.close();
    EXPECT_EQ(wanted, 1);
}
