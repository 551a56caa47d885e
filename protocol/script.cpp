// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/script.h"

#include <algorithm>

namespace kikitori {

const Step *Script::step(const QString &code) const
{
    const auto it = std::find_if(steps.begin(), steps.end(), [&](const Step &step) { return step.code == code; });
    return it == steps.end() ? nullptr : &*it;
}

const Script *ScriptBook::script(const QString &scriptId) const
{
    const auto it = std::find_if(scripts.begin(), scripts.end(), [&](const Script &s) { return s.id == scriptId; });
    return it == scripts.end() ? nullptr : &*it;
}

std::vector<const Script *> ScriptBook::scriptsFor(const QString &program) const
{
    std::vector<const Script *> found;
    for (const Script &script : scripts) {
        if (script.programs.isEmpty() || script.programs.contains(program))
            found.push_back(&script);
    }
    return found;
}

} // namespace kikitori
