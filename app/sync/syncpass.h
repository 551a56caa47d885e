// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"
#include "sync/remotestore.h"

namespace kikitori {

/// What one batch came to.
struct BatchOutcome {
    qint64 accepted = 0;
    bool more = false; ///< something may still be pending
};

/// Sends the oldest pending entries once, then settles them in the outbox. What the server said nothing about stays
/// pending; a batch of which nothing could be settled is a fault, so that no caller turns in circles.
[[nodiscard]] Result<BatchOutcome> syncBatch(Outbox &outbox, RemoteStore &remote, int batch);

} // namespace kikitori
