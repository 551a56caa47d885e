// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/outbox.h"

#include <QString>

#include <memory>
#include <vector>

namespace kikitori::test {

/// What a simulated desk has on its disk. Each function is one transaction: done or not at all. Thread: the simulation's.
/// Owner: the desk.
class SimDisk {
public:
    virtual ~SimDisk() = default;
    [[nodiscard]] virtual Outbox &outbox() = 0;
    /// Gives the entry its place (seq) as the store does.
    [[nodiscard]] virtual Result<> append(const Entry &entry) = 0;
    /// Every entry that is there, in no particular order.
    [[nodiscard]] virtual std::vector<Entry> all() = 0;
    /// Of one subject.
    [[nodiscard]] virtual std::vector<Entry> of(const QString &subject) = 0;
    virtual void startAgain() = 0;
    /// One copy is kept.
    virtual void backUp() = 0;
    /// False when there is no copy.
    [[nodiscard]] virtual bool restore() = 0;
};

[[nodiscard]] std::unique_ptr<SimDisk> makeMemoryDisk(const QString &desk);
/// The real store and its real outbox, on files.
[[nodiscard]] std::unique_ptr<SimDisk> makeFileDisk(const QString &desk);

/// hashOf(), remembered as long as id, place and body are the same.
[[nodiscard]] QByteArray rememberedHash(const Entry &entry);
void forgetHashes();

} // namespace kikitori::test
