// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proofwording.h"

#include "protocol/proof/diagnosis.h"

#include <QRegularExpression>

#include <algorithm>

namespace kikitori {

namespace {

/// Hospital words and what is said instead; the right one is the nurse's to choose.
constexpr std::pair<const char *, const char *> hardWords[] = {
    { "嘔吐", "吐く" },
    { "嘔気", "吐き気" },
    { "悪心", "吐き気" },
    { "下血", "便に血が混じる" },
    { "吐血", "血を吐く" },
    { "喀血", "せきと一緒に血が出る" },
    { "喀痰", "たん" },
    { "喘鳴", "ぜいぜいする" },
    { "呼吸困難", "息が苦しい" },
    { "起座呼吸", "横になると息が苦しい" },
    { "頻呼吸", "息が速い" },
    { "頻脈", "脈が速い" },
    { "徐脈", "脈が遅い" },
    { "動悸", "胸がどきどきする" },
    { "失神", "気を失う" },
    { "意識障害", "反応がおかしい" },
    { "意識レベル", "反応" },
    { "麻痺", "力が入らない" },
    { "片麻痺", "片側の手足が動かない" },
    { "構音障害", "ろれつが回らない" },
    { "失語", "言葉が出ない" },
    { "複視", "物が二つに見える" },
    { "羞明", "光がまぶしい" },
    { "項部硬直", "首が硬くて曲がらない" },
    { "浮腫", "むくみ" },
    { "黄疸", "肌や白目が黄色い" },
    { "発疹", "ぶつぶつ" },
    { "紅斑", "赤み" },
    { "膨疹", "ふくれた赤み" },
    { "水疱", "水ぶくれ" },
    { "疼痛", "痛み" },
    { "圧痛", "押すと痛い" },
    { "放散痛", "ほかへ広がる痛み" },
    { "間欠的", "出たり引いたり" },
    { "持続性", "ずっと続く" },
    { "倦怠感", "だるさ" },
    { "食思不振", "食べられない" },
    { "経口摂取", "飲んだり食べたり" },
    { "排尿", "おしっこ" },
    { "血尿", "尿に血が混じる" },
    { "乏尿", "尿が少ない" },
    { "尿閉", "尿が出ない" },
    { "排便", "便が出る" },
    { "腹部膨満", "おなかが張る" },
    { "陰嚢", "睾丸の袋" },
    { "鼠径部", "足のつけ根" },
    { "心窩部", "みぞおち" },
    { "腋窩", "わきの下" },
    { "下肢", "足" },
    { "上肢", "腕" },
    { "四肢", "手足" },
    { "頭部", "頭" },
    { "頸部", "首" },
    { "顔面蒼白", "顔が青白い" },
    { "冷汗", "冷や汗" },
    { "痙攣", "けいれん" },
    { "誤嚥", "食べ物が気管に入る" },
    { "誤飲", "まちがって飲む" },
    { "嚥下", "飲み込む" },
    { "穿孔", "穴があく" },
    { "閉塞", "ふさがる" },
    { "出血傾向", "血が止まりにくい" },
    { "抗凝固薬", "血をさらさらにする薬" },
    { "既往", "これまでの病気" },
    { "罹患", "病気にかかる" },
    { "発症", "始まる" },
    { "増悪", "ひどくなる" },
    { "軽快", "よくなる" },
    { "服用", "薬を飲む" },
    { "予後", "これからの見込み" },
    { "搬送", "運ぶ" },
    { "脱水", "体の水が足りない" },
};

class Wording {
public:
    explicit Wording(Findings &findings)
        : m_findings(findings)
    {
    }
    void head(const Pack &pack)
    {
        m_findings.enter({});
        for (const EmergencyCheck &check : pack.emergency) {
            const QString part = QStringLiteral("/emergency/") + check.code;
            question(check.question, part + QStringLiteral("/question"));
            speech(check.firstAid, part + QStringLiteral("/first-aid"));
        }
    }
    void protocol(const Protocol &protocol)
    {
        m_findings.enter(protocol.id);
        for (const Node &node : protocol.tree)
            asked(node, protocol.id + QStringLiteral("/tree/") + node.code);
        items(protocol);
        for (const Modifier &modifier : protocol.modifiers)
            diagnosis(
                modifier.text, Ear::Nurse, protocol.id + QStringLiteral("/modifiers/") + modifier.code + QStringLiteral("/text"));
        for (auto it = protocol.advice.begin(); it != protocol.advice.end(); ++it)
            speech(it->say, protocol.id + QStringLiteral("/advice/") + codeOf(it.key()) + QStringLiteral("/say"));
        speech(protocol.firstAid, protocol.id + QStringLiteral("/first-aid"));
        speech(protocol.watchFor, protocol.id + QStringLiteral("/watch-for"));
        words(protocol);
    }

private:
    void diagnosis(const QString &text, Ear ear, const QString &part)
    {
        const QString disease = diagnosisIn(text, ear);
        m_findings.require(disease.isEmpty(), Rule::Diagnosis, part, { disease });
    }
    void speech(const QString &text, const QString &part)
    {
        diagnosis(text, Ear::Caller, part);
        hardness(text, speechBounds, part);
    }
    void question(const QString &text, const QString &part)
    {
        m_findings.require(text.endsWith(u'か'), Rule::Asks, part);
        // はい to 止まりませんか is heard as either by half of the callers.
        static const QRegularExpression negative(QStringLiteral("(ないですか|ないか|ませんか|ませんでしたか)$"));
        m_findings.require(!negative.match(text).hasMatch(), Rule::Negative, part);
        const QStringList lengths { QString::number(text.size()), QString::number(longestQuestion) };
        m_findings.require(text.size() <= longestQuestion, Rule::Length, part, lengths);
        diagnosis(text, Ear::Question, part);
        hardness(text, questionBounds, part);
    }
    /// A node or an item.
    template<class Asked>
    void asked(const Asked &one, const QString &part)
    {
        question(one.question, part + QStringLiteral("/question"));
        diagnosis(one.help, Ear::Help, part + QStringLiteral("/help"));
        diagnosis(one.unknownMeans, Ear::Nurse, part + QStringLiteral("/unknown-means"));
    }
    void items(const Protocol &protocol)
    {
        int red = 0;
        int counting = 0;
        const QString list = protocol.id + QStringLiteral("/items");
        for (const Item &item : protocol.items) {
            asked(item, list + u'/' + item.code);
            red += item.urgency == Urgency::Red;
            counting += item.urgency == Urgency::Red && item.unknownCounts;
        }
        m_findings.require(2 * counting >= red, Rule::UnknownCounts, list, { QString::number(counting), QString::number(red) });
    }
    void words(const Protocol &protocol)
    {
        static const QRegularExpression kana(QStringLiteral("[\u3041-\u309F\u30A1-\u30FF]"));
        static const QRegularExpression onlyKana(QStringLiteral("^[\u3041-\u309F\u30A1-\u30FF]+$"));
        const auto withoutKana = [](const QString &word) { return !kana.match(word).hasMatch(); };
        const auto inKana = [](const QString &word) { return onlyKana.match(word).hasMatch(); };
        const QStringList &all = protocol.words;
        const bool typable = std::none_of(all.begin(), all.end(), withoutKana) || std::any_of(all.begin(), all.end(), inKana);
        m_findings.require(typable, Rule::Kana, protocol.id + QStringLiteral("/words"));
    }
    void hardness(const QString &text, const HardnessBounds &bounds, const QString &part)
    {
        const HardnessOfText hard = hardnessOf(text);
        for (const QString &word : hard.hardWords)
            m_findings.note(Rule::HardWord, part, { word, plainWordFor(word) });
        above(hard.kanjiShare, bounds.noteShare, bounds.failShare, Rule::KanjiShare, part, {});
        above(int(hard.longestClause.size()), int(bounds.noteClause), int(bounds.failClause), Rule::Clause, part,
            hard.longestClause);
    }
    void above(int value, int noteAbove, int failAbove, Rule rule, const QString &part, const QString &what)
    {
        if (value <= noteAbove)
            return;
        const bool fails = value > failAbove;
        const QStringList details { QString::number(value), QString::number(fails ? failAbove : noteAbove), what };
        if (fails)
            m_findings.error(rule, part, details);
        else
            m_findings.note(rule, part, details);
    }

