// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/urgency.h"

#include <QDateTime>

namespace kikitori {

/// What happened, what is safe, and what to do, as one or two sentences for a person. Every Fault has its own words.
[[nodiscard]] QString sentenceFor(const Error &error);

/// 赤, 橙, 黄, 緑, 白.
[[nodiscard]] QString wordFor(Urgency urgency);
/// ◆ ▲ ● ■ ○: the shape that stands beside the colour, so that nobody needs to see colours.
[[nodiscard]] QString markFor(Urgency urgency);
/// はい, いいえ, 不明.
[[nodiscard]] QString wordFor(Answer answer);

/// HH:mm:ss of the local day at the given offset from UTC.
[[nodiscard]] QString timeOfDay(const QDateTime &utc, int offsetMinutes);
/// m:ss, or h:mm:ss from one hour on.
[[nodiscard]] QString duration(int seconds);

} // namespace kikitori
