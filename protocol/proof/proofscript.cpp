// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proofscript.h"

#include "protocol/proof/proofscriptfindings.h"
#include "protocol/scriptway.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace kikitori {

namespace {

constexpr size_t mostChoices = 9; // keys 1 to 9

void proveChoices(const Script &script, const ScriptStep &step, ScriptFindings &findings)
{
    const QString part = partOf(script, step) + QStringLiteral("/choices");
    findings.require(step.choices.size() <= mostChoices, ScriptRule::Choices, part, { QString::number(step.choices.size()) });
    QSet<QString> codes;
    QSet<QString> texts;
    for (const ScriptChoice &choice : step.choices) {
        const QString here = part + u'/' + choice.code;
        findings.require(!codes.contains(choice.code), ScriptRule::Codes, here, { choice.code });
        findings.require(!texts.contains(choice.text), ScriptRule::ChoiceTexts, here, { choice.text });
        codes.insert(choice.code);
        texts.insert(choice.text);
    }
}

void proveNames(const ScriptBook &book, ScriptFindings &findings)
{
    for (auto script = book.scripts.begin(); script != book.scripts.end(); ++script) {
        findings.enter(script->id);
        for (auto other = book.scripts.begin(); other != script; ++other) {
            findings.require(other->id != script->id, ScriptRule::Ids, script->id, { script->id });
            findings.require(other->title != script->title || !shareAProgram(*other, *script), ScriptRule::Titles,
                script->id + QStringLiteral("/title"), { other->id });
        }
        QSet<QString> codes;
        for (const ScriptStep &step : script->steps) {
            findings.require(!codes.contains(step.code), ScriptRule::Codes, partOf(*script, step), { step.code });
            codes.insert(step.code);
            proveChoices(*script, step, findings);
        }
    }
}

} // namespace

QString codeOf(ScriptRule rule)
{
    // In the order of the enum.
    static const char *const codes[] = { "form", "steps", "jump", "reached", "ends", "circle", "programs", "ids", "titles",
        "codes", "choice-texts", "choices", "place", "field", "field-value", "typed", "spoken", "basis", "asks", "negative",
        "length", "diagnosis", "hard-word", "kanji-share", "clause" };
    static_assert(std::size(codes) == size_t(ScriptRule::Clause) + 1);
    return QLatin1String(codes[size_t(rule)]);
}

QString partOf(const Script &script, const ScriptStep &step)
{
    return script.id + QStringLiteral("/steps/") + step.code;
}

bool shareAProgram(const Script &a, const Script &b)
{
    return a.programs.isEmpty() || b.programs.isEmpty()
        || std::any_of(
            a.programs.begin(), a.programs.end(), [&](const QString &program) { return b.programs.contains(program); });
}

void ScriptFindings::refused(const Error &error)
{
    m_findings.push_back(
        { ScriptRule::Form, Severity::Error, { error.subject, error.line, error.column }, {}, {}, { error.detail } });
}

void ScriptFindings::add(ScriptRule rule, Severity severity, const QString &part, const QStringList &details)
{
    m_findings.push_back({ rule, severity, m_places.at(part), m_script, part, details });
}

std::vector<ScriptFinding> ScriptFindings::sorted() const
{
    std::vector<ScriptFinding> sorted = m_findings;
    std::stable_sort(sorted.begin(), sorted.end(), [](const ScriptFinding &a, const ScriptFinding &b) {
        return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
    });
    return sorted;
}

int ScriptProof::count(Severity severity) const
{
    return int(std::count_if(
        findings.begin(), findings.end(), [&](const ScriptFinding &finding) { return finding.severity == severity; }));
}

ScriptProof proveScripts(const ScriptsUnderRepair &read, const RecordFields &fields)
{
    ScriptFindings findings(read.places);
    for (const Error &error : read.refused)
        findings.refused(error);
    proveNames(read.book, findings);
    proveWays(read, findings);
    proveFields(read.book, fields, findings);
    proveScriptWording(read.book, findings);
    ScriptProof proof;
    proof.findings = findings.sorted();
    proof.scripts = int(read.book.scripts.size());
    for (const Script &script : read.book.scripts) {
        proof.steps += int(script.steps.size());
        for (const ScriptStep &step : script.steps)
            proof.ways += int(waysFrom(script, step).size());
    }
    return proof;
}

ScriptProof proveScripts(const ScriptBook &book, const RecordFields &fields)
{
    ScriptsUnderRepair read;
    read.book = book;
    return proveScripts(read, fields);
}

} // namespace kikitori
