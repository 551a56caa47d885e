// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"
#include "store/connection.h"
#include "store/writedoor.h"

#include <memory>

namespace kikitori {

/// The outbox of a store. What was acknowledged is what has no outbox row (any more); its sum is kept beside it in the
/// same transaction. Thread: one at a time, never the store's. Owner: the sync.
class StoreOutbox final : public Outbox {
public:
    /// `connection` reads; what is written goes through the door.
    StoreOutbox(std::unique_ptr<Connection> connection, QString desk, WriteDoor door);
    [[nodiscard]] Result<std::vector<Entry>> pending(int most, const QDateTime &now) override;
    [[nodiscard]] Result<> acknowledged(const std::vector<QUuid> &ids) override;
    [[nodiscard]] Result<> setAside(const QUuid &id, const QString &reason) override;
    [[nodiscard]] Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &now) override;
    [[nodiscard]] Result<std::optional<QDateTime>> nextDue() override;
    [[nodiscard]] Result<std::vector<Aside>> aside(int most) override;
    [[nodiscard]] Result<> offerAgain(const std::vector<QUuid> &ids) override;
    [[nodiscard]] Result<SharedPosition> position() override;
    [[nodiscard]] Result<Received> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) override;
    [[nodiscard]] Result<std::vector<KnownEntry>> known(const QUuid &after, int most) override;
    [[nodiscard]] Result<int> missingThere(const std::vector<QUuid> &ids) override;
    [[nodiscard]] Result<Counts> counts() override;
    [[nodiscard]] Result<Counts> countsFromRows() override;

private:
    [[nodiscard]] Result<Counts> countRows();

    std::unique_ptr<Connection> m_connection;
    QString m_desk;
    WriteDoor m_door;
};

} // namespace kikitori
