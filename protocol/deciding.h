// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

namespace kikitori {

/// All that earlier answers of a run have to say about its urgency. It has few values, and on that the proof rests
/// (docs/adr/0015, 0016): nothing else may decide.
struct Reached {
    std::optional<Urgency> urgency; ///< the highest that an answer reached
    bool open = false; ///< something that is needed has no answer
    friend bool operator==(const Reached &, const Reached &) = default;
};

/// A branch reaches its urgency, if it has one.
[[nodiscard]] Reached stepOfTree(const Reached &before, const Node &node, std::optional<Answer> answer);
/// A yes reaches its item's urgency, and so does 不明 where it counts.
[[nodiscard]] Reached stepOfChecklist(const Reached &before, const Item &item, std::optional<Answer> answer);
/// A yes reaches the modifier's `least`; nobody needs an answer.
[[nodiscard]] Reached stepOfModifier(const Reached &before, const Modifier &modifier, std::optional<Answer> answer);
/// The highest reached, the floor at least; all answered and nothing reached is the floor.
[[nodiscard]] std::optional<Urgency> resultOfChecklist(const Reached &end, Urgency floor);

/// The rule by which answers decide, one after the other: the nodes along the path, the items, the deciding modifiers,
/// each in protocol order. A run follows it and the proof examines it. Thread: any (immutable). Owner: its holder.
struct Deciding {
    Reached (*step)(const Reached &before, const Item &item, std::optional<Answer> answer); ///< no answer: open
    /// None while nothing was reached and something is open.
    std::optional<Urgency> (*result)(const Reached &end, Urgency floor);
    Reached (*node)(const Reached &before, const Node &node, std::optional<Answer> answer) = stepOfTree;
    Reached (*modifier)(const Reached &before, const Modifier &modifier, std::optional<Answer> answer) = stepOfModifier;
};

inline constexpr Deciding colourChecklist { stepOfChecklist, resultOfChecklist };

} // namespace kikitori
