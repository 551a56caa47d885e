// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/versions/packdiff.h"


#include <gtest/gtest.h>

#include <functional>

using namespace kikitori;

namespace {

using Kind = PackChange::Kind;

Pack smallPack()
{
    Pack pack;
    pack.id = QStringLiteral("p");
    pack.name = QStringLiteral("試し");
    pack.version = QStringLiteral("1");
    pack.meanings = { { Urgency::Red, QStringLiteral("今すぐ") }, { Urgency::White, QStringLiteral("様子を見る") } };
    pack.emergency = { { QStringLiteral("cpa"), EmergencyKind::Cpa, QStringLiteral("停止"), QStringLiteral("息をしていますか"), { QStringLiteral("息なし") }, QStringLiteral("胸を押す") } };
    Protocol chest;
    chest.id = QStringLiteral("adult.chest");
    chest.title = QStringLiteral("胸痛");
    chest.ages = AgeBand::Adult;
    chest.group = QStringLiteral("胸");
    chest.words = { QStringLiteral("胸が痛い"), QStringLiteral("胸が苦しい") };
    chest.tree = { { QStringLiteral("awake"), QStringLiteral("話せますか"), {}, {}, { std::nullopt, Branch::To::Items, {} },
        { Urgency::Red, Branch::To::End, {} }, { Urgency::Red, Branch::To::End, {} } } };
    chest.items = { { QStringLiteral("sweat"), Urgency::Red, QStringLiteral("冷や汗が出ていますか"), QStringLiteral("今も"), true, QStringLiteral("手で触ってもらう") },
        { QStringLiteral("cough"), Urgency::Green, QStringLiteral("せきが出ますか"), {}, false, {} } };
    chest.modifiers = { { QStringLiteral("old"), QStringLiteral("高齢"), 65, 120, { QStringLiteral("糖尿病") }, Urgency::Yellow } };
    chest.advice = { { Urgency::Red, { QStringLiteral("119"), {} } }, { Urgency::Green, { QStringLiteral("明日"), { QStringLiteral("内科") } } } };
    chest.firstAid = QStringLiteral("楽な姿勢");
    chest.watchFor = QStringLiteral("冷や汗");
    chest.basis = QStringLiteral("教科書");
    chest.floor = Urgency::Green;
    pack.protocols.push_back(chest);
    Protocol other = chest;
    other.id = QStringLiteral("adult.other");
    pack.protocols.push_back(other);
    return pack;
}

struct Change {
    const char *part; ///< as it is reported
    Bearing bearing;
    std::function<void(Pack &)> make;
};

Protocol &chest(Pack &pack) { return pack.protocols.front(); }
QString other() { return QStringLiteral("別の言葉"); }

/// One change in each field of the model, and how it is told.
const std::vector<Change> &everyField()
{
    static const std::vector<Change> changes {
        { "name", Bearing::Text, [](Pack &p) { p.name = other(); } },
        { "version", Bearing::Text, [](Pack &p) { p.version = other(); } },
        { "notice", Bearing::Text, [](Pack &p) { p.notice = other(); } },
        { "sample", Bearing::Text, [](Pack &p) { p.sample = !p.sample; } },
        { "pack", Bearing::Text, [](Pack &p) { p.id = other(); } },
        { "meanings/red", Bearing::Text, [](Pack &p) { p.meanings[Urgency::Red] = other(); } },
        { "emergency/cpa/kind", Bearing::Text, [](Pack &p) { p.emergency[0].kind = EmergencyKind::Airway; } },
        { "emergency/cpa/label", Bearing::Text, [](Pack &p) { p.emergency[0].label = other(); } },
        { "emergency/cpa/question", Bearing::Text, [](Pack &p) { p.emergency[0].question = other(); } },
        { "emergency/cpa/words", Bearing::Finds, [](Pack &p) { p.emergency[0].words << other(); } },
        { "emergency/cpa/first-aid", Bearing::Text, [](Pack &p) { p.emergency[0].firstAid = other(); } },
        { "emergency/cpa", Bearing::Lowers, [](Pack &p) { p.emergency.clear(); } },
        { "title", Bearing::Finds, [](Pack &p) { chest(p).title = other(); } },
        { "ages", Bearing::Finds, [](Pack &p) { chest(p).ages = AgeBand::Any; } },
        { "group", Bearing::Text, [](Pack &p) { chest(p).group = other(); } },
        { "floor", Bearing::Lowers, [](Pack &p) { chest(p).floor = Urgency::White; } },
        { "floor", Bearing::Raises, [](Pack &p) { chest(p).floor = Urgency::Yellow; } },
        { "words", Bearing::Finds, [](Pack &p) { chest(p).words.removeFirst(); } },
        { "first-aid", Bearing::Text, [](Pack &p) { chest(p).firstAid.clear(); } },
        { "watch-for", Bearing::Text, [](Pack &p) { chest(p).watchFor = other(); } },
        { "basis", Bearing::Text, [](Pack &p) { chest(p).basis = other(); } },
        { "tree/awake/question", Bearing::Text, [](Pack &p) { chest(p).tree[0].question = other(); } },
        { "tree/awake/help", Bearing::Text, [](Pack &p) { chest(p).tree[0].help = other(); } },
        { "tree/awake/unknown-means", Bearing::Text, [](Pack &p) { chest(p).tree[0].unknownMeans = other(); } },
        { "tree/awake/yes", Bearing::Lowers, [](Pack &p) { chest(p).tree[0].yes.to = Branch::To::End; } },
        { "tree/awake/no", Bearing::Lowers, [](Pack &p) { chest(p).tree[0].no.urgency = Urgency::Orange; } },
        { "tree/awake/unknown", Bearing::Lowers, [](Pack &p) { chest(p).tree[0].unknown.urgency.reset(); } },
        { "tree/awake", Bearing::Lowers, [](Pack &p) { chest(p).tree.clear(); } },
        { "items/sweat/urgency", Bearing::Lowers, [](Pack &p) { chest(p).items[0].urgency = Urgency::Orange; } },
        { "items/cough/urgency", Bearing::Raises, [](Pack &p) { chest(p).items[1].urgency = Urgency::Yellow; } },
        { "items/sweat/question", Bearing::Text, [](Pack &p) { chest(p).items[0].question = other(); } },
        { "items/sweat/help", Bearing::Text, [](Pack &p) { chest(p).items[0].help = other(); } },
        { "items/sweat/unknown", Bearing::Lowers, [](Pack &p) { chest(p).items[0].unknownCounts = false; } },
        { "items/cough/unknown", Bearing::Raises, [](Pack &p) { chest(p).items[1].unknownCounts = true; } },
        { "items/sweat/unknown-means", Bearing::Text, [](Pack &p) { chest(p).items[0].unknownMeans.clear(); } },
        { "items/cough", Bearing::Lowers, [](Pack &p) { chest(p).items.pop_back(); } },
        { "items/new", Bearing::Raises,
            [](Pack &p) { chest(p).items.push_back({ QStringLiteral("new"), Urgency::Green, other(), {}, false, {} }); } },
        { "items", Bearing::Text, [](Pack &p) { std::swap(chest(p).items[0], chest(p).items[1]); } },
        { "modifiers/old/text", Bearing::Text, [](Pack &p) { chest(p).modifiers[0].text = other(); } },
        { "modifiers/old/age-from", Bearing::Text, [](Pack &p) { chest(p).modifiers[0].ageFrom = 70; } },
        { "modifiers/old/age-to", Bearing::Text, [](Pack &p) { chest(p).modifiers[0].ageTo = -1; } },
        { "modifiers/old/history", Bearing::Text, [](Pack &p) { chest(p).modifiers[0].historyWords << other(); } },
        { "modifiers/old/least", Bearing::Lowers, [](Pack &p) { chest(p).modifiers[0].least.reset(); } },
        { "modifiers/old/least", Bearing::Raises, [](Pack &p) { chest(p).modifiers[0].least = Urgency::Orange; } },
        { "modifiers/old", Bearing::Lowers, [](Pack &p) { chest(p).modifiers.clear(); } },
        { "advice/red/say", Bearing::Text, [](Pack &p) { chest(p).advice[Urgency::Red].say = other(); } },
        { "advice/green/departments", Bearing::Text, [](Pack &p) { chest(p).advice[Urgency::Green].departments << other(); } },
        { "", Bearing::Lowers, [](Pack &p) { p.protocols.erase(p.protocols.begin()); } },
        { "", Bearing::Finds,
            [](Pack &p) {
                p.protocols.push_back(chest(p));
                p.protocols.back().id = QStringLiteral("adult.third");
            } },
    };
    return changes;
}

} // namespace

