// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keys/storekey.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace kikitori {

/// The second factor: codes by time (RFC 6238: HMAC-SHA-1, 30 s, six digits). Works offline.
[[nodiscard]] StoreKey randomCodeSecret(); ///< 20 bytes (RFC 4226, R6)
/// The time step whose code this is, among the one before, the present and the next; none when it fits none of them or
/// is not newer than `lastStep`. Spaces and full-width digits are read as plain ones.
[[nodiscard]] std::optional<quint64> stepOfCode(
    const StoreKey &secret, const QString &code, const QDateTime &now, quint64 lastStep);
/// The code of a moment, for enrolment by a test or a robot.
[[nodiscard]] QString codeAt(const StoreKey &secret, const QDateTime &now);
/// What an authenticator's camera reads: otpauth://totp/…
[[nodiscard]] QString enrolmentAddress(const StoreKey &secret, const QString &staffId);

} // namespace kikitori
