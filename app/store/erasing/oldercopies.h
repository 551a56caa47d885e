// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>

namespace kikitori {

/// Whole copies of a store that stand beside it from earlier days, with what belongs to them: before a migration
/// (STORE.schemaN.STAMP.backup), and those that a rekey or a restore put aside (STORE.WHAT.STAMP). What is erased from
/// the store still stands in them. Absolute paths, sorted. Thread: any.
[[nodiscard]] QStringList olderCopiesBeside(const QString &storePath);

} // namespace kikitori
