// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/proofscript.h"

namespace kikitori {

/// Collects what the parts of the proof of a book find. Thread: any one at a time. Owner: the proof.
class ScriptFindings {
public:
    explicit ScriptFindings(const PackPlaces &places)
        : m_places(places)
    {
    }
    /// What follows is of this script; empty for the head.
    void enter(const QString &script) { m_script = script; }
    void error(ScriptRule rule, const QString &part, const QStringList &details = {})
    {
        add(rule, Severity::Error, part, details);
    }
    void note(ScriptRule rule, const QString &part, const QStringList &details = {}) { add(rule, Severity::Note, part, details); }
    void require(bool holds, ScriptRule rule, const QString &part, const QStringList &details = {})
    {
        if (!holds)
            error(rule, part, details);
    }
    void refused(const Error &error);
    /// By file, line and column.
    [[nodiscard]] std::vector<ScriptFinding> sorted() const;

private:
    void add(ScriptRule rule, Severity severity, const QString &part, const QStringList &details);

    const PackPlaces &m_places;
    QString m_script;
    std::vector<ScriptFinding> m_findings;
};

/// Where a step stands: "common.handover-119/steps/age".
[[nodiscard]] QString partOf(const Script &script, const ScriptStep &step);

/// One case may meet both.
[[nodiscard]] bool shareAProgram(const Script &a, const Script &b);

/// ScriptRule::Steps and those after it: every way of every script, walked over the book as one graph.
void proveWays(const ScriptsUnderRepair &read, ScriptFindings &findings);
/// ScriptRule::Place and those after it.
void proveFields(const ScriptBook &book, const RecordFields &fields, ScriptFindings &findings);
/// ScriptRule::Spoken and those after it.
void proveScriptWording(const ScriptBook &book, ScriptFindings &findings);

} // namespace kikitori
