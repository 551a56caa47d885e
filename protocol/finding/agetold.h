// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/finding/concepts.h"

#include <QString>

namespace kikitori {

/// What a complaint tells of the patient's age. Thread: any. Owner: the query.
struct AgeTold {
    enum class Who { NotTold, Child, Grown } who = Who::NotTold;
    int years = -1; ///< -1 when not told; 0 for 生後5か月
    int days = -1; ///< of an infant; -1 when not told
    bool newborn = false; ///< up to 28 days: 生後5日, 生まれて2週間, 新生児
    bool pastNewborn = false; ///< an infant of a month or more: 生後3か月
};

/// `complaint` as typed; `named` the concepts that it names.
[[nodiscard]] AgeTold ageTold(const QString &complaint, const ConceptSet &named);

} // namespace kikitori
