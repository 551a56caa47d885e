// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/packat.h"
#include "ctl/protocolchange.h"

#include "catalogue/change/changewords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {

QJsonObject asJson(const PackChange &change)
{
    return { { QStringLiteral("protocol"), change.protocol }, { QStringLiteral("part"), change.part },
        { QStringLiteral("bearing"), codeOf(change.bearing) }, { QStringLiteral("before"), change.before },
        { QStringLiteral("after"), change.after }, { QStringLiteral("text"), sentenceFor(change) } };
}

void printChanges(QTextStream &out, const std::vector<PackChange> &changes)
{
    QString under;
    bool first = true;
    for (const PackChange &change : changes) {
        if (first || change.protocol != under) {
            under = change.protocol;
            out << (under.isEmpty() ? QCoreApplication::translate("ctl", "The pack") : change.title + u' ' + under) << '\n';
            first = false;
        }
        out << "  " << markFor(change.bearing) << ' ' << sentenceFor(change) << '\n';
    }
}

void printSum(QTextStream &out, const std::vector<PackChange> &changes)
{
    int counts[4] = {};
    for (const PackChange &change : changes)
        ++counts[int(change.bearing)];
    out << QCoreApplication::translate("ctl", "%1 changes: ▲ %2 can only raise, ▼ %3 can lower, ◇ %4 change what is found, ・ %5 are wording")
               .arg(changes.size())
               .arg(counts[int(Bearing::Raises)])
               .arg(counts[int(Bearing::Lowers)])
               .arg(counts[int(Bearing::Finds)])
               .arg(counts[int(Bearing::Text)])
        << Qt::endl;
}

} // namespace

int protocolDiff(Context &context, const Words &words)
{
    const auto before = packAt(words.at(1));
    if (!before)
        return context.failed(before.error());
    const auto after = packAt(words.at(2));
    if (!after)
        return context.failed(after.error());
    const std::vector<PackChange> changes = changesBetween(*before, *after);
    if (words.has(QStringLiteral("json"))) {
        QJsonArray rows;
        for (const PackChange &change : changes)
            rows.append(asJson(change));
        context.out << QJsonDocument(rows).toJson(QJsonDocument::Compact) << Qt::endl;
        return ExitCode::Done;
    }
    printChanges(context.out, changes);
    printSum(context.out, changes);
    return ExitCode::Done;
}

} // namespace kikitori
