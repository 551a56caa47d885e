// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/protocolreader.h"

#include "protocol/finding/finder.h"
#include "protocol/reading/treereader.h"


#include <algorithm>

namespace kikitori {

namespace {

constexpr int oldest = 150; // years

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

Item readItem(YamlMap &map, QSet<QString> &codes, const PackSpot &list)
{
    Item item;
    item.code = uniqueCode(map, "code", codes);
    const std::optional<Urgency> urgency = urgencyOf(map.text("urgency"));
    if (!urgency || *urgency == Urgency::White)
        map.refuse("urgency", QStringLiteral("\"urgency\" must be red, orange, yellow or green"));
    item.urgency = urgency.value_or(Urgency::Red);
    item.question = spokenText(map, "question");
    item.help = map.text("help", {}).trimmed();
    const QString unknown = map.text("unknown", QStringLiteral("noted"));
    if (unknown != QLatin1String("counts") && unknown != QLatin1String("noted"))
        map.refuse("unknown", QStringLiteral("\"unknown\" must be counts or noted"));
    item.unknownCounts = unknown == QLatin1String("counts");
    item.unknownMeans = map.text("unknown-means", {}).trimmed();
    list.in(item.code).note(map, { "code", "urgency", "question", "help", "unknown", "unknown-means" });
    return item;
}

std::vector<Item> readItems(YamlMap &map, QSet<QString> &codes, const PackSpot &spot)
{
    std::vector<Item> items;
    for (YamlMap &entry : map.maps("items")) {
        const Item item = readItem(entry, codes, spot.in(QStringLiteral("items")));
        if (!items.empty() && item.urgency > items.back().urgency)
            entry.refuse("urgency", QStringLiteral("items must go from red down to green"));
        items.push_back(item);
    }
    if (items.empty() && map.has("items"))
        map.refuse("items", QStringLiteral("\"items\" must hold at least one question"));
    else if (items.empty() && !map.has("tree"))
        map.refuse(nullptr, QStringLiteral("a protocol must have \"tree\" or \"items\""));
    return items;
}

/// Below the floor a branch could be taken, but never decide.
bool hasBranchBelow(const std::vector<Node> &tree, Urgency floor)
{
    return std::any_of(tree.begin(), tree.end(), [floor](const Node &node) {
        return node.yes.urgency.value_or(floor) < floor || node.no.urgency.value_or(floor) < floor
            || node.unknown.urgency.value_or(floor) < floor;
    });
}

Urgency readFloor(YamlMap &map, const Protocol &protocol)
{
    if (!map.has("floor"))
        return Urgency::White;
    const std::optional<Urgency> floor = urgencyOf(map.text("floor"));
    if (floor != Urgency::Green && floor != Urgency::Yellow) {
        map.refuse("floor", QStringLiteral("\"floor\" must be green or yellow"));
        return Urgency::White;
    }
    // Items go down from red: the last is the lowest. Below the floor it could be answered, but never decide.
    if (!protocol.items.empty() && protocol.items.back().urgency < *floor)
        map.refuse("floor", QStringLiteral("\"floor\" must not be above an item"));
    if (hasBranchBelow(protocol.tree, *floor))
        map.refuse("floor", QStringLiteral("\"floor\" must not be above the urgency of a branch"));
    return *floor;
}

/// `codes` are those of nodes and items. A modifier that only prompts is no answer, so it may share a code with one:
/// codes of 見本 0.1 do, and they are kept for ever.
void readLeast(YamlMap &map, Modifier &modifier, Urgency floor, const QSet<QString> &codes)
{
    if (!map.has("least"))
        return;
    modifier.least = urgencyOf(map.text("least"));
    if (!modifier.least || *modifier.least == Urgency::White || *modifier.least == Urgency::Red) {
        map.refuse("least", QStringLiteral("\"least\" must be green, yellow or orange"));
        modifier.least.reset();
    } else if (*modifier.least <= floor) {
        map.refuse("least", QStringLiteral("\"least\" must be above the floor"));
    }
    if (codes.contains(modifier.code))
        map.refuse(
            "code", QStringLiteral("code \"%1\" stands twice: a modifier that decides needs one of its own").arg(modifier.code));
}

std::vector<Modifier> readModifiers(YamlMap &map, const Protocol &protocol, const QSet<QString> &taken, const PackSpot &spot)
{
    std::vector<Modifier> modifiers;
    QSet<QString> codes;
    for (YamlMap &entry : map.maps("modifiers")) {
        Modifier modifier;
        modifier.code = uniqueCode(entry, "code", codes);
        modifier.text = spokenText(entry, "text");
        modifier.ageFrom = entry.number("age-from", 0, oldest, -1);
        modifier.ageTo = entry.number("age-to", 0, oldest, -1);
        if (modifier.ageTo >= 0 && modifier.ageTo < modifier.ageFrom)
            entry.refuse("age-to", QStringLiteral("\"age-to\" must not be below \"age-from\""));
        modifier.historyWords = searchWords(entry, "history");
        readLeast(entry, modifier, protocol.floor, taken);
        spot.in(QStringLiteral("modifiers/") + modifier.code)
            .note(entry, { "code", "text", "age-from", "age-to", "history", "least" });
        modifiers.push_back(modifier);
    }
    return modifiers;
}

QMap<Urgency, Advice> readAdvice(YamlMap map, const PackSpot &spot)
{
    QMap<Urgency, Advice> advice;
    for (const Urgency urgency : allUrgencies) {
        YamlMap entry = map.map(codeOf(urgency).toLatin1().constData());
        advice[urgency] = { spokenText(entry, "say"), entry.texts("departments") };
        spot.in(codeOf(urgency)).note(entry, { "say", "departments" });
        const QString say = advice[urgency].say.normalized(QString::NormalizationForm_KC);
        if (urgency == Urgency::Red && !say.contains(QLatin1String("119")))
            entry.refuse("say", QStringLiteral("the advice for red must speak of 119"));
    }
    spot.note(map, {});
    return advice;
}

} // namespace

QStringList searchWords(YamlMap &map, const char *key)
{
    const QStringList words = map.texts(key);
    for (const QString &word : words) {
        if (foldForSearch(word).isEmpty())
            map.refuse(key, QStringLiteral("a word of \"%1\" is empty").arg(QLatin1String(key)));
    }
    return words;
}

Protocol readProtocol(YamlMap &map, QSet<QString> &ids, PackSpot spot)
{
    Protocol protocol;
    protocol.id = uniqueCode(map, "id", ids);
    spot.part = protocol.id;
    protocol.title = spokenText(map, "title");
    const std::optional<AgeBand> ages = ageBandOf(map.text("ages"));
    if (!ages)
        map.refuse("ages", QStringLiteral("\"ages\" must be adult, child or any"));
    protocol.ages = ages.value_or(AgeBand::Any);
    protocol.group = spokenText(map, "group");
    protocol.words = searchWords(map, "words");
    if (protocol.words.isEmpty())
        map.refuse("words", QStringLiteral("\"words\" must hold the callers' words"));
    QSet<QString> codes;
    protocol.tree = readTree(map, codes, spot);
    protocol.items = readItems(map, codes, spot);
    protocol.floor = readFloor(map, protocol);
    protocol.modifiers = readModifiers(map, protocol, codes, spot);
    protocol.advice = readAdvice(map.map("advice"), spot.in(QStringLiteral("advice")));
    protocol.firstAid = map.text("first-aid", {}).trimmed();
    protocol.watchFor = spokenText(map, "watch-for");
    protocol.basis = spokenText(map, "basis");
    spot.note(map,
        { "id", "title", "ages", "group", "floor", "words", "tree", "items", "modifiers", "first-aid", "watch-for", "basis" });
    spot.noteWords(map, "words");
    return protocol;
}

} // namespace kikitori
