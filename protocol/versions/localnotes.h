// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/protocol.h"

#include <QDate>

#include <vector>

namespace kikitori {

/// A centre's own note 施設メモ under a part of a protocol: it stays when a new version comes.
struct LocalNote {
    QString protocol; ///< id
    QString part; ///< "items/sweat", "advice/orange"; empty: the protocol as a whole
    QString text; ///< shown to the nurse, never read aloud
    QString by; ///< who wrote it
    QDate on;
    QString under; ///< fingerprint of what it stood under then: fingerprintOf()
    friend bool operator==(const LocalNote &, const LocalNote &) = default;
};

/// A note that a person must read again.
struct NoteToReview {
    enum class Why { TextChanged, PartGone, ProtocolGone } why = Why::TextChanged;
    LocalNote note;
    QString now; ///< what stands there now; empty when it is gone
};

/// Reads a notes.yaml; strict, with line and column. The form is in docs/protocol-format.md.
[[nodiscard]] Result<std::vector<LocalNote>> readLocalNotes(const QByteArray &yaml, const QString &file);
/// The same notes as YAML.
[[nodiscard]] QByteArray yamlOf(const std::vector<LocalNote> &notes);

/// SHA-256 over the texts of the part, 16 hex digits; empty when the pack has no such part. What a note stands under is
/// what the nurse reads there: of an item its question, help and urgency; of the protocol as a whole all but its words
/// and basis.
[[nodiscard]] QString fingerprintOf(const Pack &pack, const QString &protocol, const QString &part);

/// The notes whose ground has changed, in their order; all others stand as they are.
[[nodiscard]] std::vector<NoteToReview> notesToReview(const std::vector<LocalNote> &notes, const Pack &pack);

/// The notes of one part, in their order.
[[nodiscard]] QStringList notesFor(const std::vector<LocalNote> &notes, const QString &protocol, const QString &part);

} // namespace kikitori
