// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/entrywriter.h"

#include <functional>

namespace kikitori {

/// Runs `work` on the store thread in one transaction and waits for it: all of it is on the disk, or nothing and the fault.
/// So the sync writes in turn with the desk and never makes it wait for a lock. For the sync thread only: nothing else
/// may wait. Fault::StoreClosed once the store is closed.
using WriteDoor = std::function<Result<>(const std::function<Result<>(EntryWriter &)> &work)>;

} // namespace kikitori
