// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

namespace kikitori {

/// Which way a change can move a decision.
enum class Bearing {
    Text, ///< wording alone
    Finds, ///< which protocol is found for a complaint
    Raises, ///< never below what it was, for the same answers
    Lowers, ///< can be below what it was: to be looked at first
};

/// One difference between two versions of a pack, as data; the sentence is the door's (catalogue/change/changewords.h).
struct PackChange {
    enum class Kind { Added, Removed, Changed, Moved };
    Kind kind = Kind::Changed;
    Bearing bearing = Bearing::Text;
    QString protocol; ///< id; empty for the head and the emergency checks
    QString title; ///< of the protocol, as in the newer pack where it still is
    QString part; ///< as PackPlaces names it: "items/sweat/urgency", "words", "tree/awake/yes"; empty: the protocol itself
    QString before; ///< as in the YAML; empty where there was nothing
    QString after;
    QString question; ///< what is asked at the item, node, modifier or emergency check that the part belongs to
};

/// Everything by which `after` differs from `before`: head and emergency checks first, then protocols in the order of
/// `after`, those that went last. A protocol, item, node or modifier that came or went is one change.
[[nodiscard]] std::vector<PackChange> changesBetween(const Pack &before, const Pack &after);

} // namespace kikitori
