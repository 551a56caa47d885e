// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// How many keys a whole call takes, in the real window with the real program and the sample pack. Letters typed into a
// field are counted apart; a chord such as Shift N is one press, and its modifiers are counted apart too.
#include "desk/deskstage.h"
#include "protocol/reading/packreader.h"

#include <gtest/gtest.h>

#include <cstdio>

using namespace kikitori;
using Step = DeskSession::Step;

namespace {

constexpr int kRedMost = 6;
constexpr int kWhiteMost = 25;

class KeyPresses : public ::testing::Test {
protected:
    void SetUp() override
    {
        const QString resources = QStringLiteral(KIKITORI_SOURCE_DIR "/resources/");
        const auto program = readProgram(resources + QStringLiteral("programs/kochi-7119.yaml"));
        const auto pack = readPack(resources + QStringLiteral("protocols/sample"));
        ASSERT_TRUE(program && pack);
        m_stage = std::make_unique<Stage>(*program, *pack);
        ASSERT_TRUE(m_stage->show());
        m_stage->key(Qt::Key_F3);
        m_stage->phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
        ASSERT_TRUE(m_stage->settle());
        m_stage->keys = 0;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_stage->key(key, modifiers);
        m_modifiers += modifiers == Qt::NoModifier ? 0 : 1;
        ASSERT_TRUE(m_stage->settle()); // a person's fingers are slower than the window
    }
    /// What is typed, and how: letters for the input method and the key that takes what it offers.
    void type(const QString &text, const char *letters)
    {
        m_stage->type(text);
        ASSERT_TRUE(m_stage->settle());
        m_typed += static_cast<int>(qstrlen(letters)) + 1;
    }
    void tell(const char *what) const
    {
        std::printf("%s: %d keys, %d with what is typed, %d with Shift, Alt and Ctrl as keys of their own\n", what, m_stage->keys,
            m_stage->keys + m_typed, m_stage->keys + m_typed + m_modifiers);
    }
    [[nodiscard]] bool transferred() const { return m_stage->phone.done.last().startsWith(QStringLiteral("transfer ")); }
    /// Everything up to the reading of the advice of a call in which nothing is found.
    void workWhiteToResult()
    {
        DeskSession &session = m_stage->session;
        press(Qt::Key_Return);
        press(Qt::Key_Space);
        press(Qt::Key_N, Qt::ShiftModifier);
        ASSERT_EQ(session.step(), Step::Complaint);
        type(QStringLiteral("腰が痛い"), "koshigaitai ");
        press(Qt::Key_Return);
        ASSERT_EQ(session.step(), Step::Checklist);
        for (int colour = 0; colour < 4 && session.asked().size() && !session.protocolUrgency(); ++colour)
            press(Qt::Key_N, Qt::ShiftModifier);
        ASSERT_EQ(session.protocolUrgency(), Urgency::White);
        press(Qt::Key_F2);
        press(Qt::Key_1);
        press(Qt::Key_Tab);
        type(QStringLiteral("42"), "42");
        press(Qt::Key_Tab);
        press(Qt::Key_1);
        press(Qt::Key_Tab);
        type(QStringLiteral("こうちし"), "koutisi");
        press(Qt::Key_Return);
        type(QStringLiteral("なし"), "nasi");
        press(Qt::Key_5, Qt::AltModifier);
        ASSERT_EQ(session.step(), Step::Result);
    }
    void endWhite()
    {
        DeskSession &session = m_stage->session;
        ASSERT_TRUE(session.stepDone(Step::Result)) << "all of the advice was read, first: " << qPrintable(session.askFirst().join(u','));
        press(Qt::Key_Space);
        ASSERT_EQ(session.step(), Step::Disposition);
        int home = 0;
        const auto &all = session.program().dispositions;
        while (home < static_cast<int>(all.size()) && all[static_cast<size_t>(home)].code != QLatin1String("home-care"))
            ++home;
        ASSERT_LT(home, 9);
        press(static_cast<Qt::Key>(Qt::Key_1 + home));
        press(Qt::Key_F12);
        ASSERT_TRUE(m_stage->settle());
        EXPECT_TRUE(session.missing().empty());
        m_stage->key(Qt::Key_Return, Qt::ControlModifier);
        ++m_modifiers;
        EXPECT_TRUE(QTest::qWaitFor([&] { return session.state() == DeskSession::State::Ready; }));
        EXPECT_EQ(m_stage->journal.count(kind::Closed), 1);
        EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    }

