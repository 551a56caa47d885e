// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/versions/packpieces.h"

namespace kikitori {

namespace {

QString lines(const QStringList &texts)
{
    return texts.join(u'\n');
}

QString codeOrNone(const std::optional<Urgency> &urgency)
{
    return urgency ? codeOf(*urgency) : QString();
}

QString kindCode(EmergencyKind kind)
{
    switch (kind) {
    case EmergencyKind::Cpa: return QStringLiteral("cpa");
    case EmergencyKind::Airway: return QStringLiteral("airway");
    case EmergencyKind::Breathing: return QStringLiteral("breathing");
    case EmergencyKind::Circulation: return QStringLiteral("circulation");
    case EmergencyKind::Disability: return QStringLiteral("disability");
    }
    return {};
}

QString agesCode(AgeBand ages)
{
    return ages == AgeBand::Adult ? QStringLiteral("adult")
        : ages == AgeBand::Child  ? QStringLiteral("child")
                                  : QStringLiteral("any");
}

QString branchText(const Branch &branch)
{
    const QString to = branch.to == Branch::To::Items ? QStringLiteral("items")
        : branch.to == Branch::To::End                ? QStringLiteral("end")
                                                      : branch.node;
    return branch.urgency ? codeOf(*branch.urgency) + u' ' + to : to;
}

QString ageText(int age)
{
    return age < 0 ? QString() : QString::number(age);
}

PackPiece pieceOf(const Item &item)
{
    return { QStringLiteral("items/") + item.code, item.question,
        { { QStringLiteral("urgency"), codeOf(item.urgency) }, { QStringLiteral("question"), item.question },
            { QStringLiteral("help"), item.help },
            { QStringLiteral("unknown"), item.unknownCounts ? QStringLiteral("counts") : QStringLiteral("noted") },
            { QStringLiteral("unknown-means"), item.unknownMeans } } };
}

PackPiece pieceOf(const Node &node)
{
    return { QStringLiteral("tree/") + node.code, node.question,
        { { QStringLiteral("question"), node.question }, { QStringLiteral("help"), node.help },
            { QStringLiteral("unknown-means"), node.unknownMeans }, { QStringLiteral("yes"), branchText(node.yes) },
            { QStringLiteral("no"), branchText(node.no) }, { QStringLiteral("unknown"), branchText(node.unknown) } } };
}

PackPiece pieceOf(const Modifier &modifier)
{
    return { QStringLiteral("modifiers/") + modifier.code, modifier.text,
        { { QStringLiteral("text"), modifier.text }, { QStringLiteral("age-from"), ageText(modifier.ageFrom) },
            { QStringLiteral("age-to"), ageText(modifier.ageTo) }, { QStringLiteral("history"), lines(modifier.historyWords) },
            { QStringLiteral("least"), codeOrNone(modifier.least) } } };
}

PackPiece pieceOf(const EmergencyCheck &check)
{
    return { QStringLiteral("emergency/") + check.code, check.question,
        { { QStringLiteral("kind"), kindCode(check.kind) }, { QStringLiteral("label"), check.label },
            { QStringLiteral("question"), check.question }, { QStringLiteral("words"), lines(check.words) },
            { QStringLiteral("first-aid"), check.firstAid } } };
}

PackPiece pieceOf(Urgency urgency, const Advice &advice)
{
    return { QStringLiteral("advice/") + codeOf(urgency), {},
        { { QStringLiteral("say"), advice.say }, { QStringLiteral("departments"), lines(advice.departments) } } };
}

template<class T>
void add(std::vector<PackPiece> &pieces, const std::vector<T> &things)
{
    for (const T &thing : things)
        pieces.push_back(pieceOf(thing));
}

} // namespace

QString PackPiece::text(const QString &key) const
{
    for (const auto &[name, value] : texts) {
        if (name == key)
            return value;
    }
    return {};
}

std::vector<PackPiece> piecesOf(const Protocol &protocol)
{
    std::vector<PackPiece> pieces { { {}, {},
        { { QStringLiteral("title"), protocol.title }, { QStringLiteral("ages"), agesCode(protocol.ages) },
            { QStringLiteral("group"), protocol.group }, { QStringLiteral("floor"), codeOf(protocol.floor) },
            { QStringLiteral("words"), lines(protocol.words) }, { QStringLiteral("first-aid"), protocol.firstAid },
            { QStringLiteral("watch-for"), protocol.watchFor }, { QStringLiteral("basis"), protocol.basis } } } };
    add(pieces, protocol.tree);
    add(pieces, protocol.items);
    add(pieces, protocol.modifiers);
    for (auto it = protocol.advice.begin(); it != protocol.advice.end(); ++it)
        pieces.push_back(pieceOf(it.key(), it.value()));
    return pieces;
}

std::vector<PackPiece> piecesOfHead(const Pack &pack)
{
    std::vector<PackPiece> pieces { { {}, {},
        { { QStringLiteral("pack"), pack.id }, { QStringLiteral("name"), pack.name },
            { QStringLiteral("version"), pack.version }, { QStringLiteral("notice"), pack.notice },
            { QStringLiteral("sample"), pack.sample ? QStringLiteral("true") : QStringLiteral("false") } } } };
    PackPiece meanings { QStringLiteral("meanings"), {}, {} };
    for (auto it = pack.meanings.begin(); it != pack.meanings.end(); ++it)
        meanings.texts.emplace_back(codeOf(it.key()), it.value());
    pieces.push_back(std::move(meanings));
    add(pieces, pack.emergency);
    return pieces;
}

} // namespace kikitori
