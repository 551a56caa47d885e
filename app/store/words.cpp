// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/words.h"

#include <algorithm>

namespace kikitori {

QString comparable(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC).toLower();
    for (QChar &c : plain) {
        if (c >= QChar(0x30a1) && c <= QChar(0x30f6)) // ァ to ヶ
            c = QChar(static_cast<char16_t>(c.unicode() - 0x60));
    }
    return plain;
}

QString searchText(const QStringList &parts)
{
    return comparable(parts.join(QChar(0x1f)));
}

QStringList searchWords(const QString &typed)
{
    return comparable(typed).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

namespace {
constexpr QChar kGap(0x1f);

void addHex(QString &to, QChar letter)
{
    constexpr char digits[] = "0123456789abcdef";
    for (int shift = 12; shift >= 0; shift -= 4)
        to += QLatin1Char(digits[(letter.unicode() >> shift) & 0xf]);
}
}

QString pairsOf(const QString &words)
{
    QString pairs;
    pairs.reserve(words.size() * 9);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) == kGap)
            continue;
        addHex(pairs, words.at(i));
        addHex(pairs, i + 1 < words.size() ? words.at(i + 1) : kGap);
        pairs += QLatin1Char(' ');
    }
    return pairs;
}

QString pairsQuestion(const QString &word)
{
    QString question;
    if (word.size() == 1) {
        addHex(question, word.at(0));
        return question + QLatin1Char('*');
    }
    question = QLatin1Char('"');
    for (qsizetype i = 0; i + 1 < word.size(); ++i) {
        addHex(question, word.at(i));
        addHex(question, word.at(i + 1));
        question += QLatin1Char(' ');
    }
    question += QLatin1Char('"');
    return question;
}

QString digitsOf(const QString &word)
{
    const auto isMark = [](QChar c) { return QStringView(u"-() ").contains(c); };
    const bool number = std::all_of(word.begin(), word.end(), [&](QChar c) { return c.isDigit() || isMark(c); });
    if (!number)
        return word;
    QString digits = word;
    digits.removeIf(isMark);
    return digits.isEmpty() ? word : digits;
}

} // namespace kikitori
