// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

namespace kikitori {

/// One thing in a pack that has a place of its own (an item, a node, an advice, a protocol's head), as texts by key, in
/// the form of the YAML: what two versions are compared by, and what a centre's own note stands under.
struct PackPiece {
    QString part; ///< as PackPlaces names it, without the protocol: "items/sweat"; empty: the head
    QString question; ///< what is asked there; empty where nothing is
    std::vector<std::pair<QString, QString>> texts; ///< key → text, in the order of the format
    [[nodiscard]] QString text(const QString &key) const;
};

/// All of a protocol: its head, tree, items, modifiers and advice.
[[nodiscard]] std::vector<PackPiece> piecesOf(const Protocol &protocol);
/// The pack's head, meanings and emergency checks.
[[nodiscard]] std::vector<PackPiece> piecesOfHead(const Pack &pack);

} // namespace kikitori
