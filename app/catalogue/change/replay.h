// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/caserecord.h"
#include "protocol/protocol.h"

#include <map>

namespace kikitori {

/// A stored case, decided once more by two packs from the answers that were given.
struct Redecided {
    QString caseId;
    QString number;
    std::optional<Urgency> stored; ///< what the protocol said then
    std::optional<Urgency> before; ///< by the first pack; none: undecided, as when much was left open
    std::optional<Urgency> after; ///< by the second
    QString protocol; ///< id of the protocol that made the difference; empty when there is none
    QString question; ///< code of what decided on the higher side; empty for the floor
    int dropped = 0; ///< answers to questions that the second pack no longer asks
    int opened = 0; ///< needed questions of the second pack that nobody was asked
    int missing = 0; ///< runs whose protocol the second pack does not have
    [[nodiscard]] bool rose() const { return after > before; }
    [[nodiscard]] bool fell() const { return after < before; }
};

/// What the second pack would have changed in cases that the first one knows.
struct Replay {
    std::vector<Redecided> cases;
    int other = 0; ///< cases without a run or an emergency answer; not decided by any protocol
    int different = 0; ///< the first pack decides otherwise than was stored: another pack was used then
    int same = 0;
    int up = 0;
    int down = 0;
    /// before → after → how many cases; none counts as no urgency.
    std::map<std::pair<std::optional<Urgency>, std::optional<Urgency>>, int> table;
    /// (protocol, question) → how many cases it took up and down.
    struct Moved {
        int up = 0;
        int down = 0;
    };
    std::map<std::pair<QString, QString>, Moved> byQuestion;
};

/// The urgency of a case by a pack: the emergency checks, and the highest of its runs as the desk decides it. Answers to
/// what the pack does not ask are left out.
[[nodiscard]] std::optional<Urgency> decide(const CaseRecord &record, const Pack &pack);

/// A pure function: the same cases and packs give the same table. Erased cases are left out.
[[nodiscard]] Replay replay(const std::vector<CaseRecord> &cases, const Pack &before, const Pack &after);

} // namespace kikitori
