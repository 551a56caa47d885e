// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"
#include "protocol/urgency.h"

#include <QMap>

#include <vector>

namespace kikitori {

/// A case 相談 as its entries tell it. Pure value: the same entries in the same order give the same record.
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
        QString reg; ///< "field:municipality", "complaint", "decision", "answer:RUN:ITEM", "emergency:CHECK", "state"
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

    [[nodiscard]] bool isOpen() const { return !closedAt.isValid(); }
    /// The urgency that counts: the nurse's, else the protocol's.
    [[nodiscard]] std::optional<Urgency> finalUrgency() const { return decidedUrgency ? decidedUrgency : protocolUrgency; }
    void apply(const Entry &entry);
    [[nodiscard]] static CaseRecord fold(const std::vector<Entry> &entries);
};

} // namespace kikitori
