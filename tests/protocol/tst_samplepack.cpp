// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/finder.h"
#include "protocol/reading/packreader.h"
#include "protocol/triagerun.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace kikitori;

namespace {

const Result<Pack> &samplePack()
{
    static const Result<Pack> pack =
        readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    return pack;
}

/// What a caller says, how old the patient is (-1: not yet known), and how far up the protocol must stand.
struct Said {
    const char *complaint;
    int age;
    const char *protocol;
    int within;
};

void PrintTo(const Said &said, std::ostream *out)
{
    *out << said.complaint << " (" << said.age << ") -> " << said.protocol;
}

// Callers' own ways of saying it; where one fails, mend the finder or the pack, not the line.
const Said said[] = {
    { "胸が苦しい", 60, "adult.chest-pain", 1 },
    { "胸苦しい", 60, "adult.chest-pain", 1 },
    { "むねがくるしい", 60, "adult.chest-pain", 1 },
    { "胸 くるしい", 60, "adult.chest-pain", 1 },
    { "胸が苦しいです", 60, "adult.chest-pain", 1 },
    { "ﾑﾈｶﾞｲﾀｲ", 60, "adult.chest-pain", 1 },
    { "むねがいたいん", 60, "adult.chest-pain", 1 },
    { "むねがしめつけらえる", 60, "adult.chest-pain", 1 },
    { "さっきから胸の真ん中が痛くて", 60, "adult.chest-pain", 1 },
    { "父が胸を押さえて苦しいと言っている", 70, "adult.chest-pain", 3 },
    { "胸がぎゅーっと締めつけられる感じ", 55, "adult.chest-pain", 1 },
    { "頭が痛い", 40, "adult.headache", 1 },
    { "あたまいたい", 40, "adult.headache", 1 },
    { "頭がガンガンします", 40, "adult.headache", 1 },
    { "急に頭が割れるように痛くなった", 40, "adult.headache", 1 },
    { "あたまがいたっい", 40, "adult.headache", 1 },
    { "お腹が痛い", 30, "adult.abdominal-pain", 1 },
    { "腹が痛む", 30, "adult.abdominal-pain", 1 },
    { "右の下腹が痛い", 30, "adult.abdominal-pain", 1 },
    { "ｵﾅｶｶﾞｲﾀｲ", 30, "adult.abdominal-pain", 1 },
    { "おなかいたい", 5, "child.abdominal-pain", 1 },
    { "ぽんぽんいたいって言ってる", 3, "child.abdominal-pain", 1 },
    { "息が苦しい", 70, "adult.dyspnea", 1 },
    { "いきぐるしい", 70, "adult.dyspnea", 1 },
    { "ゼーゼーいって苦しそう", 70, "adult.dyspnea", 1 },
    { "咳が止まらなくてゼイゼイしてる", 4, "child.breathing", 1 },
    { "せきがひどい", 4, "child.breathing", 1 },
    { "めまいがする", 50, "adult.dizziness", 1 },
    { "ﾒﾏｲ", 50, "adult.dizziness", 1 },
    { "目がぐるぐる回って立てない", 50, "adult.dizziness", 1 },
    { "ふらふらして歩けない", 50, "adult.dizziness", 3 },
    { "手がしびれて力が入らない", 65, "adult.numbness", 1 },
    { "ろれつがまわらない", 65, "adult.numbness", 1 },
    { "呂律が回っていない", 65, "adult.numbness", 3 },
    { "顔の半分が動かない", 65, "adult.numbness", 3 },
    { "動悸がする", 45, "adult.palpitation", 1 },
    { "心臓がバクバクして止まらない", 45, "adult.palpitation", 1 },
    { "どきどきする", 45, "adult.palpitation", 1 },
    { "熱が出た", 35, "adult.fever", 1 },
    { "39度の熱があります", 35, "adult.fever", 1 },
    { "ねつがさがらなう", 35, "adult.fever", 1 },
    { "子どもが熱を出した", 2, "child.fever", 1 },
    { "赤ちゃんが40度の熱でぐったりしている", 0, "child.fever", 1 },
    { "吐いてばかりいる", 30, "adult.vomiting", 1 },
    { "はきけがする", 30, "adult.vomiting", 1 },
    { "気持ち悪くて吐きそう", 30, "adult.vomiting", 1 },
    { "ミルクを何度も吐く", 0, "child.vomiting", 1 },
    { "げりがとまらない", 30, "adult.diarrhea", 1 },
    { "水みたいな下痢", 30, "adult.diarrhea", 1 },
    { "おなかをくだした", 30, "adult.diarrhea", 3 },
    { "意識がもうろうとしている", 80, "adult.consciousness", 1 },
    { "気を失って倒れた", 80, "adult.consciousness", 1 },
    { "ぼうっとして様子がおかしい", 80, "adult.consciousness", 1 },
    { "けいれんしている", 2, "child.seizure", 1 },
    { "ひきつけをおこした", 2, "child.seizure", 1 },
    { "けいれいんが止まらない", 2, "child.seizure", 1 },
    { "白目をむいてガクガクしてる", 2, "child.seizure", 1 },
    { "頭を打った", 3, "child.head-injury", 1 },
    { "ベッドから落ちて頭を打ちました", 1, "child.head-injury", 1 },
    { "あたまぶつけた", 3, "child.head-injury", 1 },
    { "ボタン電池を飲んだかも", 1, "child.ingestion", 1 },
    { "タバコを食べちゃった", 1, "child.ingestion", 1 },
    { "洗剤をなめた", 2, "child.ingestion", 1 },
    { "体にぶつぶつが出た", 4, "child.rash", 1 },
    { "ｼﾞﾝﾏｼﾝ", 4, "child.rash", 1 },
    { "泣きやまないんです", 0, "child.crying", 1 },
    { "ずっとギャン泣きしている", 0, "child.crying", 1 },
    { "胸が苦しい", -1, "adult.chest-pain", 1 },
    { "頭痛", -1, "adult.headache", 1 },
    { "熱がある", -1, "adult.fever", 3 },
    { "吐いた", -1, "adult.vomiting", 3 },
    { "誤飲", -1, "child.ingestion", 2 },
    { "はいた", 30, "adult.vomiting", 1 },
    { "はがいたい", 30, "adult.tooth", 1 },
    { "歯痛", 30, "adult.tooth", 1 },
    { "血を吐いた", 60, "adult.gi-bleeding", 1 },
    { "指が痛い", 40, "adult.wound", 1 },
    { "息ができない", 60, "adult.dyspnea", 1 },
    { "転んで腰を打った", 80, "adult.back-pain", 3 },
    { "足がつった", 40, "adult.heat", 1 },
};

class SampleComplaint : public testing::TestWithParam<Said> { };

void expectSpoken(const QString &text, const QString &where)
{
    EXPECT_FALSE(text.trimmed().isEmpty()) << qPrintable(where);
}

} // namespace

