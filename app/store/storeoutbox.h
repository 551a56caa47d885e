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
    [[nodiscard]] Result<std::vector<Entry>> pending(int most, const QDateTime &now) override;
    [[nodiscard]] Result<> acknowledged(const std::vector<QUuid> &ids) override;
    [[nodiscard]] Result<> setAside(const QUuid &id, const QString &reason) override;
    [[nodiscard]] Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &due) override;
    [[nodiscard]] Result<std::optional<QDateTime>> nextDue() override;
    [[nodiscard]] Result<std::vector<Aside>> aside(int most) override;
    [[nodiscard]] Result<> offerAgain(const std::vector<QUuid> &ids) override;
    [[nodiscard]] Result<SharedPosition> position() override;
    [[nodiscard]] Result<int> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) override;
    [[nodiscard]] Result<std::vector<KnownEntry>> known(const QUuid &after, int most) override;
    [[nodiscard]] Result<> missingThere(const std::vector<QUuid> &ids) override;
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
