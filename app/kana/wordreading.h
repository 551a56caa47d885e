// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace kikitori {

/// Parts Japanese text into words and reads each by the dictionary of this machine: written form and hiragana, empty
/// where the dictionary has no reading. Empty itself (not callable) when there is no dictionary.
/// Thread: any. Owner: its holder.
[[nodiscard]] std::function<std::vector<std::pair<QString, QString>>(const QString &text)> wordReading();

} // namespace kikitori
