// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/concepts.h"

#include "protocol/finding/finder.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace kikitori {

namespace {

constexpr qsizetype leastWithin = 3; // kana that may stand anywhere; shorter words only where one begins
constexpr qsizetype leastOtherwise = 5; // kana that may be written as kanji
constexpr size_t longestRead = 200; // letters of a complaint

struct Word {
    Reading reading;
    std::vector<int> concepts;
};

using Words = QHash<QChar, std::vector<Word>>; // by the first letter of the reading, longest first

int indexOf(const QString &name)
{
    const auto all = allConcepts();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Concept &one) { return name == QLatin1String(one.name); });
    Q_ASSERT(found != all.end());
    return int(found - all.begin());
}

Words makeWords()
{
    Words words;
    for (const ConceptWords &entry : allConceptWords()) {
        std::vector<int> concepts;
        for (const QString &name : QString::fromLatin1(entry.names).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            concepts.push_back(indexOf(name));
        for (const QString &said : QString::fromUtf16(entry.said).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const Reading reading = readingOf(foldForSearch(said));
            if (!reading.kana.isEmpty())
                words[reading.kana.front()].push_back({ reading, concepts });
        }
    }
    for (auto &list : words) {
        std::stable_sort(list.begin(), list.end(),
            [](const Word &a, const Word &b) { return a.reading.kana.size() > b.reading.kana.size(); });
    }
    return words;
}

bool beginsAt(const Reading &heard, size_t at)
{
    return at == 0 || heard.origin[at - 1] != Reading::TypedKana || isParticle(heard.kana.at(qsizetype(at - 1)));
}

bool standsAt(const Word &word, const Reading &heard, size_t at)
{
    const QString &kana = word.reading.kana;
    const size_t end = at + size_t(kana.size());
    if (QStringView(heard.kana).mid(qsizetype(at), kana.size()) != kana)
        return false;
    if (end < heard.origin.size() && heard.origin[end] == Reading::KanjiRest)
        return false;
    bool otherwiseWritten = false;
    bool kanjiForKana = false;
    bool allKana = true;
    for (size_t i = 0; i < size_t(kana.size()); ++i) {
        const QChar written = word.reading.kanji[i];
        if (Reading::clash(written, heard.kanji[at + i]))
            return false;
        otherwiseWritten = otherwiseWritten || written.isNull() != heard.kanji[at + i].isNull();
        kanjiForKana = kanjiForKana || (written.isNull() && !heard.kanji[at + i].isNull());
        allKana = allKana && heard.kanji[at + i].isNull();
    }
    // 話が is no はなが.
    if (kanjiForKana && kana.size() < leastOtherwise)
        return false;
    if (kana.size() >= leastWithin)
        return true;
    // 歯 is no は, and いけ is in いけない.
    return !otherwiseWritten && (!allKana || beginsAt(heard, at));
}

} // namespace

std::vector<int> conceptsIn(const Reading &heard)
{
    static const Words words = makeWords();
    std::vector<int> concepts;
    const size_t length = std::min(size_t(heard.kana.size()), longestRead);
    for (size_t at = 0; at < length;) {
        const auto list = words.constFind(heard.kana.at(qsizetype(at)));
        const Word *found = nullptr;
        if (list != words.constEnd() && heard.origin[at] != Reading::KanjiRest) {
            const auto it = std::find_if(
                list->begin(), list->end(), [&](const Word &word) { return standsAt(word, heard, at); });
            found = it == list->end() ? nullptr : &*it;
        }
        if (found)
            concepts.insert(concepts.end(), found->concepts.begin(), found->concepts.end());
        at += found ? size_t(found->reading.kana.size()) : 1;
    }
    return concepts;
}

std::vector<int> conceptsMeasured(const QString &complaint)
{
    static const QRegularExpression fever(QStringLiteral("(?<!\\d)(?:3[789]|4[0-2])(?:[.・、]\\d|度|ど|℃)"));
    static const QRegularExpression cold(QStringLiteral("(?<!\\d)3[0-5](?:[.・]\\d|度|℃)"));
    static const QRegularExpression pressure(QStringLiteral("(?<!\\d)\\d{2,3}/\\d{2,3}(?!\\d)"));
    static const QRegularExpression tablets(QStringLiteral("(?:(?<!\\d)(?:[3-9]|\\d{2,3})|何十?)錠"));
    static const QRegularExpression weeks(QStringLiteral("(?<!\\d)(?:[5-9]|[1-3]\\d|4[0-2])(?:週(?!間)|w(?![a-z]))"));
    const QString text = complaint.normalized(QString::NormalizationForm_KC);
    std::vector<int> concepts;
    for (const auto &[form, name] : { std::pair(&fever, "fever"), { &cold, "cold-exposure" }, { &pressure, "bp" },
             { &tablets, "too-much" }, { &weeks, "pregnant" } }) {
        if (form->match(text).hasMatch())
            concepts.push_back(indexOf(QLatin1String(name)));
    }
    return concepts;
}

ConceptSet conceptSetOf(const std::vector<int> &concepts)
{
    ConceptSet set;
    for (const int one : concepts)
        set.set(size_t(one));
    return set;
}

ConceptSet conceptNamed(const char *name)
{
    return ConceptSet().set(size_t(indexOf(QLatin1String(name))));
}

ConceptSet conceptsOf(ConceptKind kind)
{
    ConceptSet set;
    for (size_t i = 0; i < allConcepts().size(); ++i)
        set.set(i, allConcepts()[i].kind == kind);
    return set;
}

} // namespace kikitori
