// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"
#include "people/staff.h"

#include <optional>

namespace kikitori {

/// Why an entry may not be written: the act that the person may not do, or what is not their own.
struct Denial {
    QString act; ///< codeOf(Act), or "author", "desk", "subject", "program", "kind"
};

/// Whether `writer`, sitting at `desk`, may append this entry; empty when they may. Nobody writes in another's name or
/// for another desk. What the line did (it rang, it ended, a recording ended) is a fact and never refused, whoever sits
/// there, nobody included. Programs narrow what one may look at, and the writing of those who take no calls: whose calls
/// a person gets is the exchange's word, and what was said in a call is never refused.
/// Pure. Thread: any. Owner: none (function).
[[nodiscard]] std::optional<Denial> refusalOf(const Entry &entry, const Staff &writer, const QString &desk);
[[nodiscard]] bool mayProgram(const Staff &staff, const QString &program);

} // namespace kikitori
