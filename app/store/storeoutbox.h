// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"
#include "store/connection.h"

#include <memory>

namespace kikitori {

/// The outbox of a store, over a connection of its own. Thread: one at a time. Owner: the sync.
class StoreOutbox final : public Outbox {
public:
    explicit StoreOutbox(std::unique_ptr<Connection> connection);
    [[nodiscard]] Result<std::vector<Entry>> pending(int most) override;
    [[nodiscard]] Result<> acknowledged(const std::vector<QUuid> &ids) override;
    [[nodiscard]] Result<> setAside(const QUuid &id, const QString &reason) override;
    [[nodiscard]] Result<Counts> counts() override;

private:
    struct Sum {
        QByteArray digest; ///< 32 bytes
        qint64 entries = 0;
    };
    [[nodiscard]] Result<Sum> sum();
    [[nodiscard]] Result<> keep(const Sum &sum);
    [[nodiscard]] Result<> acknowledgeOne(const QUuid &id, Sum &sum);

    std::unique_ptr<Connection> m_connection;
};

} // namespace kikitori
