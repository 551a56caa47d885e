// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/order.h"

#include <algorithm>

namespace kikitori {

bool comesBefore(const Entry &one, const Entry &other)
{
    if (one.seq != other.seq)
        return one.seq < other.seq;
    if (one.seq == 0)
        return false;
    if (one.desk != other.desk)
        return one.desk < other.desk;
    return one.at != other.at ? one.at < other.at : one.id < other.id;
}

std::vector<const Entry *> inOrder(const std::vector<Entry> &entries)
{
    std::vector<const Entry *> ordered;
    ordered.reserve(entries.size());
    for (const Entry &entry : entries)
        ordered.push_back(&entry);
    const auto before = [](const Entry *one, const Entry *other) { return comesBefore(*one, *other); };
    if (!std::is_sorted(ordered.begin(), ordered.end(), before))
        std::stable_sort(ordered.begin(), ordered.end(), before);
    return ordered;
}

} // namespace kikitori
