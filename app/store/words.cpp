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
