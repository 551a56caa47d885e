// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace kikitori {

/// The number in a SIP address as a header carries it: `"x" <sip:0887119@host;user=phone>;reason=…` gives 0887119,
/// `tel:+81-88-…` gives +8188…; "anonymous" stays a word. Empty when there is no user part. (RFC 3261 §20.10, RFC 3966)
[[nodiscard]] QString numberOf(const QString &address);

/// Whether a number may be put into a SIP address: 1 to 32 of digits, letters, + * # - . _
[[nodiscard]] bool isDiallable(const QString &number);

} // namespace kikitori
