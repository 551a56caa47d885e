// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/protocol.h"

#include <QByteArray>

namespace kikitori {

/// The form that packBytes writes.
inline constexpr quint32 kPackForm = 1;

/// The compact form of a pack: mark, form, SHA-256 of what follows, every text once, then the model by its place. It keeps
/// `hash` as it is, that of the files that the pack was read from. The same pack gives the same bytes.
[[nodiscard]] QByteArray packBytes(const Pack &pack);

/// Reads it strictly: every length against what is there, nothing may follow. Takes memory in proportion to the bytes.
/// SealBroken when the digest does not fit, ReleaseNewer for a form of a newer program, FileUnreadable for anything else;
/// `name` is the subject of the error.
[[nodiscard]] Result<Pack> packFromBytes(const QByteArray &bytes, const QString &name = {});

} // namespace kikitori
