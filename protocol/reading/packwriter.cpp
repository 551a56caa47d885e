// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packwriter.h"

#include "base/yamltext.h"

#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

const char kLicence[] = "# SPDX-FileCopyrightText: 2026 The Kikitori authors\n# SPDX-License-Identifier: BSD-3-Clause\n";
constexpr Urgency kDown[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };

const char *codeOf(AgeBand ages)
{
    switch (ages) {
    case AgeBand::Any:
        return "any";
    case AgeBand::Adult:
        return "adult";
    case AgeBand::Child:
        return "child";
    }
    return "";
}

const char *codeOf(EmergencyKind kind)
{
    switch (kind) {
    case EmergencyKind::Cpa:
        return "cpa";
    case EmergencyKind::Airway:
        return "airway";
    case EmergencyKind::Breathing:
        return "breathing";
    case EmergencyKind::Circulation:
        return "circulation";
    case EmergencyKind::Disability:
        return "disability";
    }
    return "";
}

QString targetOf(const Branch &branch)
{
    switch (branch.to) {
    case Branch::To::Node:
        return branch.node;
    case Branch::To::Items:
        return QStringLiteral("items");
    case Branch::To::End:
        return QStringLiteral("end");
    }
    return {};
}

void writeUnlessEmpty(YamlText &yaml, const char *key, const QString &text)
{
    if (!text.isEmpty())
        yaml.text(key, text);
}

void writeBranch(YamlText &yaml, const char *answer, const Branch &branch)
{
    yaml.beginLine(answer);
    if (branch.urgency)
        yaml.text("urgency", codeOf(*branch.urgency));
    yaml.text("go", targetOf(branch));
    yaml.endMap();
}

void writeTree(YamlText &yaml, const std::vector<Node> &tree)
{
    if (tree.empty())
        return;
    yaml.beginList("tree");
    for (const Node &node : tree) {
        yaml.beginEntry();
        yaml.text("code", node.code);
        yaml.text("question", node.question);
        writeUnlessEmpty(yaml, "help", node.help);
        writeUnlessEmpty(yaml, "unknown-means", node.unknownMeans);
        writeBranch(yaml, "yes", node.yes);
        writeBranch(yaml, "no", node.no);
        writeBranch(yaml, "unknown", node.unknown);
        yaml.endMap();
    }
    yaml.endList();
}

void writeItems(YamlText &yaml, const std::vector<Item> &items)
{
    if (items.empty())
        return;
    yaml.beginList("items");
    for (const Item &item : items) {
        yaml.beginEntry();
        yaml.text("code", item.code);
        yaml.text("urgency", codeOf(item.urgency));
        yaml.text("question", item.question);
        writeUnlessEmpty(yaml, "help", item.help);
        if (item.unknownCounts)
            yaml.text("unknown", QStringLiteral("counts"));
        writeUnlessEmpty(yaml, "unknown-means", item.unknownMeans);
        yaml.endMap();
    }
    yaml.endList();
}

void writeModifiers(YamlText &yaml, const std::vector<Modifier> &modifiers)
{
    if (modifiers.empty())
        return;
    yaml.beginList("modifiers");
    for (const Modifier &modifier : modifiers) {
        yaml.beginEntry();
        yaml.text("code", modifier.code);
        yaml.text("text", modifier.text);
        if (modifier.least)
            yaml.text("least", codeOf(*modifier.least));
        if (modifier.ageFrom >= 0)
            yaml.number("age-from", modifier.ageFrom);
        if (modifier.ageTo >= 0)
            yaml.number("age-to", modifier.ageTo);
        yaml.texts("history", modifier.historyWords);
        yaml.endMap();
    }
    yaml.endList();
}

void writeAdvice(YamlText &yaml, const QMap<Urgency, Advice> &advice)
{
    yaml.beginMap("advice");
    for (const Urgency urgency : kDown) {
        if (!advice.contains(urgency))
            continue;
        const Advice said = advice.value(urgency);
        yaml.beginMap(codeOf(urgency).toLatin1().constData());
        yaml.text("say", said.say);
        yaml.texts("departments", said.departments);
        yaml.endMap();
    }
    yaml.endMap();
}

QByteArray yamlOf(const Protocol &protocol)
{
    YamlText yaml;
    yaml.text("id", protocol.id);
    yaml.text("title", protocol.title);
    yaml.text("ages", QLatin1String(codeOf(protocol.ages)));
    yaml.text("group", protocol.group);
    if (protocol.floor != Urgency::White)
        yaml.text("floor", codeOf(protocol.floor));
    yaml.texts("words", protocol.words);
    writeTree(yaml, protocol.tree);
    writeItems(yaml, protocol.items);
    writeModifiers(yaml, protocol.modifiers);
    writeAdvice(yaml, protocol.advice);
    writeUnlessEmpty(yaml, "first-aid", protocol.firstAid);
    yaml.text("watch-for", protocol.watchFor);
    yaml.text("basis", protocol.basis);
    return kLicence + yaml.finish();
}

void writeEmergency(YamlText &yaml, const std::vector<EmergencyCheck> &checks)
{
    yaml.beginList("emergency");
    for (const EmergencyCheck &check : checks) {
        yaml.beginEntry();
        yaml.text("code", check.code);
        yaml.text("kind", QLatin1String(codeOf(check.kind)));
        yaml.text("label", check.label);
        yaml.text("question", check.question);
        yaml.texts("words", check.words);
        writeUnlessEmpty(yaml, "first-aid", check.firstAid);
        yaml.endMap();
    }
    yaml.endList();
}

QByteArray headOf(const Pack &pack)
{
    YamlText yaml;
    yaml.text("pack", pack.id);
    yaml.text("name", pack.name);
    yaml.text("version", pack.version);
    yaml.flag("sample", pack.sample);
    writeUnlessEmpty(yaml, "notice", pack.notice);
    yaml.beginMap("meanings");
    for (const Urgency urgency : kDown) {
        if (pack.meanings.contains(urgency))
            yaml.text(codeOf(urgency).toLatin1().constData(), pack.meanings.value(urgency));
    }
    yaml.endMap();
    writeEmergency(yaml, pack.emergency);
    return kLicence + yaml.finish();
}

} // namespace

QStringList fileNamesOf(const Pack &pack)
{
    // In the order of the ids, not of the pack: a pack that is read back in the order of its files keeps its names.
    QStringList ids;
    for (const Protocol &protocol : pack.protocols)
        ids << protocol.id;
    std::sort(ids.begin(), ids.end());
    QSet<QString> taken { QStringLiteral("pack.yaml") };
    QMap<QString, QString> names;
    for (const QString &id : std::as_const(ids)) {
        const QString stem = QString(id).replace(u'.', u'-');
        QString name = stem + QStringLiteral(".yaml");
        for (int number = 2; taken.contains(name); ++number)
            name = QStringLiteral("%1-%2.yaml").arg(stem).arg(number);
        taken.insert(name);
        names.insert(id, name);
    }
    QStringList out;
    for (const Protocol &protocol : pack.protocols)
        out << names.value(protocol.id);
    return out;
}

QMap<QString, QByteArray> yamlOf(const Pack &pack)
{
    QMap<QString, QByteArray> files { { QStringLiteral("pack.yaml"), headOf(pack) } };
    const QStringList names = fileNamesOf(pack);
    for (size_t i = 0; i < pack.protocols.size(); ++i)
        files.insert(names.at(qsizetype(i)), yamlOf(pack.protocols[i]));
    return files;
}

} // namespace kikitori
