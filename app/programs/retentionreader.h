// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/yamlmap.h"
#include "programs/program.h"

namespace kikitori {

/// The block `retention` of a program file; faults are noted in the map, with their place. Thread: any one at a time.
[[nodiscard]] Retention readRetention(YamlMap &map, const std::vector<FieldSpec> &fields);

} // namespace kikitori
