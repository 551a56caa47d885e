// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDateTime>

namespace kikitori {

/// Says what time it is. Thread: any; implementations are thread-safe. Owner: main, injected everywhere.
class Clock {
public:
    virtual ~Clock() = default;
    /// Wall time in UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Milliseconds that never step back; only differences mean anything.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
};

/// A clock that moves only when told, for tests and simulation.
class ManualClock final : public Clock {
public:
    explicit ManualClock(QDateTime start);
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
    void advance(qint64 ms);

private:
    QDateTime m_start;
    qint64 m_passed = 0;
};

} // namespace kikitori
