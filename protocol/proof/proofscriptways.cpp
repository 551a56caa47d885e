// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proofscriptfindings.h"
#include "protocol/scriptway.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

/// A way with the part it stands at.
struct Marked {
    ScriptWay way;
    QString part;
    QString go;
};

std::vector<Marked> markedWays(const Script &script, const ScriptStep &step)
{
    const QString part = partOf(script, step);
    std::vector<Marked> ways;
    for (const ScriptChoice &choice : step.choices)
        ways.push_back({ wayFrom(script, step, choice.go),
            part + QStringLiteral("/choices/") + choice.code + QStringLiteral("/go"), choice.go });
    if (step.choices.empty() || !step.field.isEmpty())
        ways.push_back({ wayFrom(script, step, step.next), part + QStringLiteral("/next"), step.next });
    return ways;
}

/// Steps that stand on no way from the first, so that nobody ever reads them.
QSet<QString> reachedSteps(const Script &script)
{
    QSet<QString> reached;
    std::vector<const ScriptStep *> open { &script.steps.front() };
    while (!open.empty()) {
        const ScriptStep *step = open.back();
        open.pop_back();
        if (reached.contains(step->code))
            continue;
        reached.insert(step->code);
        for (const ScriptWay &way : waysFrom(script, *step)) {
            if (way.kind == ScriptWay::ToStep)
                open.push_back(script.step(way.to));
        }
    }
    return reached;
}

/// The steps of one script from which `isOut` can be reached: grown backward from those that have such a way, until no more
/// are found.
template<class IsOut>
QSet<QString> stepsThatEnd(const Script &script, IsOut isOut)
{
    QSet<QString> ending;
    for (qsizetype before = -1; before != ending.size();) {
        before = ending.size();
        for (auto step = script.steps.rbegin(); step != script.steps.rend(); ++step) {
            const auto ways = waysFrom(script, *step);
            const bool ends = std::any_of(ways.begin(), ways.end(),
                [&](const ScriptWay &way) { return way.kind == ScriptWay::ToStep ? ending.contains(way.to) : isOut(way); });
            if (ends)
                ending.insert(step->code);
        }
    }
    return ending;
}

class Ways {
public:
    Ways(const ScriptsUnderRepair &read, ScriptFindings &findings)
        : m_read(read)
        , m_findings(findings)
    {
    }
    void prove()
    {
        for (const Script &script : m_read.book.scripts) {
            m_findings.enter(script.id);
            m_findings.require(!script.steps.empty(), ScriptRule::Steps, script.id);
            if (script.steps.empty())
                continue;
            m_reached = reachedSteps(script);
            jumps(script);
            ends(script);
        }
        circles();
    }

private:
    /// A script that a refused file would have may be jumped to: the fault is said where it is.
    [[nodiscard]] bool isMissing(const ScriptWay &way) const
    {
        return way.kind == ScriptWay::ToScript && !m_read.book.script(way.to) && !m_read.refusedIds.contains(way.to);
    }
    void jumps(const Script &script)
    {
        for (const ScriptStep &step : script.steps) {
            for (const Marked &marked : markedWays(script, step)) {
                const bool leads = marked.way.kind != ScriptWay::Nowhere && !isMissing(marked.way);
                m_findings.require(leads, ScriptRule::Jump, marked.part, { marked.go });
                if (leads && marked.way.kind == ScriptWay::ToScript)
                    programs(script, marked);
            }
        }
    }
    void programs(const Script &script, const Marked &marked)
    {
        const Script *target = m_read.book.script(marked.way.to);
        if (!target || target->programs.isEmpty())
            return;
        QStringList without;
        for (const QString &program : script.programs) {
            if (!target->programs.contains(program))
                without << program;
        }
        m_findings.require(!script.programs.isEmpty() && without.isEmpty(), ScriptRule::Programs, marked.part,
            { marked.way.to, without.join(QStringLiteral(", ")) });
    }
    void ends(const Script &script)
    {
        // A way to nowhere, or to another script, is taken for an end here: what is wrong with it is said elsewhere.
        const QSet<QString> ending = stepsThatEnd(script, [](const ScriptWay &) { return true; });
        for (const ScriptStep &step : script.steps) {
            const QString part = partOf(script, step);
            const bool reached = m_reached.contains(step.code);
            m_findings.require(reached, ScriptRule::Reached, part, { step.code });
            m_findings.require(!reached || ending.contains(step.code), ScriptRule::Ends, part, { step.code });
        }
        if (ending.contains(script.steps.front().code))
            m_endsAlone.insert(script.id);
    }
    /// Each script ends or jumps away; now no ring of jumps may be without a way out.
    void circles()
    {
        QHash<QString, QSet<QString>> ending; // script → its steps from which an end of the book can be reached
        const auto isOut = [&](const ScriptWay &way) {
            const Script *target = way.kind == ScriptWay::ToScript ? m_read.book.script(way.to) : nullptr;
            if (!target || target->steps.empty() || !m_endsAlone.contains(target->id))
                return true; // an end; or said already
            return ending.value(target->id).contains(target->steps.front().code);
        };
        for (bool grows = true; grows;) {
            grows = false;
            for (const Script &script : m_read.book.scripts) {
                const QSet<QString> now = stepsThatEnd(script, isOut);
                grows = grows || now.size() > ending.value(script.id).size();
                ending.insert(script.id, now);
            }
        }
        for (const Script &script : m_read.book.scripts) {
            m_findings.enter(script.id);
            for (const ScriptStep &step : script.steps) {
                if (ending.value(script.id).contains(step.code))
                    continue;
                for (const Marked &marked : markedWays(script, step)) {
                    if (marked.way.kind == ScriptWay::ToScript)
                        m_findings.error(ScriptRule::Circle, marked.part, { marked.way.to });
                }
            }
        }
    }

    const ScriptsUnderRepair &m_read;
    ScriptFindings &m_findings;
    QSet<QString> m_reached; ///< of the script in hand
    QSet<QString> m_endsAlone; ///< scripts that end or jump away
};

} // namespace

void proveWays(const ScriptsUnderRepair &read, ScriptFindings &findings)
{
    Ways(read, findings).prove();
}

} // namespace kikitori
