// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>

namespace kikitori {

/// 32 random bytes that open a store; wiped from memory when dropped. Movable, not copyable by accident (use clone()).
/// Thread: one at a time. Owner: the caller.
class StoreKey {
public:
    StoreKey() = default;
    [[nodiscard]] static StoreKey random();
    explicit StoreKey(QByteArray bytes);
    ~StoreKey();
    StoreKey(StoreKey &&other) noexcept;
    StoreKey &operator=(StoreKey &&other) noexcept;
    StoreKey(const StoreKey &) = delete;
    StoreKey &operator=(const StoreKey &) = delete;
    [[nodiscard]] StoreKey clone() const;
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] bool isValid() const { return m_bytes.size() == 32; }

private:
    QByteArray m_bytes;
};

} // namespace kikitori
