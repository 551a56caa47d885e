// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/proof.h"
#include "protocol/reading/scriptreader.h"

namespace kikitori {

/// What is proved of a book of scripts.
enum class ScriptRule {
    Form, ///< the reader refuses it
    // ways
    Steps, ///< a script has at least one
    Jump, ///< each go and next leads to a step, to the end or to a script of the book
    Reached, ///< every step can be reached
    Ends, ///< from every step that can be reached, the end can be
    Circle, ///< scripts that jump to each other come to an end
    Programs, ///< a jump leads to a script that every program of this one has
    // names
    Ids, ///< unique in the book
    Titles, ///< unique among scripts that one program has
    Codes, ///< of steps in their script, of choices in their step
    ChoiceTexts, ///< no two choices of a step read the same
    Choices, ///< at most 9
    // what is filled
    Place, ///< a {name} is a standard fact or a field of the record
    Field, ///< what a step or a choice fills is a field of the record
    FieldValue, ///< and the value one of its values
    Typed, ///< a field that is typed is asked for; a note
    // wording
    Spoken, ///< a step says or asks something
    Basis, ///< is there
    Asks, ///< a question ends in か or ください
    Negative, ///< and does not ask for a no
    Length, ///< and is one breath long
    Diagnosis, ///< no text gives the caller a disease
    HardWord, ///< plain words
    KanjiShare, ///< not too dense
    Clause, ///< no piece without a pause is too long
};

/// "jump", "choice-texts": the form that is printed.
[[nodiscard]] QString codeOf(ScriptRule rule);

/// One place where a rule does not hold. What was found is data; the sentence is the door's (app/ctl).
struct ScriptFinding {
    ScriptRule rule = ScriptRule::Form;
    Severity severity = Severity::Error;
    Place place;
    QString script; ///< its id; empty for the head of the book
    QString part; ///< as ScriptsUnderRepair names it
    QStringList details; ///< the word, the field, the way …; for Form the reader's words
};

/// What was proved, and what was not.
struct ScriptProof {
    std::vector<ScriptFinding> findings; ///< by file and line
    int scripts = 0;
    int steps = 0;
    int ways = 0; ///< out of the steps
    [[nodiscard]] int count(Severity severity) const;
};

/// The record fields of the programs that are known here: program → field → the values that it can have, or none when any.
using RecordFields = QMap<QString, QMap<QString, QStringList>>;

/// The names that a desk fills in for every program: program, agent, caller, complaint …
[[nodiscard]] QStringList standardFacts();

/// Proves every script of a book; of a file that the reader refuses it says so. A script is held to the fields of each of
/// its programs that is known in `fields`; where none of them is, a {name} may also be what a script of
/// its programs fills.
[[nodiscard]] ScriptProof proveScripts(const ScriptsUnderRepair &read, const RecordFields &fields = {});
/// The same of a book that did not come from files: its findings have no place.
[[nodiscard]] ScriptProof proveScripts(const ScriptBook &book, const RecordFields &fields = {});

} // namespace kikitori
