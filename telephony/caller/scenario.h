// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QString>

#include <vector>

namespace kikitori {

/// One sentence and the silence after it.
struct SpokenLine {
    QString say;
    int pauseMs = 0;
};

/// Who calls whom and what both say: a file of resources/scenarios.
struct Scenario {
    QString callerNumber;
    QString calledNumber;
    std::vector<SpokenLine> caller;
    std::vector<SpokenLine> nurse;
};

/// Faults: those of YamlMap. Keys that the telephone does not need are left alone: the tour reads the same file.
[[nodiscard]] Result<Scenario> readScenario(const QString &path);

} // namespace kikitori
