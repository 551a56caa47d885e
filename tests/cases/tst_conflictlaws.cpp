// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The laws of F6 over scripts that nobody thought of.
#include "cases/desks.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <random>
#include <set>

using namespace kikitori;
using namespace kikitori::test;

namespace {
constexpr const char *kValues[] = { "a", "b", "c", "d", "e" };

void writeAnything(Desk &desk)
{
    const char *value = kValues[*rc::gen::inRange(0, 5)];
    constexpr const char *urgencies[] = { "red", "orange", "yellow", "green", "" };
    switch (*rc::gen::inRange(0, 7)) {
    case 0:
        return void(desk.write(kind::Complaint, text(value)));
    case 1:
        return void(desk.write(kind::Decision, urgency(urgencies[*rc::gen::inRange(0, 5)], value)));
    case 2:
        return void(desk.write(kind::Verdict, urgency(urgencies[*rc::gen::inRange(0, 5)])));
    case 3:
        return void(desk.write(*rc::gen::inRange(0, 2) ? kind::Closed : kind::Reopened));
    case 4:
        return void(desk.write(kind::Emergency, { { say("check"), say("airway") }, { say("answer"), *rc::gen::inRange(0, 2) ? say("yes") : say("no") } }));
    default:
        return void(desk.write(kind::Field, field(*rc::gen::inRange(0, 2) ? "age" : "notes", value)));
    }
}

/// Three desks write, read each other now and then, and settle what they see; at last all know all.
std::vector<Desk> anyStory()
{
    auto desks = threeDesks();
    const int steps = *rc::gen::inRange(0, 40);
    for (int i = 0; i < steps; ++i) {
        Desk &desk = desks[static_cast<std::size_t>(*rc::gen::inRange(0, 3))];
        const int what = *rc::gen::inRange(0, 8);
        if (what == 0)
            desk.read(desks[static_cast<std::size_t>(*rc::gen::inRange(0, 3))]);
        else if (what == 1 && !desk.record().conflicts().empty() && desk.record().conflicts().front().reg == say("field:age"))
            desk.settle(say("field:age"), kind::Field, field("age", kValues[*rc::gen::inRange(0, 5)]));
        else
            writeAnything(desk);
    }
    shareAll(desks);
    return desks;
}

/// What stands, told without any order of folding: an entry is replaced by a later one of its own desk, and by whoever
/// names it.
std::map<QString, std::set<QUuid>> standing(const std::vector<Entry> &entries)
{
    std::map<QString, std::set<QUuid>> heads;
    for (const Entry &one : entries) {
        const QString reg = registerOf(one);
        const bool replaced = std::any_of(entries.begin(), entries.end(), [&](const Entry &other) {
            const QJsonArray over = other.body.value(say("over")).toArray();
            return registerOf(other) == reg
                && ((other.desk == one.desk && other.seq > one.seq) || over.contains(one.id.toString(QUuid::WithoutBraces)));
        });
        if (!reg.isEmpty() && !replaced)
            heads[reg].insert(one.id);
    }
    return heads;
}
}

RC_GTEST_PROP(ConflictLaws, WhateverOrderTheEntriesComeInTheRecordIsTheSame, ())
{
    const auto desks = anyStory();
    const QByteArray here = desks[0].record().canonical();
    RC_ASSERT(here == desks[1].record().canonical());
    RC_ASSERT(here == desks[2].record().canonical());
    auto shuffled = desks[0].knows;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(*rc::gen::arbitrary<unsigned>()));
    RC_ASSERT(here == CaseRecord::fold(shuffled).canonical());
}

RC_GTEST_PROP(ConflictLaws, NothingIsReplacedButByItsOwnDeskOrByWhoSawIt, ())
{
    const auto desks = anyStory();
    std::map<QString, std::set<QUuid>> shown;
    const CaseRecord record = desks[0].record();
    for (const Head &head : record.registers.heads())
        shown[head.reg].insert(head.entry);
    RC_ASSERT(shown == standing(desks[0].knows));
    // A conflict is shown exactly where values that stand differ.
    std::set<QString> contested;
    for (const Head &one : record.registers.heads()) {
        for (const Head &other : record.registers.heads()) {
            if (one.reg == other.reg && one.value != other.value)
                contested.insert(one.reg);
        }
    }
    std::set<QString> told;
    for (const auto &conflict : record.conflicts())
        told.insert(conflict.reg);
    RC_ASSERT(told == contested);
    RC_ASSERT(record.inConflict() == !contested.empty());
}

RC_GTEST_PROP(ConflictLaws, TheHighestOfTheDecisionsThatStandCounts, ())
{
    const auto desks = anyStory();
    const CaseRecord record = desks[0].record();
    std::optional<Urgency> protocol, decided;
    bool takenBack = false;
    for (const Head &head : record.registers.heads()) {
        if (head.reg == say("verdict"))
            protocol = std::max(protocol, urgencyOf(head.value));
        if (head.reg == say("decision")) {
            decided = std::max(decided, urgencyOf(codeIn(head.value)));
            takenBack = takenBack || head.value.isEmpty();
        }
    }
    const auto counts = !decided ? protocol : takenBack ? std::max(decided, protocol) : decided;
    RC_ASSERT(record.finalUrgency() == counts);
}

RC_GTEST_PROP(ConflictLaws, OneDeskAloneIsNeverInConflict, ())
{
    auto desks = threeDesks();
    const int steps = *rc::gen::inRange(0, 30);
    for (int i = 0; i < steps; ++i)
        writeAnything(desks[0]);
    RC_ASSERT(!desks[0].record().inConflict());
    for (const Entry &entry : desks[0].knows)
        RC_ASSERT(!entry.body.contains(say("over")));
}
