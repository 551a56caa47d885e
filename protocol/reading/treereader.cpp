// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/treereader.h"

#include <QHash>

namespace kikitori {

namespace {

constexpr size_t mostNodes = 200; // the proof looks at pairs of them
const char toItems[] = "items";
const char toEnd[] = "end";

/// What the branches of one node may lead to.
struct Below {
    const QHash<QString, int> &numbers; ///< of all nodes
    int number = 0; ///< of the node whose branches are read
    bool items = false; ///< the protocol has a checklist
};

void readTarget(YamlMap &map, Branch &branch, const Below &below)
{
    const QString go = map.text("go");
    if (go == QLatin1String(toEnd)) {
        branch.to = Branch::To::End;
    } else if (go == QLatin1String(toItems)) {
        branch.to = Branch::To::Items;
        if (!below.items)
            map.refuse("go", QStringLiteral("\"go\" leads to items, and there are none"));
    } else {
        branch.to = Branch::To::Node;
        branch.node = go;
        if (!below.numbers.contains(go))
            map.refuse("go",
                QStringLiteral("\"go\" must be the code of a node further down, items or end; there is no node \"%1\"").arg(go));
        else if (below.numbers.value(go) <= below.number)
            map.refuse("go", QStringLiteral("\"go\" must lead to a node further down; \"%1\" is not").arg(go));
    }
}

Branch readBranch(YamlMap map, const Below &below, const PackSpot &spot)
{
    Branch branch;
    if (map.has("urgency")) {
        branch.urgency = urgencyOf(map.text("urgency"));
        if (!branch.urgency || *branch.urgency == Urgency::White) {
            map.refuse("urgency",
                QStringLiteral("\"urgency\" must be red, orange, yellow or green; a branch that reaches none has no such key"));
            branch.urgency.reset();
        }
    }
    readTarget(map, branch, below);
    spot.note(map, { "urgency", "go" });
    return branch;
}

QString readNodeCode(YamlMap &map, QSet<QString> &codes)
{
    const QString code = uniqueCode(map, "code", codes);
    if (code == QLatin1String(toItems) || code == QLatin1String(toEnd))
        map.refuse("code", QStringLiteral("a node cannot be called \"%1\": \"go\" would mean something else").arg(code));
    return code;
}

} // namespace

std::vector<Node> readTree(YamlMap &map, QSet<QString> &codes, const PackSpot &spot)
{
    std::vector<YamlMap> entries = map.maps("tree");
    if (entries.empty() && map.has("tree"))
        map.refuse("tree", QStringLiteral("\"tree\" must hold at least one question"));
    if (entries.size() > mostNodes) {
        map.refuse("tree", QStringLiteral("\"tree\" must not have more than %1 questions").arg(mostNodes));
        entries.clear();
    }
    std::vector<Node> nodes(entries.size());
    QHash<QString, int> numbers;
    for (size_t n = 0; n < entries.size(); ++n) {
        nodes[n].code = readNodeCode(entries[n], codes);
        numbers.insert(nodes[n].code, int(n));
    }
    for (size_t n = 0; n < entries.size(); ++n) {
        YamlMap &entry = entries[n];
        Node &node = nodes[n];
        node.question = spokenText(entry, "question");
        node.help = entry.text("help", {}).trimmed();
        node.unknownMeans = entry.text("unknown-means", {}).trimmed();
        const PackSpot here = spot.in(QStringLiteral("tree/") + node.code);
        const Below below { numbers, int(n), map.has("items") };
        node.yes = readBranch(entry.map("yes"), below, here.in(QStringLiteral("yes")));
        node.no = readBranch(entry.map("no"), below, here.in(QStringLiteral("no")));
        node.unknown = readBranch(entry.map("unknown"), below, here.in(QStringLiteral("unknown")));
        here.note(entry, { "code", "question", "help", "unknown-means" });
    }
    return nodes;
}

} // namespace kikitori
