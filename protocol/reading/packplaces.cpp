// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packplaces.h"

namespace kikitori {

Place PackPlaces::at(QString part) const
{
    for (;;) {
        const auto it = m_places.constFind(part);
        if (it != m_places.constEnd())
            return *it;
        const qsizetype cut = part.lastIndexOf(u'/');
        if (cut < 0)
            return {};
        part.truncate(cut);
    }
}

} // namespace kikitori
