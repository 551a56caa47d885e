// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <optional>

namespace kikitori {

/// Urgency 緊急度 of the telephone protocol, ordered: a higher value needs help sooner.
enum class Urgency : int { White = 0, Green = 1, Yellow = 2, Orange = 3, Red = 4 };

/// What the caller answered to one item. Unknown 不明 never lowers an urgency.
enum class Answer : int { No = 0, Yes = 1, Unknown = 2 };

/// "red", "orange", "yellow", "green", "white": the form that is stored and written in YAML.
[[nodiscard]] QString codeOf(Urgency urgency);
[[nodiscard]] std::optional<Urgency> urgencyOf(const QString &code);
/// "yes", "no", "unknown": the form that is stored.
[[nodiscard]] QString codeOf(Answer answer);
[[nodiscard]] std::optional<Answer> answerOf(const QString &code);

} // namespace kikitori