TEST(SamplePack, isReadWithoutFaultAndMarkedASample)
{
    ASSERT_TRUE(samplePack()) << qPrintable(samplePack().error().subject) << ":" << samplePack().error().line << ":"
                              << samplePack().error().column << ": " << qPrintable(samplePack().error().detail);
    EXPECT_TRUE(samplePack()->sample);
    EXPECT_TRUE(samplePack()->notice.contains(QStringLiteral("見本")));
}

TEST(SamplePack, hasTwelveProtocolsOrMoreForAdultsAndChildren)
{
    ASSERT_TRUE(samplePack());
    const std::vector<Protocol> &protocols = samplePack()->protocols;
    const auto count = [&](AgeBand ages) {
        return std::count_if(protocols.begin(), protocols.end(), [&](const Protocol &p) { return p.ages == ages; });
    };
    EXPECT_GE(protocols.size(), 12u);
    EXPECT_GE(count(AgeBand::Adult), 1);
    EXPECT_GE(count(AgeBand::Child), 1);
}

TEST(SamplePack, asksEveryStepOfTheEmergencyCheck)
{
    ASSERT_TRUE(samplePack());
    for (const EmergencyKind kind : { EmergencyKind::Cpa, EmergencyKind::Airway, EmergencyKind::Breathing,
             EmergencyKind::Circulation, EmergencyKind::Disability }) {
        const std::vector<EmergencyCheck> &checks = samplePack()->emergency;
        EXPECT_TRUE(std::any_of(
            checks.begin(), checks.end(), [&](const EmergencyCheck &check) { return check.kind == kind; }))
            << int(kind);
    }
}

