// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/packreader.h"

#include "base/yamlmap.h"
#include "protocol/finder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <initializer_list>

namespace kikitori {

namespace {

constexpr int oldest = 150; // years
constexpr qint64 largestFile = 8 * 1024 * 1024; // as YamlMap::read
const char packFile[] = "pack.yaml";
constexpr Urgency allUrgencies[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };

/// The part of the pack that is being read, and the table where its place is noted.
struct Spot {
    PackPlaces *places = nullptr; ///< none: nobody asks where things stand
    QString file;
    QString part;

    [[nodiscard]] Spot in(const QString &step) const { return { places, file, part + u'/' + step }; }
    void note(const YamlMap &map, std::initializer_list<const char *> keys) const
    {
        if (!places)
            return;
        put(part, map.place());
        for (const char *key : keys) {
            if (map.has(key))
                put(part + u'/' + QLatin1String(key), map.place(key));
        }
    }
    void noteWords(const YamlMap &map, const char *key) const
    {
        if (!places)
            return;
        int number = 0;
        for (const YamlPlace &place : map.places(key))
            put(part + u'/' + QLatin1String(key) + u'/' + QString::number(number++), place);
    }
    void put(const QString &what, const YamlPlace &place) const { places->note(what, { file, place.line, place.column }); }
};

/// Text that is read aloud or shown: blanks alone are no text.
QString spoken(YamlMap &map, const char *key)
{
    const QString text = map.text(key).trimmed();
    if (text.isEmpty())
        map.refuse(key, QStringLiteral("\"%1\" must not be blank").arg(QLatin1String(key)));
    return text;
}

/// A code or id: stored in cases for ever, so plain ASCII, and not used before.
QString uniqueCode(YamlMap &map, const char *key, QSet<QString> &used)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9][a-z0-9._-]*$"));
    const QString code = map.text(key);
    if (!form.match(code).hasMatch())
        map.refuse(key, QStringLiteral("\"%1\" must be of a-z, 0-9, '.', '-', '_'").arg(QLatin1String(key)));
    else if (used.contains(code))
        map.refuse(key, QStringLiteral("%1 \"%2\" stands twice").arg(QLatin1String(key), code));
    used.insert(code);
    return code;
}

QStringList searchWords(YamlMap &map, const char *key)
{
    const QStringList words = map.texts(key);
    for (const QString &word : words) {
        if (foldForSearch(word).isEmpty())
            map.refuse(key, QStringLiteral("a word of \"%1\" is empty").arg(QLatin1String(key)));
    }
    return words;
}

std::optional<AgeBand> ageBandOf(const QString &code)
{
    if (code == QLatin1String("any"))
        return AgeBand::Any;
    if (code == QLatin1String("adult"))
        return AgeBand::Adult;
    if (code == QLatin1String("child"))
        return AgeBand::Child;
    return std::nullopt;
}

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

Item readItem(YamlMap &map, QSet<QString> &codes, const Spot &list)
{
    Item item;
    item.code = uniqueCode(map, "code", codes);
    const std::optional<Urgency> urgency = urgencyOf(map.text("urgency"));
    if (!urgency || *urgency == Urgency::White)
        map.refuse("urgency", QStringLiteral("\"urgency\" must be red, orange, yellow or green"));
    item.urgency = urgency.value_or(Urgency::Red);
    item.question = spoken(map, "question");
    item.help = map.text("help", {}).trimmed();
    const QString unknown = map.text("unknown", QStringLiteral("noted"));
    if (unknown != QLatin1String("counts") && unknown != QLatin1String("noted"))
        map.refuse("unknown", QStringLiteral("\"unknown\" must be counts or noted"));
    item.unknownCounts = unknown == QLatin1String("counts");
    list.in(item.code).note(map, { "code", "urgency", "question", "help", "unknown" });
    return item;
}

std::vector<Item> readItems(YamlMap &map, const Spot &spot)
{
    std::vector<Item> items;
    QSet<QString> codes;
    for (YamlMap &entry : map.maps("items")) {
        const Item item = readItem(entry, codes, spot.in(QStringLiteral("items")));
        if (!items.empty() && item.urgency > items.back().urgency)
            entry.refuse("urgency", QStringLiteral("items must go from red down to green"));
        items.push_back(item);
    }
    if (items.empty())
        map.refuse("items", QStringLiteral("\"items\" must hold at least one question"));
    return items;
}

Urgency readFloor(YamlMap &map, const std::vector<Item> &items)
{
    if (!map.has("floor"))
        return Urgency::White;
    const std::optional<Urgency> floor = urgencyOf(map.text("floor"));
    if (floor != Urgency::Green && floor != Urgency::Yellow) {
        map.refuse("floor", QStringLiteral("\"floor\" must be green or yellow"));
        return Urgency::White;
    }
    // Items go down from red: the last is the lowest. Below the floor it could be answered, but never decide.
    if (!items.empty() && items.back().urgency < *floor)
        map.refuse("floor", QStringLiteral("\"floor\" must not be above an item"));
    return *floor;
}

