// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>

namespace kikitori {

/// What a file may be taken for; the first byte of a fuzzer's input chooses it.
enum class Taken : int { PackHead, Protocol, ScriptBookHead, Script, LocalNotes, CompiledPack, SealedPack };
inline constexpr int kTakenForms = 7;

/// Reads bytes that nobody vouches for, and where they are accepted does with them what a desk would: proves, runs,
/// writes and reads again. Ends the process (abort) when a law does not hold: what was accepted is written and read back
/// as the same, an answer more never lowers what was reached. Anything else may be refused, never crash.
/// Returns true when the bytes were accepted.
bool readAs(Taken taken, const QByteArray &bytes);

} // namespace kikitori
