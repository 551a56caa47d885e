// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/protocolchange.h"
#include "ctl/protocolcheck.h"
#include "ctl/protocolrelease.h"
#include "ctl/protocolsheet.h"
#include "kana/wordreading.h"
#include "protocol/finding/finder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {

int find(Context &context, const Words &words)
{
    const auto programs = context.home.programs();
    if (!programs)
        return context.failed(programs.error());
    const auto packs = context.home.packs(*programs);
    if (!packs)
        return context.failed(packs.error());
    const Pack pack = packs->value(words.option(QStringLiteral("pack"), programs->front().packId));
    const Finder finder(pack, wordReading());
    QJsonArray rows;
    for (const Found &found : finder.find(words.at(1), words.option(QStringLiteral("age"), QStringLiteral("-1")).toInt())) {
        const QString title = pack.protocol(found.protocolId)->title;
        if (!words.has(QStringLiteral("json")))
            context.out << QString::number(found.score, 'f', 3) << '\t' << found.protocolId << '\t' << title << '\t'
                        << found.matched.join(QStringLiteral("、")) << Qt::endl;
        rows.append(QJsonObject { { QStringLiteral("protocol"), found.protocolId }, { QStringLiteral("title"), title },
            { QStringLiteral("score"), found.score }, { QStringLiteral("matched"), QJsonArray::fromStringList(found.matched) } });
    }
    if (words.has(QStringLiteral("json")))
        context.out << QJsonDocument(rows).toJson(QJsonDocument::Compact) << Qt::endl;
    return rows.isEmpty() ? ExitCode::Failed : ExitCode::Done;
}

} // namespace

int protocolCommand(Context &context, const Words &words)
{
    if (words.at(0) == QLatin1String("check") && words.count() == 2)
        return protocolCheck(context, words);
    if (words.at(0) == QLatin1String("find") && words.count() == 2)
        return find(context, words);
    if (words.at(0) == QLatin1String("diff") && words.count() == 3)
        return protocolDiff(context, words);
    if (words.at(0) == QLatin1String("replay") && words.count() == 3)
        return protocolReplay(context, words);
    if (words.at(0) == QLatin1String("notes"))
        return protocolNotes(context, words);
    if (words.at(0) == QLatin1String("key"))
        return protocolKey(context, words);
    if (words.at(0) == QLatin1String("release"))
        return protocolRelease(context, words);
    if (words.at(0) == QLatin1String("retire"))
        return protocolRetire(context, words);
    if (words.at(0) == QLatin1String("show"))
        return protocolShow(context, words);
    if (words.at(0) == QLatin1String("export"))
        return protocolExport(context, words);
    if (words.at(0) == QLatin1String("import"))
        return protocolImport(context, words);
    if (words.at(0) == QLatin1String("review"))
        return protocolReview(context, words);
    return context.usage(QStringLiteral("protocol check FOLDER [--json] | protocol find \"WORDS\" [--age N] [--json]"));
}

} // namespace kikitori
