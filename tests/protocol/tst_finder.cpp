// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/finder.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace kikitori;

namespace {

Protocol protocol(const char *id, const QString &title, AgeBand ages, const QStringList &words)
{
    Protocol protocol;
    protocol.id = QString::fromLatin1(id);
    protocol.title = title;
    protocol.ages = ages;
    protocol.words = words;
    return protocol;
}

Pack tinyPack()
{
    Pack pack;
    pack.protocols = {
        protocol("adult.chest", QStringLiteral("胸痛"), AgeBand::Adult,
            { QStringLiteral("胸が痛い"), QStringLiteral("胸が苦しい"), QStringLiteral("むねがくるしい") }),
        protocol("adult.breath", QStringLiteral("息切れ"), AgeBand::Adult,
            { QStringLiteral("息が苦しい"), QStringLiteral("ゼーゼーする"), QStringLiteral("いきがくるしい") }),
        protocol("adult.head", QStringLiteral("頭痛"), AgeBand::Adult,
            { QStringLiteral("頭が痛い"), QStringLiteral("あたまがいたい") }),
        protocol("adult.belly", QStringLiteral("腹痛"), AgeBand::Adult,
            { QStringLiteral("お腹が痛い"), QStringLiteral("おなかがいたい") }),
        protocol("child.belly", QStringLiteral("腹痛"), AgeBand::Child,
            { QStringLiteral("お腹が痛い"), QStringLiteral("ぽんぽんいたい") }),
        protocol("child.seizure", QStringLiteral("けいれん"), AgeBand::Child,
            { QStringLiteral("けいれんしている"), QStringLiteral("ひきつけ") }),
        protocol("any.nosebleed", QStringLiteral("鼻血"), AgeBand::Any,
            { QStringLiteral("鼻血が止まらない"), QStringLiteral("はなぢ") }),
    };
    EmergencyCheck cpa;
    cpa.code = QStringLiteral("cpa");
    cpa.words = { QStringLiteral("息をしていない"), QStringLiteral("脈がない") };
    EmergencyCheck circulation;
    circulation.code = QStringLiteral("circulation");
    circulation.words = { QStringLiteral("唇が青い"), QStringLiteral("くちびるがあおい") };
    pack.emergency = { cpa, circulation };
    return pack;
}

struct Said {
    const char *complaint;
    const char *protocol;
};

void PrintTo(const Said &said, std::ostream *out)
{
    *out << said.complaint << " -> " << said.protocol;
}

class Complaint : public testing::TestWithParam<Said> { };

const Said said[] = {
    { "胸が苦しい", "adult.chest" }, { "胸苦しい", "adult.chest" }, { "むねがくるしい", "adult.chest" },
    { "胸 くるしい", "adult.chest" }, { "胸が苦しいです", "adult.chest" }, { "ﾑﾈｶﾞｸﾙｼｲ", "adult.chest" },
    { "ムネガイタイ", "adult.chest" }, { "むねが痛い", "adult.chest" }, { "胸がいたい", "adult.chest" },
    { "胸は痛くて", "adult.chest" }, { "胸の真ん中がすごく痛い", "adult.chest" }, { "むねがくろしい", "adult.chest" },
    { "むねがくるいし", "adult.chest" }, { "昨日から、胸が痛みます", "adult.chest" }, { "胸", "adult.chest" },
    { "ぜいぜいする", "adult.breath" }, { "ｾﾞｰｾﾞｰしています", "adult.breath" }, { "ぜぇぜぇいう", "adult.breath" },
    { "息苦しい", "adult.breath" }, { "いきぐるしい", "adult.breath" }, { "あたまいたい", "adult.head" },
    { "頭がガンガン痛い", "adult.head" }, { "あたがまいたい", "adult.head" }, { "ぽんぽん痛い", "child.belly" },
    { "けいれんした", "child.seizure" }, { "痙攣", "child.seizure" }, { "けいれいん", "child.seizure" },
    { "引きつけを起こした", "child.seizure" }, { "ハナヂ", "any.nosebleed" }, { "はなじが出る", "any.nosebleed" },
    { "鼻血止まらない", "any.nosebleed" },
};

} // namespace

