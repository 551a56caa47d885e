// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/diagnosis.h"
#include "protocol/proof/proof.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

using namespace kikitori;

namespace {

/// What the proof finds wrong, as "rule protocol part".
QStringList faultsOf(const Pack &pack)
{
    QStringList faults;
    for (const Finding &finding : provePack(pack).findings) {
        if (finding.severity == Severity::Error)
            faults << codeOf(finding.rule) + u' ' + finding.protocol + u' ' + finding.part + u' ' + finding.details.join(u' ');
    }
    return faults;
}

const Result<Pack> &samplePack()
{
    static const Result<Pack> pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    return pack;
}

/// One fault put into the sample pack, and the rule that must name it.
struct Seeded {
    const char *what;
    const char *rule;
    std::function<void(Protocol &)> spoil;
};

void PrintTo(const Seeded &seeded, std::ostream *out)
{
    *out << seeded.what;
}

void setSay(Protocol &protocol, Urgency urgency, const char *say)
{
    protocol.advice[urgency].say = QString::fromUtf8(say);
}

void removeColour(Protocol &protocol, Urgency urgency)
{
    std::erase_if(protocol.items, [&](const Item &item) { return item.urgency == urgency; });
}

using P = Protocol;
const Seeded seeds[] = {
    { "adviceGivesADiagnosis", "diagnosis",
        [](P &p) { setSay(p, Urgency::Red, "心筋梗塞の疑いがあります。119番へおつなぎします。"); } },
    { "whiteAdviceGivesADiagnosis", "diagnosis",
        [](P &p) { setSay(p, Urgency::White, "胃腸炎でしょう。悪くなったら、もう一度お電話ください。"); } },
    { "questionNamesADisease", "diagnosis", [](P &p) { p.items[0].question = QStringLiteral("心筋梗塞のような痛みですか"); } },
    { "questionGivesADiagnosis", "diagnosis",
        [](P &p) { p.items[0].question = QStringLiteral("肺炎の可能性があると言われたことがありますか"); } },
    { "helpNamesADiseaseWithoutSayingExample", "diagnosis",
        [](P &p) { p.items[0].help = QStringLiteral("くも膜下出血に注意"); } },
    { "helpGivesADiagnosisAsAnExample", "diagnosis",
        [](P &p) { p.items[0].help = QStringLiteral("例、これは脳梗塞です"); } },
    { "promptStatesADisease", "diagnosis",
        [](P &p) { p.modifiers[0].text = QStringLiteral("65歳以上では肺炎と考えられます"); } },
    { "firstAidNamesADisease", "diagnosis", [](P &p) { p.firstAid += QStringLiteral("低血糖なら糖分をとらせます。"); } },
    { "watchForNamesADisease", "diagnosis", [](P &p) { p.watchFor += QStringLiteral("脳卒中が心配です。"); } },
    { "questionDoesNotAsk", "asks", [](P &p) { p.items[1].question = QStringLiteral("冷や汗が出ている"); } },
    { "questionWithAMark", "asks", [](P &p) { p.items[1].question += u'？'; } },
    { "questionAsksForANo", "negative", [](P &p) { p.items[1].question = QStringLiteral("血が止まりませんか"); } },
    { "questionAsksForANoPolitely", "negative", [](P &p) { p.items[1].question = QStringLiteral("尿が出ないですか"); } },
    { "questionTooLong", "length", [](P &p) { p.items[1].question = QString(45, u'あ') + u'か'; } },
    { "redAdviceWithout119", "say-119", [](P &p) { setSay(p, Urgency::Red, "救急車を呼びます。"); } },
    { "orangeAdviceWithout119", "say-119", [](P &p) { setSay(p, Urgency::Orange, "1時間以内に受診してください。"); } },
    { "yellowAdviceWithout119", "say-119", [](P &p) { setSay(p, Urgency::Yellow, "6時間以内に受診してください。"); } },
    { "greenAdviceWithout119", "say-119", [](P &p) { setSay(p, Urgency::Green, "明日受診してください。"); } },
    { "whiteAdviceWithoutWhenToCall", "call-again", [](P &p) { setSay(p, Urgency::White, "休んでください。"); } },
    { "watchForWithout119", "watch-119", [](P &p) { p.watchFor = QStringLiteral("悪くなったら受診してください。"); } },
    { "wordsInKanjiOnly", "kana",
        [](P &p) { p.words = QStringList { QStringLiteral("腹痛"), QStringLiteral("お腹が痛い") }; } },
    { "noOrangeItem", "colour", [](P &p) { removeColour(p, Urgency::Orange); } },
    { "noYellowItem", "colour", [](P &p) { removeColour(p, Urgency::Yellow); } },
    { "noGreenItemNorFloor", "colour",
        [](P &p) {
            p.floor = Urgency::White;
            removeColour(p, Urgency::Green);
        } },
    { "unknownTakenLightly", "unknown-counts",
        [](P &p) {
            for (Item &item : p.items)
                item.unknownCounts = false;
        } },
};

class SeededWording : public testing::TestWithParam<Seeded> { };

} // namespace

TEST(SampleWording, isWithoutFault)
{
    ASSERT_TRUE(samplePack()) << qPrintable(samplePack().error().detail);
    const QStringList faults = faultsOf(*samplePack());
    EXPECT_TRUE(faults.isEmpty()) << qPrintable(faults.join(u'\n'));
}

TEST_P(SeededWording, isNamedInEveryProtocol)
{
    ASSERT_TRUE(samplePack());
    for (size_t i = 0; i < samplePack()->protocols.size(); ++i) {
        Pack pack;
        pack.protocols = { samplePack()->protocols[i] };
        GetParam().spoil(pack.protocols[0]);
        const QStringList faults = faultsOf(pack);
        const QString named = QLatin1String(GetParam().rule) + u' ' + pack.protocols[0].id;
        EXPECT_TRUE(std::any_of(faults.begin(), faults.end(), [&](const QString &f) { return f.startsWith(named); }))
            << qPrintable(named) << "\n" << qPrintable(faults.join(u'\n'));
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SeededWording, testing::ValuesIn(seeds),
    [](const testing::TestParamInfo<Seeded> &one) { return std::string(one.param.what); });

TEST(SampleWording, historyExamplesAndTreatmentsAreNoDiagnosis)
{
    const auto fine = [](const char *text, Ear ear) { return diagnosisIn(QString::fromUtf8(text), ear).isEmpty(); };
    EXPECT_TRUE(fine("狭心症と言われたことがありますか", Ear::Question));
    EXPECT_TRUE(fine("てんかんの薬を飲み忘れましたか", Ear::Question));
    EXPECT_TRUE(fine("例、狭心症、心筋梗塞", Ear::Help));
    EXPECT_TRUE(fine("熱中症の項目も確かめる", Ear::Help));
    EXPECT_TRUE(fine("糖尿病の方は、かかりつけに聞いてください", Ear::Caller));
    EXPECT_TRUE(fine("脳卒中を考えて低く判定しないでください", Ear::Nurse));
    EXPECT_FALSE(fine("脳卒中を考えて救急車を呼びます", Ear::Caller));
    EXPECT_FALSE(fine("狭心症ですか", Ear::Question));
    EXPECT_FALSE(fine("脳卒中です", Ear::Nurse));
}
