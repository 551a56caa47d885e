// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/celltext.h"

#include <QRegularExpression>

#include <algorithm>

namespace kikitori {

namespace {

bool isSeparator(QChar c)
{
    return c == u'、' || c == u',' || c == u'，' || c == u'\n' || c == u'\r';
}

/// XML 1.0 §2.2, and what its readers change on their own (§2.11: line ends).
bool needsEscape(QChar c)
{
    return (c < u' ' && c != u'\n' && c != u'\t') || c == QChar(0xFFFE) || c == QChar(0xFFFF);
}

bool needsQuotes(const QString &text)
{
    return text.isEmpty() || text != text.trimmed() || text.contains(u'"') || std::any_of(text.begin(), text.end(), isSeparator);
}

} // namespace

QString toCell(const QString &text)
{
    static const QRegularExpression looksEscaped(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    QString out;
    const QString plain = QString(text).replace(looksEscaped, QStringLiteral("_x005F_"));
    for (const QChar c : plain) {
        if (needsEscape(c))
            out += QStringLiteral("_x%1_").arg(c.unicode(), 4, 16, QLatin1Char('0')).toUpper().replace(u'X', u'x');
        else
            out += c;
    }
    return out;
}

QString fromCell(const QString &stored)
{
    static const QRegularExpression escape(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    QString out;
    qsizetype done = 0;
    for (auto it = escape.globalMatch(stored); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += stored.mid(done, match.capturedStart() - done);
        out += QChar(match.captured(1).toUShort(nullptr, 16));
        done = match.capturedEnd();
    }
    return out + stored.mid(done);
}

QString listToCell(const QStringList &texts)
{
    QStringList out;
    for (const QString &text : texts)
        out << (needsQuotes(text) ? u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"' : text);
    return out.join(u'、');
}

std::optional<QStringList> listFromCell(const QString &cell)
{
    QStringList out;
    qsizetype at = 0;
    while (at < cell.size()) {
        while (at < cell.size() && (cell.at(at).isSpace() || isSeparator(cell.at(at))))
            ++at;
        if (at < cell.size() && cell.at(at) == u'"') {
            QString text;
            for (++at; at < cell.size() && (cell.at(at) != u'"' || (at + 1 < cell.size() && cell.at(at + 1) == u'"')); ++at) {
                text += cell.at(at);
                at += cell.at(at) == u'"' ? 1 : 0;
            }
            if (at++ >= cell.size())
                return std::nullopt;
            while (at < cell.size() && cell.at(at).isSpace() && !isSeparator(cell.at(at)))
                ++at;
            if (at < cell.size() && !isSeparator(cell.at(at)))
                return std::nullopt;
            out << text;
            continue;
        }
        const auto end = std::find_if(cell.begin() + at, cell.end(), isSeparator);
        const QString text = cell.mid(at, end - cell.begin() - at).trimmed();
        at = end - cell.begin();
        if (!text.isEmpty())
            out << text;
    }
    return out;
}

} // namespace kikitori
