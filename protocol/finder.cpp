// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finder.h"

#include <QHash>

#include <algorithm>

namespace kikitori {

namespace {

constexpr int adultFrom = 16; // years
constexpr double otherBand = 0.5;
constexpr double leastLikeness = 0.15;
// Of the complaints of tests/protocol, what was meant scores 0.35 at least; what shares only a piece of a word (痛い, 血)
// 0.23 at most.
constexpr double leastShown = 0.25;
constexpr double furtherWord = 0.03;
constexpr size_t mostMatched = 5;

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

bool isOtherBand(AgeBand ages, int age)
{
    if (age < 0 || ages == AgeBand::Any)
        return false;
    return (ages == AgeBand::Adult) != (age >= adultFrom);
}

QString withoutParticles(QString text)
{
    text.removeIf([](QChar c) { return isParticle(c); });
    return text;
}

} // namespace

Finder::Finder(const Pack &pack)
{
    for (const Protocol &protocol : pack.protocols) {
        Entry entry { protocol.id, protocol.ages, {} };
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

std::vector<Found> Finder::search(const Heard &heard, Measure measure, double least) const
{
    std::vector<Found> found;
    for (const Entry &entry : m_entries) {
        std::vector<Hit> hits;
        for (const SearchWord &word : entry.words) {
            if (const double score = (word.*measure)(heard); score > least)
                hits.push_back({ score, &word });
        }
        if (!hits.empty())
            found.push_back(foundFrom(entry.protocolId, std::move(hits)));
    }
    return found;
}

std::vector<Found> Finder::find(const QString &complaint, int age, int most) const
{
    const Heard heard(complaint);
    if (heard.folded.isEmpty() || most <= 0)
        return {};
    std::vector<Found> found = search(heard, &SearchWord::score, 0);
    if (found.empty())
        found = search(heard, &SearchWord::likeness, leastLikeness);
    const auto isWeak = [](const Found &one) { return one.score < leastShown; };
    if (!std::all_of(found.begin(), found.end(), isWeak))
        std::erase_if(found, isWeak);
    QHash<QString, AgeBand> bands;
    for (const Entry &entry : m_entries)
        bands.insert(entry.protocolId, entry.ages);
    for (Found &one : found) {
        if (isOtherBand(bands.value(one.protocolId), age))
            one.score *= otherBand;
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.score > b.score; });
    if (found.size() > size_t(most))
        found.resize(size_t(most));
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
