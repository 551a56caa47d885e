// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/finding/concepts.h"

#include <QString>
#include <QVarLengthArray>

#include <bitset>
#include <vector>

namespace kikitori {

/// A complaint made ready for comparing, once a query. Thread: any. Owner: the query.
struct Heard {
    explicit Heard(const QString &complaint, const WordReader &reader = {});
    QString folded;
    Reading reading;
    quint64 letters = 0; ///< which characters occur in the reading, by hash
    quint64 written = 0; ///< the same of the folded complaint
    std::vector<int> concepts; ///< in the order said
    ConceptSet named;
    std::bitset<4096> neighbours; ///< pairs by hash, also of those with a particle or two between them

private:
    void name(const std::vector<int> &more);
};

/// One of the callers' words of a protocol, made ready for comparing once a pack.
/// Thread: any (immutable). Owner: the finder.
class SearchWord {
public:
    explicit SearchWord(const QString &text, const WordReader &reader = {});
    /// A word in kana takes the kanji of `written` where both read the same, so that はがいたい beside 歯が痛い is no 吐いた.
    void readAs(const SearchWord &written);
    /// As it stands in the pack.
    [[nodiscard]] const QString &text() const;
    /// How surely the caller said this word, 0 (not at all) to 1: the word or its stem in the complaint, with
    /// particles or endings different, with a small slip, in parts, or the complaint as a beginning of the word.
    [[nodiscard]] double score(const Heard &heard) const;
    /// True when it is all that was said, and written so.
    [[nodiscard]] bool isAllOf(const Heard &heard) const;
    /// What the word names; a complaint that does not name it means something else.
    [[nodiscard]] const ConceptSet &named() const;

private:
    struct Part {
        QString folded; ///< without its ending
        Reading reading;
        QString head; ///< the kanji with which it begins; empty for kana
    };
    /// What tells at a glance that a part was surely not said.
    struct Glance {
        quint64 letters = 0; ///< of the kana
        quint64 front = 0; ///< the first letter as written; 0 when it tells nothing
        int pair = -1; ///< the first two of the kana, by hash; -1 when shorter
        [[nodiscard]] bool kanaMayStand(const Heard &heard) const;
        [[nodiscard]] bool mayStand(const Heard &heard) const;
    };
    [[nodiscard]] double stemScore(const Heard &heard) const;
    [[nodiscard]] double partsScore(const Heard &heard) const;
    [[nodiscard]] double typedSoFarScore(const Heard &heard) const;

    QString m_text;
    QString m_folded;
    Reading m_whole; ///< reading of the whole word
    QString m_shortStem; ///< folded, without the ending that inflects; empty when it could be anything
    Reading m_stem; ///< its reading, or that of the whole word when the stem is too short
    ConceptSet m_named;
    qsizetype m_telling = 0; ///< characters of the stem that are no particle
    std::vector<Part> m_parts; ///< what stands around the particles; empty when it is one piece
    QVarLengthArray<Glance, 2> m_glances; ///< one a part
    quint64 m_wholeLetters = 0; ///< of the reading
    int m_wholePair = -1; ///< the first two of the reading, by hash
    int m_stemPair = -1;
    quint64 m_letters = 0; ///< the telling ones of the stem
    QVarLengthArray<quint16, 10> m_neighbours; ///< pairs of the telling ones, by hash
};

/// True for が, を, は, も, に, の: the particles that callers leave out.
[[nodiscard]] bool isParticle(QChar c);

} // namespace kikitori
