// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/deciding.h"

#include <algorithm>

namespace kikitori {

namespace {

Reached reaching(const Reached &before, const std::optional<Urgency> &urgency)
{
    if (!urgency)
        return before;
    return { std::max(before.urgency.value_or(*urgency), *urgency), before.open };
}

} // namespace

Reached stepOfTree(const Reached &before, const Node &node, std::optional<Answer> answer)
{
    return answer ? reaching(before, node.branch(*answer).urgency) : Reached { before.urgency, true };
}

Reached stepOfChecklist(const Reached &before, const Item &item, std::optional<Answer> answer)
{
    if (!answer)
        return { before.urgency, true };
    const bool reaches = *answer == Answer::Yes || (*answer == Answer::Unknown && item.unknownCounts);
    return reaches ? reaching(before, item.urgency) : before;
}

Reached stepOfModifier(const Reached &before, const Modifier &modifier, std::optional<Answer> answer)
{
    return answer == Answer::Yes ? reaching(before, modifier.least) : before;
}

std::optional<Urgency> resultOfChecklist(const Reached &end, Urgency floor)
{
    if (!end.urgency && end.open)
        return std::nullopt;
    return std::max(end.urgency.value_or(floor), floor);
}

} // namespace kikitori
