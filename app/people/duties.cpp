// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "people/duties.h"

namespace kikitori {

std::vector<Due> duesOf(const Staff &staff, const QDate &today)
{
    std::vector<Due> dues;
    if (!staff.pledgedOn.isValid() || staff.pledgedOn > today)
        dues.push_back(Due::Pledge);
    if (!staff.trainedOn.isValid() || staff.trainedOn > today)
        dues.push_back(Due::Training);
    else if (staff.trainedOn.addYears(1) <= today)
        dues.push_back(Due::TrainingAgain);
    return dues;
}

} // namespace kikitori