    Findings &m_findings;
};

bool isKanji(QChar c)
{
    return c.script() == QChar::Script_Han;
}

} // namespace

HardnessOfText hardnessOf(const QString &text)
{
    static const QRegularExpression pause(QStringLiteral("[、。，．,.\\s「」『』（）()・？！?!]+"));
    HardnessOfText hard;
    const auto letters = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
    const auto kanji = std::count_if(text.begin(), text.end(), isKanji);
    hard.kanjiShare = letters == 0 ? 0 : int(100 * kanji / letters);
    for (const QString &clause : text.split(pause, Qt::SkipEmptyParts)) {
        if (clause.size() > hard.longestClause.size())
            hard.longestClause = clause;
    }
    for (const auto &pair : hardWords) {
        const QString word = QString::fromUtf8(pair.first);
        if (text.contains(word))
            hard.hardWords << word;
    }
    return hard;
}

QString plainWordFor(const QString &hardWord)
{
    const auto it = std::find_if(
        std::begin(hardWords), std::end(hardWords), [&](const auto &pair) { return hardWord == QString::fromUtf8(pair.first); });
    return it == std::end(hardWords) ? QString() : QString::fromUtf8(it->second);
}

void proveWording(const Pack &pack, Findings &findings)
{
    Wording wording(findings);
    wording.head(pack);
    for (const Protocol &protocol : pack.protocols)
        wording.protocol(protocol);
}

} // namespace kikitori
