// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QUuid>
#include <QtGlobal>

namespace kikitori::test {

/// Numbers that a seed gives, the same everywhere (splitmix64). Thread: any one. Owner: the simulation.
class Chance {
public:
    explicit Chance(quint64 seed)
        : m_state(seed)
    {
    }
    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 … below - 1
    int upTo(int below) { return below <= 0 ? 0 : static_cast<int>(next() % static_cast<quint64>(below)); }
    int between(int least, int most) { return least + upTo(most - least + 1); }
    bool in1000(int chances) { return upTo(1000) < chances; }
    QUuid id()
    {
        const quint64 a = next();
        const quint64 b = next();
        QUuid made;
        made.data1 = static_cast<uint>(a);
        made.data2 = static_cast<ushort>(a >> 32);
        made.data3 = static_cast<ushort>(((a >> 48) & 0x0fff) | 0x4000);
        for (int i = 0; i < 8; ++i)
            made.data4[i] = static_cast<uchar>(b >> (8 * i));
        made.data4[0] = static_cast<uchar>((made.data4[0] & 0x3f) | 0x80);
        return made;
    }

private:
    quint64 m_state;
};

} // namespace kikitori::test
