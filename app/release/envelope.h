// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "release/refusal.h"
#include "release/releasekey.h"

namespace kikitori {

/// What was signed, by which key.
struct Letter {
    QByteArray key; ///< the public half that the signature fits
    QByteArray content;
};

/// Content under a signature: mark (8 bytes, what kind of file it is), form, public half, length, content, signature over
/// all of that. `mark` keeps one kind of file from passing for another.
[[nodiscard]] QByteArray sealEnvelope(const char *mark, const QByteArray &content, const ReleaseKey &key);
/// Says that nobody changed it, not that its key is one to trust. Damaged, ChangedAfterSealing, NewerForm.
[[nodiscard]] tl::expected<Letter, ReleaseRefusal> openEnvelope(const char *mark, const QByteArray &bytes);

} // namespace kikitori
