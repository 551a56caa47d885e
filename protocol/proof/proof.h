// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/reading/packreader.h"
#include "protocol/proof/proofdeciding.h"

#include <QMap>

namespace kikitori {

/// What is proved of a pack.
enum class Rule {
    Form, ///< the reader refuses it
    // deciding
    Ends, ///< all answered is a result
    Monotonic, ///< no → 不明 → yes never lowers, at an item nor at a node; nor does answering an item that was open
    Reaches, ///< a yes gives the item's or modifier's urgency at least
    Decides, ///< every item and deciding modifier is what decides for some answers; a branch's urgency is the result of some
    Leads, ///< every branch of a tree leads to a node below, to the checklist or to the end
    Reachable, ///< some answers lead to every node, and open the checklist
    Order, ///< items go from red down
    Colour, ///< every urgency from red down to the floor can be the result
    // advice
    Advice, ///< every urgency has one
    Say119, ///< every advice but white's speaks of 119
    CallAgain, ///< white says when to call again
    Departments, ///< orange, yellow and green name 診療科
    WatchFor, ///< is there
    Watch119, ///< and speaks of 119
    Basis, ///< is there
    // names
    Codes, ///< unique in their protocol
    Ids, ///< unique in the pack
    Titles, ///< unique among protocols that one patient can need
    WordTwice, ///< no word of a protocol stands twice; a note where kana alone differ, which the finder takes as one
    WordShared, ///< a word in three protocols or more finds none of them first
    // ages
    AgeGate, ///< a modifier's ages lie within the protocol's
    AgeBand, ///< ids say adult or child as the protocol does
    // emergency checks
    EmergencyKinds, ///< each of the five is asked
    Emergency119, ///< each says 119 at once: a yes is red
    // wording
    Asks, ///< a question ends in か
    Negative, ///< and does not ask for a no
    Length, ///< and is one breath long
    Diagnosis, ///< no text gives the caller a disease
    UnknownCounts, ///< half of the red items take 不明 as yes
    Kana, ///< words in kanji alone stand beside words in kana
    HardWord, ///< plain words
    KanjiShare, ///< not too dense
    Clause, ///< no piece without a pause is too long
};

/// "form", "monotonic", "say-119": the form that is printed.
[[nodiscard]] QString codeOf(Rule rule);

enum class Severity { Note, Error };

/// One place where a rule does not hold. What was found is data; the sentence is the door's (app/ctl).
struct Finding {
    Rule rule = Rule::Form;
    Severity severity = Severity::Error;
    Place place;
    QString protocol; ///< its id; empty for the head of the pack
    QString part; ///< as PackPlaces names it
    QStringList details; ///< the word, the urgency, the answers …; for Form the reader's words
};

/// What was proved, and what was not.
struct PackProof {
    std::vector<Finding> findings; ///< by file and line
    int protocols = 0;
    int items = 0;
    int nodes = 0; ///< of trees
    int largest = 0; ///< most items of a protocol: 4 to the power of it are its answer sets
    long long steps = 0; ///< of the deciding rule, and pairs of places of a tree, that were looked at
    [[nodiscard]] int count(Severity severity) const;
};

/// Proves every protocol of a pack; of a file that the reader refuses it says so. The rule is given so that a broken one
/// can be found out.
[[nodiscard]] PackProof provePack(const PackUnderRepair &read, const Deciding &rule = colourChecklist);
/// The same of a pack that did not come from files (an editor, a spreadsheet): its findings have no place.
[[nodiscard]] PackProof provePack(const Pack &pack, const Deciding &rule = colourChecklist);

} // namespace kikitori
