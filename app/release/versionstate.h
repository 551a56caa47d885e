// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDate>

#include <optional>

namespace kikitori {

/// Where a version stands in its life.
enum class VersionState {
    Draft, ///< not proved, or not any more
    Checked, ///< proved
    Reviewed, ///< signed by a doctor, its day has not come
    Released, ///< what desks use
    Retired,
};

struct VersionFacts {
    bool proved = false; ///< without an error
    bool sealed = false; ///< by a doctor, and unchanged since
    QDate releasedFrom; ///< of a sealed one
    std::optional<QDate> retiredFrom; ///< the earliest that is known
};

/// What is sealed was proved before; on the day itself it is released, or retired.
[[nodiscard]] VersionState stateOf(const VersionFacts &facts, QDate today);

/// "draft", "checked", "reviewed", "released", "retired".
[[nodiscard]] QString codeOf(VersionState state);

} // namespace kikitori
