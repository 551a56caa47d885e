// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// libre, librem and baresip, for the .cpp files of this room alone: they bring macros named min, max, true and false.
#include <cstdarg>
#include <cstdint>
#define DEBUG_MODULE "kikitori"
#define DEBUG_LEVEL 0
#include <re.h>
#include <re_dbg.h>
#include <rem.h>

#include <baresip.h>

#undef DEBUG_MODULE
#undef DEBUG_LEVEL
#undef min
#undef max
#undef true
#undef false
#undef bool
