// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/deciding.h"

#include <array>
#include <functional>

namespace kikitori {

/// What can be said to a question, from nothing up to yes: the columns of the tables of a proof.
struct Said {
    enum Choice { Open, No, Unknown, Yes };
};
inline constexpr int choices = 4;
[[nodiscard]] std::optional<Answer> answerFor(int choice);

/// Five urgencies or none, with something open or not: the values of Reached by number.
inline constexpr int reachedValues = 12;
[[nodiscard]] int numberOf(const Reached &reached);
[[nodiscard]] Reached reachedOf(int number);

/// True when `a` is less than `b`; no result is less than any.
[[nodiscard]] bool isLower(std::optional<Urgency> a, std::optional<Urgency> b);

using AnswerSet = std::vector<std::optional<Answer>>;

/// What the rule makes of the checklist of a protocol, as a table: its questions are the items and then the modifiers that
/// decide, and of what was answered before them it knows the value of Reached. Thread: any (immutable). Owner: the proof.
class ChecklistTable {
public:
    /// Whether the tree has opened the items: only then an item without an answer keeps the run open.
    enum class Items { Needed, NotNeeded };
    /// Followed: what is needed is answered, what is not needed is not asked. Any: whatever a run can hold.
    enum class Answering { Any, Followed };
    /// How a value of Reached came about: the answer and the value before it. -1: not.
    struct Link {
        int choice = -1;
        int before = -1;
    };
    using Layer = std::array<Link, reachedValues>;
    /// For two values of Reached the answer by which they go on to what was looked for; -1: none does.
    using Pairs = std::array<std::array<int, reachedValues>, reachedValues>;
    using Ends = std::function<bool(std::optional<Urgency>, std::optional<Urgency>)>;

    ChecklistTable(const Protocol &protocol, const Deciding &rule, Items items);
    [[nodiscard]] size_t size() const { return m_next.size(); }
    [[nodiscard]] size_t items() const { return m_items; }
    [[nodiscard]] int next(size_t question, int value, int choice) const
    {
        return m_next[question][size_t(value)][size_t(choice)];
    }
    [[nodiscard]] std::optional<Urgency> result(int value) const { return m_result[size_t(value)]; }
    /// For each question, and the end, the values that it can be met with from `starts` on.
    [[nodiscard]] std::vector<Layer> reachable(const std::vector<int> &starts, Answering answering) const;
    /// For each question, and the end, the pairs of values from which the same answers to the rest lead to results that
    /// `ends` names.
    [[nodiscard]] std::vector<Pairs> leadingTo(const Ends &ends, Answering answering) const;
    /// The answers by which `layers` led to `value` before question `until`, and the value where they began.
    [[nodiscard]] std::pair<AnswerSet, int> answersTo(const std::vector<Layer> &layers, size_t until, int value) const;
    /// Fills `answers` from question `from` on by what `pairs` found for two values, and returns both results.
    std::pair<std::optional<Urgency>, std::optional<Urgency>> finish(
        AnswerSet &answers, size_t from, int first, int second, const std::vector<Pairs> &pairs) const;
    /// Of the rule, that were looked at so far.
    [[nodiscard]] long long steps() const { return m_steps; }

private:
    struct Range {
        int first = Said::Open;
        int last = Said::Yes;
    };
    [[nodiscard]] Range range(size_t question, Answering answering) const;

    size_t m_items = 0;
    bool m_needed = true;
    std::vector<std::array<std::array<int, choices>, reachedValues>> m_next;
    std::array<std::optional<Urgency>, reachedValues> m_result;
    mutable long long m_steps = 0; ///< a figure for the reader of the proof
};

} // namespace kikitori
