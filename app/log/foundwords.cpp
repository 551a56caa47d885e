// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/foundwords.h"

#include <QStringList>

#include <algorithm>

namespace kikitori {

namespace {

struct Folded {
    QString text;
    QList<qsizetype> origin; ///< position in the unfolded text, one a character
};

QChar toHiragana(QChar c)
{
    return c >= QChar(0x30a1) && c <= QChar(0x30f6) ? QChar(ushort(c.unicode() - 0x60)) : c;
}

/// Character by character, so that every hit can be led back to the place that is shown. A voicing mark (half-width
/// kana write it as a second character) is folded together with the kana before it.
Folded fold(const QString &text)
{
    Folded out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        qsizetype length = 1;
        if (i + 1 < text.size() && (text.at(i + 1) == QChar(0xff9e) || text.at(i + 1) == QChar(0xff9f)))
            length = 2;
        const QString plain = text.mid(i, length).normalized(QString::NormalizationForm_KC).toLower();
        for (const QChar c : plain) {
            out.text += toHiragana(c);
            out.origin.append(i);
        }
        i += length - 1;
    }
    out.origin.append(text.size());
    return out;
}

}

QList<Stretch> foundWords(const QString &text, const QString &words)
{
    QList<Stretch> hits;
    const Folded folded = fold(text);
    const QStringList wanted = fold(words).text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : wanted) {
        for (qsizetype at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.size())) {
            const qsizetype from = folded.origin.at(at);
            hits.append({ from, folded.origin.at(at + word.size()) - from });
        }
    }
    std::sort(hits.begin(), hits.end(), [](const Stretch &a, const Stretch &b) { return a.from < b.from; });
    QList<Stretch> joined;
    for (const Stretch &hit : hits) {
        if (hit.length <= 0)
            continue;
        if (!joined.isEmpty() && hit.from <= joined.last().from + joined.last().length) {
            Stretch &last = joined.last();
            last.length = qMax(last.length, hit.from + hit.length - last.from);
        } else {
            joined.append(hit);
        }
    }
    return joined;
}

} // namespace kikitori