TEST(PackDiff, nothingChangedIsNoChange)
{
    EXPECT_TRUE(changesBetween(smallPack(), smallPack()).empty());
}

TEST(PackDiff, aChangeOfAnyFieldIsToldOnceAndAtItsPlace)
{
    for (const Change &change : everyField()) {
        SCOPED_TRACE(change.part);
        Pack after = smallPack();
        change.make(after);
        const std::vector<PackChange> found = changesBetween(smallPack(), after);
        ASSERT_EQ(found.size(), 1u);
        EXPECT_EQ(found[0].part, QLatin1String(change.part));
        EXPECT_EQ(int(found[0].bearing), int(change.bearing));
    }
}

TEST(PackDiff, theWayBackIsTheMirror)
{
    for (const Change &change : everyField()) {
        SCOPED_TRACE(change.part);
        Pack after = smallPack();
        change.make(after);
        const std::vector<PackChange> there = changesBetween(smallPack(), after);
        const std::vector<PackChange> back = changesBetween(after, smallPack());
        ASSERT_EQ(there.size(), back.size());
        EXPECT_EQ(there[0].before, back[0].after);
        EXPECT_EQ(there[0].after, back[0].before);
        EXPECT_EQ(there[0].kind == Kind::Added, back[0].kind == Kind::Removed);
    }
}

TEST(PackDiff, aChangeNamesTheQuestionThatItStandsUnder)
{
    Pack after = smallPack();
    chest(after).items[0].urgency = Urgency::Orange;
    const std::vector<PackChange> found = changesBetween(smallPack(), after);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].question, QStringLiteral("冷や汗が出ていますか"));
    EXPECT_EQ(found[0].title, QStringLiteral("胸痛"));
    EXPECT_EQ(found[0].before, QStringLiteral("red"));
    EXPECT_EQ(found[0].after, QStringLiteral("orange"));
}
