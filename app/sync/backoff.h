// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>

namespace kikitori {

/// How long to wait before trying again: the first pause doubled after each failure up to the longest, milliseconds.
/// Thread: any one at a time. Owner: the one who waits.
class BackOff {
public:
    BackOff(int first, int longest)
        : m_first(first)
        , m_longest(longest)
    {
    }
    [[nodiscard]] int next()
    {
        m_last = m_last == 0 ? m_first : static_cast<int>(std::min<long long>(2LL * m_last, m_longest));
        return m_last;
    }
    void reset() { m_last = 0; }

private:
    int m_first;
    int m_longest;
    int m_last = 0;
};

} // namespace kikitori
