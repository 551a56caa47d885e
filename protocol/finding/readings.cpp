// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/readings.h"

#include "protocol/finding/finder.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace kikitori {

namespace {

// Okurigana are left out where the kanji reads the same before all of them.
constexpr const char16_t *everydayKanji[][2] = {
    { u"胸痛", u"きょうつう" }, { u"胸", u"むね" }, { u"腹痛", u"ふくつう" }, { u"お腹", u"おなか" },
    { u"腹", u"はら" }, { u"頭痛", u"ずつう" }, { u"頭", u"あたま" }, { u"腰痛", u"ようつう" }, { u"腰", u"こし" },
    { u"背中", u"せなか" }, { u"背", u"せ" }, { u"喉", u"のど" }, { u"咽", u"のど" }, { u"首", u"くび" },
    { u"肩", u"かた" }, { u"腕", u"うで" }, { u"手", u"て" }, { u"足", u"あし" }, { u"脚", u"あし" },
    { u"膝", u"ひざ" }, { u"指", u"ゆび" }, { u"爪", u"つめ" }, { u"尻", u"しり" }, { u"目眩", u"めまい" },
    { u"眩暈", u"めまい" }, { u"目", u"め" }, { u"眼", u"め" }, { u"耳鳴", u"みみな" }, { u"耳", u"みみ" },
    { u"鼻血", u"はなぢ" }, { u"鼻水", u"はなみず" }, { u"鼻", u"はな" }, { u"口", u"くち" }, { u"唇", u"くちびる" },
    { u"舌", u"した" }, { u"歯", u"は" }, { u"顎", u"あご" }, { u"頬", u"ほほ" }, { u"顔", u"かお" },
    { u"皮膚", u"ひふ" }, { u"肌", u"はだ" }, { u"身体", u"からだ" }, { u"体", u"からだ" }, { u"脇腹", u"わきばら" },
    { u"下腹", u"したばら" }, { u"鳩尾", u"みぞおち" }, { u"心臓", u"しんぞう" }, { u"骨折", u"こっせつ" },
    { u"骨", u"ほね" }, { u"関節", u"かんせつ" }, { u"痛", u"いた" }, { u"息苦", u"いきぐる" }, { u"苦", u"くる" },
    { u"息", u"いき" }, { u"呼吸", u"こきゅう" }, { u"脈", u"みゃく" }, { u"発熱", u"はつねつ" },
    { u"高熱", u"こうねつ" }, { u"熱", u"ねつ" }, { u"咳", u"せき" }, { u"痰", u"たん" }, { u"出血", u"しゅっけつ" },
    { u"吐血", u"とけつ" }, { u"血便", u"けつべん" }, { u"血尿", u"けつにょう" }, { u"血", u"ち" },
    { u"嘔吐", u"おうと" }, { u"吐", u"は" }, { u"下痢", u"げり" }, { u"便秘", u"べんぴ" }, { u"便", u"べん" },
    { u"尿", u"にょう" }, { u"動悸", u"どうき" }, { u"痺", u"しび" }, { u"震", u"ふる" }, { u"腫", u"は" },
    { u"痒", u"かゆ" }, { u"麻痺", u"まひ" }, { u"痙攣", u"けいれん" }, { u"引き付け", u"ひきつけ" },
    { u"意識", u"いしき" }, { u"蕁麻疹", u"じんましん" }, { u"発疹", u"ほっしん" }, { u"湿疹", u"しっしん" },
    { u"火傷", u"やけど" }, { u"怪我", u"けが" }, { u"打撲", u"だぼく" }, { u"転倒", u"てんとう" },
    { u"誤飲", u"ごいん" }, { u"赤", u"あか" }, { u"青", u"あお" }, { u"白", u"しろ" }, { u"黒", u"くろ" },
    { u"出", u"で" }, { u"打", u"う" }, { u"転", u"ころ" }, { u"落", u"お" }, { u"倒", u"たお" }, { u"切", u"き" },
    { u"刺", u"さ" }, { u"噛", u"か" }, { u"咬", u"か" }, { u"飲", u"の" }, { u"呑", u"の" }, { u"食", u"た" },
    { u"入れ", u"いれ" }, { u"入", u"はい" }, { u"止", u"と" }, { u"重", u"おも" }, { u"締", u"し" },
    { u"動", u"うご" }, { u"立", u"た" }, { u"歩", u"ある" }, { u"眠", u"ねむ" }, { u"寝", u"ね" },
    { u"見", u"み" }, { u"聞", u"き" }, { u"話", u"はな" }, { u"声", u"こえ" }, { u"泣", u"な" },
    { u"子供", u"こども" }, { u"急", u"きゅう" }, { u"突然", u"とつぜん" }, { u"具合", u"ぐあい" },
    { u"悪", u"わる" }, { u"気持", u"きも" }, { u"気", u"き" }, { u"力", u"ちから" }, { u"汗", u"あせ" },
    { u"冷", u"ひ" }, { u"詰", u"つ" }, { u"割", u"わ" }, { u"回", u"まわ" }, { u"奥", u"おく" },
    { u"右", u"みぎ" }, { u"左", u"ひだり" }, { u"薬", u"くすり" }, { u"蜂", u"はち" }, { u"虫", u"むし" },
    { u"物", u"もの" }, { u"水", u"みず" }, { u"飛", u"と" }, { u"抜", u"ぬ" }, { u"失", u"うしな" },
    { u"冷た", u"つめた" }, { u"出せ", u"だせ" }, { u"出し", u"だし" }, { u"息切", u"いきぎ" },
    { u"寒気", u"さむけ" }, { u"悪寒", u"おかん" }, { u"吐き気", u"はきけ" }, { u"失神", u"しっしん" },
    { u"食欲", u"しょくよく" }, { u"色", u"いろ" }, { u"半身", u"はんしん" }, { u"喘息", u"ぜんそく" },
    { u"窒息", u"ちっそく" }, { u"夜泣", u"よな" }, { u"背骨", u"せぼね" }, { u"虫歯", u"むしば" },
    { u"下血", u"げけつ" }, { u"呂律", u"ろれつ" }, { u"紫", u"むらさき" }, { u"熱中症", u"ねっちゅうしょう" },
    { u"引", u"ひ" }, { u"肘", u"ひじ" }, { u"股", u"また" }, { u"鼻出血", u"びしゅっけつ" }, { u"乳房", u"ちぶさ" },
    { u"妊娠", u"にんしん" }, { u"妊婦", u"にんぷ" }, { u"産後", u"さんご" }, { u"血圧", u"けつあつ" },
    { u"血糖", u"けっとう" }, { u"体温", u"たいおん" }, { u"睡眠薬", u"すいみんやく" }, { u"子宮", u"しきゅう" },
    { u"心", u"こころ" }, { u"感電", u"かんでん" }, { u"挟", u"はさ" }, { u"折", u"お" }, { u"曲", u"ま" },
    { u"外れ", u"はずれ" }, { u"寒", u"さむ" }, { u"暑", u"あつ" }, { u"熱い", u"あつい" }, { u"熱く", u"あつく" },
    { u"酒", u"さけ" }, { u"酔", u"よ" }, { u"煙", u"けむり" }, { u"溺", u"おぼ" }, { u"沈", u"しず" }, { u"洗剤", u"せんざい" },
    { u"灯油", u"とうゆ" }, { u"電池", u"でんち" }, { u"犬", u"いぬ" }, { u"猫", u"ねこ" }, { u"黄色", u"きいろ" },
    { u"黄疸", u"おうだん" }, { u"母", u"はは" }, { u"生理", u"せいり" }, { u"閉経", u"へいけい" }, { u"破水", u"はすい" },
    { u"陣痛", u"じんつう" }, { u"小便", u"しょうべん" }, { u"大便", u"だいべん" }, { u"予防接種", u"よぼうせっしゅ" },
    { u"注射", u"ちゅうしゃ" }, { u"入れ歯", u"いれば" }, { u"吸入", u"きゅうにゅう" }, { u"風邪", u"かぜ" },
    { u"死", u"し" }, { u"言葉", u"ことば" }, { u"真っ赤", u"まっか" }, { u"口内炎", u"こうないえん" },
    { u"唾", u"つば" }, { u"瞼", u"まぶた" }, { u"裂", u"さ" }, { u"濡", u"ぬ" }, { u"漏", u"も" }, { u"渇", u"かわ" },
    { u"浮腫", u"ふしゅ" }, { u"湿布", u"しっぷ" }, { u"卵", u"たまご" }, { u"牛乳", u"ぎゅうにゅう" },
};

/// One meaning, whichever of the two is written.
constexpr char16_t variants[][2] = {
    { u'目', u'眼' }, { u'足', u'脚' }, { u'喉', u'咽' }, { u'噛', u'咬' }, { u'飲', u'呑' }, { u'体', u'身' },
    { u'目', u'眩' },
};

QChar meantBy(QChar kanji)
{
    for (const auto &[first, other] : variants) {
        if (kanji == other)
            return first;
    }
    return kanji;
}

struct Written {
    QString kanji;
    QString kana;
};

/// By first character, longest first.
QHash<QChar, std::vector<Written>> makeIndex()
{
    QHash<QChar, std::vector<Written>> index;
    for (const auto &[kanji, kana] : everydayKanji) {
        const QString key = QString::fromUtf16(kanji);
        index[key.front()].push_back({ key, foldForSearch(QString::fromUtf16(kana)) });
    }
    for (auto &list : index) {
        std::stable_sort(list.begin(), list.end(),
            [](const Written &a, const Written &b) { return a.kanji.size() > b.kanji.size(); });
    }
    return index;
}

} // namespace

