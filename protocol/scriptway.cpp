// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/scriptway.h"

#include <algorithm>

namespace kikitori {

namespace {

constexpr QLatin1String theEnd("end");
constexpr QLatin1String toScript("script:");

} // namespace

ScriptWay wayFrom(const Script &script, const ScriptStep &step, const QString &go)
{
    if (go == theEnd)
        return { ScriptWay::ToEnd, {} };
    if (go.startsWith(toScript) && go.size() > toScript.size())
        return { ScriptWay::ToScript, go.mid(toScript.size()) };
    if (!go.isEmpty())
        return script.step(go) ? ScriptWay { ScriptWay::ToStep, go } : ScriptWay {};
    const auto here =
        std::find_if(script.steps.begin(), script.steps.end(), [&](const ScriptStep &s) { return s.code == step.code; });
    if (here == script.steps.end())
        return {};
    const auto below = here + 1;
    return below == script.steps.end() ? ScriptWay { ScriptWay::ToEnd, {} } : ScriptWay { ScriptWay::ToStep, below->code };
}

std::vector<ScriptWay> waysFrom(const Script &script, const ScriptStep &step)
{
    std::vector<ScriptWay> ways;
    for (const ScriptChoice &choice : step.choices)
        ways.push_back(wayFrom(script, step, choice.go));
    if (step.choices.empty() || !step.field.isEmpty())
        ways.push_back(wayFrom(script, step, step.next));
    return ways;
}

} // namespace kikitori
