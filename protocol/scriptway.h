// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/script.h"

namespace kikitori {

/// Where a ScriptChoice::go or ScriptStep::next leads, the same for reader, run and proof.
struct ScriptWay {
    enum Kind { ToStep, ToEnd, ToScript, Nowhere };
    Kind kind = Nowhere;
    QString to; ///< code of the step, or id of the script
    friend bool operator==(const ScriptWay &, const ScriptWay &) = default;
};

/// `go` as it stands at a step of the script: a code, "end", "script:ID", or empty for the step below. Nowhere: the script
/// has no such step; whether there is a script of that id the book knows.
[[nodiscard]] ScriptWay wayFrom(const Script &script, const ScriptStep &step, const QString &go);
/// All ways out of a step: of each choice in order, then that of a typed answer or of the one key.
[[nodiscard]] std::vector<ScriptWay> waysFrom(const Script &script, const ScriptStep &step);

} // namespace kikitori
