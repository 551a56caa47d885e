// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/searchword.h"

#include "protocol/finding/finder.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <bit>

namespace kikitori {

namespace {

// Costs of a difference, in twentieths of a slip.
constexpr int slipCost = 20;
constexpr int particleCost = 3;
constexpr int voicedCost = 10; // か for が, つ for っ
constexpr int firmCost = 3 * slipCost; // a kanji was chosen: it is another word, no slip
// How sure a word is, by the way in which it was found; the whole word is 1.
constexpr double sureStem = 0.97;
constexpr double allParts = 0.75;
constexpr double allBegun = 0.55;
constexpr double someParts = 0.2;
constexpr qsizetype longestCompared = 64; // characters of a complaint in which slips are looked for

quint64 letterBit(QChar c)
{
    return quint64(1) << (c.unicode() * 0x9E3779B1u >> 26);
}

quint64 lettersOf(const QString &text)
{
    quint64 letters = 0;
    for (const QChar c : text)
        letters |= letterBit(c);
    return letters;
}

/// か for が, つ for っ, や for ゃ: what is easily typed for one another has one base.
char16_t baseOf(char16_t kana)
{
    static constexpr std::u16string_view pairs =
        u"かがきぎくぐけげこごさざしじすずせぜそぞただつってでとどはばひびふぶへべほぼはぱひぴふぷへぺほぽやゃゆゅよょ";
    static constexpr char16_t first = 0x3041;
    static constexpr std::array<char16_t, 0x60> bases = [] {
        std::array<char16_t, 0x60> table {};
        for (size_t i = 0; i < table.size(); ++i)
            table[i] = char16_t(first + i);
        for (size_t i = 0; i < pairs.size(); i += 2)
            table[pairs[i + 1] - first] = pairs[i];
        return table;
    }();
    return kana >= first && kana < first + bases.size() ? bases[kana - first] : kana;
}

quint16 neighbourHash(QChar a, QChar b)
{
    return quint16((baseOf(a.unicode()) * 0x9E3779B1u + baseOf(b.unicode()) * 0x85EBCA6Bu) >> 20);
}

int firstPairOf(const QString &kana)
{
    return kana.size() < 2 ? -1 : neighbourHash(kana.at(0), kana.at(1));
}

/// False when it surely stands nowhere in what was heard; a glance that spares the search.
bool maybeIn(int pair, const Heard &heard)
{
    return pair < 0 || heard.neighbours.test(size_t(pair));
}

bool isKana(QChar c)
{
    return c.unicode() >= 0x3041 && c.unicode() <= 0x309F;
}

/// What is left of a folded word without the ending that changes with tense and politeness. 〜ない stays: it turns
/// the meaning round.
QString stemOf(const QString &folded)
{
    static const QStringList endings = [] {
        QStringList list;
        for (const char16_t *ending : { u"しています", u"している", u"してる", u"しました", u"した", u"して", u"します",
                 u"する", u"ています", u"ている", u"ました", u"てる", u"ます", u"です", u"い", u"る", u"た", u"て",
                 u"だ" })
            list << foldForSearch(QString::fromUtf16(ending));
        return list;
    }();
    for (const QString &ending : endings) {
        if (!folded.endsWith(ending))
            continue;
        QString stem = folded.chopped(ending.size());
        // 頭痛がする, but not おもい.
        if (ending.size() >= 2 && !stem.isEmpty() && isParticle(stem.back()))
            stem.chop(1);
        return stem;
    }
    return folded;
}

/// The kanji with which a piece begins: 回 stands in 回らない, 回って and 回る alike.
QString headOf(const QString &folded)
{
    const auto kana = std::find_if(folded.begin(), folded.end(), isKana);
    return folded.left(kana - folded.begin());
}

/// The reading of the stem; of the whole word when the stem would be too short to tell anything.
Reading tellingStem(const QString &folded, const WordReader &reader)
{
    const Reading stem = readingOf(stemOf(folded), reader);
    return stem.kana.size() >= 3 ? stem : readingOf(folded, reader);
}

/// は is a syllable of a pack's word far more often than a particle: 血を吐いた.
bool isDropped(QChar c)
{
    return isParticle(c) && c != u'は';
}

int replaceCost(QChar said, QChar heard, bool firm)
{
    if (said == heard)
        return 0;
    if (firm || !isKana(said) || !isKana(heard))
        return firmCost;
    return baseOf(said.unicode()) == baseOf(heard.unicode()) ? voicedCost : slipCost;
}

/// The least cost at which `word` stands somewhere in `heard`: edit distance with a free start and end (Sellers), with
/// neighbours changed places as one slip. Above `limit` the cost is only known to be above it.
int nearestCost(const Reading &said, const Reading &heard, int limit)
{
    const QString &word = said.kana;
    const qsizetype width = std::min(heard.kana.size(), longestCompared);
    std::array<std::array<int, longestCompared + 1>, 3> rows {};
    int *before = rows[0].data();
    int *above = rows[1].data();
    int *row = rows[2].data();
    // A word neither begins nor ends within one kanji: むね is not in 骨.
    const auto withinKanji = [&](qsizetype j) {
        return size_t(j) < heard.origin.size() && heard.origin[size_t(j)] == Reading::KanjiRest;
    };
    for (qsizetype j = 0; j <= width; ++j)
        above[j] = withinKanji(j) ? firmCost : 0;
    int leastAbove = 0;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const QChar w = word.at(i);
        // Without its first letter a short word could be any; the last letter tells 意識がない from 意識がもうろう.
        const bool last = i == word.size() - 1;
        const int drop = i == 0 || last ? 2 * slipCost : isDropped(w) ? particleCost : slipCost;
        // Nobody leaves out a letter between a kanji that was chosen and what follows it: 腹が痛い is not in 吐いた.
        const int dropAfterKanji = isDropped(w) ? drop : firmCost;
        const QChar kanji = said.kanji[size_t(i)];
        row[0] = above[0] + drop;
        int least = row[0];
        for (qsizetype j = 0; j < width; ++j) {
            const QChar c = heard.kana.at(j);
            const bool firm = heard.origin[size_t(j)] != Reading::TypedKana;
            const int extra = firm ? firmCost : isParticle(c) ? particleCost : slipCost;
            const bool clash = firm && w == c && Reading::clash(kanji, heard.kanji[size_t(j)]);
            const bool edge = last || (i == 0 && baseOf(w.unicode()) != baseOf(c.unicode()));
            const int replaced = above[j] + (clash ? firmCost : replaceCost(w, c, firm) * (edge ? 2 : 1));
            const int dropped = above[j + 1] + (firm ? dropAfterKanji : drop);
            int best = std::min({ replaced, dropped, row[j] + extra });
            const bool swapped = i > 0 && j > 0 && !firm && w == heard.kana.at(j - 1) && word.at(i - 1) == c;
            if (swapped)
                best = std::min(best, before[j - 1] + slipCost);
            row[j + 1] = best;
            least = std::min(least, best);
        }
        if (std::min(least, leastAbove) > limit) // of two rows, as a swap looks back over one
            return limit + 1;
        leastAbove = least;
        std::swap(before, above);
        std::swap(above, row);
    }
    int nearest = above[0];
    for (qsizetype j = 1; j <= width; ++j)
        nearest = withinKanji(j) ? nearest : std::min(nearest, above[j]);
    return nearest;
}

/// What tells of a complaint at all; a place alone does not.
const ConceptSet &toldBy()
{
    static const ConceptSet told = conceptsOf(ConceptKind::Trouble) | conceptsOf(ConceptKind::Substance)
        | conceptsOf(ConceptKind::Event) | conceptsOf(ConceptKind::Thing) | conceptsOf(ConceptKind::State);
    return told;
}

int slipsAllowed(qsizetype length)
{
    return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/// The more of the complaint a word covers, the surer it is.
double weighed(double quality, qsizetype covered, const Heard &heard)
{
    const double whole = double(std::max<qsizetype>(4, heard.reading.kana.size()));
    return quality * (0.35 + 0.65 * std::min(1.0, double(covered) / whole));
}

} // namespace

bool isParticle(QChar c)
{
    switch (c.unicode()) {
    case u'が':
    case u'を':
    case u'は':
    case u'も':
    case u'に':
    case u'の': return true;
    default: return false;
    }
}

Heard::Heard(const QString &complaint, const WordReader &reader)
    : folded(foldForSearch(complaint))
    , reading(readingOf(folded, reader))
    , letters(lettersOf(reading.kana))
    , written(lettersOf(folded))
    , concepts(conceptsIn(readingOf(folded)))
    , named(conceptSetOf(concepts))
{
    name(conceptsMeasured(complaint));
    if (reader)
        name(conceptsIn(reading));
    if ((named & toldBy()).none()) // 胸が板い
        name(conceptsIn(heardAsKana(reading)));
    const QString &kana = reading.kana;
    for (qsizetype i = 0; i < kana.size(); ++i) {
        for (qsizetype j = i + 1; j < std::min(i + 4, kana.size()); ++j) {
            neighbours.set(neighbourHash(kana.at(i), kana.at(j)));
            if (!isParticle(kana.at(j)))
                break;
        }
    }
}

void Heard::name(const std::vector<int> &more)
{
    for (const int one : more) {
        if (!named.test(size_t(one)))
            concepts.push_back(one);
    }
    named |= conceptSetOf(more);
}

SearchWord::SearchWord(const QString &text, const WordReader &reader)
    : m_text(text)
    , m_folded(foldForSearch(text))
    , m_whole(readingOf(m_folded, reader))
    , m_stem(tellingStem(m_folded, reader))
    , m_named(conceptSetOf(conceptsIn(readingOf(m_folded))))
{
    QChar before;
    for (const QChar c : m_stem.kana) {
        if (isDropped(c))
            continue;
        if (m_telling > 0)
            m_neighbours.push_back(neighbourHash(before, c));
        m_letters |= letterBit(c);
        ++m_telling;
        before = c;
    }
    m_wholeLetters = lettersOf(m_whole.kana);
    m_wholePair = firstPairOf(m_whole.kana);
    m_stemPair = firstPairOf(m_stem.kana);
    const QString stem = stemOf(m_folded);
    if (stem.size() >= 2 && !isKana(stem.front()))
        m_shortStem = stem;
    static const QRegularExpression around(QStringLiteral("[がをにの\\s]+"));
    for (const QString &piece : text.split(around)) {
        const QString folded = foldForSearch(piece);
        const QString bare = stemOf(folded);
        const Part part { bare.isEmpty() ? folded : bare, tellingStem(folded, reader), headOf(folded) };
        const bool oneKana = folded.size() < 2 && part.reading.kana == folded;
        if (folded.isEmpty() || oneKana) {
            m_parts.clear();
            m_glances.clear();
            return;
        }
        const QString &written = part.head.isEmpty() ? part.folded : part.head;
        const bool tells = !part.head.isEmpty() || part.folded.size() >= 3;
        const QString &kana = part.reading.kana;
        m_glances.push_back({ lettersOf(kana), tells ? letterBit(written.front()) : 0, firstPairOf(kana) });
        m_parts.push_back(part);
    }
    if (m_parts.size() < 2) {
        m_parts.clear();
        m_glances.clear();
    }
}

const QString &SearchWord::text() const
{
    return m_text;
}

bool SearchWord::isAllOf(const Heard &heard) const
{
    return m_folded.size() == heard.folded.size() && m_folded == heard.folded;
}

const ConceptSet &SearchWord::named() const
{
    return m_named;
}

void SearchWord::readAs(const SearchWord &written)
{
    const auto isNull = [](QChar c) { return c.isNull(); };
    if (!std::all_of(m_whole.kanji.begin(), m_whole.kanji.end(), isNull) || m_whole.kana != written.m_whole.kana)
        return;
    m_whole.kanji = written.m_whole.kanji;
    m_stem.kanji.assign(m_whole.kanji.begin(), m_whole.kanji.begin() + m_stem.kana.size());
}

double SearchWord::stemScore(const Heard &heard) const
{
    const qsizetype length = m_whole.kana.size();
    if (length < 2)
        return heard.folded.contains(m_folded) && m_folded != m_whole.kana ? weighed(1, length, heard) : 0;
    if (!(m_letters & ~heard.letters) && maybeIn(m_wholePair, heard) && m_whole.findIn(heard.reading) >= 0)
        return weighed(1, length, heard);
    if (!m_shortStem.isEmpty() && heard.written & letterBit(m_shortStem.front()) && heard.folded.contains(m_shortStem))
        return weighed(sureStem, m_shortStem.size(), heard);
    if (m_telling == 0)
        return 0;
    if (m_telling < 3) // しにたい without its に would be した
        return m_stem.kana.size() >= 3 && maybeIn(m_stemPair, heard) && m_stem.findIn(heard.reading) >= 0
            ? weighed(sureStem, m_stem.kana.size(), heard) : 0;
    const int allowed = slipsAllowed(m_telling);
    // A voiced slip or a dropped letter leaves at most one letter of the word unheard.
    if (std::popcount(m_letters & ~heard.letters) > allowed)
        return 0;
    // A slip parts two pairs of neighbours, or three when two have changed places, which hardly happens twice.
    const auto heardPairs = std::count_if(m_neighbours.begin(), m_neighbours.end(),
        [&](quint16 pair) { return heard.neighbours.test(pair); });
    if (heardPairs < std::max<qsizetype>(1, m_telling - 2 * allowed - 2))
        return 0;
    const int limit = allowed * slipCost + 3 * particleCost;
    const int cost = m_stem.findIn(heard.reading) >= 0 ? 0 : nearestCost(m_stem, heard.reading, limit);
    if (cost > limit)
        return 0;
    const qsizetype covered = std::min(m_stem.kana.size(), heard.reading.kana.size());
    return weighed(sureStem - double(cost) / double(slipCost * m_telling), covered, heard);
}

bool SearchWord::Glance::kanaMayStand(const Heard &heard) const
{
    return pair >= 0 && !(letters & ~heard.letters) && maybeIn(pair, heard);
}

bool SearchWord::Glance::mayStand(const Heard &heard) const
{
    return (heard.written & front) != 0 || kanaMayStand(heard);
}

double SearchWord::partsScore(const Heard &heard) const
{
    qsizetype covered = 0;
    size_t whole = 0;
    size_t begun = 0;
    const auto mayStand = [&](const Glance &glance) { return glance.mayStand(heard); };
    if (std::none_of(m_glances.begin(), m_glances.end(), mayStand))
        return 0;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const Part &part = m_parts[i];
        const Glance &glance = m_glances[qsizetype(i)];
        if (!glance.mayStand(heard))
            continue;
        const bool asKana = glance.kanaMayStand(heard) && part.reading.findIn(heard.reading) >= 0;
        const bool headSaid = !part.head.isEmpty() && heard.written & letterBit(part.head.front())
            && heard.folded.contains(part.head);
        const bool tells = headSaid || (part.head.isEmpty() && part.folded.size() >= 3);
        const bool asWritten = tells && heard.folded.contains(part.folded);
        const bool said = asKana || asWritten;
        whole += said;
        begun += said || headSaid;
        covered += said ? part.reading.kana.size() : headSaid ? part.head.size() : 0;
    }
    if (begun == 0)
        return 0;
    if (whole == m_parts.size())
        return weighed(allParts, covered, heard);
    return weighed(begun == m_parts.size() ? allBegun : someParts, covered, heard);
}

double SearchWord::typedSoFarScore(const Heard &heard) const
{
    const bool oneKana = heard.reading.kana.size() < 2 && isKana(heard.folded.front());
    if (oneKana || heard.letters & ~m_wholeLetters)
        return 0;
    const bool begun = m_folded.contains(heard.folded) || heard.reading.findIn(m_whole) >= 0;
    return begun ? 0.3 + 0.5 * double(heard.reading.kana.size()) / double(m_whole.kana.size()) : 0;
}

double SearchWord::score(const Heard &heard) const
{
    if (heard.folded.isEmpty() || m_folded.isEmpty())
        return 0;
    if (heard.folded == m_folded)
        return 1;
    return std::max({ stemScore(heard), partsScore(heard), typedSoFarScore(heard) });
}

} // namespace kikitori
