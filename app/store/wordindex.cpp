// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/wordindex.h"

#include <QCryptographicHash>
#include <QStringList>

namespace kikitori {

namespace {
constexpr QChar kGap(0x1f);
constexpr qsizetype kDigits = 4;

/// The code in four hex digits: tokens are plain letters, whatever the text is.
void addHex(QString &to, QChar letter)
{
    constexpr char digits[] = "0123456789abcdef";
    for (int shift = 12; shift >= 0; shift -= 4)
        to += QLatin1Char(digits[(letter.unicode() >> shift) & 0xf]);
}

bool isDigit(QChar letter)
{
    return letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
}

/// Two digits stand side by side in nearly every case, in numbers and telephone numbers; four of them are rare. Between
/// two runs of digits stands a token that nobody asks for, so that no four seem to follow each other.
QStringList fours(const QString &text)
{
    QStringList tokens;
    qsizetype run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        run = isDigit(text.at(i)) ? run + 1 : 0;
        if (run == kDigits && !tokens.isEmpty())
            tokens << QStringLiteral("x");
        if (run >= kDigits)
            tokens << text.mid(i - kDigits + 1, kDigits);
    }
    return tokens;
}

/// Letters that no pair begins with, and the value's hash, for tokens have a greatest length.
QString keyToken(char which, const QString &value)
{
    const QByteArray hash = QCryptographicHash::hash(value.toUtf8(), QCryptographicHash::Sha256);
    return QLatin1Char(which) + QString::fromLatin1(hash.left(8).toHex());
}
}

QString wordTokens(const QString &words, const WordKeys &keys)
{
    QString tokens;
    tokens.reserve(words.size() * 9 + 100);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) == kGap)
            continue;
        addHex(tokens, words.at(i));
        addHex(tokens, i + 1 < words.size() ? words.at(i + 1) : kGap);
        tokens += QLatin1Char(' ');
    }
    return tokens + (fours(words) + keyQuestions(keys)).join(QLatin1Char(' '));
}

QString wordQuestion(const QString &word)
{
    const QStringList digits = fours(word);
    if (digits.size() == word.size() - kDigits + 1 && !digits.isEmpty()) // nothing but digits
        return QStringLiteral("\"%1\"").arg(digits.join(QLatin1Char(' ')));
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
    for (const QString &four : digits) {
        if (four.size() == kDigits)
            question += QStringLiteral(" AND \"%1\"").arg(four);
    }
    return QStringLiteral("(%1)").arg(question);
}

QStringList keyQuestions(const WordKeys &keys)
{
    QStringList tokens;
    if (!keys.program.isEmpty())
        tokens << keyToken('p', keys.program);
    if (!keys.receiver.isEmpty())
        tokens << keyToken('r', keys.receiver);
    if (!keys.municipality.isEmpty())
        tokens << keyToken('m', keys.municipality);
    if (keys.urgency)
        tokens << QStringLiteral("u%1").arg(static_cast<int>(*keys.urgency));
    return tokens;
}

} // namespace kikitori
