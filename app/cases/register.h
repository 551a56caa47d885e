// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"

#include <QJsonArray>
#include <QList>

#include <span>

namespace kikitori {

/// A value that stands in a register: nobody has replaced it.
struct Head {
    QString reg;
    QUuid entry;
    QString value;
    QString author;
    QString desk;
    QDateTime at;
};

/// The register that an entry of a case sets; empty when it sets none: "field:NAME", "complaint", "decision", "verdict",
/// "state", "emergency:CHECK", "answer:RUN:ITEM", "run:RUN", "opening", "joined".
[[nodiscard]] QString registerOf(const Entry &entry);
/// The value that the entry puts there: text as written; codes ("yes", "red", "standing"), empty for taken back; for
/// "decision" and "state" the reason follows after a colon: "red:声の様子", "closed", "closed:通話が切れた", "open".
[[nodiscard]] QString valueOf(const Entry &entry);
/// What stands before the colon of such a value, and after it.
[[nodiscard]] QString codeIn(const QString &value);
[[nodiscard]] QString reasonIn(const QString &value);

/// The registers of one record (multi-value registers): an entry replaces what its own desk set before it and what its
/// body["over"] names; what nobody replaced stands. Pure value; entries come in the order of (seq, desk).
class Registers {
public:
    void set(const QString &reg, const QString &value, const Entry &entry);
    /// Takes back the joins to body["to"] of the entry's own desk and those it names; what they had replaced stands again.
    void part(const Entry &entry);
    /// In the order they were set.
    [[nodiscard]] std::span<const Head> of(const QString &reg) const;
    [[nodiscard]] bool contested(const QString &reg) const;
    [[nodiscard]] bool contested() const;
    /// All, those of one register side by side.
    [[nodiscard]] const QList<Head> &heads() const { return m_heads; }

private:
    struct Join {
        Head head;
        QList<QUuid> over;
    };
    void showJoins();
    QList<Head> m_heads;
    QList<Join> m_joins; ///< all that were not taken back, replaced ones too
};

} // namespace kikitori
