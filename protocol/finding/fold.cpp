// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/finder.h"

namespace kikitori {

namespace {

constexpr char16_t longMark = u'ー';

/// The vowel with which a hiragana ends; 0 when it is none.
char16_t vowelOf(char16_t kana)
{
    static constexpr std::u16string_view rows[] = {
        u"あかがさざただなはばぱまやらわぁゃゎ",
        u"いきぎしじちぢにひびぴみりぃゐ",
        u"うくぐすずつづぬふぶぷむゆるぅゅゔ",
        u"えけげせぜてでねへべぺめれぇゑ",
        u"おこごそぞとどのほぼぽもよろをぉょ",
    };
    static constexpr char16_t vowels[] = { u'あ', u'い', u'う', u'え', u'お' };
    for (int i = 0; i < 5; ++i) {
        if (rows[i].find(kana) != std::u16string_view::npos)
            return vowels[i];
    }
    return 0;
}

char16_t toHiragana(char16_t c)
{
    if (c >= 0x30A1 && c <= 0x30F6) // ァ to ヶ
        c = char16_t(c - 0x60);
    switch (c) {
    case u'ぁ': return u'あ';
    case u'ぃ': return u'い';
    case u'ぅ': return u'う';
    case u'ぇ': return u'え';
    case u'ぉ': return u'お';
    case u'ぢ': return u'じ';
    case u'づ': return u'ず';
    default: return c;
    }
}

/// ゼーゼー, ゼイゼイ and ぜぇぜぇ are one word, ぼうっと and ぼーっと another.
char16_t unifyVowel(char16_t before, char16_t c, char16_t after)
{
    const char16_t vowel = vowelOf(before);
    if (c == longMark)
        return vowel; // none after kanji: 痛ーい is 痛い
    if (c == u'う' && vowel == u'お' && before != u'を')
        return u'お';
    // 目いたい and 手いたい in kana are no long vowel.
    if (c == u'い' && vowel == u'え' && after != u'た')
        return u'え';
    return c;
}

} // namespace

QString foldForSearch(const QString &text)
{
    QString plain;
    const QString composed = text.normalized(QString::NormalizationForm_KC).toLower();
    for (const QChar c : composed) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain.append(QChar(toHiragana(c.unicode())));
    }
    QString folded;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const char16_t before = folded.isEmpty() ? u'\0' : folded.back().unicode();
        const char16_t after = i + 1 < plain.size() ? plain.at(i + 1).unicode() : u'\0';
        if (const char16_t c = unifyVowel(before, plain.at(i).unicode(), after))
            folded.append(QChar(c));
    }
    return folded;
}

} // namespace kikitori
