// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

namespace kikitori {

/// A bounded queue between one writing and one reading thread, without locks; a full queue refuses. Thread: write() by
/// one, read() by another, size() by both. Owner: whoever ties the two threads together.
template<class T>
class Ring {
public:
    /// `capacity` is rounded up to a power of two.
    explicit Ring(std::size_t capacity)
    {
        std::size_t size = 1;
        while (size < capacity)
            size *= 2;
        m_items.resize(size);
    }
    /// Writes up to `count` items; returns how many found room.
    std::size_t write(const T *items, std::size_t count)
    {
        const std::size_t head = m_head.load(std::memory_order_relaxed);
        const std::size_t room = m_items.size() - (head - m_tail.load(std::memory_order_acquire));
        const std::size_t taken = count < room ? count : room;
        for (std::size_t i = 0; i < taken; ++i)
            m_items[(head + i) & (m_items.size() - 1)] = items[i];
        m_head.store(head + taken, std::memory_order_release);
        return taken;
    }
    /// Reads up to `count` items; returns how many there were.
    std::size_t read(T *items, std::size_t count)
    {
        const std::size_t tail = m_tail.load(std::memory_order_relaxed);
        const std::size_t there = m_head.load(std::memory_order_acquire) - tail;
        const std::size_t given = count < there ? count : there;
        for (std::size_t i = 0; i < given; ++i)
            items[i] = m_items[(tail + i) & (m_items.size() - 1)];
        m_tail.store(tail + given, std::memory_order_release);
        return given;
    }
    /// Drops up to `count` items unread. Reading thread only.
    void skip(std::size_t count)
    {
        const std::size_t tail = m_tail.load(std::memory_order_relaxed);
        const std::size_t there = m_head.load(std::memory_order_acquire) - tail;
        m_tail.store(tail + (count < there ? count : there), std::memory_order_release);
    }
    [[nodiscard]] std::size_t size() const
    {
        return m_head.load(std::memory_order_acquire) - m_tail.load(std::memory_order_acquire);
    }

private:
    std::vector<T> m_items;
    alignas(64) std::atomic<std::size_t> m_head { 0 };
    alignas(64) std::atomic<std::size_t> m_tail { 0 };
};

} // namespace kikitori
