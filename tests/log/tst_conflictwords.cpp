// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/conflictwords.h"

#include "madeupday.h"

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
QString say(const char *text)
{
    return QString::fromUtf8(text);
}

class Differing : public ::testing::Test {
protected:
    Differing()
    {
        m_made.run(say("腰痛")).answer(say("numb"), say("足がしびれますか"), Urgency::Orange, Answer::Yes).check(say("airway"), Answer::No);
        m_file = m_made.file();
    }
    [[nodiscard]] QString label(const char *reg) const { return words().label(say(reg)); }
    [[nodiscard]] QString value(const char *reg, const char *is) const { return words().value(say(reg), say(is)); }
    [[nodiscard]] ConflictWords words() const { return { m_file, m_entryWords }; }

    std::vector<Program> m_programs = shippedPrograms();
    LogNames m_names { people(), checkNames(), packNames(), japan };
    EntryWords m_entryWords { m_names, &m_programs.front() };
    MadeUpCase m_made { say("K-20261120-01011"), say("2026-11-20 23:30:00") };
    CaseFile m_file;
};
}

TEST_F(Differing, EveryRegisterHasAName)
{
    EXPECT_EQ(label("field:municipality"), say("所在地"));
    EXPECT_EQ(label("answer:run1:numb"), say("足がしびれますか"));
    EXPECT_EQ(label("answer:run1:unasked"), say("unasked"));
    EXPECT_EQ(label("emergency:airway"), say("Emergency check: 気道"));
    EXPECT_EQ(label("run:run1"), say("Protocol: 腰痛"));
    EXPECT_EQ(label("complaint"), say("Complaint"));
    EXPECT_EQ(label("verdict"), say("Urgency by the protocol"));
    EXPECT_EQ(label("decision"), say("Nurse's decision"));
    EXPECT_EQ(label("state"), say("Closed or open"));
    EXPECT_EQ(label("opening"), say("Opening statement"));
    EXPECT_EQ(label("joined"), say("Same incident as"));
    EXPECT_EQ(label("of-a-newer-desk"), say("of-a-newer-desk"));
}

TEST_F(Differing, EveryValueIsReadAsAPersonReadsIt)
{
    EXPECT_EQ(value("field:municipality", "南国市"), say("南国市"));
    EXPECT_EQ(value("field:municipality", ""), say("(empty)"));
    EXPECT_EQ(value("field:result", "transfer-119"), say("119番へ転送"));
    EXPECT_EQ(value("field:notes", "yes"), say("yes")) << "what was typed, not an answer";
    EXPECT_EQ(value("complaint", "red:赤い"), say("red:赤い"));
    EXPECT_EQ(value("answer:run1:numb", "unknown"), say("Unknown"));
    EXPECT_EQ(value("answer:run1:numb", ""), say("(empty)"));
    EXPECT_EQ(value("emergency:airway", "yes"), say("Yes"));
    EXPECT_EQ(value("verdict", "red"), say("◆ Red"));
    EXPECT_EQ(value("decision", "green:歩ける: 階段も"), say("■ Green (歩ける: 階段も)"));
    EXPECT_EQ(value("decision", ""), say("as the protocol says"));
    EXPECT_EQ(value("state", "open"), say("open"));
    EXPECT_EQ(value("state", "closed:電話が切れた"), say("closed (電話が切れた)"));
    EXPECT_EQ(value("run:run1", "withdrawn"), say("withdrawn"));
    EXPECT_EQ(value("run:run1", "standing"), say("asked"));
    EXPECT_EQ(value("opening", "guidance"), say("by guidance"));
    EXPECT_EQ(value("joined", "0f3a9c12-aaaa-bbbb"), say("case 0f3a9c12"));
}

TEST_F(Differing, ChangesSayWhichDeskAndWhatWasSettledJoinedPartedErased)
{
    m_made.field(say("age"), say("71")).apart(say("02"), say("ns02"), kind::Field, { { say("name"), say("age") }, { say("value"), say("17") } });
    m_file = m_made.file();
    const QJsonArray both = m_file.record.allHeads(say("field:age"));
    ASSERT_EQ(both.size(), 2);
    m_made.add(kind::Field, { { say("name"), say("age") }, { say("value"), say("71") }, { say("over"), both } });
    m_made.add(kind::Joined, { { say("to"), say("case-2") } }).add(kind::Parted, { { say("to"), say("case-2") } });
    m_made.add(kind::Erased, { { say("certificate"), say("E-1") } });
    const auto lines = m_entryWords.revisions(m_made.file().entries);
    EXPECT_EQ(lines[0].text, say("Content erased: certificate E-1"));
    EXPECT_EQ(lines[1].text, say("Parted from the other case again"));
    EXPECT_EQ(lines[2].text, say("Joined to another case: the same incident"));
    EXPECT_TRUE(lines[3].text.endsWith(say("17 → 71 — settled"))) << lines[3].text.toStdString();
    EXPECT_EQ(lines[3].author, say("看護師 01"));
    EXPECT_EQ(lines[4].author, say("看護師 02, desk 02"));
}
