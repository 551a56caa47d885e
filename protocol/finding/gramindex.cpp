// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/gramindex.h"

#include "protocol/finding/finder.h"

#include <algorithm>
#include <cmath>

namespace kikitori {

namespace {

constexpr float wordWeight = 1.0F;
constexpr float questionWeight = 0.6F;
constexpr double unknownWeight = 0.8;
constexpr double sizeMatters = 0.3; // an exponent: 0 not at all, 1 in full
constexpr qsizetype longestRead = 200; // letters of a complaint

/// Pairs and triples, each once.
std::vector<quint64> gramsOf(const QString &kana)
{
    std::vector<quint64> grams;
    const qsizetype length = std::min(kana.size(), longestRead);
    for (qsizetype i = 0; i + 1 < length; ++i) {
        const quint64 pair = quint64(kana.at(i).unicode()) << 16 | kana.at(i + 1).unicode();
        grams.push_back(pair);
        if (i + 2 < length)
            grams.push_back(pair << 16 | kana.at(i + 2).unicode());
    }
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
}

} // namespace

GramIndex::GramIndex(const std::vector<Protocol> &protocols, const WordReader &reader)
    : m_protocols(protocols.size())
{
    for (size_t i = 0; i < protocols.size(); ++i) {
        std::unordered_map<quint64, float> weights;
        const auto add = [&](const QString &text, float weight) {
            for (const quint64 gram : gramsOf(readingOf(foldForSearch(text), reader).kana))
                weights[gram] = std::max(weights[gram], weight);
        };
        add(protocols[i].title, wordWeight);
        for (const QString &word : protocols[i].words)
            add(word, wordWeight);
        for (const Item &item : protocols[i].items)
            add(item.question, questionWeight);
        double size = 0;
        for (const auto &[gram, weight] : weights) {
            m_postings[gram].push_back({ int(i), weight });
            size += double(weight);
        }
        m_size.push_back(std::max(1.0, size));
    }
    double mean = 0;
    for (const double size : m_size)
        mean += size / double(m_protocols);
    for (double &size : m_size)
        size = std::pow(std::max(0.5, size / mean), sizeMatters);
}

std::vector<double> GramIndex::kinship(const Reading &heard) const
{
    std::vector<double> sums(m_protocols, 0);
    double all = 0;
    for (const quint64 gram : gramsOf(heard.kana)) {
        const auto found = m_postings.find(gram);
        const size_t having = found == m_postings.end() ? 0 : found->second.size();
        const double rare = std::log((double(m_protocols) + 1) / (double(having) + 0.5));
        // What no protocol says tells nothing: it is a name, a place, a filler.
        all += having == 0 ? unknownWeight * rare : rare;
        if (having == 0)
            continue;
        for (const Posting &posting : found->second)
            sums[size_t(posting.protocol)] += rare * double(posting.weight);
    }
    for (size_t i = 0; i < sums.size(); ++i)
        sums[i] = all > 0 ? std::min(1.0, sums[i] / all / m_size[i]) : 0;
    return sums;
}

} // namespace kikitori
