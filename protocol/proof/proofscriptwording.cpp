// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/diagnosis.h"
#include "protocol/proof/proofscriptfindings.h"
#include "protocol/proof/proofwording.h"

#include <QRegularExpression>

namespace kikitori {

namespace {

/// The text without its places: a fact is as long as the case has it, and is no word of the writer.
QString withoutPlaces(QString text)
{
    for (const QString &name : placesIn(text))
        text.replace(u'{' + name + u'}', QStringLiteral("、"));
    return text;
}

/// 119 and the doctor are told what was found, in their own words; everybody else hears plain ones. In their scripts the
/// caller is spoken to as well: what is for staff carries facts of the case.
bool isForStaff(const Script &script, const QString &text)
{
    return (script.kind == ScriptKind::Ambulance || script.kind == ScriptKind::Doctor) && !placesIn(text).isEmpty();
}

bool isJapanese(const QString &text)
{
    static const QRegularExpression kana(QStringLiteral("[\u3041-\u309F\u30A1-\u30FF]"));
    return kana.match(text).hasMatch();
}

class ScriptWording {
public:
    ScriptWording(const Script &script, ScriptFindings &findings)
        : m_script(script)
        , m_findings(findings)
    {
    }
    void prove()
    {
        m_findings.require(!m_script.basis.trimmed().isEmpty(), ScriptRule::Basis, m_script.id + QStringLiteral("/basis"));
        for (const ScriptStep &step : m_script.steps) {
            const QString part = partOf(m_script, step);
            const bool spoken = !step.say.trimmed().isEmpty() || !step.ask.trimmed().isEmpty();
            m_findings.require(spoken, ScriptRule::Spoken, part);
            diagnosis(step.say, Ear::Caller, part + QStringLiteral("/say"));
            hardness(step.say, speechBounds, part + QStringLiteral("/say"));
            if (!step.ask.isEmpty())
                question(step, part + QStringLiteral("/ask"));
        }
    }

private:
    void question(const ScriptStep &step, const QString &part)
    {
        static const QRegularExpression stop(QStringLiteral("[。？?]$"));
        static const QRegularExpression asks(QStringLiteral("(か|ください|下さい)$"));
        static const QRegularExpression negative(QStringLiteral("(ないですか|ないか|ませんか|ませんでしたか)$"));
        static const QRegularExpression request(QStringLiteral("(いただけ|もらえ|ください|下さい|くれ)ませんか$"));
        const QString text = withoutPlaces(step.ask).remove(stop);
        const bool foreign = m_script.kind == ScriptKind::ForeignLanguage && !isJapanese(text);
        m_findings.require(foreign || asks.match(text).hasMatch(), ScriptRule::Asks, part);
        // はい to 止まりませんか is heard as either by half of the callers; to いただけませんか it is not.
        if (negative.match(text).hasMatch() && !request.match(text).hasMatch())
            m_findings.note(ScriptRule::Negative, part);
        m_findings.require(text.size() <= longestQuestion, ScriptRule::Length, part,
            { QString::number(text.size()), QString::number(longestQuestion) });
        diagnosis(step.ask, Ear::Question, part);
        hardness(step.ask, questionBounds, part);
    }
    void diagnosis(const QString &text, Ear ear, const QString &part)
    {
        const QString disease = diagnosisIn(text, isForStaff(m_script, text) ? Ear::Nurse : ear);
        m_findings.require(disease.isEmpty(), ScriptRule::Diagnosis, part, { disease });
    }
    void hardness(const QString &text, const HardnessBounds &bounds, const QString &part)
    {
        const HardnessOfText hard = hardnessOf(withoutPlaces(text));
        const bool staff = isForStaff(m_script, text);
        if (!staff) {
            for (const QString &word : hard.hardWords)
                m_findings.note(ScriptRule::HardWord, part, { word, plainWordFor(word) });
        }
        if (!staff && m_script.kind != ScriptKind::ForeignLanguage) // Chinese is all kanji
            above(hard.kanjiShare, bounds.noteShare, bounds.failShare, ScriptRule::KanjiShare, part, {});
        above(int(hard.longestClause.size()), int(bounds.noteClause), int(bounds.failClause), ScriptRule::Clause, part, hard.longestClause);
    }
    void above(int value, int noteAbove, int failAbove, ScriptRule rule, const QString &part, const QString &what)
    {
        if (value > failAbove)
            m_findings.error(rule, part, { QString::number(value), QString::number(failAbove), what });
        else if (value > noteAbove)
            m_findings.note(rule, part, { QString::number(value), QString::number(noteAbove), what });
    }

    const Script &m_script;
    ScriptFindings &m_findings;
};

} // namespace

void proveScriptWording(const ScriptBook &book, ScriptFindings &findings)
{
    for (const Script &script : book.scripts) {
        findings.enter(script.id);
        ScriptWording(script, findings).prove();
    }
}

} // namespace kikitori