    std::unique_ptr<Stage> m_stage;
    int m_typed = 0;
    int m_modifiers = 0;
};

} // namespace

TEST_F(KeyPresses, ARedCallFromAnswerToTransfer)
{
    press(Qt::Key_Return);
    press(Qt::Key_Space);
    press(Qt::Key_Y);
    EXPECT_TRUE(m_stage->session.emergencyRed());
    press(Qt::Key_F9); // where? It leads to the field.
    type(QStringLiteral("こうちし"), "koutisi");
    press(Qt::Key_Return);
    press(Qt::Key_F9);
    EXPECT_TRUE(transferred()) << qPrintable(m_stage->session.record().fields.value(QStringLiteral("municipality")) + m_stage->phone.done.join(u','));
    EXPECT_LE(m_stage->keys, kRedMost);
    tell("red by the emergency check");
}

TEST_F(KeyPresses, ARedCallByTheThirdCheck)
{
    press(Qt::Key_Return);
    press(Qt::Key_Space);
    press(Qt::Key_3);
    EXPECT_TRUE(m_stage->session.emergencyRed());
    press(Qt::Key_F9);
    type(QStringLiteral("こうちし"), "koutisi");
    press(Qt::Key_Return);
    press(Qt::Key_F9);
    EXPECT_TRUE(transferred());
    EXPECT_LE(m_stage->keys, kRedMost);
    tell("red by the third emergency check");
}

TEST_F(KeyPresses, ARedCallByAQuestionOfAProtocol)
{
    press(Qt::Key_Return);
    press(Qt::Key_Space);
    press(Qt::Key_N, Qt::ShiftModifier);
    type(QStringLiteral("胸が締めつけられる"), "munegashimetsukerareru ");
    press(Qt::Key_Return);
    press(Qt::Key_Y);
    EXPECT_EQ(m_stage->session.protocolUrgency(), Urgency::Red);
    press(Qt::Key_F9);
    type(QStringLiteral("こうちし"), "koutisi");
    press(Qt::Key_Return);
    press(Qt::Key_F9);
    EXPECT_TRUE(transferred());
    EXPECT_LE(m_stage->keys, kRedMost + 2);
    tell("red by a question of a protocol");
}

TEST_F(KeyPresses, AWhiteCallFromAnswerToClosingWithEachSentenceTicked)
{
    workWhiteToResult();
    const int lines = static_cast<int>(m_stage->session.adviceLines().size());
    EXPECT_GT(lines, 1);
    for (int i = 0; i < lines; ++i)
        press(Qt::Key_Space);
    endWhite();
    EXPECT_LE(m_stage->keys, kWhiteMost);
    tell("white, each sentence ticked");
}

TEST_F(KeyPresses, AWhiteCallWithTheAdviceTickedAtOnce)
{
    workWhiteToResult();
    press(Qt::Key_Space, Qt::ShiftModifier);
    endWhite();
    EXPECT_LE(m_stage->keys, kWhiteMost);
    tell("white, the advice ticked at once");
}

TEST_F(KeyPresses, OneSlipOnAnyLetterOrDigitNeverTakesARedAway)
{
    press(Qt::Key_Return);
    press(Qt::Key_Space);
    press(Qt::Key_3);
    ASSERT_TRUE(m_stage->session.emergencyRed());
    const QString red = QStringLiteral("red");
    // Each key once, in the state in which the red stands, with the question in hand another one.
    for (int key = Qt::Key_A; key <= Qt::Key_Z; ++key) {
        for (const auto modifier : { Qt::NoModifier, Qt::ShiftModifier }) {
            press(static_cast<Qt::Key>(key), modifier);
            press(Qt::Key_Escape);
            ASSERT_TRUE(m_stage->session.emergencyRed()) << "key " << char(key);
            m_stage->session.setStep(Step::Emergency);
        }
    }
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Space, Qt::Key_Tab, Qt::Key_Up }) {
        press(key);
        ASSERT_TRUE(m_stage->session.emergencyRed());
    }
}
