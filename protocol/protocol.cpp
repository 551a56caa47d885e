// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/protocol.h"

#include <algorithm>

namespace kikitori {

const Item *Protocol::item(const QString &code) const
{
    const auto it = std::find_if(items.begin(), items.end(), [&](const Item &item) { return item.code == code; });
    return it == items.end() ? nullptr : &*it;
}

const Node *Protocol::node(const QString &code) const
{
    const auto it = std::find_if(tree.begin(), tree.end(), [&](const Node &node) { return node.code == code; });
    return it == tree.end() ? nullptr : &*it;
}

const Modifier *Protocol::modifier(const QString &code) const
{
    const auto it = std::find_if(modifiers.begin(), modifiers.end(), [&](const Modifier &m) { return m.code == code; });
    return it == modifiers.end() ? nullptr : &*it;
}

std::optional<Question> Protocol::question(const QString &code) const
{
    if (const Node *found = node(code))
        return Question { Question::Of::Tree, code, found->question, found->help, found->unknownMeans, found->yes.urgency };
    if (const Item *found = item(code))
        return Question { Question::Of::Items, code, found->question, found->help, found->unknownMeans, found->urgency };
    if (const Modifier *found = modifier(code); found && found->least)
        return Question { Question::Of::Modifiers, code, found->text, {}, {}, found->least };
    return std::nullopt;
}

const Branch &Node::branch(Answer answer) const
{
    return answer == Answer::Yes ? yes : answer == Answer::No ? no : unknown;
}

QString Pack::urgencyMeaning(Urgency urgency) const
{
    return meanings.value(urgency);
}

const Protocol *Pack::protocol(const QString &protocolId) const
{
    const auto it =
        std::find_if(protocols.begin(), protocols.end(), [&](const Protocol &p) { return p.id == protocolId; });
    return it == protocols.end() ? nullptr : &*it;
}

const EmergencyCheck *Pack::emergencyCheck(const QString &code) const
{
    const auto it =
        std::find_if(emergency.begin(), emergency.end(), [&](const EmergencyCheck &c) { return c.code == code; });
    return it == emergency.end() ? nullptr : &*it;
}

} // namespace kikitori