TEST_P(Complaint, findsItsProtocolFirst)
{
    const std::vector<Found> found = Finder(tinyPack()).find(QString::fromUtf8(GetParam().complaint));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().protocolId, QString::fromLatin1(GetParam().protocol));
    EXPECT_GT(found.front().score, 0);
    EXPECT_LE(found.front().score, 1);
    EXPECT_FALSE(found.front().matched.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Table, Complaint, testing::ValuesIn(said));

TEST(Fold, makesOneFormOfManyWritings)
{
    const QString folded = foldForSearch(QStringLiteral("むねがいたい"));
    EXPECT_EQ(foldForSearch(QStringLiteral("ムネガイタイ")), folded);
    EXPECT_EQ(foldForSearch(QStringLiteral("ﾑﾈｶﾞｲﾀｲ")), folded);
    EXPECT_EQ(foldForSearch(QStringLiteral(" むね、が　いたい。")), folded);
    EXPECT_EQ(foldForSearch(QStringLiteral("ＡＥＤ")), QStringLiteral("aed"));
    EXPECT_EQ(foldForSearch(QStringLiteral("ゼーゼー")), foldForSearch(QStringLiteral("ぜいぜい")));
    EXPECT_EQ(foldForSearch(QStringLiteral("ぼーっと")), foldForSearch(QStringLiteral("ぼうっと")));
    EXPECT_EQ(foldForSearch(QStringLiteral("痛ーい")), QStringLiteral("痛い"));
    EXPECT_NE(foldForSearch(QStringLiteral("せき")), foldForSearch(QStringLiteral("せいき")));
    EXPECT_TRUE(foldForSearch(QStringLiteral("、。 　!?")).isEmpty());
}

TEST(Fold, changesNothingTheSecondTime)
{
    for (const char *text : { "めいたい", "けいれん", "ゼーゼー", "ｾﾞｲｾﾞｲ", "ﾊﾟﾊﾟ", "おうと", "𠮟られた", "ｶﾞｰｶﾞｰ" }) {
        const QString folded = foldForSearch(QString::fromUtf8(text));
        EXPECT_EQ(foldForSearch(folded), folded) << text;
    }
}

TEST(Finder, findsNothingForNothing)
{
    const Finder finder(tinyPack());
    EXPECT_TRUE(finder.find({}).empty());
    EXPECT_TRUE(finder.find(QStringLiteral(" 、。")).empty());
    EXPECT_TRUE(finder.find(QStringLiteral("胸が痛い"), -1, 0).empty());
    EXPECT_TRUE(finder.find(QStringLiteral("請求書について")).empty());
    EXPECT_TRUE(Finder(Pack {}).find(QStringLiteral("胸が痛い")).empty());
}

TEST(Finder, namesTheWordsAsTheyStandInThePack)
{
    const std::vector<Found> found = Finder(tinyPack()).find(QStringLiteral("むねくるしい"));
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(found.front().matched.contains(QStringLiteral("胸が苦しい")));
}

TEST(Finder, ranksTheOtherAgesBelowButShowsThem)
{
    const Finder finder(tinyPack());
    const auto order = [&](int age) {
        QStringList ids;
        for (const Found &found : finder.find(QStringLiteral("お腹が痛い"), age))
            ids << found.protocolId;
        return ids;
    };
    const QString adult = QStringLiteral("adult.belly");
    const QString child = QStringLiteral("child.belly");
    EXPECT_EQ(order(15).value(0), child);
    EXPECT_TRUE(order(15).contains(adult));
    EXPECT_EQ(order(16).value(0), adult);
    EXPECT_TRUE(order(16).contains(child));
    EXPECT_EQ(order(-1).value(0), adult); // the order of the pack
}

