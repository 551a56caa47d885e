// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace kikitori {

/// Who meets a text: a caller hears it; the nurse alone reads it.
enum class Ear { Caller, Question, Help, Nurse };

/// The disease that the text gives the caller; empty when none. Nurses' prompts may weigh a disease, never state it;
/// what a caller hears names none, but for history; help may give examples when it says so (例).
[[nodiscard]] QString diagnosisIn(const QString &text, Ear ear);

} // namespace kikitori
