// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/command.h"
#include "protocol/finder.h"
#include "protocol/packreader.h"
#include "wording/wording.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {

int check(Context &context, const Words &words)
{
    const auto pack = readPack(words.at(1));
    const bool json = words.has(QStringLiteral("json"));
    if (!pack) {
        const Error &e = pack.error();
        if (json)
            context.out << QJsonDocument(QJsonObject { { QStringLiteral("ok"), false }, { QStringLiteral("file"), e.subject },
                               { QStringLiteral("line"), e.line }, { QStringLiteral("column"), e.column },
                               { QStringLiteral("expected"), e.detail } })
                               .toJson(QJsonDocument::Compact)
                        << Qt::endl;
        else
            context.out << e.subject << ':' << e.line << ':' << e.column << ": " << e.detail << Qt::endl;
        return context.failed(e);
    }
    size_t items = 0;
    for (const Protocol &protocol : pack->protocols)
        items += protocol.items.size();
    if (json)
        context.out << QJsonDocument(QJsonObject { { QStringLiteral("ok"), true }, { QStringLiteral("pack"), pack->id },
                           { QStringLiteral("version"), pack->version }, { QStringLiteral("sha256"), pack->hash },
                           { QStringLiteral("protocols"), static_cast<int>(pack->protocols.size()) },
                           { QStringLiteral("items"), static_cast<int>(items) } })
                           .toJson(QJsonDocument::Compact)
                    << Qt::endl;
    else
        context.out << QCoreApplication::translate("ctl", "%1 %2: %3 protocols, %4 items, SHA-256 %5")
                           .arg(pack->name, pack->version)
                           .arg(pack->protocols.size())
                           .arg(items)
                           .arg(pack->hash)
                    << Qt::endl;
    return ExitCode::Done;
}

int find(Context &context, const Words &words)
{
    const auto programs = context.home.programs();
    if (!programs)
        return context.failed(programs.error());
    const auto packs = context.home.packs(*programs);
    if (!packs)
        return context.failed(packs.error());
    const Pack pack = packs->value(words.option(QStringLiteral("pack"), programs->front().packId));
    const Finder finder(pack);
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
        return check(context, words);
    if (words.at(0) == QLatin1String("find") && words.count() == 2)
        return find(context, words);
    return context.usage(QStringLiteral("protocol check FOLDER [--json] | protocol find \"WORDS\" [--age N] [--json]"));
}

} // namespace kikitori
