// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/finder.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kikitori {

namespace {

constexpr int adultFrom = 16; // years
constexpr double otherBand = 0.5;
constexpr double otherYears = 0.85; // 高齢者 at 40
constexpr double unlikelyBand = 0.9; // the age is not known, and nothing said tells of a child, or of none
// Of the complaints of tests/protocol, what was meant scores 0.35 at least; what shares only a piece of a word (痛い, 血)
// 0.23 at most.
constexpr double leastShown = 0.25;
constexpr double stateLift = 0.2;
constexpr double newbornLift = 1; // up to 28 days nothing is as it is later
constexpr double wholeLift = 1; // one of its words is all that was said
constexpr double likenessWeight = 1.1;
// For each part of the body, event or thing that a word names and the complaint does not; and for each trouble.
constexpr double notSaid = 0.7;
constexpr double weakNotSaid = 0.85;
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

/// A rank, which has no upper bound, as a score below 1.
double shownFor(double rank)
{
    return 1 - std::exp(-2.2 * std::pow(std::max(rank, 0.01), 1.4));
}

/// 1 for whom a protocol of this band is meant, less for others.
double fitting(AgeBand ages, const AgeTold &told)
{
    if (ages == AgeBand::Any)
        return 1;
    if (told.who == AgeTold::Who::NotTold)
        return ages == AgeBand::Child ? unlikelyBand : 1;
    return (ages == AgeBand::Child) == (told.who == AgeTold::Who::Child) ? 1 : otherBand;
}

/// The same for a title that names an age of its own.
double fittingYears(const ConceptSet &titled, const AgeTold &told)
{
    static const ConceptSet elder = conceptNamed("elder");
    static const ConceptSet newborn = conceptNamed("newborn");
    const bool tooYoung = told.years >= 0 && told.years < oldFrom && (titled & elder).any();
    const bool tooOld = (told.years > 0 || told.pastNewborn) && (titled & newborn).any();
    return tooYoung || tooOld ? otherYears : 1;
}

/// How far a word stays what it is when the complaint does not name all that the word names: 手首が痛い beside 首が痛い.
double agreement(const SearchWord &word, const Heard &heard)
{
    static const ConceptSet weak = conceptsOf(ConceptKind::Person) | conceptsOf(ConceptKind::Trouble);
    const ConceptSet missing = word.named() & ~heard.named;
    if (missing.none())
        return 1;
    return std::pow(notSaid, double((missing & ~weak).count()))
        * std::pow(weakNotSaid, double((missing & weak).count()));
}

QString withoutParticles(QString text)
{
    text.removeIf([](QChar c) { return isParticle(c); });
    return text;
}

} // namespace

Finder::Finder(const Pack &pack, WordReader reader)
    : m_reader(std::move(reader))
    , m_grams(pack.protocols, m_reader)
    , m_concepts(pack.protocols)
{
    for (const Protocol &protocol : pack.protocols) {
        Entry entry { protocol.id, protocol.title, protocol.ages, Heard(protocol.title).named, {} };
        QStringList words = protocol.words;
        words.append(protocol.title);
        words.removeDuplicates();
        for (const QString &word : words)
            entry.words.emplace_back(word, m_reader);
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

std::vector<Finder::Case> Finder::search(const Heard &heard) const
{
    std::vector<Case> cases;
    for (const Entry &entry : m_entries) {
        std::vector<Hit> hits;
        bool whole = false;
        for (const SearchWord &word : entry.words) {
            whole = whole || word.isAllOf(heard);
            if (const double score = word.score(heard); score > 0)
                hits.push_back({ score * agreement(word, heard), &word });
        }
        Case one { &entry, { entry.protocolId, 0, {} } };
        if (!hits.empty()) {
            one.found = foundFrom(entry.protocolId, std::move(hits));
            one.words = one.found.score;
            one.whole = whole;
            one.longest = double(one.found.matched.front().size());
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

std::vector<Finder::Case> Finder::ranked(const Heard &heard, const AgeTold &told) const
{
    static const ConceptSet states = conceptsOf(ConceptKind::State);
    static const ConceptSet newborn = conceptNamed("newborn");
    const std::vector<double> kinship = m_grams.kinship(heard.reading);
    const std::vector<double> likeness = m_concepts.likeness(heard.concepts);
    std::vector<Case> cases = search(heard);
    for (size_t i = 0; i < cases.size(); ++i) {
        Case &one = cases[i];
        const double fit = fitting(one.entry->ages, told) * fittingYears(one.entry->titled, told);
        const bool state = (heard.named & one.entry->titled & states).any();
        one.kinship = kinship[i] * fit;
        one.likeness = likeness[i] * fit;
        one.words *= fit;
        const double weight = one.words < leastShown ? weakKinshipWeight : kinshipWeight;
        double score = one.found.score + (1 - one.found.score) * weight * kinship[i];
        score += state ? (1 - score) * stateLift : 0;
        score += told.newborn && (one.entry->titled & newborn).any() ? newbornLift : 0;
        score += likenessWeight * likeness[i] + (one.whole ? wholeLift : 0);
        one.rank = score * fit;
        one.found.score = one.whole && fit >= 1 ? 1 : shownFor(one.rank);
    }
    std::stable_sort(cases.begin(), cases.end(), [](const Case &a, const Case &b) {
        return std::tie(a.rank, a.longest, a.kinship) > std::tie(b.rank, b.longest, b.kinship);
    });
    return cases;
}

std::vector<Found> Finder::find(const QString &complaint, int age, int most) const
{
    Heard heard(complaint, m_reader);
    if (heard.folded.isEmpty() || most <= 0)
        return {};
    AgeTold told = ageTold(complaint, heard.named);
    if (age >= 0) {
        told.years = age;
        told.who = age < adultFrom ? AgeTold::Who::Child : AgeTold::Who::Grown;
    }
    if (told.newborn)
        heard.named |= conceptNamed("newborn");
    std::vector<Case> cases = ranked(heard, told);
    double best = 0;
    for (const Case &one : cases)
        best = std::max(best, one.words);
    std::vector<Found> found;
    for (Case &one : cases) {
        const bool heardIn = one.words >= leastShown;
        const bool akin = best < surely && one.kinship >= leastKinship;
        const bool nothingBetter = best < leastShown && one.words > 0;
        const bool named = one.likeness > 0.1 || one.rank > surely;
        if (heardIn || akin || nothingBetter || named)
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
