// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/yamlmap.h"
#include "protocol/reading/packplaces.h"
#include "protocol/reading/yamlfile.h"
#include "protocol/protocol.h"

#include <QSet>

#include <initializer_list>

namespace kikitori {

inline constexpr Urgency allUrgencies[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };

/// The part of the pack that is being read, and the table where its place is noted. Thread: any one at a time. Owner: the
/// reading function.
struct PackSpot {
    PackPlaces *places = nullptr; ///< none: nobody asks where things stand
    QString file;
    QString part;

    [[nodiscard]] PackSpot in(const QString &step) const { return { places, file, part + u'/' + step }; }
    void note(const YamlMap &map, std::initializer_list<const char *> keys) const
    {
        if (!places)
            return;
        put(part, map.place());
        for (const char *key : keys) {
            if (map.has(key))
                put(part + u'/' + QLatin1String(key), map.place(key));
        }
    }
    void noteWords(const YamlMap &map, const char *key) const
    {
        if (!places)
            return;
        int number = 0;
        for (const YamlPlace &place : map.places(key))
            put(part + u'/' + QLatin1String(key) + u'/' + QString::number(number++), place);
    }
    void put(const QString &what, const YamlPlace &place) const { places->note(what, { file, place.line, place.column }); }
};

/// The callers' words; none may be empty for the finder.
[[nodiscard]] QStringList searchWords(YamlMap &map, const char *key);

/// Reads one protocol of a pack; `ids` are those of the protocols before it. Faults are noted in `map`.
[[nodiscard]] Protocol readProtocol(YamlMap &map, QSet<QString> &ids, PackSpot spot);

} // namespace kikitori
