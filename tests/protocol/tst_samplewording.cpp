// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/packreader.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

using namespace kikitori;

namespace {

constexpr qsizetype longestQuestion = 45; // characters: one breath at the telephone

/// Who meets a text: a caller hears it; the nurse alone reads it.
enum class Ear { Caller, Question, Help, Nurse };

// Injuries, symptoms and what callers themselves call it (やけど, 骨折, じんましん, めまい) are no diagnoses.
const char *const diseases[] = { "心筋梗塞", "狭心症", "大動脈解離", "動脈瘤", "肺塞栓", "血栓症", "心不全", "心房細動", "心筋炎",
    "心膜炎", "不整脈", "脳卒中", "脳梗塞", "脳出血", "くも膜下出血", "硬膜下血腫", "髄膜炎", "脳炎", "脳腫瘍", "てんかん",
    "片頭痛", "偏頭痛", "緑内障", "網膜剥離", "突発性難聴", "メニエール", "中耳炎", "肺炎", "気管支炎", "喘息", "ぜんそく", "気胸",
    "肺気腫", "結核", "インフルエンザ", "コロナ", "敗血症", "虫垂炎", "盲腸", "腸閉塞", "腸重積", "胆石", "胆のう炎", "膵炎",
    "胃潰瘍", "胃かいよう", "胃腸炎", "食中毒", "腹膜炎", "憩室炎", "ヘルニア", "尿管結石", "尿路結石", "腎盂腎炎", "膀胱炎", "精巣捻転",
    "子宮外妊娠", "異所性妊娠", "流産", "子癇", "糖尿病", "低血糖", "高血糖", "貧血", "白血病", "血友病", "アナフィラキシー", "蜂窩織炎",
    "壊死性筋膜炎", "帯状疱疹", "水ぼうそう", "はしか", "風疹", "川崎病", "破傷風", "うつ病", "統合失調症", "認知症", "パニック障害",
    "肝硬変", "腎不全", "胃がん", "肺がん", "熱中症", "一酸化炭素中毒", "急性アルコール中毒", "扁桃炎", "クループ", "熱性けいれん" };

const QRegularExpression &diseaseName()
{
    static const QRegularExpression names = [] {
        QStringList list;
        for (const char *name : diseases)
            list << QRegularExpression::escape(QString::fromUtf8(name));
        return QRegularExpression(list.join(u'|'));
    }();
    return names;
}

/// A name followed by this says that the caller has it now.
const QRegularExpression &assertion()
{
    static const QRegularExpression form(QStringLiteral(
        "^(です|でした|でしょう|だと|だろう|だった|の疑い|が疑われ|を疑い|かもしれ|の可能性|と思われ|と考えられ|と診断|になって|によるもの|が原因)"));
    return form;
}

/// A name followed by this is a treatment, a prevention, or somebody's known history, not a verdict.
const QRegularExpression &knownHistory()
{
    static const QRegularExpression form(
        QStringLiteral("^(の薬|の治療|の手術|の予防|の方|の子|のある方|と言われ|の既往|の項目|の聞き取り)"));
    return form;
}

/// The disease that the text gives the caller; empty when none. Nurses' prompts may weigh a disease, never state it;
/// what a caller hears names none, but for history; help may give examples when it says so (例).
QString diagnosisIn(const QString &text, Ear ear)
{
    static const QRegularExpression history(QStringLiteral("(と言われたことがありますか|既往がありますか)$"));
    for (auto it = diseaseName().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch name = it.next();
        const QString after = text.mid(name.capturedEnd());
        if (assertion().match(after).hasMatch())
            return name.captured();
        const bool asked = ear == Ear::Question && history.match(text).hasMatch();
        const bool example = ear == Ear::Help && text.startsWith(u'例');
        if (ear != Ear::Nurse && !asked && !example && !knownHistory().match(after).hasMatch())
            return name.captured();
    }
    return {};
}

/// Collects faults as "rule where: what".
class Lint {
public:
    explicit Lint(const Pack &pack)
    {
        for (const EmergencyCheck &check : pack.emergency) {
            question(check.question, check.code);
            diagnosis(check.firstAid, Ear::Caller, check.code);
        }
        for (const Protocol &protocol : pack.protocols) {
            items(protocol);
            advice(protocol);
            words(protocol);
            colours(protocol);
            for (const Modifier &modifier : protocol.modifiers)
                diagnosis(modifier.text, Ear::Nurse, protocol.id + u'/' + modifier.code);
            diagnosis(protocol.firstAid, Ear::Caller, protocol.id + QStringLiteral("/first-aid"));
            diagnosis(protocol.watchFor, Ear::Caller, protocol.id + QStringLiteral("/watch-for"));
            check(protocol.watchFor.contains(QLatin1String("119")), "watch119", protocol.id);
        }
    }
    [[nodiscard]] const QStringList &faults() const { return m_faults; }

private:
    void check(bool right, const char *rule, const QString &where)
    {
        if (!right)
            m_faults << QLatin1String(rule) + u' ' + where;
    }
    void diagnosis(const QString &text, Ear ear, const QString &where)
    {
        const QString disease = diagnosisIn(text, ear);
        check(disease.isEmpty(), "diagnosis", where + u' ' + disease);
    }
    void question(const QString &text, const QString &where)
    {
        check(text.endsWith(u'か'), "asks", where);
        // はい to 止まりませんか is heard as either by half of the callers.
        static const QRegularExpression negative(QStringLiteral("(ないですか|ないか|ませんか|ませんでしたか)$"));
        check(!negative.match(text).hasMatch(), "negative", where);
        check(text.size() <= longestQuestion, "length", where);
        diagnosis(text, Ear::Question, where);
    }
    void items(const Protocol &protocol)
    {
        int red = 0;
        int counting = 0;
        for (const Item &item : protocol.items) {
            const QString where = protocol.id + u'/' + item.code;
            question(item.question, where);
            diagnosis(item.help, Ear::Help, where);
            red += item.urgency == Urgency::Red;
            counting += item.urgency == Urgency::Red && item.unknownCounts;
        }
        check(2 * counting >= red, "unknown", protocol.id);
    }
    void advice(const Protocol &protocol)
    {
        for (auto it = protocol.advice.begin(); it != protocol.advice.end(); ++it) {
            const QString where = protocol.id + u'/' + codeOf(it.key());
            diagnosis(it->say, Ear::Caller, where);
            if (it.key() == Urgency::White)
                check(it->say.contains(QStringLiteral("もう一度お電話")), "callAgain", where);
            else
                check(it->say.contains(QLatin1String("119")), "say119", where);
        }
    }
    void words(const Protocol &protocol)
    {
        static const QRegularExpression kana(QStringLiteral("[\u3041-\u309F\u30A1-\u30FF]"));
        static const QRegularExpression onlyKana(QStringLiteral("^[\u3041-\u309F\u30A1-\u30FF]+$"));
        const auto withoutKana = [](const QString &word) { return !kana.match(word).hasMatch(); };
        const auto inKana = [](const QString &word) { return onlyKana.match(word).hasMatch(); };
        const QStringList &all = protocol.words;
        check(std::none_of(all.begin(), all.end(), withoutKana) || std::any_of(all.begin(), all.end(), inKana), "kana",
            protocol.id);
    }
    /// A colour has advice: something must be able to lead to it.
    void colours(const Protocol &protocol)
    {
        for (const Urgency urgency : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green }) {
            const bool reached = urgency <= protocol.floor
                || std::any_of(protocol.items.begin(), protocol.items.end(),
                    [&](const Item &item) { return item.urgency == urgency; });
            check(reached, "colour", protocol.id + u'/' + codeOf(urgency));
        }
    }