std::vector<Modifier> readModifiers(YamlMap &map, const Spot &spot)
{
    std::vector<Modifier> modifiers;
    QSet<QString> codes;
    for (YamlMap &entry : map.maps("modifiers")) {
        Modifier modifier;
        modifier.code = uniqueCode(entry, "code", codes);
        modifier.text = spoken(entry, "text");
        modifier.ageFrom = entry.number("age-from", 0, oldest, -1);
        modifier.ageTo = entry.number("age-to", 0, oldest, -1);
        if (modifier.ageTo >= 0 && modifier.ageTo < modifier.ageFrom)
            entry.refuse("age-to", QStringLiteral("\"age-to\" must not be below \"age-from\""));
        modifier.historyWords = searchWords(entry, "history");
        spot.in(QStringLiteral("modifiers/") + modifier.code).note(entry, { "code", "text", "age-from", "age-to", "history" });
        modifiers.push_back(modifier);
    }
    return modifiers;
}

QMap<Urgency, Advice> readAdvice(YamlMap map, const Spot &spot)
{
    QMap<Urgency, Advice> advice;
    for (const Urgency urgency : allUrgencies) {
        YamlMap entry = map.map(codeOf(urgency).toLatin1().constData());
        advice[urgency] = { spoken(entry, "say"), entry.texts("departments") };
        spot.in(codeOf(urgency)).note(entry, { "say", "departments" });
        const QString say = advice[urgency].say.normalized(QString::NormalizationForm_KC);
        if (urgency == Urgency::Red && !say.contains(QLatin1String("119")))
            entry.refuse("say", QStringLiteral("the advice for red must speak of 119"));
    }
    spot.note(map, {});
    return advice;
}

Protocol readProtocol(YamlMap &map, QSet<QString> &ids, Spot spot)
{
    Protocol protocol;
    protocol.id = uniqueCode(map, "id", ids);
    spot.part = protocol.id;
    protocol.title = spoken(map, "title");
    const std::optional<AgeBand> ages = ageBandOf(map.text("ages"));
    if (!ages)
        map.refuse("ages", QStringLiteral("\"ages\" must be adult, child or any"));
    protocol.ages = ages.value_or(AgeBand::Any);
    protocol.group = spoken(map, "group");
    protocol.words = searchWords(map, "words");
    if (protocol.words.isEmpty())
        map.refuse("words", QStringLiteral("\"words\" must hold the callers' words"));
    protocol.items = readItems(map, spot);
    protocol.floor = readFloor(map, protocol.items);
    protocol.modifiers = readModifiers(map, spot);
    protocol.advice = readAdvice(map.map("advice"), spot.in(QStringLiteral("advice")));
    protocol.firstAid = map.text("first-aid", {}).trimmed();
    protocol.watchFor = spoken(map, "watch-for");
    protocol.basis = spoken(map, "basis");
    spot.note(map, { "id", "title", "ages", "group", "floor", "words", "items", "modifiers", "first-aid", "watch-for", "basis" });
    spot.noteWords(map, "words");
    return protocol;
}

std::vector<EmergencyCheck> readEmergency(YamlMap &map, const Spot &spot)
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
        check.label = spoken(entry, "label");
        check.question = spoken(entry, "question");
        check.words = searchWords(entry, "words");
        check.firstAid = entry.text("first-aid", {}).trimmed();
        const Spot here = spot.in(QStringLiteral("emergency/") + check.code);
        here.note(entry, { "code", "kind", "label", "question", "words", "first-aid" });
        here.noteWords(entry, "words");
        checks.push_back(check);
    }
    if (checks.empty())
        map.refuse("emergency", QStringLiteral("\"emergency\" must hold the emergency checks"));
    return checks;
}

Pack readHead(YamlMap &map, const Spot &spot)
{
    Pack pack;
    QSet<QString> noIds;
    pack.id = uniqueCode(map, "pack", noIds);
    pack.name = spoken(map, "name");
    pack.version = spoken(map, "version");
    pack.sample = map.flag("sample", true); // what does not say that it is released is not
    pack.notice = map.text("notice", {}).trimmed();
    if (pack.sample && pack.notice.isEmpty())
        map.refuse("notice", QStringLiteral("a sample pack must have a \"notice\""));
    YamlMap meanings = map.map("meanings");
    for (const Urgency urgency : allUrgencies)
        pack.meanings[urgency] = spoken(meanings, codeOf(urgency).toLatin1().constData());
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
