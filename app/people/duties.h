// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "people/staff.h"

#include <vector>

namespace kikitori {

/// What a person still owes the centre. It keeps nobody from a call: a line without a nurse is worse than a form that
/// is late; so it is shown and not enforced.
enum class Due {
    Pledge, ///< 誓約書 not signed (K19)
    Training, ///< never trained (K21)
    TrainingAgain, ///< the last training is a year ago or longer (K21: yearly)
};
[[nodiscard]] std::vector<Due> duesOf(const Staff &staff, const QDate &today);

} // namespace kikitori
