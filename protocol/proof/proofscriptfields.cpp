// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proofscriptfindings.h"

#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

/// What a script may name and fill: the facts of every desk, and the fields of its programs.
class Fields {
public:
    Fields(const ScriptBook &book, const Script &script, const RecordFields &fields, ScriptFindings &findings)
        : m_script(script)
        , m_findings(findings)
    {
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            if (script.programs.isEmpty() || script.programs.contains(it.key()))
                m_programs.insert(it.key(), it.value());
        }
        for (const Script &other : book.scripts) {
            if (shareAProgram(script, other))
                fill(other);
        }
    }
    void prove()
    {
        for (const ScriptStep &step : m_script.steps) {
            const QString part = partOf(m_script, step);
            places(step.say, part + QStringLiteral("/say"));
            places(step.ask, part + QStringLiteral("/ask"));
            places(step.note, part + QStringLiteral("/note"));
            if (!step.field.isEmpty()) {
                field(step.field, part + QStringLiteral("/field"));
                if (step.ask.isEmpty()) // it may be the agent's own: the institution that was named
                    m_findings.note(ScriptRule::Typed, part + QStringLiteral("/field"), { step.field });
            }
            for (const ScriptChoice &choice : step.choices) {
                const QString here = part + QStringLiteral("/choices/") + choice.code + QStringLiteral("/fills/");
                for (auto it = choice.fills.begin(); it != choice.fills.end(); ++it) {
                    field(it.key(), here + it.key());
                    value(it.key(), it.value(), here + it.key());
                }
            }
        }
    }

private:
    void fill(const Script &script)
    {
        for (const ScriptStep &step : script.steps) {
            m_filled.insert(step.field);
            for (const ScriptChoice &choice : step.choices) {
                for (auto it = choice.fills.begin(); it != choice.fills.end(); ++it)
                    m_filled.insert(it.key());
            }
        }
    }
    void places(const QString &text, const QString &part)
    {
        static const QStringList standard = standardFacts();
        for (const QString &name : placesIn(text)) {
            if (standard.contains(name))
                continue;
            const bool known = m_programs.isEmpty() ? m_filled.contains(name) : without(name).isEmpty();
            m_findings.require(known, ScriptRule::Place, part, { name, without(name).join(QStringLiteral(", ")) });
        }
    }
    void field(const QString &name, const QString &part)
    {
        const QStringList missing = without(name);
        m_findings.require(missing.isEmpty(), ScriptRule::Field, part, { name, missing.join(QStringLiteral(", ")) });
    }
    void value(const QString &name, const QString &given, const QString &part)
    {
        for (auto it = m_programs.begin(); it != m_programs.end(); ++it) {
            const QStringList values = it->value(name);
            m_findings.require(values.isEmpty() || values.contains(given), ScriptRule::FieldValue, part,
                { given, name, it.key(), values.join(QStringLiteral(", ")) });
        }
    }
    /// The known programs of this script that have no such field.
    [[nodiscard]] QStringList without(const QString &name) const
    {
        QStringList missing;
        for (auto it = m_programs.begin(); it != m_programs.end(); ++it) {
            if (!it->contains(name))
                missing << it.key();
        }
        return missing;
    }

    const Script &m_script;
    ScriptFindings &m_findings;
    RecordFields m_programs; ///< of this script that are known
    QSet<QString> m_filled; ///< by the scripts of its programs
};

} // namespace

QStringList standardFacts()
{
    static const char *const facts[] = { "program", "agent", "caller", "complaint", "urgency", "protocol", "findings", "unknowns",
        "time", "number", "doctor", "destination" };
    QStringList names;
    for (const char *fact : facts)
        names << QLatin1String(fact);
    return names;
}

void proveFields(const ScriptBook &book, const RecordFields &fields, ScriptFindings &findings)
{
    for (const Script &script : book.scripts) {
        findings.enter(script.id);
        Fields(book, script, fields, findings).prove();
    }
}

} // namespace kikitori
