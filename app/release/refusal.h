// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

namespace kikitori {

/// Why a desk does not work with a released file.
enum class Refused {
    Damaged, ///< not such a file, or a part of one
    ChangedAfterSealing, ///< the signature does not fit
    UnknownReleaser, ///< no key in releasers.yaml, or one whose time was over
    NotYetInForce, ///< detail: from when, ISO 8601 date
    Retired, ///< detail: from when, ISO 8601 date
    NewerForm, ///< written by a newer program
};

struct ReleaseRefusal {
    Refused why = Refused::Damaged;
    QString detail; ///< for the engineer, or a date
};

/// The refusal as a fault of the file `name`: what the windows have a sentence for.
[[nodiscard]] Error errorOf(const ReleaseRefusal &refusal, const QString &name);

} // namespace kikitori
