// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packreader.h"

#include "protocol/reading/protocolreader.h"
#include "protocol/reading/yamlfile.h"

#include <QSet>

namespace kikitori {

namespace {

const char packFile[] = "pack.yaml";

std::optional<EmergencyKind> emergencyKindOf(const QString &code)
{
    static const QHash<QString, EmergencyKind> kinds {
        { QStringLiteral("cpa"), EmergencyKind::Cpa },
        { QStringLiteral("airway"), EmergencyKind::Airway },
        { QStringLiteral("breathing"), EmergencyKind::Breathing },
        { QStringLiteral("circulation"), EmergencyKind::Circulation },
        { QStringLiteral("disability"), EmergencyKind::Disability },
    };
    const auto it = kinds.constFind(code);
    return it == kinds.constEnd() ? std::nullopt : std::optional(*it);
}

std::vector<EmergencyCheck> readEmergency(YamlMap &map, const PackSpot &spot)
{
    std::vector<EmergencyCheck> checks;
    QSet<QString> codes;
    for (YamlMap &entry : map.maps("emergency")) {
        EmergencyCheck check;
        check.code = uniqueCode(entry, "code", codes);
        const std::optional<EmergencyKind> kind = emergencyKindOf(entry.text("kind"));
        if (!kind)
            entry.refuse("kind", QStringLiteral("\"kind\" must be cpa, airway, breathing, circulation or disability"));
        check.kind = kind.value_or(EmergencyKind::Cpa);
        check.label = spokenText(entry, "label");
        check.question = spokenText(entry, "question");
        check.words = searchWords(entry, "words");
        check.firstAid = entry.text("first-aid", {}).trimmed();
        const PackSpot here = spot.in(QStringLiteral("emergency/") + check.code);
        here.note(entry, { "code", "kind", "label", "question", "words", "first-aid" });
        here.noteWords(entry, "words");
        checks.push_back(check);
    }
    if (checks.empty())
        map.refuse("emergency", QStringLiteral("\"emergency\" must hold the emergency checks"));
    return checks;
}

Pack readHead(YamlMap &map, const PackSpot &spot)
{
    Pack pack;
    QSet<QString> noIds;
    pack.id = uniqueCode(map, "pack", noIds);
    pack.name = spokenText(map, "name");
    pack.version = spokenText(map, "version");
    pack.sample = map.flag("sample", true); // what does not say that it is released is not
    pack.notice = map.text("notice", {}).trimmed();
    if (pack.sample && pack.notice.isEmpty())
        map.refuse("notice", QStringLiteral("a sample pack must have a \"notice\""));
    YamlMap meanings = map.map("meanings");
    for (const Urgency urgency : allUrgencies)
        pack.meanings[urgency] = spokenText(meanings, codeOf(urgency).toLatin1().constData());
    pack.emergency = readEmergency(map, spot);
    spot.note(map, {});
    if (spot.places && map.has("emergency"))
        spot.put(QStringLiteral("/emergency"), map.place("emergency"));
    return pack;
}

Result<Pack> readHeadFile(const QMap<QString, QByteArray> &files, PackPlaces *places)
{
    const QString head = QString::fromLatin1(packFile);
    if (!files.contains(head))
        return fail(Fault::FileMissing, head);
    Result<YamlMap> map = openYaml(head, files.value(head));
    if (!map)
        return tl::make_unexpected(map.error());
    Pack pack = readHead(*map, { places, head, {} });
    if (files.size() == 1)
        map->refuse(nullptr, QStringLiteral("the pack has no protocol"));
    if (auto read = map->finish(); !read)
        return tl::make_unexpected(read.error());
    return pack;
}

Result<Protocol> readProtocolFile(const QString &name, const QByteArray &bytes, QSet<QString> &ids, PackPlaces *places)
{
    Result<YamlMap> map = openYaml(name, bytes);
    if (!map)
        return tl::make_unexpected(map.error());
    Protocol protocol = readProtocol(*map, ids, { places, name, {} });
    if (auto read = map->finish(); !read)
        return tl::make_unexpected(read.error());
    return protocol;
}

} // namespace

Result<Pack> readPack(const QMap<QString, QByteArray> &files)
{
    Result<Pack> pack = readHeadFile(files, nullptr);
    QSet<QString> ids;
    for (auto it = files.begin(); pack && it != files.end(); ++it) {
        if (it.key() == QLatin1String(packFile))
            continue;
        Result<Protocol> protocol = readProtocolFile(it.key(), it.value(), ids, nullptr);
        if (!protocol)
            return tl::make_unexpected(protocol.error());
        pack->protocols.push_back(std::move(*protocol));
    }
    if (pack)
        pack->hash = hashOfFiles(files);
    return pack;
}

Result<Pack> readPack(const QString &folder)
{
    const auto files = yamlFilesIn(folder);
    if (!files)
        return tl::make_unexpected(files.error());
    return readPack(*files);
}

PackUnderRepair readPackWithPlaces(const QMap<QString, QByteArray> &files)
{
    PackUnderRepair read;
    if (Result<Pack> pack = readHeadFile(files, &read.places); pack)
        read.pack = std::move(*pack);
    else
        read.refused.push_back(pack.error());
    QSet<QString> ids;
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (it.key() == QLatin1String(packFile))
            continue;
        if (Result<Protocol> protocol = readProtocolFile(it.key(), it.value(), ids, &read.places); protocol)
            read.pack.protocols.push_back(std::move(*protocol));
        else
            read.refused.push_back(protocol.error());
    }
    read.pack.hash = hashOfFiles(files);
    return read;
}

Result<PackUnderRepair> readPackWithPlaces(const QString &folder)
{
    const auto files = yamlFilesIn(folder);
    if (!files)
        return tl::make_unexpected(files.error());
    return readPackWithPlaces(*files);
}

} // namespace kikitori