TEST(Finder, givesNoMoreThanAskedBestFirst)
{
    const std::vector<Found> found = Finder(tinyPack()).find(QStringLiteral("痛い"), -1, 2);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_GE(found[0].score, found[1].score);
}

TEST(Finder, takesAnotherBodyPartForNoSlip)
{
    const std::vector<Found> found = Finder(tinyPack()).find(QStringLiteral("骨が痛い"));
    for (const Found &one : found)
        EXPECT_LT(one.score, 0.5) << qPrintable(one.protocolId);
}

TEST(Finder, putsAWholeWordBeforeAPartOfAnother)
{
    Pack pack = tinyPack();
    pack.protocols.insert(pack.protocols.begin(),
        protocol("any.tooth", QStringLiteral("歯の痛み"), AgeBand::Any,
            { QStringLiteral("歯が痛い"), QStringLiteral("はがいたい") }));
    pack.protocols.push_back(protocol("any.vomiting", QStringLiteral("嘔吐"), AgeBand::Any,
        { QStringLiteral("吐いた"), QStringLiteral("はいた") }));
    const Finder finder(pack);
    const QString vomiting = QStringLiteral("any.vomiting");
    EXPECT_EQ(finder.find(QStringLiteral("はいた")).at(0).protocolId, vomiting);
    EXPECT_DOUBLE_EQ(finder.find(QStringLiteral("はいた")).at(0).score, 1);
    EXPECT_EQ(finder.find(QStringLiteral("はがいたい")).at(0).protocolId, QStringLiteral("any.tooth"));
}

TEST(Finder, takesAChosenKanjiForNoOtherOfTheSameReading)
{
    Pack pack;
    pack.protocols = { protocol("any.tooth", QStringLiteral("歯"), AgeBand::Any,
                           { QStringLiteral("歯が痛い"), QStringLiteral("はがいたい"), QStringLiteral("歯痛") }),
        protocol("any.vomiting", QStringLiteral("嘔吐"), AgeBand::Any,
            { QStringLiteral("吐いた"), QStringLiteral("はいた") }),
        protocol("any.belly", QStringLiteral("お腹"), AgeBand::Any, { QStringLiteral("はらいたい") }) };
    const Finder finder(pack);
    ASSERT_EQ(finder.find(QStringLiteral("血を吐いた")).size(), 1u);
    EXPECT_EQ(finder.find(QStringLiteral("血を吐いた")).at(0).protocolId, QStringLiteral("any.vomiting"));
    ASSERT_EQ(finder.find(QStringLiteral("歯痛")).size(), 1u);
    EXPECT_EQ(finder.find(QStringLiteral("歯痛")).at(0).protocolId, QStringLiteral("any.tooth"));
    EXPECT_EQ(finder.find(QStringLiteral("眼が痛い")).size(), finder.find(QStringLiteral("目が痛い")).size());
}

TEST(Finder, showsWeakLikenessesOnlyWhenThereIsNothingBetter)
{
    const Finder finder(tinyPack());
    for (const Found &found : finder.find(QStringLiteral("お腹が痛い")))
        EXPECT_TRUE(found.protocolId.endsWith(QStringLiteral(".belly"))) << qPrintable(found.protocolId);
    const std::vector<Found> weak = finder.find(QStringLiteral("膝が痛い"));
    ASSERT_FALSE(weak.empty());
    EXPECT_LT(weak.front().score, 0.25);
}

TEST(Finder, namesTheWordsItTookForAnEmergency)
{
    Pack pack = tinyPack();
    pack.emergency.front().words = { QStringLiteral("首をつった"), QStringLiteral("息がない") };
    const Finder finder(pack);
    const std::vector<FoundEmergency> found = finder.emergencyWords(QStringLiteral("首がつった"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].code, QStringLiteral("cpa"));
    EXPECT_EQ(found[0].matched, QStringList { QStringLiteral("首をつった") });
    EXPECT_TRUE(finder.emergencyWords(QStringLiteral("足がつった")).empty());
}

