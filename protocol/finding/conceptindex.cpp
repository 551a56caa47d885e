// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/conceptindex.h"

#include "protocol/finding/finder.h"

#include <algorithm>
#include <cmath>

namespace kikitori {

namespace {

// Tuned on complaints of our own and the odd lines of tests/protocol/complaints.tsv; half or double changes little.
constexpr double titleCounts = 4; // of words
constexpr double questionCounts = 0.1;
constexpr double commonCounts = 25; // how many words of all protocols each one is thought to have as well
constexpr double pairWeight = 0.8; // a place and what is wrong with it, said of each other
constexpr double graveWeight = 1.5;
constexpr double surelyTold = 3; // a logarithm: e to the third times as likely as elsewhere

double weightOf(ConceptKind kind)
{
    switch (kind) {
    case ConceptKind::Place: return 0.8;
    case ConceptKind::Event: return 1.4;
    case ConceptKind::Thing: return 1.2;
    case ConceptKind::State: return 1.2;
    case ConceptKind::Person: return 0.3;
    case ConceptKind::Trouble:
    case ConceptKind::Substance: return 1;
    }
    return 1;
}

} // namespace

std::vector<ConceptIndex::Feature> ConceptIndex::featuresOf(const std::vector<int> &concepts)
{
    std::vector<Feature> features;
    const auto add = [&](quint32 key, double weight) {
        if (std::none_of(features.begin(), features.end(), [&](const Feature &f) { return f.key == key; }))
            features.push_back({ key, weight });
    };
    int place = -1;
    for (const int named : concepts) {
        const auto &[kind, name, grave] = allConcepts()[size_t(named)];
        const double weight = grave ? graveWeight : 1;
        add(quint32(named), weight * weightOf(kind));
        if (kind == ConceptKind::Place || kind == ConceptKind::Substance)
            place = named;
        else if (place >= 0 && (kind == ConceptKind::Trouble || kind == ConceptKind::Event))
            add(quint32(place + 1) << 16 | quint32(named), weight * pairWeight);
    }
    return features;
}

void ConceptIndex::count(const QString &text, double weight, Counts &counts)
{
    for (const Feature &feature : featuresOf(conceptsIn(readingOf(foldForSearch(text)))))
        counts[feature.key] += weight;
}

ConceptIndex::ConceptIndex(const std::vector<Protocol> &protocols)
{
    for (const Protocol &protocol : protocols) {
        Counts counts;
        count(protocol.title, titleCounts, counts);
        for (const QString &word : protocol.words)
            count(word, 1, counts);
        for (const Item &item : protocol.items)
            count(item.question, questionCounts, counts);
        double size = 0;
        for (const auto &[key, n] : counts) {
            m_all[key] += n;
            size += n;
        }
        m_size += size;
        m_sizes.push_back(size);
        m_counts.push_back(std::move(counts));
    }
}

std::vector<double> ConceptIndex::likeness(const std::vector<int> &heard) const
{
    std::vector<double> sums(m_counts.size(), 0);
    double all = 0;
    for (const Feature &feature : featuresOf(heard)) {
        const auto common = m_all.find(feature.key);
        const bool pair = feature.key >> 16;
        if (!pair)
            all += feature.weight;
        if (common == m_all.end())
            continue;
        const double share = common->second / m_size;
        for (size_t i = 0; i < sums.size(); ++i) {
            const auto own = m_counts[i].find(feature.key);
            const double counted = own == m_counts[i].end() ? 0 : own->second;
            const double likelier = std::log((counted + commonCounts * share) / (m_sizes[i] + commonCounts) / share);
            sums[i] += feature.weight * (pair ? std::max(0.0, likelier) : likelier);
        }
    }
    for (double &sum : sums)
        sum = all > 0 ? std::clamp(sum / (surelyTold * (all + 0.5)), -1.0, 1.0) : 0;
    return sums;
}

} // namespace kikitori
