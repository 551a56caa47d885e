// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"
#include "cases/register.h"
#include "protocol/urgency.h"

#include <QMap>

#include <vector>

namespace kikitori {

/// A case 相談 as its entries tell it. Pure value: the same entries give the same record, in whatever order they came.
struct CaseRecord {
    /// Several desks set one register and none saw the other 競合. `values` in the order of (seq, desk); the last of
    /// them is what the record shows meanwhile.
    struct Conflict {
        struct Value {
            QUuid entry;
            QString value;
            QString author;
            QString desk;
            QDateTime at;
        };
        QString reg; ///< "field:municipality", "complaint", "decision", "answer:RUN:ITEM" …: registerOf() in register.h
        std::vector<Value> values;
    };
    struct Run {
        QString id;
        QString protocol;
        QString title;
        bool withdrawn = false;
        QMap<QString, Answer> answers; ///< last answer by item code
    };
    QString id;
    QString number; ///< K-20261120-01003
    QString program;
    QString desk;
    QString receiver; ///< staff id 受付者 (K9 ク)
    QDateTime openedAt; ///< UTC
    QDateTime closedAt; ///< UTC; invalid while open
    int offsetMinutes = 540;
    QString callId;
    QString callerNumber;
    QString calledNumber;
    QString packId, packVersion, packHash;
    QString openingSaidBy; ///< "agent", "guidance" or empty
    QString complaint;
    QMap<QString, Answer> emergency; ///< by check code
    std::vector<Run> runs;
    std::optional<Urgency> protocolUrgency; ///< what the protocol says
    QString protocolTitle; ///< titles of the runs, 、 between
    std::optional<Urgency> decidedUrgency; ///< what the nurse decided instead
    QString decisionReason;
    bool adviceSaid = false;
    QMap<QString, QString> fields;
    QString openRedReason;
    int revision = 0; ///< number of entries folded, those of unknown kinds included
    QString joinedTo; ///< case id of the same incident, or empty
    bool erased = false; ///< its content was destroyed; only number, times and urgency of the summary may remain
    QString verdictTitle; ///< what the last verdict named; the protocolTitle while no run stands
    Registers registers; ///< who set what stands

    [[nodiscard]] bool isOpen() const { return !closedAt.isValid(); }
    /// The urgency that counts: the nurse's, else the protocol's.
    [[nodiscard]] std::optional<Urgency> finalUrgency() const { return decidedUrgency ? decidedUrgency : protocolUrgency; }

    /// What two desks set differently, sorted by register. Until a person settles it the highest urgency counts, a case
    /// that one desk closed and another did not is open, and of all else the last value shows.
    [[nodiscard]] std::vector<Conflict> conflicts() const;
    [[nodiscard]] bool inConflict() const { return registers.contested(); }
    /// For a writer: puts into body["over"] the values of other desks that this record shows in the register that
    /// `next` sets. Never a contested one: that is settled with allHeads() by a person who was asked.
    void nameSeen(Entry &next) const;
    [[nodiscard]] QJsonArray seenHeads(const QString &reg, const QString &ownDesk) const;
    /// The ids of all values of a register; an entry that names them in body["over"] settles it.
    [[nodiscard]] QJsonArray allHeads(const QString &reg) const;

    /// Takes one more entry, which must not come before those applied already (order.h).
    void apply(const Entry &entry);
    /// Sorts first.
    [[nodiscard]] static CaseRecord fold(const std::vector<Entry> &entries);
    /// The whole record but its revision as compact JSON with sorted keys: equal for equal records, on every desk.
    [[nodiscard]] QByteArray canonical() const;
};

} // namespace kikitori
