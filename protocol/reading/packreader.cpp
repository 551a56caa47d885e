// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packreader.h"

#include "protocol/reading/protocolreader.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace kikitori {

namespace {

constexpr qint64 largestFile = 8 * 1024 * 1024; // as YamlMap::read
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

/// YAML parsers put a replacement mark for broken bytes; a question with a hole in it must not reach a caller.
Result<> checkEncoding(const QString &name, const QByteArray &bytes)
{
    if (bytes.size() > largestFile)
        return fail(Fault::FileUnreadable, name, QStringLiteral("larger than 8 MB"));
    const QList<QByteArray> lines = bytes.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString line = decoder.decode(lines.at(i));
        if (decoder.hasError() || line.contains(QChar::ReplacementCharacter)) {
            const int column = int(std::max<qsizetype>(0, line.indexOf(QChar::ReplacementCharacter))) + 1;
            return fail(Fault::YamlContent, name, QStringLiteral("not valid UTF-8"), int(i) + 1, column);
        }
    }
    return {};
}

Result<YamlMap> open(const QString &name, const QByteArray &bytes)
{
    if (auto encoding = checkEncoding(name, bytes); !encoding)
        return tl::make_unexpected(encoding.error());
    return YamlMap::parse(bytes, name);
}

QString hashOf(const QMap<QString, QByteArray> &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto it = files.begin(); it != files.end(); ++it) {
        // The length keeps the end of one file from passing for the start of the next.
        hash.addData(it.key().toUtf8() + '\0' + QByteArray::number(it.value().size()) + '\0');
        hash.addData(it.value());
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<Pack> readHeadFile(const QMap<QString, QByteArray> &files, PackPlaces *places)
{
    const QString head = QString::fromLatin1(packFile);
    if (!files.contains(head))
        return fail(Fault::FileMissing, head);
    Result<YamlMap> map = open(head, files.value(head));
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
    Result<YamlMap> map = open(name, bytes);
    if (!map)
        return tl::make_unexpected(map.error());
    Protocol protocol = readProtocol(*map, ids, { places, name, {} });
    if (auto read = map->finish(); !read)
        return tl::make_unexpected(read.error());
    return protocol;
}

Result<QMap<QString, QByteArray>> filesIn(const QString &folder)
{
    const QDir dir(folder);
    if (!dir.exists())
        return fail(Fault::FileMissing, folder);
    QMap<QString, QByteArray> files;
    for (const QString &name : dir.entryList({ QStringLiteral("*.yaml") }, QDir::Files)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(Fault::FileUnreadable, name, file.errorString());
        if (file.size() > largestFile)
            return fail(Fault::FileUnreadable, name, QStringLiteral("larger than 8 MB"));
        files.insert(name, file.readAll());
    }
    return files;
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
        pack->hash = hashOf(files);
    return pack;
}

Result<Pack> readPack(const QString &folder)
{
    const auto files = filesIn(folder);
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
    read.pack.hash = hashOf(files);
    return read;
}

Result<PackUnderRepair> readPackWithPlaces(const QString &folder)
{
    const auto files = filesIn(folder);
    if (!files)
        return tl::make_unexpected(files.error());
    return readPackWithPlaces(*files);
}

} // namespace kikitori
