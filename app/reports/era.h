// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDate>
#include <QString>

namespace kikitori {

/// A date as the forms write it, in the era 令和: "令和8年11月20日", the first year as 元年. A day before the era (before
/// 2019-05-01) is written with the western year.
[[nodiscard]] QString eraDate(QDate day);

} // namespace kikitori