TEST(Finder, hearsEmergenciesInTheComplaint)
{
    const Finder finder(tinyPack());
    const QStringList cpa { QStringLiteral("cpa") };
    const QStringList circulation { QStringLiteral("circulation") };
    EXPECT_EQ(finder.emergencies(QStringLiteral("父が倒れて、息をしていない")), cpa);
    EXPECT_EQ(finder.emergencies(QStringLiteral("いきをしていないんです")), cpa);
    EXPECT_EQ(finder.emergencies(QStringLiteral("脈 ない")), cpa);
    EXPECT_EQ(finder.emergencies(QStringLiteral("唇青い")), circulation);
    EXPECT_EQ(finder.emergencies(QStringLiteral("ｸﾁﾋﾞﾙｶﾞｱｵｲ")), circulation);
    EXPECT_EQ(finder.emergencies(QStringLiteral("唇が青い、息をしていない")), cpa + circulation);
    EXPECT_EQ(finder.emergencies(QStringLiteral("胸が苦しい")), QStringList());
    EXPECT_EQ(finder.emergencies({}), QStringList());
}

TEST(Finder, standsWordsOfParticlesAndSingleLetters)
{
    Pack pack = tinyPack();
    pack.protocols.push_back(protocol("any.odd", QStringLiteral("が"), AgeBand::Any,
        { QStringLiteral("のに"), QStringLiteral("が"), QStringLiteral("咳"), QStringLiteral("い"), QStringLiteral("。") }));
    const Finder finder(pack);
    EXPECT_EQ(finder.find(QStringLiteral("咳が出る")).at(0).protocolId, QStringLiteral("any.odd"));
    for (const Found &found : finder.find(QStringLiteral("胸が痛いのが続く")))
        EXPECT_TRUE(found.score > 0 && found.score <= 1) << qPrintable(found.protocolId);
    EXPECT_EQ(finder.find(QStringLiteral("胸が痛いのが続く")).at(0).protocolId, QStringLiteral("adult.chest"));
}

TEST(Finder, isSurerOfASmallDifferenceThanOfALikeness)
{
    const Finder finder(tinyPack());
    const auto best = [&](const char *complaint) {
        const std::vector<Found> found = finder.find(QString::fromUtf8(complaint));
        return found.empty() ? 0.0 : found.front().score;
    };
    EXPECT_DOUBLE_EQ(best("あたまがいたい"), 1);
    EXPECT_GT(best("あたまいたい"), 0.75) << "a particle left out";
    EXPECT_GT(best("あたまはいたい"), 0.75) << "another particle";
    EXPECT_GT(best("あまたがいたい"), 0.6) << "neighbours changed places";
    EXPECT_GT(best("あたみがいたい"), 0.6) << "a wrong letter";
    EXPECT_GT(best("あだまがいたい"), best("あたみがいたい")) << "a voiced letter is less than a wrong one";
    EXPECT_GT(best("あたみがいたい"), best("あみみがいたい"));
}

TEST(Finder, readsCompoundsAsTheyAreSaid)
{
    for (const auto &[kanji, kana] : { std::pair("吐き気", "はきけ"), { "悪寒", "おかん" }, { "喘息", "ぜんそく" },
             { "冷たい", "つめたい" }, { "声が出せない", "こえがだせない" }, { "頭痛", "ずつう" }, { "腹痛", "ふくつう" } }) {
        Pack pack;
        pack.protocols = { protocol("any.one", QStringLiteral("題"), AgeBand::Any, { QString::fromUtf8(kanji) }) };
        const std::vector<Found> found = Finder(pack).find(QString::fromUtf8(kana));
        ASSERT_FALSE(found.empty()) << kanji;
        EXPECT_GT(found.front().score, 0.8) << kanji;
    }
}

