// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/scriptrun.h"

#include "protocol/scriptway.h"

#include <algorithm>

namespace kikitori {

namespace {

const ScriptChoice *choiceOf(const ScriptStep &step, const QString &code)
{
    const auto it = std::find_if(step.choices.begin(), step.choices.end(), [&](const ScriptChoice &c) { return c.code == code; });
    return it == step.choices.end() ? nullptr : &*it;
}

} // namespace

ScriptRun::ScriptRun(Script script)
    : m_script(std::move(script))
{
    if (!m_script.steps.empty())
        m_current = m_script.steps.front().code;
}

const Script &ScriptRun::script() const
{
    return m_script;
}

const ScriptStep *ScriptRun::current() const
{
    return m_current.isEmpty() ? nullptr : m_script.step(m_current);
}

QString ScriptRun::jumpsTo() const
{
    return m_jump;
}

bool ScriptRun::leave(const QString &choice, const QString &text, const QDateTime &at)
{
    const ScriptStep *step = current();
    if (!step)
        return false;
    const ScriptChoice *chosen = choice.isEmpty() ? nullptr : choiceOf(*step, choice);
    if (!chosen && (!choice.isEmpty() || (!step->choices.empty() && step->field.isEmpty())))
        return false;
    const ScriptWay way = wayFrom(m_script, *step, chosen ? chosen->go : step->next);
    if (way.kind == ScriptWay::Nowhere)
        return false;
    const Left left { step->code, choice, text, false, at.toUTC() };
    m_history.push_back(left);
    m_path.push_back(left);
    m_current = way.kind == ScriptWay::ToStep ? way.to : QString();
    m_jump = way.kind == ScriptWay::ToScript ? way.to : QString();
    return true;
}

bool ScriptRun::back(const QDateTime &at)
{
    if (m_path.empty())
        return false;
    m_current = m_path.back().step;
    m_jump.clear();
    m_path.pop_back();
    m_history.push_back({ m_current, {}, {}, true, at.toUTC() });
    return true;
}

const std::vector<ScriptRun::Left> &ScriptRun::path() const
{
    return m_path;
}

const std::vector<ScriptRun::Left> &ScriptRun::history() const
{
    return m_history;
}

QMap<QString, QString> ScriptRun::fields() const
{
    QMap<QString, QString> filled;
    for (const Left &left : m_path) {
        const ScriptStep *step = m_script.step(left.step);
        const ScriptChoice *chosen = choiceOf(*step, left.choice);
        if (chosen)
            filled.insert(chosen->fills);
        if (!step->field.isEmpty() && !left.text.trimmed().isEmpty())
            filled.insert(step->field, left.text.trimmed());
    }
    return filled;
}

} // namespace kikitori
