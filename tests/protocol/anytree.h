// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/triagerun.h"

#include <rapidcheck.h>

#include <algorithm>

/// Small trees that nobody thought of, and what it means to follow a protocol, told apart from the code under test.
namespace kikitori::test {

inline const QDateTime noon(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC);

/// Of 0 up to `count`, each as likely. RapidCheck's own begins with the least and would try small trees with few answers.
inline int below(int count)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, count));
}

inline std::optional<Urgency> anyUrgency(int noneOfTen)
{
    if (below(10) < noneOfTen)
        return std::nullopt;
    return Urgency(1 + below(4));
}

/// To a node below, to the items if there are some, or to the end.
inline Branch anyBranch(int node, int nodes, bool items, int noneOfTen)
{
    const int places = nodes - node - 1;
    const int to = below(places + 1 + int(items));
    if (to < places)
        return { anyUrgency(noneOfTen), Branch::To::Node, QStringLiteral("n%1").arg(node + 1 + to) };
    return { anyUrgency(noneOfTen), to == places ? Branch::To::End : Branch::To::Items, {} };
}

/// As writers write them: no and 不明 go on, yes reaches something or opens the items.
inline Node tidyNode(int node, int nodes, bool items)
{
    Node out;
    out.no = anyBranch(node, nodes, items, 8);
    out.unknown = out.no;
    out.yes = out.no;
    out.unknown.urgency = std::max(out.no.urgency, anyUrgency(5));
    out.yes.urgency = std::max(out.unknown.urgency, anyUrgency(3));
    if (below(3) == 0)
        out.yes = { Urgency::Red, Branch::To::End, {} };
    return out;
}

/// Up to `most` nodes, two items and one deciding modifier; half of its nodes are tidy or more.
inline Protocol anyTree(int most = 6)
{
    Protocol protocol;
    protocol.id = QStringLiteral("adult.any");
    protocol.floor = Urgency(below(3));
    const int items = below(3);
    const int nodes = 1 + below(most);
    const int tidyOfTen = below(3) == 0 ? 5 : 10;
    for (int n = 0; n < nodes; ++n) {
        Node node;
        if (below(10) < tidyOfTen)
            node = tidyNode(n, nodes, items > 0);
        else
            node = { {}, {}, {}, {}, anyBranch(n, nodes, items > 0, 5), anyBranch(n, nodes, items > 0, 5),
                anyBranch(n, nodes, items > 0, 5) };
        node.code = QStringLiteral("n%1").arg(n);
        protocol.tree.push_back(node);
    }
    for (int i = 0; i < items; ++i) {
        const auto urgency = Urgency(1 + below(4));
        protocol.items.push_back({ QStringLiteral("i%1").arg(i), urgency, {}, {}, below(2) == 1, {} });
    }
    if (below(2) == 1)
        protocol.modifiers.push_back({ QStringLiteral("m"), {}, -1, -1, {}, Urgency(1 + below(3)) });
    return protocol;
}

/// What is so with a patient: an answer to each node, item and modifier, whether it is asked or not. None: it is left open.
struct Truth {
    std::vector<std::optional<Answer>> nodes;
    std::vector<std::optional<Answer>> items;
    std::vector<std::optional<Answer>> modifiers;
};

/// Answers what the run asks, and nothing else, until it asks no more.
inline TriageRun followed(const Protocol &protocol, const Truth &truth)
{
    TriageRun run(protocol);
    for (bool asks = true; asks;) {
        asks = false;
        for (const TriageRun::Asked &one : run.asked()) {
            if (!one.needed || one.answer)
                continue;
            const bool node = one.question.of == Question::Of::Tree;
            const auto number = [&](const auto &list) {
                return size_t(std::find_if(list.begin(), list.end(), [&](const auto &e) { return e.code == one.question.code; })
                    - list.begin());
            };
            const auto &answer = node ? truth.nodes[number(protocol.tree)] : truth.items[number(protocol.items)];
            if (answer)
                asks = run.answer(one.question.code, *answer, noon) || asks;
        }
    }
    for (size_t i = 0; i < truth.modifiers.size(); ++i) {
        if (truth.modifiers[i])
            run.answer(protocol.modifiers[i].code, *truth.modifiers[i], noon);
    }
    return run;
}

} // namespace kikitori::test
