// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "store/keys/storekey.h"

namespace kikitori {

/// The key on paper for the day when nobody's password is known: 32 random bytes, shown once in 13 groups of four
/// letters and a check letter. The store's keys are sealed to a key pair derived from it.
/// Thread: any one at a time. Owner: the caller.
class RecoveryKey {
public:
    [[nodiscard]] static RecoveryKey random();
    /// Reads what was typed; spaces, hyphens, small and full-width letters, O for 0 and I, L for 1 do no harm.
    /// Fault::RecoveryKeyWrong, detail "group 3" for the first group whose check letter does not fit.
    [[nodiscard]] static Result<RecoveryKey> fromText(const QString &text);
    [[nodiscard]] QString text() const;

    struct Pair {
        QByteArray publicHalf;
        StoreKey privateHalf;
    };
    [[nodiscard]] Pair pair() const;

private:
    explicit RecoveryKey(StoreKey bytes);
    StoreKey m_bytes;
};

/// A passphrase of `groups` times five letters without confusing ones, 25 bits a group, for a break-glass account.
[[nodiscard]] QString randomPassphrase(int groups);
/// As it was printed: without spaces and hyphens, in capitals, confusing letters taken as meant.
[[nodiscard]] QString plainPassphrase(const QString &typed);

} // namespace kikitori
