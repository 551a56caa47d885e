// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"

namespace kikitori {

/// Makes a doctor's key, words.at(1) being the name, and prints the line for releasers.yaml.
int protocolKey(Context &context, const Words &words);
/// Proves the folder words.at(1), seals it and writes the .kpack; Failed with the findings when the proof has any.
int protocolRelease(Context &context, const Words &words);
/// Writes the notice that retires the .kpack words.at(1), beside it.
int protocolRetire(Context &context, const Words &words);
/// What a .kpack or a folder is, where it stands in its life, and what this desk says to it.
int protocolShow(Context &context, const Words &words);

} // namespace kikitori
