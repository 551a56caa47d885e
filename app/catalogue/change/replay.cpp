// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/change/replay.h"

#include "protocol/triagerun.h"

#include <algorithm>

namespace kikitori {

namespace {

/// One run of a case under one pack.
struct Standings {
    QString protocol;
    Standing standing;
    int dropped = 0;
    bool missing = false;
};

Standings again(const CaseRecord::Run &stored, const Pack &pack)
{
    const Protocol *protocol = pack.protocol(stored.protocol);
    if (!protocol)
        return { stored.protocol, {}, 0, true };
    TriageRun run(*protocol);
    int dropped = 0;
    for (auto it = stored.answers.begin(); it != stored.answers.end(); ++it)
        dropped += !run.answer(it.key(), it.value(), QDateTime());
    return { stored.protocol, run.standing(), dropped, false };
}

bool emergency(const CaseRecord &record, const Pack &pack)
{
    return std::any_of(pack.emergency.begin(), pack.emergency.end(),
        [&](const EmergencyCheck &check) { return record.emergency.value(check.code, Answer::No) == Answer::Yes; });
}

std::vector<Standings> standingsOf(const CaseRecord &record, const Pack &pack)
{
    std::vector<Standings> runs;
    for (const CaseRecord::Run &run : record.runs) {
        if (!run.withdrawn)
            runs.push_back(again(run, pack));
    }
    return runs;
}

/// As the desk does: none of these is an answer only when no other protocol is still open.
std::optional<Urgency> highest(const std::vector<Standings> &runs)
{
    std::optional<Urgency> reached;
    std::optional<Urgency> none;
    bool open = false;
    for (const Standings &run : runs) {
        open = open || !run.standing.urgency;
        std::optional<Urgency> &best = run.standing.decidedBy.isEmpty() ? none : reached;
        best = std::max(best, run.standing.urgency);
    }
    return open ? reached : std::max(reached, none);
}

/// The run that made the difference, and what decided in it on the side that is higher.
void explain(Redecided &row, const std::vector<Standings> &before, const std::vector<Standings> &after)
{
    const std::vector<Standings> &high = row.rose() ? after : before;
    const std::vector<Standings> &low = row.rose() ? before : after;
    const std::optional<Urgency> top = std::max(row.before, row.after);
    for (size_t i = 0; i < high.size(); ++i) {
        if (high[i].standing.urgency == top && low[i].standing.urgency != top) {
            row.protocol = high[i].protocol;
            row.question = high[i].standing.decidedBy;
            return;
        }
    }
}

Redecided redecide(const CaseRecord &record, const Pack &before, const Pack &after)
{
    Redecided row { record.id, record.number, record.protocolUrgency, {}, {}, {}, {}, 0, 0, 0 };
    const std::vector<Standings> was = standingsOf(record, before);
    const std::vector<Standings> now = standingsOf(record, after);
    row.before = emergency(record, before) ? Urgency::Red : highest(was);
    row.after = emergency(record, after) ? Urgency::Red : highest(now);
    for (const Standings &run : now) {
        row.dropped += run.dropped;
        row.opened += run.standing.open;
        row.missing += run.missing;
    }
    if (row.before != row.after)
        explain(row, was, now);
    return row;
}

} // namespace

std::optional<Urgency> decide(const CaseRecord &record, const Pack &pack)
{
    return emergency(record, pack) ? Urgency::Red : highest(standingsOf(record, pack));
}

Replay replay(const std::vector<CaseRecord> &cases, const Pack &before, const Pack &after)
{
    Replay done;
    for (const CaseRecord &record : cases) {
        if (record.erased)
            continue;
        if (record.runs.empty() && record.emergency.isEmpty()) {
            ++done.other;
            continue;
        }
        Redecided row = redecide(record, before, after);
        ++done.table[{ row.before, row.after }];
        done.different += row.before != row.stored;
        ++(row.rose() ? done.up : row.fell() ? done.down : done.same);
        if (row.rose() || row.fell()) {
            Replay::Moved &moved = done.byQuestion[{ row.protocol, row.question }];
            ++(row.rose() ? moved.up : moved.down);
        }
        done.cases.push_back(std::move(row));
    }
    return done;
}

} // namespace kikitori
