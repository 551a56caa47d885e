// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "people/staff.h"

#include <QString>

#include <vector>

namespace kikitori {

/// The ready-made people of the demo, named on the sign-in window. A real installation has none.
struct DemoPerson {
    Staff staff;
    QString password;
};
[[nodiscard]] std::vector<DemoPerson> demoPeople();

/// Makes the demo's keyring when its home has neither people nor records yet; otherwise does nothing.
/// Takes milliseconds: the derivation is a cheap one, for passwords that are no secret.
[[nodiscard]] Result<> enrolDemoPeople(const QString &keysPath, const QString &storePath);

} // namespace kikitori
