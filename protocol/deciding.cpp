// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/deciding.h"

#include <algorithm>

namespace kikitori {

Reached stepOfChecklist(const Reached &before, const Item &item, std::optional<Answer> answer)
{
    if (!answer)
        return { before.urgency, true };
    const bool reaches = *answer == Answer::Yes || (*answer == Answer::Unknown && item.unknownCounts);
    if (!reaches)
        return before;
    return { std::max(before.urgency.value_or(item.urgency), item.urgency), before.open };
}

std::optional<Urgency> resultOfChecklist(const Reached &end, Urgency floor)
{
    if (!end.urgency && end.open)
        return std::nullopt;
    return std::max(end.urgency.value_or(floor), floor);
}

} // namespace kikitori