namespace {

const Written *knownAt(const QString &folded, qsizetype at)
{
    static const QHash<QChar, std::vector<Written>> index = makeIndex();
    const auto list = index.constFind(folded.at(at));
    if (list == index.constEnd())
        return nullptr;
    const QStringView rest = QStringView(folded).mid(at);
    const auto it
        = std::find_if(list->begin(), list->end(), [&](const Written &w) { return rest.startsWith(w.kanji); });
    return it == list->end() ? nullptr : &*it;
}

bool isKanji(QChar c)
{
    return c.script() == QChar::Script_Han;
}

/// The kanji of one word and how they are read, without its ending in kana.
std::optional<Written> kanjiOf(const QString &word, const QString &kana)
{
    qsizetype kanji = 0;
    while (kanji < word.size() && isKanji(word.at(kanji)))
        ++kanji;
    const QString ending = word.mid(kanji);
    const QString folded = foldForSearch(kana);
    if (kanji == 0 || folded.size() <= ending.size() || !folded.endsWith(ending))
        return {};
    return Written { word.left(kanji), folded.chopped(ending.size()) };
}

/// By where a word of a text begins; asked only when it is needed.
class WordsRead {
public:
    WordsRead(const QString &folded, const WordReader &reader)
        : m_folded(folded)
        , m_reader(reader)
    {
    }
    /// The kanji of the word that begins at `at`, when it is read as more than is known of it.
    std::optional<Written> at(qsizetype at, const Written *known)
    {
        const bool covered = known && (at + known->kanji.size() >= m_folded.size()
            || !isKanji(m_folded.at(at + known->kanji.size())) || knownAt(m_folded, at + known->kanji.size()));
        if (!m_reader || covered || !isKanji(m_folded.at(at)))
            return {};
        if (!m_asked) {
            m_asked = true;
            qsizetype begin = 0;
            for (const auto &[word, kana] : m_reader(m_folded)) {
                if (const auto kanji = kanjiOf(word, kana))
                    m_words.insert(begin, *kanji);
                begin += word.size();
            }
        }
        const auto word = m_words.constFind(at);
        return word == m_words.constEnd() ? std::nullopt : std::optional(*word);
    }

private:
    const QString &m_folded;
    const WordReader &m_reader;
    bool m_asked = false;
    QHash<qsizetype, Written> m_words;
};

} // namespace

