// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QHash>
#include <QString>

namespace kikitori {

/// Where a part of a pack stands.
struct Place {
    QString file;
    int line = 0; ///< 1-based, 0 when it stands in no file
    int column = 0; ///< 1-based, in characters
    friend bool operator==(const Place &, const Place &) = default;
};

/// Where each part of a pack stands in its files, beside the model and without a meaning for it. A part is named by its
/// way through the pack: "adult.chest-pain/items/sweat/question", "adult.chest-pain/advice/red/say", "/emergency/cpa".
/// Thread: any one at a time. Owner: whoever reads and checks the pack.
class PackPlaces {
public:
    void note(const QString &part, const Place &place) { m_places.insert(part, place); }
    /// Where the part stands; of a part that stands nowhere, the nearest that it would be in.
    [[nodiscard]] Place at(QString part) const;

private:
    QHash<QString, Place> m_places;
};

} // namespace kikitori