    QStringList m_faults;
};

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
    { "redAdviceWithout119", "say119", [](P &p) { setSay(p, Urgency::Red, "救急車を呼びます。"); } },
    { "orangeAdviceWithout119", "say119", [](P &p) { setSay(p, Urgency::Orange, "1時間以内に受診してください。"); } },
    { "yellowAdviceWithout119", "say119", [](P &p) { setSay(p, Urgency::Yellow, "6時間以内に受診してください。"); } },
    { "greenAdviceWithout119", "say119", [](P &p) { setSay(p, Urgency::Green, "明日受診してください。"); } },
    { "whiteAdviceWithoutWhenToCall", "callAgain", [](P &p) { setSay(p, Urgency::White, "休んでください。"); } },
    { "watchForWithout119", "watch119", [](P &p) { p.watchFor = QStringLiteral("悪くなったら受診してください。"); } },
    { "wordsInKanjiOnly", "kana",
        [](P &p) { p.words = QStringList { QStringLiteral("腹痛"), QStringLiteral("お腹が痛い") }; } },
    { "noOrangeItem", "colour", [](P &p) { removeColour(p, Urgency::Orange); } },
    { "noYellowItem", "colour", [](P &p) { removeColour(p, Urgency::Yellow); } },
    { "noGreenItemNorFloor", "colour",
        [](P &p) {
            p.floor = Urgency::White;
            removeColour(p, Urgency::Green);
        } },
    { "unknownTakenLightly", "unknown",
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
    EXPECT_GE(std::size(diseases), 60u);
    const QStringList faults = Lint(*samplePack()).faults();
    EXPECT_TRUE(faults.isEmpty()) << qPrintable(faults.join(u'\n'));
}

TEST_P(SeededWording, isNamedInEveryProtocol)
{
    ASSERT_TRUE(samplePack());
    for (size_t i = 0; i < samplePack()->protocols.size(); ++i) {
        Pack pack = *samplePack();
        GetParam().spoil(pack.protocols[i]);
        const QStringList faults = Lint(pack).faults();
        const QString named = QLatin1String(GetParam().rule) + u' ' + pack.protocols[i].id;
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