Reading readingOf(const QString &folded, const WordReader &reader)
{
    WordsRead words(folded, reader);
    Reading reading;
    for (qsizetype at = 0; at < folded.size();) {
        const Written *known = knownAt(folded, at);
        const std::optional<Written> word = words.at(at, known);
        const Written *found = word ? &*word : known;
        const bool kana = folded.at(at).unicode() >= 0x3041 && folded.at(at).unicode() <= 0x309F;
        reading.kana += found ? found->kana : QString(folded.at(at));
        reading.origin.push_back(kana ? Reading::TypedKana : Reading::KanjiStart);
        reading.origin.resize(size_t(reading.kana.size()), Reading::KanjiRest);
        reading.kanji.resize(size_t(reading.kana.size()), kana ? QChar() : meantBy(folded.at(at)));
        at += found ? found->kanji.size() : 1;
    }
    return reading;
}

Reading heardAsKana(const Reading &reading)
{
    Reading heard = reading;
    std::fill(heard.origin.begin(), heard.origin.end(), Reading::TypedKana);
    std::fill(heard.kanji.begin(), heard.kanji.end(), QChar());
    return heard;
}

bool Reading::clash(QChar kanji, QChar other)
{
    return !kanji.isNull() && !other.isNull() && kanji != other;
}

qsizetype Reading::findIn(const Reading &other) const
{
    for (qsizetype at = other.kana.indexOf(kana); at >= 0; at = other.kana.indexOf(kana, at + 1)) {
        if (std::equal(kanji.begin(), kanji.end(), other.kanji.begin() + at,
                [](QChar a, QChar b) { return !clash(a, b); }))
            return at;
    }
    return -1;
}

} // namespace kikitori
