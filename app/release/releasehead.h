// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "release/release.h"

namespace kikitori {

// The heads of both files as JSON, so that they can be read for as long as there are editors. Read strictly: every key must
// be there, none may be beside them; a new key is a new form of the envelope.

[[nodiscard]] QByteArray headFrom(const Release &release);
[[nodiscard]] std::optional<Release> releaseFrom(const QByteArray &head);
[[nodiscard]] QByteArray headFrom(const Retirement &retirement);
[[nodiscard]] std::optional<Retirement> retirementFrom(const QByteArray &head);

} // namespace kikitori
