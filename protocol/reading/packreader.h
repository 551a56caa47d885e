// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/reading/packplaces.h"
#include "protocol/protocol.h"

namespace kikitori {

/// Reads one protocol pack: a folder with pack.yaml (head and emergency checks) and one further *.yaml a protocol.
/// The format is docs/protocol-format.md. Errors carry file, line and column; unknown keys are refused; also refused:
/// a double id or code, a protocol without tree and items, a branch that leads to no node below, a protocol without advice
/// for an urgency, items not ordered red to green, a floor above an item or branch, a `least` that is not above the floor, a
/// red advice that does not speak of 119.
[[nodiscard]] Result<Pack> readPack(const QString &folder);
/// The same from bytes by file name ("pack.yaml", "adult-chest-pain.yaml" …).
[[nodiscard]] Result<Pack> readPack(const QMap<QString, QByteArray> &files);

/// A pack with all that the reader refused in it, for who repairs it; no desk works with what stands here.
struct PackUnderRepair {
    Pack pack; ///< without the files that were refused
    PackPlaces places;
    std::vector<Error> refused; ///< the first fault of each file
};
[[nodiscard]] PackUnderRepair readPackWithPlaces(const QMap<QString, QByteArray> &files);
/// FileMissing or FileUnreadable when the folder cannot be read at all.
[[nodiscard]] Result<PackUnderRepair> readPackWithPlaces(const QString &folder);

} // namespace kikitori
