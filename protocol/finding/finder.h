// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/finding/agetold.h"
#include "protocol/finding/conceptindex.h"
#include "protocol/finding/gramindex.h"
#include "protocol/protocol.h"
#include "protocol/finding/searchword.h"

namespace kikitori {

/// One protocol found for a complaint.
struct Found {
    QString protocolId;
    double score = 0; ///< 0 to 1, higher is better; only the order means anything
    /// The words of the protocol that matched, as they stand in the pack; empty where only the whole of what it says is
    /// akin to the complaint.
    QStringList matched;
};

/// One emergency check whose words stand in a complaint.
struct FoundEmergency {
    QString code;
    /// As they stand in the pack, for the nurse to judge what was taken for what: 首がつった finds 首をつった.
    QStringList matched;
};

/// Finds protocols in the caller's own words: kanji, kana, half-width, small typing slips. Built once for a pack.
/// Thread: any (immutable after construction). Owner: whoever shows the results.
class Finder {
public:
    /// `reader` reads the kanji that are not known here; without it they match as written only.
    explicit Finder(const Pack &pack, WordReader reader = {});
    /// The best matches, best first, weak ones only when there is no better; an empty complaint finds nothing. `age` in
    /// years decides adult or child protocols (the other band is ranked below, not hidden); -1 when not known.
    [[nodiscard]] std::vector<Found> find(const QString &complaint, int age = -1, int most = 8) const;
    /// The emergency checks whose words stand in the complaint (唇が青い, 息をしていない …). Particles are not weighed:
    /// one check too many is soon answered, one too few is not.
    [[nodiscard]] std::vector<FoundEmergency> emergencyWords(const QString &complaint) const;
    /// Their codes.
    [[nodiscard]] QStringList emergencies(const QString &complaint) const;

private:
    struct Entry {
        QString protocolId;
        QString title;
        AgeBand ages = AgeBand::Any;
        ConceptSet titled; ///< what the title names: 高齢者, 新生児, 妊娠中 …
        std::vector<SearchWord> words;
    };
    /// What speaks for one protocol.
    struct Case {
        const Entry *entry = nullptr;
        Found found;
        double words = 0; ///< by the best of its words
        double kinship = 0; ///< by all that it says
        double likeness = 0; ///< by the concepts named
        bool whole = false; ///< one of its words is the complaint
        double rank = 0; ///< by all of these
        double longest = 0; ///< letters of the longest word heard
    };
    struct EmergencyWord {
        QString text; ///< as it stands in the pack
        QString folded;
        QString kana; ///< its reading
        QString bare; ///< without particles
    };
    [[nodiscard]] std::vector<Case> search(const Heard &heard) const;
    [[nodiscard]] std::vector<Case> ranked(const Heard &heard, const AgeTold &told) const;

    std::vector<Entry> m_entries;
    WordReader m_reader;
    GramIndex m_grams;
    ConceptIndex m_concepts;
    std::vector<std::pair<QString, std::vector<EmergencyWord>>> m_emergencies;
};

/// The form in which words are compared: NFKC, lower case, half- to full-width kana, katakana to hiragana, no spaces
/// or punctuation, long vowels unified.
[[nodiscard]] QString foldForSearch(const QString &text);

} // namespace kikitori
