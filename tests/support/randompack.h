// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/reading/packwriter.h"

#include <rapidcheck.h>

#include <algorithm>

namespace kikitori::random {

/// What readers of YAML and of spreadsheets are known to stumble over, and harmless words between it.
inline QString piece()
{
    static const QStringList pieces { QStringLiteral("胸が痛い"), QStringLiteral("か"), QStringLiteral("yes"),
        QStringLiteral("no"), QStringLiteral("null"), QStringLiteral("~"), QStringLiteral("true"), QStringLiteral("119"),
        QStringLiteral("0.10"), QStringLiteral("1e3"), QStringLiteral("0x1F"), QStringLiteral("12:30"),
        QStringLiteral("2026-11-20"), QStringLiteral("007"), QStringLiteral(": "), QStringLiteral(":"), QStringLiteral(" #"),
        QStringLiteral("#"), QStringLiteral("- "), QStringLiteral("-"), QStringLiteral("? "), QStringLiteral("\""),
        QStringLiteral("'"), QStringLiteral("\\"), QStringLiteral("\\n"), QStringLiteral("|"), QStringLiteral(">"),
        QStringLiteral("%"), QStringLiteral("@"), QStringLiteral("`"), QStringLiteral("!"), QStringLiteral("&a"),
        QStringLiteral("*a"), QStringLiteral("<<"), QStringLiteral("="), QStringLiteral("=A1"), QStringLiteral("+1"),
        QStringLiteral("["), QStringLiteral("]"), QStringLiteral("{"), QStringLiteral("}"), QStringLiteral(","),
        QStringLiteral("、"), QStringLiteral("，"), QStringLiteral("。"), QStringLiteral("：３８度"), QStringLiteral("ﾑﾈ"),
        QStringLiteral("\u3000"), QStringLiteral(" "), QStringLiteral("  "), QStringLiteral("\n"), QStringLiteral("\n\n"),
        QStringLiteral("\n "), QStringLiteral("\n---\n"), QStringLiteral("..."), QStringLiteral("\t"), QStringLiteral("\r\n"),
        QStringLiteral("\u0001"), QStringLiteral("\u000B"), QStringLiteral("\u007F"), QStringLiteral("\u0085"),
        QStringLiteral("\u00A0"), QStringLiteral("\u2028"), QStringLiteral("\uFEFF"), QString::fromUcs4(U"\U0001F691"),
        QString::fromUcs4(U"\U00020BB7"), QStringLiteral("が"), QStringLiteral("か\u3099"), QStringLiteral("_x000A_"),
        QStringLiteral("_x005F_"), QStringLiteral("_x"), QStringLiteral("<b>&amp;</b>"), QStringLiteral("]]>"),
        QStringLiteral("■ "), QStringLiteral("項目"), QStringLiteral("赤"), QStringLiteral("はい") };
    return pieces.at(*rc::gen::inRange(0, int(pieces.size())));
}

inline QString anyText()
{
    QString text;
    for (int left = *rc::gen::inRange(0, 8); left > 0; --left)
        text += piece();
    return text;
}

/// Qt takes a byte order mark at the start of a text for none of it, so that no text from a file begins with one.
inline QString withoutMark(QString text)
{
    while (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

/// As the reader leaves texts: trimmed, and not empty.
inline QString spoken()
{
    QString text = anyText();
    while (text != withoutMark(text).trimmed())
        text = withoutMark(text).trimmed();
    return text.isEmpty() ? QStringLiteral("痛い") : text;
}

inline QString maybe()
{
    return *rc::gen::inRange(0, 2) ? spoken() : QString();
}

/// Search words are not trimmed by the reader, but must hold something to find.
inline QStringList words(int least)
{
    QStringList out;
    for (int left = *rc::gen::inRange(least, least + 4); left > 0; --left)
        out << withoutMark(anyText()) + QStringLiteral("胸") + anyText();
    return out;
}

inline QString code(const char *stem, int number)
{
    const char *ends[] = { "", "-x", ".1", "_", "e3" };
    return QLatin1String(stem) + QString::number(number) + QLatin1String(ends[*rc::gen::inRange(0, 5)]);
}

inline Urgency urgency(Urgency least, Urgency most)
{
    return Urgency(*rc::gen::inRange(int(least), int(most) + 1));
}

/// Down only: to a node below, to the checklist if there is one, or to the end.
inline Branch branch(const std::vector<QString> &nodes, size_t own, bool hasItems)
{
    Branch out;
    if (*rc::gen::inRange(0, 2))
        out.urgency = urgency(Urgency::Green, Urgency::Red);
    const int to = *rc::gen::inRange(0, 3);
    if (to == 0 && own + 1 < nodes.size()) {
        out.to = Branch::To::Node;
        out.node = nodes[own + 1 + size_t(*rc::gen::inRange(0, int(nodes.size() - own - 1)))];
    } else if (to == 1 && hasItems) {
        out.to = Branch::To::Items;
    }
    return out;
}

/// `answer` leads to the next node (the last one's to the checklist), so that every node and the checklist are reached.
inline std::vector<Node> tree(int count, bool hasItems)
{
    std::vector<QString> codes;
    for (int i = 0; i < count; ++i)
        codes.push_back(code("n", i));
    std::vector<Node> out;
    for (size_t i = 0; i < codes.size(); ++i) {
        Node node { codes[i], spoken(), maybe(), maybe(), branch(codes, i, hasItems), branch(codes, i, hasItems),
            branch(codes, i, hasItems) };
        if (i + 1 < codes.size()) {
            node.no.to = Branch::To::Node;
            node.no.node = codes[i + 1];
        } else if (hasItems) {
            node.no.to = Branch::To::Items;
            node.no.node.clear();
        }
        out.push_back(node);
    }
    return out;
}

inline std::vector<Item> items(int count)
{
    std::vector<Item> out;
    for (int i = 0; i < count; ++i)
        out.push_back(
            { code("i", i), urgency(Urgency::Green, Urgency::Red), spoken(), maybe(), *rc::gen::inRange(0, 2) == 1, maybe() });
    std::stable_sort(out.begin(), out.end(), [](const Item &a, const Item &b) { return a.urgency > b.urgency; });
    return out;
}

/// One that decides does so above the floor.
inline std::vector<Modifier> modifiers(Urgency floor)
{
    std::vector<Modifier> out;
    for (int i = 0, count = *rc::gen::inRange(0, 3); i < count; ++i) {
        Modifier modifier { code("m", i), spoken(), *rc::gen::inRange(-1, 80), -1, words(0), {} };
        if (*rc::gen::inRange(0, 2))
            modifier.ageTo = *rc::gen::inRange(std::max(0, modifier.ageFrom), 120);
        if (*rc::gen::inRange(0, 2))
            modifier.least = urgency(Urgency(int(floor) + 1), Urgency::Orange);
        out.push_back(modifier);
    }
    return out;
}

inline Protocol protocol(const QString &id)
{
    Protocol out;
    out.id = id;
    out.title = spoken();
    out.ages = AgeBand(*rc::gen::inRange(0, 3));
    out.group = spoken();
    out.words = words(1);
    const int form = *rc::gen::inRange(0, 3); // a checklist, a tree, both
    if (form != 1)
        out.items = items(*rc::gen::inRange(1, 6));
    if (form != 0)
        out.tree = tree(*rc::gen::inRange(1, 5), !out.items.empty());
    for (const Urgency each : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White })
        out.advice[each] = { each == Urgency::Red ? QStringLiteral("119番 ") + spoken() : spoken(), words(0) };
    out.firstAid = maybe();
    out.watchFor = spoken();
    out.basis = spoken();
    const Urgency highest = out.items.empty() ? Urgency::White : std::min(Urgency::Yellow, out.items.back().urgency);
    out.floor = out.tree.empty() ? urgency(Urgency::White, highest) : Urgency::White;
    out.modifiers = modifiers(out.floor);
    return out;
}

/// A pack that the reader takes, its protocols in the order of their files.
inline Pack pack()
{
    Pack out;
    out.id = code("p", 0);
    out.name = spoken();
    out.version = spoken();
    out.sample = *rc::gen::inRange(0, 2) == 1;
    out.notice = out.sample ? spoken() : maybe();
    for (const Urgency each : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White })
        out.meanings[each] = spoken();
    for (int i = 0, count = *rc::gen::inRange(1, 4); i < count; ++i)
        out.emergency.push_back({ code("e", i), EmergencyKind(*rc::gen::inRange(0, 5)), spoken(), spoken(), words(0), maybe() });
    // Two of them would share a file, and one would take the head's.
    static const QStringList ids { QStringLiteral("a.b"), QStringLiteral("a-b"), QStringLiteral("pack"), QStringLiteral("a-b-2"),
        QStringLiteral("1e3") };
    for (int i = 0, count = *rc::gen::inRange(1, int(ids.size()) + 1); i < count; ++i)
        out.protocols.push_back(protocol(ids.at(i)));
    const QStringList names = fileNamesOf(out);
    QMap<QString, Protocol> sorted;
    for (size_t i = 0; i < out.protocols.size(); ++i)
        sorted.insert(names.at(qsizetype(i)), out.protocols[i]);
    out.protocols.assign(sorted.begin(), sorted.end());
    return out;
}

} // namespace kikitori::random
