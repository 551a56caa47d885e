// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/agetold.h"

#include <QRegularExpression>

namespace kikitori {

namespace {

constexpr int adultFrom = 16; // years
constexpr int newbornTo = 28; // days

int numberFrom(const QString &text)
{
    static const QString kanji = QStringLiteral("〇一二三四五六七八九");
    const qsizetype digit = text.size() == 1 ? kanji.indexOf(text) : -1;
    return digit >= 0 ? int(digit) : text == QStringLiteral("十") ? 10 : text.toInt();
}

} // namespace

AgeTold ageTold(const QString &complaint, const ConceptSet &named)
{
    static const QString number = QStringLiteral("(\\d{1,3}|[一二三四五六七八九十])\\s*");
    static const QRegularExpression years(number + QStringLiteral("(?:歳|才|さい)"));
    static const QRegularExpression months(
        number + QStringLiteral("(?:か月|カ月|ヶ月|ヵ月|ケ月|かげつ)(?:の|児|です|で|、|\\s|$)"));
    static const QRegularExpression days(
        QStringLiteral("(?:生後|生まれて|うまれて|産まれて|せいご)\\s*") + number + QStringLiteral("(日|にち|週)"));
    static const QRegularExpression weekOld(
        number + QStringLiteral("(日|週|週間)目?の(?:赤ちゃん|あかちゃん|乳児|ベビー|児)"));
    static const QRegularExpression infantMonths(QStringLiteral("(?:生後|生まれて|うまれて|せいご)\\s*") + number
        + QStringLiteral("(?:か月|カ月|ヶ月|ヵ月|ケ月|かげつ)"));
    static const ConceptSet child = conceptNamed("child") | conceptNamed("infant") | conceptNamed("newborn");
    static const ConceptSet grown = conceptNamed("grown") | conceptNamed("elder");
    static const ConceptSet infant = conceptNamed("infant");
    const QString text = complaint.normalized(QString::NormalizationForm_KC);
    AgeTold told;
    const auto inDays = [&](const QRegularExpressionMatch &match) {
        told.days = numberFrom(match.captured(1)) * (match.captured(2).startsWith(QStringLiteral("週")) ? 7 : 1);
    };
    if (const auto match = days.match(text); match.hasMatch())
        inDays(match);
    else if (const auto week = weekOld.match(text); week.hasMatch())
        inDays(week);
    const bool ofMonths = infantMonths.match(text).hasMatch()
        || ((named & infant).any() && months.match(text).hasMatch());
    if (told.days >= 0 || ofMonths)
        told.years = 0;
    else if (const auto match = years.match(text); match.hasMatch())
        told.years = numberFrom(match.captured(1));
    told.newborn = (told.days >= 0 && told.days <= newbornTo) || text.contains(QStringLiteral("新生児"))
        || text.contains(QStringLiteral("しんせいじ"));
    if (told.newborn)
        told.years = 0;
    told.pastNewborn = ofMonths || told.days > newbornTo;
    if (told.years >= 0)
        told.who = told.years < adultFrom ? AgeTold::Who::Child : AgeTold::Who::Grown;
    else if ((named & child).any())
        told.who = AgeTold::Who::Child;
    else if ((named & grown).any())
        told.who = AgeTold::Who::Grown;
    return told;
}

} // namespace kikitori
