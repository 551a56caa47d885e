// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>
#include <thread>

namespace kikitori::test {

/// Lets the victim of a kill work on for so long; the processor is left to it, so that one core is enough.
inline void letWork(std::chrono::nanoseconds time)
{
    std::this_thread::sleep_for(time);
}

} // namespace kikitori::test