TEST(Finder, takesAVeryLongComplaint)
{
    const QString complaint = QStringLiteral("昨日の夜から").repeated(500) + QStringLiteral("胸が痛い、息をしていない");
    const Finder finder(tinyPack());
    EXPECT_EQ(finder.find(complaint).at(0).protocolId, QStringLiteral("adult.chest"));
    EXPECT_EQ(finder.emergencies(complaint).size(), 1);
}

namespace {

Pack compositionPack()
{
    Pack pack;
    pack.protocols = {
        protocol("adult.leg", QStringLiteral("太ももから足首の痛み・腫れ"), AgeBand::Adult,
            { QStringLiteral("ふくらはぎが痛い"), QStringLiteral("膝が腫れた"), QStringLiteral("太ももが痛い") }),
        protocol("adult.oedema", QStringLiteral("むくみ"), AgeBand::Adult,
            { QStringLiteral("足がむくむ"), QStringLiteral("顔がむくむ") }),
        protocol("adult.belly", QStringLiteral("腹痛"), AgeBand::Adult,
            { QStringLiteral("お腹が痛い"), QStringLiteral("下腹が痛い"), QStringLiteral("胃が痛い") }),
        protocol("adult.trunk-injury", QStringLiteral("胸や腹のけが"), AgeBand::Adult,
            { QStringLiteral("胸を打った"), QStringLiteral("お腹を蹴られた"), QStringLiteral("屋根から落ちた") }),
        protocol("adult.cold", QStringLiteral("かぜ"), AgeBand::Adult,
            { QStringLiteral("風邪をひいた"), QStringLiteral("鼻水が出る") }),
        protocol("adult.fever", QStringLiteral("発熱"), AgeBand::Adult, { QStringLiteral("熱がある") }),
        protocol("child.fever", QStringLiteral("発熱（こども）"), AgeBand::Child, { QStringLiteral("熱がある") }),
        protocol("child.newborn", QStringLiteral("生後28日までの赤ちゃんの心配（新生児）"), AgeBand::Child,
            { QStringLiteral("新生児の熱"), QStringLiteral("へその緒から血") }),
    };
    return pack;
}

QString firstFor(const char *complaint, int age = -1, const WordReader &reader = {})
{
    const std::vector<Found> found = Finder(compositionPack(), reader).find(QString::fromUtf8(complaint), age);
    return found.empty() ? QString() : found.front().protocolId;
}

} // namespace

TEST(Finder, putsTogetherAPlaceAndATroubleThatNoWordNames)
{
    EXPECT_EQ(firstFor("ひざの裏がパンパン"), QStringLiteral("adult.leg"));
    EXPECT_EQ(firstFor("フクラハギがカチカチ"), QStringLiteral("adult.leg"));
    EXPECT_EQ(firstFor("ポンポンがしくしくする"), QStringLiteral("adult.belly"));
    EXPECT_EQ(firstFor("みぞおちがきりきり"), QStringLiteral("adult.belly"));
}

TEST(ConceptIndex, findsSynonymsThatNoWordOfThePackHas)
{
    const Pack pack = compositionPack();
    const ConceptIndex index(pack.protocols);
    const auto likest = [&](const char *complaint) {
        const std::vector<double> likeness = index.likeness(Heard(QString::fromUtf8(complaint)).concepts);
        return pack.protocols[size_t(std::max_element(likeness.begin(), likeness.end()) - likeness.begin())].id;
    };
    EXPECT_EQ(likest("向こう脛がぷっくり"), QStringLiteral("adult.leg"));
    EXPECT_EQ(likest("脚立からころげ落ちて、あばらをぶつけた"), QStringLiteral("adult.trunk-injury"));
    EXPECT_EQ(likest("ズビズビでくしゃみ"), QStringLiteral("adult.cold"));
    const std::vector<double> nothing = index.likeness(Heard(QStringLiteral("請求書について")).concepts);
    EXPECT_EQ(std::count(nothing.begin(), nothing.end(), 0.0), std::ssize(pack.protocols));
}