TEST(SamplePack, everyTextIsThere)
{
    ASSERT_TRUE(samplePack());
    for (const QString &meaning : samplePack()->meanings)
        expectSpoken(meaning, QStringLiteral("meanings"));
    for (const EmergencyCheck &check : samplePack()->emergency) {
        expectSpoken(check.question, check.code);
        expectSpoken(check.label, check.code);
        expectSpoken(check.firstAid, check.code);
    }
    for (const Protocol &protocol : samplePack()->protocols) {
        for (const QString &text : { protocol.title, protocol.group, protocol.watchFor, protocol.basis })
            expectSpoken(text, protocol.id);
        for (const Item &item : protocol.items)
            expectSpoken(item.question, protocol.id + item.code);
        for (const Modifier &modifier : protocol.modifiers)
            expectSpoken(modifier.text, protocol.id + modifier.code);
        EXPECT_EQ(protocol.advice.size(), 5) << qPrintable(protocol.id);
        for (const Advice &advice : protocol.advice)
            expectSpoken(advice.say, protocol.id);
    }
}

TEST(SamplePack, everyProtocolCanReachRedAndHasTheItemsOfAChecklist)
{
    ASSERT_TRUE(samplePack());
    for (const Protocol &protocol : samplePack()->protocols) {
        EXPECT_EQ(protocol.items.front().urgency, Urgency::Red) << qPrintable(protocol.id);
        EXPECT_GE(protocol.items.size(), 8u) << qPrintable(protocol.id);
        EXPECT_LE(protocol.items.size(), 25u) << qPrintable(protocol.id);
    }
}

TEST(SamplePack, allAnsweredNoIsNoAllClearWhereTheSaferSideAsksForIt)
{
    ASSERT_TRUE(samplePack());
    for (const char *id : { "adult.chest-pain", "adult.dyspnea", "adult.consciousness", "adult.head-injury", "adult.ingestion",
             "adult.seizure", "adult.vaginal-bleeding", "adult.numbness", "adult.gi-bleeding", "child.fever",
             "child.breathing", "child.head-injury", "child.ingestion", "child.seizure", "child.crying" }) {
        const Protocol *protocol = samplePack()->protocol(QString::fromLatin1(id));
        ASSERT_NE(protocol, nullptr) << id;
        TriageRun run(*protocol);
        for (const Node &node : protocol->tree)
            run.answer(node.code, Answer::No, QDateTime());
        for (const Item &item : protocol->items)
            run.answer(item.code, Answer::No, QDateTime());
        EXPECT_EQ(run.standing().urgency, Urgency::Green) << id;
        EXPECT_TRUE(run.standing().decidedBy.isEmpty()) << id;
    }
}

TEST(SamplePack, everyWordFindsItsProtocol)
{
    ASSERT_TRUE(samplePack());
    const Finder finder(*samplePack());
    for (const Protocol &protocol : samplePack()->protocols) {
        for (const QString &word : protocol.words) {
            const std::vector<Found> found = finder.find(word, protocol.ages == AgeBand::Child ? 5 : 40, 3);
            EXPECT_TRUE(std::any_of(
                found.begin(), found.end(), [&](const Found &one) { return one.protocolId == protocol.id; }))
                << qPrintable(protocol.id) << " " << qPrintable(word);
        }
    }
}

TEST(SamplePack, hearsEmergenciesOnlyWhereTheyAreSaid)
{
    ASSERT_TRUE(samplePack());
    const Finder finder(*samplePack());
    EXPECT_TRUE(finder.emergencies(QStringLiteral("父が息をしていません、息してない")).contains(QStringLiteral("cpa")));
    EXPECT_FALSE(finder.emergencies(QStringLiteral("餅が詰まった")).isEmpty());
    for (const char *calm : { "頭が痛い", "熱がある", "おなかをくだした", "発疹が出た", "めまいがする", "動悸がする",
             "せきがひどい", "腰が痛い", "息子が頭を打った", "薬の飲み方を知りたい" })
        EXPECT_EQ(finder.emergencies(QString::fromUtf8(calm)), QStringList()) << calm;
}

TEST_P(SampleComplaint, findsItsProtocol)
{
    ASSERT_TRUE(samplePack());
    const QString complaint = QString::fromUtf8(GetParam().complaint);
    const std::vector<Found> found = Finder(*samplePack()).find(complaint, GetParam().age);
    std::string ranking;
    int place = 0;
    for (size_t i = 0; i < found.size(); ++i) {
        ranking += "\n  " + found[i].protocolId.toStdString() + " " + std::to_string(found[i].score) + " "
            + found[i].matched.join(QLatin1Char(' ')).toStdString();
        if (found[i].protocolId == QString::fromLatin1(GetParam().protocol))
            place = int(i) + 1;
    }
    EXPECT_TRUE(place >= 1 && place <= GetParam().within) << GetParam().complaint << ": place " << place << ranking;
}

INSTANTIATE_TEST_SUITE_P(Table, SampleComplaint, testing::ValuesIn(said));
