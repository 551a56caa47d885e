// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finder.h"

#include <algorithm>
#include <tuple>

namespace kikitori {

namespace {

constexpr int adultFrom = 16; // years
constexpr double otherBand = 0.5;
constexpr double otherYears = 0.85; // 高齢者 at 40
constexpr double unlikelyBand = 0.9; // the age is not known, and nothing said tells of a child, or of none
constexpr double stateLift = 0.3;
// Of the complaints of tests/protocol, what was meant scores 0.35 at least; what shares only a piece of a word (痛い, 血)
// 0.23 at most.
constexpr double leastShown = 0.25;
constexpr double furtherWord = 0.03;
constexpr size_t mostMatched = 5;
// How much all that a protocol says adds to its best word, and from where on it alone brings a protocol.
constexpr double kinshipWeight = 0.6;
constexpr double weakKinshipWeight = 0.4;
constexpr double leastKinship = 0.1;
// Protocols without a word heard are shown only beside words less sure than this.
constexpr double surely = 0.6;
constexpr int oldFrom = 65; // years

struct Hit {
    double score = 0;
    const SearchWord *word = nullptr;
};

Found foundFrom(const QString &protocolId, std::vector<Hit> hits)
{
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    Found found { protocolId, hits.front().score, {} };
    // Several words heard make it surer, but never as sure as a longer word heard.
    found.score += (1 - found.score) * found.score * furtherWord * double(std::min(hits.size() - 1, mostMatched));
    for (size_t i = 0; i < std::min(hits.size(), mostMatched); ++i)
        found.matched << hits[i].word->text();
    return found;
}

/// 1 for whom the protocol is meant, less for others.
double fitting(AgeBand ages, int from, int to, int age, bool ofChild)
{
    if (age < 0)
        return ages == AgeBand::Any || (ages == AgeBand::Child) == ofChild ? 1 : unlikelyBand;
    const bool band = ages == AgeBand::Any || (ages == AgeBand::Adult) == (age >= adultFrom);
    const bool named = (from < 0 || age >= from) && (to < 0 || age <= to);
    return (band ? 1 : otherBand) * (named ? 1 : otherYears);
}

bool containsAny(const Heard &heard, std::initializer_list<const char16_t *> words)
{
    return std::any_of(words.begin(), words.end(),
        [&](const char16_t *word) { return heard.reading.kana.contains(readingOf(foldForSearch(QString::fromUtf16(word))).kana); });
}

bool speaksOfAChild(const Heard &heard)
{
    return containsAny(heard, { u"こども", u"うちの子", u"あかちゃん", u"赤ちゃん", u"赤ん坊", u"息子", u"むすこ", u"娘",
        u"むすめ", u"ぽんぽん", u"ミルク", u"おむつ", u"離乳食", u"保育園", u"幼稚園", u"小学生" });
}

/// What stands in the titles of protocols that come first in a state of life, and are easily forgotten beside the
/// complaint itself.
QStringList statesIn(const Heard &heard)
{
    QStringList states;
    if (containsAny(heard, { u"妊娠", u"妊婦", u"つわり", u"臨月" }))
        states << QStringLiteral("妊娠中");
    if (containsAny(heard, { u"産後", u"出産", u"お産", u"産んで", u"産んだ" }))
        states << QStringLiteral("産後");
    if (containsAny(heard, { u"予防接種", u"ワクチン", u"接種" }))
        states << QStringLiteral("予防接種");
    if (containsAny(heard, { u"炎天下", u"熱中症" }))
        states << QStringLiteral("熱中症");
    return states;
}

QString withoutParticles(QString text)
{
    text.removeIf([](QChar c) { return isParticle(c); });
    return text;
}

} // namespace

Finder::Finder(const Pack &pack)
    : m_grams(pack.protocols)
{
    for (const Protocol &protocol : pack.protocols) {
        Entry entry { protocol.id, protocol.title, protocol.ages, -1, -1, {} };
        if (protocol.title.contains(QStringLiteral("高齢")))
            entry.agesFrom = oldFrom;
        if (protocol.title.contains(QStringLiteral("新生児")))
            entry.agesTo = 0;
        QStringList words = protocol.words;
        words.append(protocol.title);
        words.removeDuplicates();
        for (const QString &word : words)
            entry.words.emplace_back(word);
        for (SearchWord &word : entry.words) {
            for (const SearchWord &written : entry.words)
                word.readAs(written);
        }
        m_entries.push_back(std::move(entry));
    }
    for (const EmergencyCheck &check : pack.emergency) {
        std::vector<EmergencyWord> words;
        for (const QString &word : check.words) {
            const QString folded = foldForSearch(word);
            if (!folded.isEmpty())
                words.push_back({ word, folded, readingOf(folded).kana, withoutParticles(folded) });
        }
        m_emergencies.emplace_back(check.code, std::move(words));
    }
}

std::vector<Finder::Case> Finder::search(const Heard &heard, Measure measure, double least) const
{
    std::vector<Case> cases;
    for (const Entry &entry : m_entries) {
        std::vector<Hit> hits;
        for (const SearchWord &word : entry.words) {
            if (const double score = (word.*measure)(heard); score > least)
                hits.push_back({ score, &word });
        }
        Case one { &entry, { entry.protocolId, 0, {} }, 0, 0, 0 };
        if (!hits.empty()) {
            one.found = foundFrom(entry.protocolId, std::move(hits));
            one.words = one.found.score;
            one.longest = double(one.found.matched.front().size());
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

std::vector<Finder::Case> Finder::ranked(const Heard &heard, int age) const
{
    const std::vector<double> kinship = m_grams.kinship(heard.reading);
    const bool ofChild = speaksOfAChild(heard);
    const QStringList states = statesIn(heard);
    std::vector<Case> cases = search(heard, &SearchWord::score, 0);
    for (size_t i = 0; i < cases.size(); ++i) {
        Case &one = cases[i];
        const double fit = fitting(one.entry->ages, one.entry->agesFrom, one.entry->agesTo, age, ofChild);
        const bool state = std::any_of(
            states.begin(), states.end(), [&](const QString &title) { return one.entry->title.contains(title); });
        one.kinship = kinship[i] * fit;
        one.words *= fit;
        const double weight = one.words < leastShown ? weakKinshipWeight : kinshipWeight;
        double score = one.found.score + (1 - one.found.score) * weight * kinship[i];
        score += state ? (1 - score) * stateLift : 0;
        one.found.score = score * fit;
    }
    std::stable_sort(cases.begin(), cases.end(), [](const Case &a, const Case &b) {
        return std::tie(a.found.score, a.longest, a.kinship) > std::tie(b.found.score, b.longest, b.kinship);
    });
    return cases;
}

std::vector<Found> Finder::find(const QString &complaint, int age, int most) const
{
    const Heard heard(complaint);
    if (heard.folded.isEmpty() || most <= 0)
        return {};
    std::vector<Case> cases = ranked(heard, age);
    double best = 0;
    for (const Case &one : cases)
        best = std::max(best, one.words);
    std::vector<Found> found;
    for (Case &one : cases) {
        const bool heardIn = one.words >= leastShown;
        const bool akin = best < surely && one.kinship >= leastKinship;
        const bool nothingBetter = best < leastShown && one.words > 0;
        if (heardIn || akin || nothingBetter)
            found.push_back(std::move(one.found));
        if (found.size() == size_t(most))
            break;
    }
    return found;
}

std::vector<FoundEmergency> Finder::emergencyWords(const QString &complaint) const
{
    const Heard heard(complaint);
    const QString bare = withoutParticles(heard.folded);
    const auto stands = [&](const EmergencyWord &word) {
        const bool bareTells = word.bare.size() >= 3 && bare.contains(word.bare);
        const bool kanaTells = word.kana.size() >= 4 && heard.reading.kana.contains(word.kana);
        return heard.folded.contains(word.folded) || bareTells || kanaTells;
    };
    std::vector<FoundEmergency> found;
    for (const auto &[code, words] : m_emergencies) {
        QStringList matched;
        for (const EmergencyWord &word : words) {
            if (stands(word))
                matched << word.text;
        }
        if (!matched.isEmpty())
            found.push_back({ code, matched });
    }
    return found;
}

QStringList Finder::emergencies(const QString &complaint) const
{
    QStringList codes;
    for (const FoundEmergency &found : emergencyWords(complaint))
        codes << found.code;
    return codes;
}

} // namespace kikitori