TEST(Concepts, takeTheLongestWordAndNoPartOfAnother)
{
    const auto names = [](const char *text) {
        QStringList list;
        for (const int one : Heard(QString::fromUtf8(text)).concepts)
            list << QString::fromLatin1(allConcepts()[size_t(one)].name);
        return list.join(QLatin1Char(' '));
    };
    EXPECT_EQ(names("頭痛"), QStringLiteral("head pain"));
    EXPECT_EQ(names("手首が腫れた"), QStringLiteral("arm wrist swell"));
    EXPECT_EQ(names("話がちぐはぐ"), QStringLiteral("confused")) << "no nose";
    EXPECT_EQ(names("においがする"), QString()) << "no gas";
    EXPECT_EQ(names("3回目"), QString()) << "no eye";
    EXPECT_EQ(names("178/102"), QStringLiteral("bp"));
}

TEST(Finder, weighsWhatHappenedMoreThanThePain)
{
    EXPECT_EQ(firstFor("はしごから落ちて脇腹が痛い"), QStringLiteral("adult.trunk-injury"));
    EXPECT_EQ(firstFor("お腹をけられてしくしくする"), QStringLiteral("adult.trunk-injury"));
}

TEST(Finder, takesAFigureForAFever)
{
    EXPECT_EQ(firstFor("測ったら38.7", 40), QStringLiteral("adult.fever"));
    EXPECT_EQ(firstFor("３９．２あった", 40), QStringLiteral("adult.fever"));
    EXPECT_NE(firstFor("測ったら36.5", 40), QStringLiteral("adult.fever"));
}

TEST(Finder, takesTheAgeFromTheComplaintWhenNoneIsGiven)
{
    EXPECT_EQ(firstFor("熱がある"), QStringLiteral("adult.fever"));
    EXPECT_EQ(firstFor("子供に熱がある"), QStringLiteral("child.fever"));
    EXPECT_EQ(firstFor("生後3か月で熱がある"), QStringLiteral("child.fever"));
    EXPECT_EQ(firstFor("3歳、熱がある"), QStringLiteral("child.fever"));
    EXPECT_EQ(firstFor("生後5日で熱がある"), QStringLiteral("child.newborn"));
    EXPECT_EQ(firstFor("新生児、熱がある"), QStringLiteral("child.newborn"));
    EXPECT_EQ(firstFor("孫に熱がある", 40), QStringLiteral("adult.fever")) << "the age given counts";
}

TEST(Finder, readsKanjiThatItDoesNotKnowWithTheReaderItIsGiven)
{
    const WordReader reader = [](const QString &text) {
        std::vector<std::pair<QString, QString>> words;
        for (const QChar c : text)
            words.emplace_back(QString(c), c == u'膕' ? QStringLiteral("ひかがみ") : QString());
        return words;
    };
    Pack pack;
    pack.protocols = { protocol("any.one", QStringLiteral("題"), AgeBand::Any, { QStringLiteral("膕がへん") }) };
    EXPECT_TRUE(Finder(pack).find(QStringLiteral("ひかがみがへん")).empty()
        || Finder(pack).find(QStringLiteral("ひかがみがへん")).front().score < 0.8);
    const std::vector<Found> found = Finder(pack, reader).find(QStringLiteral("ひかがみがへん"));
    ASSERT_FALSE(found.empty());
    EXPECT_GT(found.front().score, 0.8);
}

TEST(Finder, hearsThroughAWrongConversion)
{
    const WordReader reader = [](const QString &text) {
        std::vector<std::pair<QString, QString>> words;
        for (const QChar c : text)
            words.emplace_back(QString(c), c == u'板' ? QStringLiteral("いた") : QString());
        return words;
    };
    EXPECT_TRUE((Heard(QStringLiteral("下腹が板い"), reader).named & conceptNamed("pain")).any());
    EXPECT_FALSE((Heard(QStringLiteral("下腹が板い")).named & conceptNamed("pain")).any());
    EXPECT_EQ(firstFor("下腹が板い", 40, reader), QStringLiteral("adult.belly"));
}
