// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"

namespace kikitori {

/// protocol diff A B: in plain words.
int protocolDiff(Context &context, const Words &words);
/// protocol replay A B --cases: what B would have decided in the cases of this desk.
int protocolReplay(Context &context, const Words &words);
/// protocol notes review PACK | notes add PACK PROTOCOL[/PART] TEXT --by NAME | notes list
int protocolNotes(Context &context, const Words &words);

} // namespace kikitori
