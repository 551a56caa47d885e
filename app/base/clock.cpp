// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/clock.h"

#include <chrono>

namespace kikitori {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

qint64 SystemClock::monotonicMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

ManualClock::ManualClock(QDateTime start)
    : m_start(start.toUTC())
{
}

QDateTime ManualClock::now() const
{
    return m_start.addMSecs(m_passed);
}

qint64 ManualClock::monotonicMs() const
{
    return m_passed;
}

void ManualClock::advance(qint64 ms)
{
    m_passed += ms;
}

} // namespace kikitori
