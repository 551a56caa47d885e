// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/versions/localnotes.h"
#include "protocol/reading/packreader.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

using Why = NoteToReview::Why;

const QString chestPain = QStringLiteral("adult.chest-pain");

Pack samplePack()
{
    const auto pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    return pack ? *pack : Pack();
}

Protocol &chest(Pack &pack)
{
    for (Protocol &protocol : pack.protocols) {
        if (protocol.id == chestPain)
            return protocol;
    }
    return pack.protocols.front();
}

LocalNote note(const Pack &pack, const QString &part, const QString &text = QStringLiteral("夜間は循環器の当番へ"))
{
    return { chestPain, part, text, QStringLiteral("看護師長"), QDate(2026, 11, 20), fingerprintOf(pack, chestPain, part) };
}

QString firstItem(Pack &pack)
{
    return QStringLiteral("items/") + chest(pack).items.front().code;
}

} // namespace

TEST(LocalNotes, areReadBackAsTheyWereWritten)
{
    Pack pack = samplePack();
    const std::vector<LocalNote> notes { note(pack, {}), note(pack, firstItem(pack), QStringLiteral("「: # - \\ \" ' 」\n二行目\t終わり")),
        note(pack, QStringLiteral("advice/orange")) };
    const auto read = readLocalNotes(yamlOf(notes), QStringLiteral("notes.yaml"));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, notes);
    const auto none = readLocalNotes(yamlOf({}), QStringLiteral("notes.yaml"));
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->empty());
}

TEST(LocalNotes, aFaultNamesItsLine)
{
    const auto read = readLocalNotes("notes:\n  - protocol: adult.chest-pain\n    text: a\n    by: b\n    on: 2026-13-01\n    under: c\n",
        QStringLiteral("notes.yaml"));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().line, 5);
    EXPECT_FALSE(readLocalNotes("notes:\n  - {protocol: a, text: b, by: c, on: 2026-11-20, under: d, colour: red}\n", QStringLiteral("n")));
}

TEST(LocalNotes, stayWithoutReviewWhileTheirGroundIsTheSame)
{
    Pack pack = samplePack();
    const std::vector<LocalNote> notes { note(pack, {}), note(pack, firstItem(pack)) };
    pack.version = QStringLiteral("9");
    chest(pack).words << QStringLiteral("むねがずーんとする");
    EXPECT_TRUE(notesToReview(notes, pack).empty());
}

TEST(LocalNotes, areListedWhenTheTextUnderThemChanged)
{
    Pack pack = samplePack();
    const std::vector<LocalNote> notes { note(pack, {}), note(pack, firstItem(pack)), note(pack, QStringLiteral("advice/orange")) };
    chest(pack).items.front().urgency = Urgency::Orange;
    const std::vector<NoteToReview> review = notesToReview(notes, pack);
    ASSERT_EQ(review.size(), 2u);
    EXPECT_EQ(review[0].note.part, QString());
    EXPECT_EQ(review[1].note.part, firstItem(pack));
    EXPECT_EQ(int(review[1].why), int(Why::TextChanged));
    EXPECT_TRUE(review[1].now.contains(QStringLiteral("orange")));
}

TEST(LocalNotes, areListedWhenTheirGroundIsGoneAndAreNeverDropped)
{
    Pack pack = samplePack();
    const std::vector<LocalNote> notes { note(pack, firstItem(pack)), note(pack, {}) };
    chest(pack).items.erase(chest(pack).items.begin());
    ASSERT_EQ(notesToReview(notes, pack).size(), 2u);
    EXPECT_EQ(int(notesToReview(notes, pack)[0].why), int(Why::PartGone));
    chest(pack).id = QStringLiteral("adult.other-chest-pain");
    EXPECT_EQ(int(notesToReview(notes, pack)[1].why), int(Why::ProtocolGone));
}

TEST(LocalNotes, areFoundByTheirPlace)
{
    Pack pack = samplePack();
    const std::vector<LocalNote> notes { note(pack, {}, QStringLiteral("一")), note(pack, firstItem(pack), QStringLiteral("二")),
        note(pack, {}, QStringLiteral("三")) };
    EXPECT_EQ(notesFor(notes, chestPain, {}), (QStringList { QStringLiteral("一"), QStringLiteral("三") }));
    EXPECT_EQ(notesFor(notes, chestPain, firstItem(pack)), QStringList { QStringLiteral("二") });
    EXPECT_TRUE(notesFor(notes, QStringLiteral("adult.headache"), {}).isEmpty());
}
